package io.houji.http.calculations;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import io.houji.fund.seedfund.CompetingRisks;
import io.houji.fund.seedfund.Confidence;
import io.houji.fund.seedfund.Interval;
import io.houji.fund.seedfund.KaplanMeier;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * 生存分析: survival from durations of which some are still open, with Greenwood's intervals; where the
 * kinds of ending are given, also how likely each has become. See {@link KaplanMeier} and {@link
 * CompetingRisks}.
 */
final class SurvivalCalculation {
  private static final int COUNT_MAX = 20_000;
  private static final int KINDS_MAX = 12;
  private static final long CELLS_MAX = 40_000;
  private static final int NAME_MAX = 60;
  private static final double CONFIDENCE_MAX = 0.9999;

  private SurvivalCalculation() {}

  static Calculation offer() {
    return Calculation.of(SurvivalCalculation.class, "survival", SurvivalCalculation::compute);
  }

  private static Outcome<Json> compute(Fields fields) {
    var durations = fields.list("durations", 1, COUNT_MAX, Inputs.positiveOrZero());
    var events = fields.optional("events", Kind.list(1, COUNT_MAX, SurvivalCalculation::event));
    var endings = fields.optional("endings", Kind.list(1, COUNT_MAX, ending()));
    var level = fields.orElse("confidence", Kind.real(0.01, CONFIDENCE_MAX), 0.95);
    boolean one =
        !events.isRight()
            || !endings.isRight()
            || events.get().isPresent() != endings.get().isPresent();
    if (!one) {
      fields.refuse(
          new Problem(
              events.get().isPresent() ? Code.CONTRADICTION : Code.MISSING,
              "/events",
              "give either events or endings, one for each duration"));
    }
    return fields.buildOutcome(
        () -> answer(durations.get(), events.get(), endings.get(), new Confidence(level.get())));
  }

  /** True or 1 where the event came, false or 0 where the watch ended first. */
  private static Outcome<Boolean> event(Json value) {
    return value instanceof Json.Bool
        ? Kind.bool().read(value)
        : Kind.whole(0, 1)
            .read(value)
            .fold(
                number -> Outcome.ok(number == 1),
                wrong -> Outcome.rejected(Code.MALFORMED, "", "must be true, false, 1 or 0"));
  }

  /** The name of the ending, or null where the watch ended first. */
  private static Kind<Optional<String>> ending() {
    return value ->
        value instanceof Json.Null
            ? Outcome.ok(Optional.empty())
            : Kind.text(1, NAME_MAX).read(value).map(Optional::of);
  }

  private static Outcome<Json> answer(
      List<Double> durations,
      Optional<List<Boolean>> events,
      Optional<List<Optional<String>>> endings,
      Confidence confidence) {
    var problems = problemsOf(durations.size(), events, endings);
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    var watched = new ArrayList<KaplanMeier.Observation>();
    for (int i = 0; i < durations.size(); i++) {
      boolean came =
          events.isPresent() ? events.get().get(i) : endings.orElseThrow().get(i).isPresent();
      watched.add(new KaplanMeier.Observation(durations.get(i), came));
    }
    return KaplanMeier.of(watched)
        .then(
            curve ->
                endings.isEmpty()
                    ? Outcome.ok(write(curve, Json.Null.NULL, confidence))
                    : risks(durations, endings.get())
                        .map(risks -> write(curve, write(risks, confidence), confidence)));
  }

  private static List<Problem> problemsOf(
      int count, Optional<List<Boolean>> events, Optional<List<Optional<String>>> endings) {
    var problems = new ArrayList<Problem>();
    var name = events.isPresent() ? "/events" : "/endings";
    int given = events.isPresent() ? events.get().size() : endings.orElseThrow().size();
    if (given != count) {
      problems.add(
          new Problem(
              Code.CONTRADICTION,
              name,
              "as many as durations are needed: " + given + " and " + count));
    }
    long kinds = endings.map(all -> (long) new HashSet<>(all).size()).orElse(0L);
    if (kinds > KINDS_MAX + 1 || kinds * count > CELLS_MAX) {
      problems.add(
          new Problem(
              Code.OUT_OF_RANGE,
              "/endings",
              "at most " + KINDS_MAX + " kinds, and kinds times durations at most " + CELLS_MAX));
    }
    return problems;
  }

  private static Outcome<CompetingRisks<String>> risks(
      List<Double> durations, List<Optional<String>> endings) {
    var watched = new ArrayList<CompetingRisks.Observation<String>>();
    for (int i = 0; i < durations.size(); i++) {
      watched.add(new CompetingRisks.Observation<>(durations.get(i), endings.get(i)));
    }
    return CompetingRisks.of(watched);
  }

  private static Json write(KaplanMeier curve, Json risks, Confidence confidence) {
    var median = curve.median();
    return Json.object()
        .put("count", curve.count())
        .put("confidence", Json.number(confidence.level()))
        .put("rows", Json.array(curve.rows(), row -> row(row, confidence)))
        .put("median", median.isPresent() ? Json.number(median.getAsDouble()) : Json.Null.NULL)
        .put("competing_risks", risks)
        .end();
  }

  private static Json row(KaplanMeier.Row row, Confidence confidence) {
    var error = row.standardError();
    return Json.object()
        .put("time", Json.number(row.time()))
        .put("at_risk", row.atRisk())
        .put("events", row.events())
        .put("survival", Json.number(row.survival()))
        .put("greenwood_se", error.isPresent() ? Json.number(error.getAsDouble()) : Json.Null.NULL)
        .putOrNull("plain", row.plain(confidence), SurvivalCalculation::interval)
        .putOrNull("log_log", row.logLog(confidence), SurvivalCalculation::interval)
        .end();
  }

  static Json interval(Interval interval) {
    return Json.object()
        .put("low", Json.number(interval.low()))
        .put("high", Json.number(interval.high()))
        .end();
  }

  private static Json write(CompetingRisks<String> risks, Confidence confidence) {
    return Json.array(
        risks.rows(),
        row -> {
          var incidence = Json.object();
          new TreeMap<>(row.incidence())
              .forEach((kind, value) -> incidence.put(kind, incidence(row, kind, confidence)));
          return Json.object()
              .put("time", Json.number(row.time()))
              .put("at_risk", row.atRisk())
              .put("survival", Json.number(row.survival()))
              .put("incidence", incidence.end())
              .end();
        });
  }

  private static Json incidence(
      CompetingRisks.Row<String> row, String kind, Confidence confidence) {
    return Json.object()
        .put("ended", row.ended().getOrDefault(kind, 0))
        .put("value", Json.number(row.incidence().getOrDefault(kind, 0.0)))
        .put("plain", interval(row.plain(kind, confidence)))
        .end();
  }
}
