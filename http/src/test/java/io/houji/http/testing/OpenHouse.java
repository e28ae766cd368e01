package io.houji.http.testing;

import io.houji.http.metrics.Meters;
import io.houji.http.server.Caller;
import io.houji.http.server.Role;
import io.houji.http.server.Room;
import io.houji.http.server.Server;
import io.houji.http.server.ServerOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** A running server of rooms that need no database; a token names its role. */
public final class OpenHouse implements AutoCloseable {
  private static final String REST = "-0123456789-0123456789";

  private final Meters meters = new Meters("0.1.0", "test");
  private final Vertx vertx = meters.vertx(new VertxOptions());
  private final Server server;
  private final Client client;

  public OpenHouse(Function<Vertx, Room> room) {
    var ground = new Server.Ground(OpenHouse::callerOf, meters, Future::succeededFuture);
    server = await(Server.start(vertx, ServerOptions.on(0, 0), ground, List.of(room.apply(vertx))));
    client = new Client(server);
  }

  private static Future<Optional<Caller>> callerOf(String token) {
    var until = Instant.parse("2999-12-31T16:00:00Z");
    return Future.succeededFuture(
        Role.ofWire(token.replace("hj_", "").replace(REST, ""))
            .map(role -> new Caller("cluster", role, "tests", until)));
  }

  public static String token(Role role) {
    return "hj_" + role.wire() + REST;
  }

  public Client client() {
    return client;
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(30, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new AssertionError(late);
    }
  }

  @Override
  public void close() {
    await(server.close());
    await(vertx.close());
    meters.close();
  }
}
