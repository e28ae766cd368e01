package io.houji.deploy.serving;

import io.houji.deploy.testing.TestDatabase;
import io.houji.http.access.AccessRoom;
import io.houji.http.access.TokenAuthentication;
import io.houji.http.access.Tokens;
import io.houji.http.metrics.Meters;
import io.houji.http.server.Role;
import io.houji.http.server.Server;
import io.houji.http.server.ServerOptions;
import io.houji.http.store.Database;
import io.houji.http.store.DatabaseAccess;
import io.houji.http.testing.Client;
import io.houji.http.writes.Writes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The whole shell on a real database, with a room of notes and tokens of two tenants. */
final class Service implements AutoCloseable {
  final Meters meters = new Meters("0.1.0", "test");
  final Vertx vertx = meters.vertx(new VertxOptions());
  final Database database;
  final Server server;
  final Client client;
  private final Database owner;

  /**
   * @param access the way to the database, perhaps through a faulty line
   */
  Service(TestDatabase tests, DatabaseAccess access, ServerOptions options) {
    owner = Database.openAsOwner(vertx, tests.owner());
    database = Database.open(vertx, access);
    var ground =
        new Server.Ground(
            new TokenAuthentication(database, InstantSource.system()), meters, database::answers);
    var notes = NotesRoom.of(database, new Writes(database, meters));
    server = await(Server.start(vertx, options, ground, List.of(AccessRoom.of(), notes)));
    client = new Client(server);
  }

  Service(TestDatabase tests) {
    this(tests, tests.service(), ServerOptions.on(0, 0));
  }

  /** A token of a tenant, made with it if need be, that is good from now for an hour. */
  String token(String tenant, Role role) {
    var now = Instant.now();
    return token(tenant, role, now.minusSeconds(1), now.plus(Duration.ofHours(1)));
  }

  String token(String tenant, Role role, Instant from, Instant to) {
    return asOwner(
        connection ->
            Tokens.createTenant(connection, tenant, tenant)
                .compose(
                    made ->
                        Tokens.mint(
                            connection, new Tokens.Grant(tenant, role, "tests", from, to))));
  }

  boolean revoke(String token) {
    return asOwner(connection -> Tokens.revoke(connection, token));
  }

  private <T> T asOwner(
      java.util.function.Function<io.vertx.sqlclient.SqlConnection, Future<T>> work) {
    return await(owner.write("", work));
  }

  static <T> T await(Future<T> future) {
    try {
      return future.await(60, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new AssertionError(late);
    }
  }

  @Override
  public void close() {
    await(server.close());
    await(database.close());
    await(owner.close());
    await(vertx.close());
    meters.close();
  }
}
