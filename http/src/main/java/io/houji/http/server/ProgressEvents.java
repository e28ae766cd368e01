package io.houji.http.server;

import io.houji.http.json.Json;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How far long work is, as server-sent events {@code progress}: one per tick in which something
 * moved, until the work is over; the last one says so.
 */
public final class ProgressEvents implements ReadStream<Buffer> {
  private static final Duration TICK = Duration.ofMillis(100);

  /** Ticks without news after which the line is kept open by a comment. */
  private static final int SILENT_MAX = 50;

  private final Vertx vertx;
  private final Supplier<Json.Obj> now;
  private final BooleanSupplier over;
  private final long timer;
  private Handler<Buffer> onEvent = event -> {};
  private Handler<Void> onEnd = end -> {};
  private @Nullable String last;
  private int silent;
  private boolean ended;
  private boolean paused;

  /** Both are asked on the event loop and must be quick. */
  public ProgressEvents(Vertx vertx, Supplier<Json.Obj> now, BooleanSupplier over) {
    this.vertx = vertx;
    this.now = now;
    this.over = over;
    this.timer = vertx.setPeriodic(TICK.toMillis(), tick -> tick());
  }

  private void tick() {
    if (paused || ended) {
      return;
    }
    boolean done = over.getAsBoolean();
    var data = new String(now.get().toBytes(), StandardCharsets.UTF_8);
    if (!data.equals(last)) {
      last = data;
      silent = 0;
      onEvent.handle(Buffer.buffer("event: progress\ndata: " + data + "\n\n"));
    } else if (++silent == SILENT_MAX) {
      silent = 0;
      onEvent.handle(Buffer.buffer(": still at work\n\n"));
    }
    if (done) {
      close();
      onEnd.handle(null);
    }
  }

  /** No more events; whoever read them may be gone. */
  public void close() {
    if (!ended) {
      ended = vertx.cancelTimer(timer);
    }
  }

  @Override
  public ProgressEvents handler(@Nullable Handler<Buffer> handler) {
    onEvent = handler == null ? event -> {} : handler;
    return this;
  }

  @Override
  public ProgressEvents endHandler(@Nullable Handler<Void> handler) {
    onEnd = handler == null ? end -> {} : handler;
    return this;
  }

  @Override
  public ProgressEvents exceptionHandler(@Nullable Handler<Throwable> handler) {
    return this;
  }

  @Override
  public ProgressEvents pause() {
    paused = true;
    return this;
  }

  @Override
  public ProgressEvents resume() {
    paused = false;
    return this;
  }

  @Override
  public ProgressEvents fetch(long amount) {
    paused = amount == 0 && paused;
    return this;
  }
}
