package io.houji.http.scoring;

import io.houji.http.metrics.Meters;
import io.houji.http.metrics.Sheet;
import io.houji.http.store.Database;
import io.houji.http.store.Sql;
import io.houji.scoring.decision.Decision;
import io.houji.scoring.decision.ScoreAnswer;
import io.houji.scoring.registry.State;
import io.houji.scoring.validation.Stability;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scoring on {@code /metrics} (评分监测): counts and times of this node; of the home tenant, how far
 * the mix of grades has moved and whether as many defaulted as were expected to.
 *
 * <p>Labels are products and grades that come with the program; a bank's own count as {@code
 * other}.
 */
final class ScoreMeters {
  private static final Logger LOG = LoggerFactory.getLogger(ScoreMeters.class);
  private static final String OTHER = "other";
  private static final String SHARES = Sql.load(ScoreMeters.class, "score_shares.sql");
  private static final String DEFAULTS = Sql.load(ScoreMeters.class, "score_defaults.sql");
  private static final Duration LOOK = Duration.ofSeconds(30);
  private static final Duration[] BUCKETS = {
    Duration.ofNanos(50_000),
    Duration.ofNanos(100_000),
    Duration.ofNanos(250_000),
    Duration.ofNanos(500_000),
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(25)
  };

  private final Meters meters;
  private final Set<String> products;
  private final List<String> grades;
  private final Timer computing;
  private volatile MetricSnapshots shown = new MetricSnapshots();

  ScoreMeters(Meters meters, Versions.Ready bundled) {
    this.meters = meters;
    products =
        bundled.catalogue().products().stream()
            .map(product -> product.slug())
            .collect(Collectors.toUnmodifiableSet());
    grades = bundled.catalogue().grades().grades().stream().map(grade -> grade.name()).toList();
    computing =
        Timer.builder("houji.score.duration")
            .description("Computing one score with everything that led to it.")
            .serviceLevelObjectives(BUCKETS)
            .register(meters.registry());
    meters.registry().getPrometheusRegistry().register(() -> shown);
  }

  /** Measures the work. */
  <T> T timed(Supplier<T> work) {
    long began = System.nanoTime();
    T done = work.get();
    computing.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    return done;
  }

  /** A score that was given, by a model of this role. */
  void given(ScoreAnswer answer, State decidedBy) {
    var product = products.contains(answer.product()) ? answer.product() : OTHER;
    var grade = grades.contains(answer.rating().grade()) ? answer.rating().grade() : OTHER;
    Counter.builder("houji.scores")
        .description("Scores given, by product, decision, grade and role of the model.")
        .tag("product", product)
        .tag("decision", AnswerJson.wire(answer.decision()))
        .tag("grade", grade)
        .tag("role", AnswerJson.wire(decidedBy))
        .register(meters.registry())
        .increment();
  }

  /** A part of a list that was scored. */
  void scored(BatchScoring.Result result) {
    for (var decision : Decision.values()) {
      lines(AnswerJson.wire(decision), result.count(decision));
    }
    lines("bad", result.bad());
  }

  private void lines(String outcome, int count) {
    Counter.builder("houji.score.batch.lines")
        .description("Lines of lists that were scored, by what became of them.")
        .tag("outcome", outcome)
        .register(meters.registry())
        .increment(count);
  }

  /** Looks at the home tenant's scores now and then. */
  void follow(Vertx vertx, Database database, InstantSource clock, String home) {
    vertx.setPeriodic(1, LOOK.toMillis(), tick -> look(database, clock, home));
  }

  private void look(Database database, InstantSource clock, String home) {
    var now = ApplicationStore.utc(clock.instant());
    database
        .read(
            home,
            connection ->
                connection
                    .preparedQuery(SHARES)
                    .execute(Tuple.of(home, now))
                    .compose(
                        shares ->
                            connection
                                .preparedQuery(DEFAULTS)
                                .execute(Tuple.of(home))
                                .compose(
                                    defaults -> Future.succeededFuture(sheet(shares, defaults)))))
        .onSuccess(sheet -> shown = sheet)
        .onFailure(failure -> LOG.debug("scores of {}: {}", home, failure.getMessage()));
  }

  private MetricSnapshots sheet(RowSet<Row> shares, RowSet<Row> defaults) {
    var sheet = new Sheet();
    var psi =
        sheet.gauge(
            "houji_score_grade_psi_ratio",
            "Population stability index of grades: the last 30 days against the year before.");
    byProduct(shares)
        .forEach(
            (product, counts) ->
                psi.put(
                    Stability.of(counts.get(1), counts.get(0)).map(Stability::index),
                    "product",
                    product));
    var loans = sheet.gauge("houji_score_outcome_loans", "Scored loans whose outcome is known.");
    var defaulted = sheet.gauge("houji_score_outcome_defaults", "Those of them that defaulted.");
    var expected =
        sheet.gauge("houji_score_outcome_expected_defaults", "Sum of their default probabilities.");
    for (Row row : defaults) {
      var product = row.getString("product");
      if (products.contains(product)) {
        loans.put(row.getLong("loans"), "product", product);
        defaulted.put(row.getLong("defaults"), "product", product);
        expected.put(row.getDouble("expected"), "product", product);
      }
    }
    return sheet.end();
  }

  /** Recent counts and those before, by grade in the scale's order. */
  private Map<String, List<long[]>> byProduct(RowSet<Row> shares) {
    var all = new LinkedHashMap<String, List<long[]>>();
    for (Row row : shares) {
      var product = row.getString("product");
      int grade = grades.indexOf(row.getString("grade"));
      if (products.contains(product) && grade >= 0) {
        var counts =
            all.computeIfAbsent(
                product,
                name -> new ArrayList<>(List.of(new long[grades.size()], new long[grades.size()])));
        counts.get(0)[grade] = row.getLong("recent");
        counts.get(1)[grade] = row.getLong("before");
      }
    }
    return all;
  }
}
