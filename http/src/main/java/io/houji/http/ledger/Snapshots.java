package io.houji.http.ledger;

import io.houji.fund.ledger.Commit;
import io.houji.fund.ledger.Ledger;
import io.houji.fund.ledger.Recorded;
import io.houji.http.store.Database;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.pubsub.PgSubscriber;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledgers of the tenants in memory, each immutable, followed from PostgreSQL: by its
 * notifications, and once a second in case one was lost. Loaded when first asked for.
 */
public final class Snapshots {
  private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
  private static final String CHANNEL = "houji_ledger";
  private static final Duration CATCH_UP = Duration.ofSeconds(1);

  /** A read that began after the commit sees it; the one under way may have begun before. */
  private static final int READS_TO_SEE = 2;

  private final Vertx vertx;
  private final Database database;
  private final Map<String, Followed> tenants = new ConcurrentHashMap<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final PgSubscriber announcements;
  private final long timer;

  /** Hears of every new ledger, also of the first one; must not block. */
  @FunctionalInterface
  public interface Listener {
    void moved(String tenant, Ledger ledger);
  }

  private Snapshots(Vertx vertx, Database database) {
    this.vertx = vertx;
    this.database = database;
    this.announcements = database.announcements();
    announcements.channel(CHANNEL).handler(this::announced);
    announcements.reconnectPolicy(tries -> CATCH_UP.toMillis());
    timer = vertx.setPeriodic(CATCH_UP.toMillis(), tick -> tenants.keySet().forEach(this::stir));
  }

  /** Listens from now on; without its announcements it still follows once a second. */
  public static Future<Snapshots> follow(Vertx vertx, Database database) {
    var snapshots = new Snapshots(vertx, database);
    return snapshots
        .announcements
        .connect()
        .otherwise(
            failure -> {
              LOG.warn("no announcements of commits: {}", failure.getMessage());
              return null;
            })
        .map(snapshots);
  }

  public void onMove(Listener listener) {
    listeners.add(listener);
    tenants.forEach(
        (tenant, followed) -> {
          var ledger = followed.ledger;
          if (ledger != null) {
            listener.moved(tenant, ledger);
          }
        });
  }

  /** The ledger as this node knows it, at most a second behind. */
  public Future<Ledger> ledger(String tenant) {
    var followed = of(tenant);
    var ledger = followed.ledger;
    return ledger == null ? followed.read() : Future.succeededFuture(ledger);
  }

  /** The ledger once it holds commit {@code seq}, which is visible in the database already. */
  public Future<Ledger> caughtUp(String tenant, long seq) {
    return caughtUp(of(tenant), seq, READS_TO_SEE);
  }

  /**
   * The ledger with a commit that this node has just made, without reading back what it wrote.
   *
   * @param changes as stored: decimals without the zeros that a column's scale appends
   */
  public Future<Ledger> appended(String tenant, Commit commit, List<Change> changes) {
    var followed = of(tenant);
    var before = followed.ledger;
    if (before == null || before.lastSeq() != commit.seq() - 1) {
      return caughtUp(tenant, commit.seq());
    }
    var facts =
        changes.stream()
            .map(change -> new Recorded(commit.seq(), change.retracted(), change.fact()))
            .toList();
    followed.take(before.plus(List.of(commit), facts));
    return caughtUp(tenant, commit.seq());
  }

  /**
   * Runs {@code write}, which ends in {@link #appended}. What it announces is not read back
   * meanwhile: of a large file that costs as much as recording it. Once a second is read all the
   * same.
   */
  public <T> Future<T> writing(String tenant, Supplier<Future<T>> write) {
    var followed = of(tenant);
    followed.writes.incrementAndGet();
    return Future.succeededFuture()
        .compose(begun -> write.get())
        .onComplete(done -> followed.writes.decrementAndGet());
  }

  private Future<Ledger> caughtUp(Followed followed, long seq, int reads) {
    var ledger = followed.ledger;
    if (ledger != null && ledger.lastSeq() >= seq) {
      return Future.succeededFuture(ledger);
    }
    return reads == 0
        ? Future.failedFuture(new IllegalStateException("commit " + seq + " is not there"))
        : followed.read().compose(read -> caughtUp(followed, seq, reads - 1));
  }

  /** Follows no more; ends when the reads under way have ended. */
  public Future<Void> close() {
    var cancelled = vertx.cancelTimer(timer);
    LOG.debug("no more catching up: {}", cancelled);
    return announcements
        .close()
        .transform(
            closed ->
                Future.join(
                    tenants.values().stream()
                        .map(followed -> followed.reading.get())
                        .filter(Objects::nonNull)
                        .toList()))
        .otherwiseEmpty()
        .mapEmpty();
  }

  private Followed of(String tenant) {
    return tenants.computeIfAbsent(tenant, Followed::new);
  }

  /** {@code tenant:seq}; tenants nobody asked for are not loaded. */
  private void announced(String payload) {
    int colon = payload.lastIndexOf(':');
    var followed = colon < 0 ? null : tenants.get(payload.substring(0, colon));
    if (followed != null && followed.writes.get() == 0) {
      var ledger = followed.ledger;
      if (ledger == null || ledger.lastSeq() < Long.parseLong(payload.substring(colon + 1))) {
        stir(followed.tenant);
      }
    }
  }

  private void stir(String tenant) {
    of(tenant)
        .read()
        .onFailure(failure -> LOG.warn("ledger of {}: {}", tenant, failure.getMessage()));
  }

  /** One tenant: its last ledger, and the read under way if there is one. */
  private final class Followed {
    private final String tenant;
    private final AtomicReference<@Nullable Future<Ledger>> reading = new AtomicReference<>();
    private final AtomicInteger writes = new AtomicInteger();
    private volatile @Nullable Ledger ledger;

    /** The last read failed: one commit may be larger than a request may read. */
    private volatile boolean failed;

    private Followed(String tenant) {
      this.tenant = tenant;
    }

    /** Joins the read under way, or starts one. */
    private Future<Ledger> read() {
      var promise = Promise.<Ledger>promise();
      var under = reading.compareAndExchange(null, promise.future());
      if (under != null) {
        return under;
      }
      var before = ledger;
      var from = before == null ? Ledger.EMPTY : before;
      Function<SqlConnection, Future<Ledger>> follow = sql -> LedgerStore.follow(sql, tenant, from);
      var read =
          before == null || failed
              ? database.longRead(tenant, follow)
              : database.read(tenant, follow);
      read.onComplete(
          done -> {
            failed = done.failed();
            if (done.succeeded()) {
              take(done.result());
            }
            reading.set(null);
            promise.handle(done);
          });
      return promise.future();
    }

    /** A read may end after a later commit was taken from elsewhere. */
    private synchronized void take(Ledger now) {
      var before = ledger;
      if (before == null || before.lastSeq() < now.lastSeq()) {
        ledger = now;
        listeners.forEach(listener -> listener.moved(tenant, now));
      }
    }
  }
}
