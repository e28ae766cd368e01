package io.houji.http.imports;

import io.houji.http.json.Json;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far one import is. Written by the thread that works, read by whoever asks; known to the node
 * that does the work, and gone when it is done.
 */
final class Progress implements Watch {
  private static final Duration TICK = Duration.ofMillis(100);

  /** Ticks without news after which the line is kept open by a comment. */
  private static final int SILENT_MAX = 50;

  /** At what point it is. */
  private record Point(Phase phase, long rows, double share) {}

  private final String id;
  private volatile Point point = new Point(Phase.READING, 0, 0);
  private volatile boolean over;

  Progress(String id) {
    this.id = id;
  }

  @Override
  public void at(Phase phase, long rows, double share) {
    point = new Point(phase, rows, share);
  }

  void end() {
    over = true;
  }

  Json.Obj json() {
    var now = point;
    return Json.object()
        .put("id", id)
        .put("state", over ? "ended" : "running")
        .put("phase", now.phase.name().toLowerCase(Locale.ROOT))
        .put("rows", now.rows)
        .put("share_read", Json.rate(now.share))
        .end();
  }

  /** Server-sent events until the import is over; the last one says so. */
  Events events(Vertx vertx) {
    return new Events(vertx);
  }

  /** One event per tick in which something moved. */
  final class Events implements ReadStream<Buffer> {
    private final Vertx vertx;
    private final long timer;
    private Handler<Buffer> onEvent = event -> {};
    private Handler<Void> onEnd = end -> {};
    private @Nullable String last;
    private int silent;
    private boolean ended;
    private boolean paused;

    private Events(Vertx vertx) {
      this.vertx = vertx;
      this.timer = vertx.setPeriodic(TICK.toMillis(), tick -> tick());
    }

    private void tick() {
      if (paused || ended) {
        return;
      }
      boolean done = over;
      var data = new String(json().toBytes(), StandardCharsets.UTF_8);
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
    void close() {
      if (!ended) {
        ended = vertx.cancelTimer(timer);
      }
    }

    @Override
    public Events handler(@Nullable Handler<Buffer> handler) {
      onEvent = handler == null ? event -> {} : handler;
      return this;
    }

    @Override
    public Events endHandler(@Nullable Handler<Void> handler) {
      onEnd = handler == null ? end -> {} : handler;
      return this;
    }

    @Override
    public Events exceptionHandler(@Nullable Handler<Throwable> handler) {
      return this;
    }

    @Override
    public Events pause() {
      paused = true;
      return this;
    }

    @Override
    public Events resume() {
      paused = false;
      return this;
    }

    @Override
    public Events fetch(long amount) {
      paused = amount == 0 && paused;
      return this;
    }
  }
}
