package io.houji.http.scoring;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Pieces that are fetched one by one, as fast as they are taken (逐段输出); an empty one ends. */
final class Pieces implements ReadStream<Buffer> {
  private final Supplier<Future<Optional<Buffer>>> next;
  private @Nullable Handler<Buffer> onPiece;
  private Handler<Void> onEnd = end -> {};
  private Handler<Throwable> onFailure = failure -> {};
  private boolean paused;
  private boolean fetching;
  private boolean over;

  Pieces(Supplier<Future<Optional<Buffer>>> next) {
    this.next = next;
  }

  private synchronized boolean begins() {
    if (paused || fetching || over || onPiece == null) {
      return false;
    }
    fetching = true;
    return true;
  }

  private void fetchNext() {
    if (begins()) {
      next.get().onComplete(this::take, this::fail);
    }
  }

  private void take(Optional<Buffer> piece) {
    synchronized (this) {
      fetching = false;
      over |= piece.isEmpty();
    }
    var handler = onPiece;
    if (piece.isEmpty()) {
      onEnd.handle(null);
    } else if (handler != null && !over) {
      handler.handle(piece.get());
      fetchNext();
    }
  }

  private void fail(Throwable failure) {
    close();
    onFailure.handle(failure);
  }

  /** No more pieces; whoever took them may be gone. */
  synchronized void close() {
    over = true;
  }

  @Override
  public Pieces handler(@Nullable Handler<Buffer> handler) {
    onPiece = handler;
    fetchNext();
    return this;
  }

  @Override
  public Pieces endHandler(@Nullable Handler<Void> handler) {
    onEnd = handler == null ? end -> {} : handler;
    return this;
  }

  @Override
  public Pieces exceptionHandler(@Nullable Handler<Throwable> handler) {
    onFailure = handler == null ? failure -> {} : handler;
    return this;
  }

  @Override
  public synchronized Pieces pause() {
    paused = true;
    return this;
  }

  @Override
  public Pieces resume() {
    synchronized (this) {
      paused = false;
    }
    fetchNext();
    return this;
  }

  @Override
  public Pieces fetch(long amount) {
    return amount > 0 ? resume() : this;
  }
}
