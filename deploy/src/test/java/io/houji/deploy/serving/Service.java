package io.houji.deploy.serving;

import io.houji.deploy.testing.TestDatabase;
import io.houji.http.access.AccessRoom;
import io.houji.http.access.TokenAuthentication;
import io.houji.http.access.Tokens;
import io.houji.http.ledger.Snapshots;
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
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The whole shell on a real database, with a room of notes and tokens of two tenants. */
public final class Service implements AutoCloseable {
  /** The tenant whose figures are on {@code /metrics}. */
  public static final String HOME = "home";

  public final Meters meters = new Meters("0.1.0", "test");
  public final Vertx vertx = meters.vertx(new VertxOptions());
  public final Database database;
  public final Server server;
  public final Client client;
  public final Snapshots snapshots;
  private final Database owner;
  private final Supplier<Future<Void>> closing;

  /**
   * @param access the way to the database, perhaps through a faulty line
   */
  Service(TestDatabase tests, DatabaseAccess access, ServerOptions options) {
    owner = Database.openAsOwner(vertx, tests.owner());
    database = Database.open(vertx, access);
    var ground =
        new Server.Ground(
            new TokenAuthentication(database, InstantSource.system()), meters, database::answers);
    snapshots = await(Snapshots.follow(vertx, database));
    var rooms = List.of(AccessRoom.of(), NotesRoom.of(database, new Writes(database, meters)));
    server = await(Server.start(vertx, options, ground, rooms));
    closing = () -> server.close().eventually(snapshots::close);
    client = new Client(server);
  }

  private Service(TestDatabase tests, String home) {
    owner = Database.openAsOwner(vertx, tests.owner());
    database = Database.open(vertx, tests.service());
    var house =
        await(
            House.open(
                new House.Ground(vertx, meters, database),
                new House.Wishes(home, Locale.ENGLISH, ServerOptions.on(0, 0))));
    snapshots = house.snapshots();
    server = house.server();
    closing = house::close;
    client = new Client(server);
  }

  Service(TestDatabase tests) {
    this(tests, tests.service(), ServerOptions.on(0, 0));
  }

  /** The whole house as {@code serve} opens it. */
  public static Service whole(TestDatabase tests) {
    return new Service(tests, HOME);
  }

  /** A token of a tenant, made with it if need be, that is good from now for an hour. */
  public String token(String tenant, Role role) {
    var now = Instant.now();
    return token(tenant, role, now.minusSeconds(1), now.plus(Duration.ofHours(1)));
  }

  /** A token of another system of the tenant: a second person. */
  public String token(String tenant, Role role, String client) {
    var now = Instant.now();
    return token(tenant, role, client, now.minusSeconds(1), now.plus(Duration.ofHours(1)));
  }

  String token(String tenant, Role role, Instant from, Instant to) {
    return token(tenant, role, "tests", from, to);
  }

  private String token(String tenant, Role role, String client, Instant from, Instant to) {
    return asOwner(
        connection ->
            Tokens.createTenant(connection, tenant, tenant)
                .compose(
                    made ->
                        Tokens.mint(connection, new Tokens.Grant(tenant, role, client, from, to))));
  }

  boolean revoke(String token) {
    return asOwner(connection -> Tokens.revoke(connection, token));
  }

  private <T> T asOwner(
      java.util.function.Function<io.vertx.sqlclient.SqlConnection, Future<T>> work) {
    return await(owner.write("", work));
  }

  public static <T> T await(Future<T> future) {
    try {
      return future.await(60, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new AssertionError(late);
    }
  }

  @Override
  public void close() {
    await(closing.get());
    await(database.close());
    await(owner.close());
    await(vertx.close());
    meters.close();
  }
}
