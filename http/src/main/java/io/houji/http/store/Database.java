package io.houji.http.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.pgclient.pubsub.PgSubscriber;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * PostgreSQL as units of work: one transaction in one tenant, committed only if the work succeeds,
 * ended in bounded time whatever the network does. A failed future of the work rolls back.
 *
 * <p>The tenant is set for the transaction only; row-level security does the rest. Never keep the
 * connection beyond the work.
 */
public final class Database {
  private static final String ENTER_READ = Sql.load(Database.class, "enter_read.sql");
  private static final String ENTER_WRITE = Sql.load(Database.class, "enter_write.sql");

  /** Half-way through, so that the pool drops an idle connection before the socket gives up. */
  private static final int IDLE_SHARE = 2;

  private static final Duration CONNECT = Duration.ofMillis(1500);
  private static final Duration TCP_USER = Duration.ofSeconds(3);
  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final int CLEANER_MILLIS = 500;

  private final Line requests;
  private final Line jobs;
  private final Supplier<PgSubscriber> listening;

  private Database(Line requests, Line jobs, Supplier<PgSubscriber> listening) {
    this.requests = requests;
    this.jobs = jobs;
    this.listening = listening;
  }

  /** As the service, for requests and jobs. */
  public static Database open(Vertx vertx, DatabaseAccess access) {
    return open(vertx, access, "");
  }

  /** As the owner of the tables, for minting tokens and filling a demonstration. */
  public static Database openAsOwner(Vertx vertx, DatabaseAccess access) {
    return open(vertx, access, "owner-");
  }

  /** Pools of one process need different names, or their gauges are taken for one. */
  private static Database open(Vertx vertx, DatabaseAccess access, String prefix) {
    var requests = Patience.request();
    var jobs = Patience.job();
    return new Database(
        new Line(pool(vertx, access, requests, prefix + "requests"), requests),
        new Line(pool(vertx, access, jobs, prefix + "jobs"), jobs),
        () -> PgSubscriber.subscriber(vertx, login(access, requests, "announcements")));
  }

  /** A connection of its own for what PostgreSQL announces; the caller connects and closes it. */
  public PgSubscriber announcements() {
    return listening.get();
  }

  /** A read in {@code tenant}; PostgreSQL refuses writes in it. Asked twice if a line breaks. */
  public <T> Future<T> read(String tenant, Function<SqlConnection, Future<T>> work) {
    return requests
        .unit(ENTER_READ, tenant, work)
        .recover(
            failure ->
                DatabaseFailure.brokeConnection(failure)
                    ? requests.unit(ENTER_READ, tenant, work)
                    : Future.failedFuture(failure));
  }

  /** A write in {@code tenant}. Never repeated here: {@code Writes.once} makes that safe. */
  public <T> Future<T> write(String tenant, Function<SqlConnection, Future<T>> work) {
    return requests.unit(ENTER_WRITE, tenant, work);
  }

  /** A write that may take minutes, such as an import; few run at a time. */
  public <T> Future<T> longWrite(String tenant, Function<SqlConnection, Future<T>> work) {
    return jobs.unit(ENTER_WRITE, tenant, work);
  }

  /** A read that may take minutes, such as a report; few run at a time. */
  public <T> Future<T> longRead(String tenant, Function<SqlConnection, Future<T>> work) {
    return jobs.unit(ENTER_READ, tenant, work);
  }

  /** A read that belongs to no tenant, so that row-level security shows no tenant's rows. */
  public <T> Future<T> readOutsideTenants(Function<SqlConnection, Future<T>> work) {
    return read("", work);
  }

  /** Succeeds if the database answers now. */
  public Future<Void> answers() {
    return readOutsideTenants(connection -> connection.query("select 1").execute().mapEmpty());
  }

  public Future<Void> close() {
    return Future.all(requests.pool.close(), jobs.pool.close()).mapEmpty();
  }

  private static Pool pool(Vertx vertx, DatabaseAccess access, Patience patience, String name) {
    return PgBuilder.pool()
        .with(poolOptions(patience, name))
        .with(netOptions(patience))
        .connectingTo(login(access, patience, name))
        .using(vertx)
        .build();
  }

