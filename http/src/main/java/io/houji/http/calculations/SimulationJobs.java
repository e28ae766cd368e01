package io.houji.http.calculations;

import io.houji.fund.seedfund.OutcomeRun;
import io.houji.http.calculations.OutcomeSimulationCalculation.Most;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.server.Answer;
import io.houji.http.server.Operation;
import io.houji.http.server.ProblemType;
import io.houji.http.server.ProgressEvents;
import io.houji.http.server.Request;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /v1/seed-fund/simulations}: simulations too long for a request. Known to the node that
 * plays them and kept there for a while; nothing is stored, because the same plan and seed give the
 * same result on any node.
 */
final class SimulationJobs {
  private static final Logger LOG = LoggerFactory.getLogger(SimulationJobs.class);
  private static final String PATH = "/v1/seed-fund/simulations";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  private static final int ID_DIGITS = 20;

  /** Some ten seconds on two cores for a fund of 256 projects. */
  static final Most MOST = new Most(1_000_000, 300_000_000);

  private static final long MINUTES_MAX = 5;
  private static final int AT_WORK_MAX = 2;
  private static final int KEPT_MAX = 100;

  private final Vertx vertx;
  private final WorkerExecutor workers;
  private final int threads;
  private final Map<String, SimulationJob> jobs = new LinkedHashMap<>();

  /** With threads of their own, so that jobs do not hold up requests. */
  SimulationJobs(Vertx vertx) {
    this.vertx = vertx;
    this.threads = Runtime.getRuntime().availableProcessors();
    this.workers =
        vertx.createSharedWorkerExecutor(
            "houji-simulations", threads, MINUTES_MAX, TimeUnit.MINUTES);
  }

  Map<String, Operation> operations() {
    return Map.of(
        "startOutcomeSimulation",
        this::start,
        "getOutcomeSimulation",
        this::one,
        "watchOutcomeSimulation",
        this::watch);
  }

  private Future<Answer> start(Request request) {
    var query = request.query();
    var id = query.optional("simulation_id", Kind.text(ID, "1 to 64 letters, digits, _ . or -"));
    return query
        .build(() -> id.get().orElseGet(SimulationJobs::newId))
        .fold(
            name ->
                workers
                    .executeBlocking(
                        () -> OutcomeSimulationCalculation.run(request.fields(), MOST), false)
                    .map(read -> read.fold(run -> begin(request, name, run), Answer::problems)),
            problems -> Future.succeededFuture(Answer.problems(problems)));
  }

  private static String newId() {
    return "sim-" + UUID.randomUUID().toString().replace("-", "").substring(0, ID_DIGITS);
  }

  private Answer begin(Request request, String id, OutcomeRun run) {
    var job = new SimulationJob(id, request.json(), run);
    synchronized (jobs) {
      var before = jobs.get(key(request, id));
      if (before != null) {
        return before.asks(request.json())
            ? accepted(before)
            : Answer.conflict("simulation " + id + " has another plan");
      }
      if (jobs.values().stream().filter(each -> !each.isOver()).count() >= AT_WORK_MAX) {
        return Answer.problem(
                ProblemType.UNAVAILABLE, "other simulations are at work; send it again later")
            .with("Retry-After", "5");
      }
      jobs.put(key(request, id), job);
      forgetOldest();
    }
    play(job);
    return accepted(job);
  }

  private void forgetOldest() {
    var oldest = jobs.entrySet().iterator();
    while (jobs.size() > KEPT_MAX && oldest.hasNext()) {
      if (oldest.next().getValue().isOver()) {
        oldest.remove();
      }
    }
  }

  private void play(SimulationJob job) {
    Callable<Boolean> work =
        () -> {
          job.work();
          return true;
        };
    Callable<Boolean> end =
        () -> {
          job.end();
          return true;
        };
    Future.all(
            IntStream.range(0, threads)
                .mapToObj(thread -> workers.executeBlocking(work, false))
                .toList())
        .compose(played -> workers.executeBlocking(end, false))
        .onFailure(
            failure -> {
              job.fail();
              LOG.error("simulation {}", job.id(), failure);
            });
  }

  private static Answer accepted(SimulationJob job) {
    String at = PATH + "/" + job.id();
    return Answer.accepted(at, Json.object().put("id", job.id()).put("href", at).end());
  }

  private Future<Answer> one(Request request) {
    var job = find(request);
    return Future.succeededFuture(job == null ? none(request) : Answer.ok(job.json()));
  }

  private Future<Answer> watch(Request request) {
    var job = find(request);
    if (job == null) {
      return Future.succeededFuture(none(request));
    }
    var events = new ProgressEvents(vertx, () -> job.progress().end(), job::isOver);
    return Future.succeededFuture(Answer.stream("text/event-stream", events, events::close));
  }

  private @Nullable SimulationJob find(Request request) {
    synchronized (jobs) {
      return jobs.get(key(request, request.path("simulation_id")));
    }
  }

  private static Answer none(Request request) {
    return Answer.notFound(
        "no simulation "
            + request.path("simulation_id")
            + " is known here; the same plan and seed give the same result again");
  }

  /** Ids hold no slash, so that no two tenants meet in one key. */
  private static String key(Request request, String id) {
    return request.tenant() + "/" + id;
  }
}
