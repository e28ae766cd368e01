package io.houji.http.scoring;

import io.houji.http.store.Database;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scores recorded lists part by part, off the event loops (批量评分执行).
 *
 * <p>A part is claimed, scored and its result inserted in one transaction, so that a node that dies
 * leaves it as it was and any node can go on. Each node looks for unfinished lists when it starts
 * and now and then.
 */
final class BatchWork {
  private static final Logger LOG = LoggerFactory.getLogger(BatchWork.class);
  private static final Duration FIRST_LOOK = Duration.ofMillis(500);
  private static final Duration LOOK = Duration.ofSeconds(15);
  private static final long PART_SECONDS_MAX = 60;

  private final Database database;
  private final Library library;
  private final InstantSource clock;
  private final ScoreMeters meters;
  private final WorkerExecutor workers;
  private final int lanes = Math.max(2, Runtime.getRuntime().availableProcessors());
  private final Map<BatchStore.Owned, Future<Void>> atWork = new ConcurrentHashMap<>();
  private volatile boolean closed;

  BatchWork(
      Vertx vertx, Database database, Library library, InstantSource clock, ScoreMeters meters) {
    this.meters = meters;
    this.database = database;
    this.library = library;
    this.clock = clock;
    this.workers =
        vertx.createSharedWorkerExecutor(
            "houji-batches", lanes, PART_SECONDS_MAX, TimeUnit.SECONDS);
  }

  /** Looks for unfinished lists now and then, until the verticle that calls ends. */
  void follow(Vertx vertx) {
    vertx.setTimer(FIRST_LOOK.toMillis(), first -> look());
    vertx.setPeriodic(LOOK.toMillis(), again -> look());
  }

  /** Begins no more parts; ends when those at work are recorded. */
  Future<Void> close() {
    closed = true;
    return Future.join(List.copyOf(atWork.values())).otherwiseEmpty().mapEmpty();
  }

  private void look() {
    database
        .readOutsideTenants(BatchStore::unfinished)
        .onSuccess(found -> found.forEach(this::begin))
        .onFailure(failure -> LOG.debug("lists are looked for again: {}", failure.getMessage()));
  }

  /** Works on a list unless this node already does. */
  void begin(BatchStore.Owned owned) {
    var over = Promise.<Void>promise();
    if (closed || atWork.putIfAbsent(owned, over.future()) != null) {
      return;
    }
    database
        .read(owned.tenant(), connection -> BatchStore.find(connection, owned.tenant(), owned.id()))
        .compose(
            found -> found.map(batch -> score(owned, batch)).orElseGet(Future::succeededFuture))
        .onFailure(
            failure -> LOG.warn("list {} goes on later: {}", owned.id(), String.valueOf(failure)))
        .onComplete(
            ended -> {
              atWork.remove(owned);
              over.complete();
            });
  }

  private Future<Void> score(BatchStore.Owned owned, BatchStore.Batch batch) {
    return library
        .find(owned.tenant(), batch.catalogue())
        .compose(
            ready ->
                database
                    .read(
                        owned.tenant(),
                        connection -> BatchStore.openParts(connection, owned.tenant(), owned.id()))
                    .compose(parts -> lanes(new Run(owned, batch, ready, parts))));
  }

  /** A list with its parts that wait; lanes take them in turn. */
  private record Run(
      BatchStore.Owned owned,
      BatchStore.Batch batch,
      Versions.Ready ready,
      List<Integer> parts,
      AtomicInteger next) {
    Run(BatchStore.Owned owned, BatchStore.Batch batch, Versions.Ready ready, List<Integer> parts) {
      this(owned, batch, ready, List.copyOf(parts), new AtomicInteger());
    }
  }

  private Future<Void> lanes(Run run) {
    var all = new ArrayList<Future<Void>>();
    for (int i = 0; i < lanes; i++) {
      all.add(lane(run));
    }
    return Future.all(all).mapEmpty();
  }

  private Future<Void> lane(Run run) {
    int at = run.next.getAndIncrement();
    return closed || at >= run.parts.size()
        ? Future.succeededFuture()
        : part(run, run.parts.get(at)).compose(done -> lane(run));
  }

  private Future<Void> part(Run run, int part) {
    String tenant = run.owned.tenant();
    String id = run.owned.id();
    return database.longWrite(
        tenant,
        connection ->
            BatchStore.claim(connection, tenant, id, part)
                .compose(
                    input ->
                        input.isEmpty()
                            ? Future.succeededFuture()
                            : workers
                                .executeBlocking(
                                    () ->
                                        BatchScoring.score(
                                            run.ready,
                                            run.batch.head(),
                                            input.get().getBytes(),
                                            clock.instant()),
                                    false)
                                .compose(
                                    result ->
                                        BatchStore.appendResult(
                                                connection, tenant, id, part, result)
                                            .onSuccess(kept -> meters.scored(result)))));
  }
}