  private static PgConnectOptions login(DatabaseAccess access, Patience patience, String name) {
    var options =
        new PgConnectOptions()
            .setHost(access.host())
            .setPort(access.port())
            .setDatabase(access.database())
            .setUser(access.user())
            .setPassword(access.password())
            .setCachePreparedStatements(true)
            .setPreparedStatementCacheMaxSize(256)
            .addProperty("TimeZone", "Asia/Shanghai")
            .addProperty("application_name", "houji-" + name)
            .addProperty("statement_timeout", millis(patience.statement()))
            .addProperty("lock_timeout", millis(patience.lock()))
            .addProperty("idle_in_transaction_session_timeout", millis(patience.silence()));
    if (access.role() != null) {
      options.addProperty("role", access.role());
    }
    if (access.tls()) {
      options
          .setSslMode(SslMode.VERIFY_FULL)
          .setSslOptions(new ClientSSLOptions().setHostnameVerificationAlgorithm("HTTPS"));
    }
    return options;
  }

  private static PoolOptions poolOptions(Patience patience, String name) {
    return new PoolOptions()
        .setName(name)
        .setMaxSize(patience.connections())
        .setMaxWaitQueueSize(patience.queue())
        .setConnectionTimeout((int) patience.acquire().toMillis())
        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
        .setIdleTimeout((int) patience.silence().toMillis() / IDLE_SHARE)
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setMaxLifetime((int) LIFETIME.toMinutes())
        .setMaxLifetimeUnit(TimeUnit.MINUTES)
        .setPoolCleanerPeriod(CLEANER_MILLIS)
        .setEventLoopSize(Runtime.getRuntime().availableProcessors());
  }

  /** Without the read idle timeout a half-open connection holds its place in the pool for good. */
  private static NetClientOptions netOptions(Patience patience) {
    return new NetClientOptions()
        .setConnectTimeout((int) CONNECT.toMillis())
        .setReadIdleTimeout((int) patience.silence().toMillis())
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setTcpKeepAlive(true)
        .setTcpUserTimeout((int) TCP_USER.toMillis());
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }

  /** One pool with its patience. */
  private record Line(Pool pool, Patience patience) {

    <T> Future<T> unit(String enter, String tenant, Function<SqlConnection, Future<T>> work) {
      return begin(enter, tenant, patience.connections())
          .compose(begun -> finish(begun, work))
          .timeout(patience.unit().toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Nothing has been done yet, so that even a write may take another connection: after an outage
     * each of the pool may be broken, and one that is leaves it.
     */
    private Future<Begun> begin(String enter, String tenant, int others) {
      return begin(enter, tenant)
          .recover(
              failure ->
                  others > 0 && DatabaseFailure.brokeConnection(failure)
                      ? begin(enter, tenant, others - 1)
                      : Future.failedFuture(failure));
    }

    private Future<Begun> begin(String enter, String tenant) {
      return pool.getConnection()
          .recover(failure -> Future.failedFuture(new DatabaseUnavailable(failure)))
          .compose(
              connection ->
                  connection
                      .begin()
                      .compose(
                          transaction ->
                              connection
                                  .preparedQuery(enter)
                                  .execute(Tuple.of(tenant))
                                  .map(new Begun(connection, transaction)))
                      .onFailure(failure -> giveBack(connection)));
    }

    private static <T> Future<T> finish(Begun begun, Function<SqlConnection, Future<T>> work) {
      return Future.succeededFuture(begun.connection())
          .compose(work)
          .compose(
              result -> begun.transaction().commit().map(result),
              failure ->
                  begun
                      .transaction()
                      .rollback()
                      .transform(rolledBack -> Future.failedFuture(failure)))
          .onComplete(done -> giveBack(begun.connection()));
    }

    /** A close that fails means the connection is gone already, and the pool has seen it. */
    private static void giveBack(SqlConnection connection) {
      connection.close().onFailure(gone -> {});
    }
  }

  private record Begun(SqlConnection connection, Transaction transaction) {}
}
