package io.houji.http.access;

import io.houji.http.json.Json;
import io.houji.http.server.Answer;
import io.houji.http.server.Request;
import io.houji.http.server.Room;
import io.vertx.core.Future;
import java.util.Map;

/** Tells callers who they are. */
public final class AccessRoom {
  private AccessRoom() {}

  public static Room of() {
    return Room.of(AccessRoom.class, Map.of("whoAmI", AccessRoom::whoAmI));
  }

  /** {@code GET /v1/me}. */
  private static Future<Answer> whoAmI(Request request) {
    var caller = request.caller();
    return Future.succeededFuture(
        Answer.ok(
            Json.object()
                .put("tenant", caller.tenant())
                .put("role", caller.role().wire())
                .put("client", caller.client())
                .put("expires_at", caller.expiresAt())
                .end()));
  }
}
