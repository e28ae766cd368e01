package io.houji.http.web;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events of one reader: the number of the ledger's last commit whenever it grows. A
 * slow reader gets the latest number only, so that nothing piles up. All work is done on the
 * reader's own context.
 */
final class MoveStream implements ReadStream<Buffer> {
  private static final String BEAT = ": still here\n\n";

  private final Context context;
  private @Nullable Handler<Buffer> pieces;
  private @Nullable Handler<Void> end;
  private boolean flowing = true;
  private boolean beatDue;
  private boolean ending;
  private boolean ended;
  private long latest = -1;
  private long told = -1;

  MoveStream(Context context) {
    this.context = context;
  }

  /** The ledger holds commit {@code seq} now; from any thread, in any order. */
  void moved(long seq) {
    context.runOnContext(
        go -> {
          latest = Math.max(latest, seq);
          flush();
        });
  }

  /** A comment line, so that nobody takes the silence for a broken line. */
  void beat() {
    context.runOnContext(
        go -> {
          beatDue = true;
          flush();
        });
  }

  /** No more events; the reader is expected to ask anew. */
  void finish() {
    context.runOnContext(
        go -> {
          ending = true;
          flush();
        });
  }

  private void flush() {
    var out = pieces;
    if (out == null || !flowing || ended) {
      return;
    }
    if (latest > told) {
      told = latest;
      beatDue = false;
      out.handle(
          Buffer.buffer("id: " + told + "\nevent: ledger\ndata: {\"seq\":" + told + "}\n\n"));
    } else if (beatDue) {
      beatDue = false;
      out.handle(Buffer.buffer(BEAT));
    }
    var last = end;
    if (ending && last != null) {
      ended = true;
      last.handle(null);
    }
  }

  @Override
  public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
    pieces = handler;
    flush();
    return this;
  }

  @Override
  public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
    end = handler;
    return this;
  }

  @Override
  public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
    return this;
  }

  @Override
  public ReadStream<Buffer> pause() {
    flowing = false;
    return this;
  }

  @Override
  public ReadStream<Buffer> resume() {
    flowing = true;
    flush();
    return this;
  }

  @Override
  public ReadStream<Buffer> fetch(long amount) {
    return resume();
  }
}
