package io.houji.http.imports;

import io.houji.http.json.Json;
import io.houji.http.server.ProgressEvents;
import io.vertx.core.Vertx;
import java.util.Locale;

/**
 * How far one import is. Written by the thread that works, read by whoever asks; known to the node
 * that does the work, and gone when it is done.
 */
final class Progress implements Watch {
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
  ProgressEvents events(Vertx vertx) {
    return new ProgressEvents(vertx, this::json, () -> over);
  }
}
