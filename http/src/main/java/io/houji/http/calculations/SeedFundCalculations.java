package io.houji.http.calculations;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem.Code;
import io.houji.fund.seedfund.Confidence;
import io.houji.fund.seedfund.LossRatio;
import io.houji.fund.seedfund.OutcomeMultiples;
import io.houji.fund.seedfund.PowerLawTail;
import io.houji.fund.seedfund.StepConversion;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** 种子基金统计: outcome multiples, their tail, and the way from step to step. */
final class SeedFundCalculations {
  /** Twice so many amounts of fifteen digits add up within a long. */
  static final int PROJECTS_MAX = 4_000;

  private static final double MULTIPLE_MIN = 1e-9;
  private static final double MULTIPLE_MAX = 1e9;
  private static final int STEPS_MAX = 20;
  private static final int LIST_MAX = 20;
  private static final int NAME_MAX = 60;
  private static final double CONFIDENCE_MAX = 0.9999;

  private SeedFundCalculations() {}

  static Calculation outcomeMultiples() {
    return Calculation.of(
        SeedFundCalculations.class, "outcome_multiples", SeedFundCalculations::outcomeMultiples);
  }

  static Calculation powerLawTail() {
    return Calculation.of(
        SeedFundCalculations.class, "power_law_tail", SeedFundCalculations::powerLawTail);
  }

  static Calculation funnel() {
    return Calculation.of(SeedFundCalculations.class, "funnel", SeedFundCalculations::funnel);
  }

  private static Outcome<Json> outcomeMultiples(Fields fields) {
    var unit = SmallestUnit.of(fields);
    var projects =
        fields.list("projects", 1, PROJECTS_MAX, Kind.object(each -> project(each, unit)));
    var best =
        fields.orElse(
            "best", Kind.list(1, LIST_MAX, Kind.whole(1, PROJECTS_MAX)), List.of(1L, 5L, 10L));
    return fields.buildOutcome(
        () -> OutcomeMultiples.of(projects.get()).map(found -> write(found, best.get(), unit)));
  }

  static Outcome<LossRatio.Line> project(Fields fields, SmallestUnit unit) {
    var name = fields.orElse("project", Kind.text(1, NAME_MAX), "");
    var cost = fields.required("cost", unit.notNegative());
    var proceeds = fields.required("proceeds", unit.notNegative());
    var value = fields.required("value", unit.notNegative());
    return fields.build(
        () -> new LossRatio.Line(name.get(), cost.get(), proceeds.get(), value.get()));
  }

  private static Json write(OutcomeMultiples found, List<Long> best, SmallestUnit unit) {
    var bands = Json.object();
    for (var band : OutcomeMultiples.Band.values()) {
      bands.put(
          band.name().toLowerCase(Locale.ROOT),
          Json.object()
              .put("count", found.countByBand().getOrDefault(band, 0))
              .put("cost", unit.show(found.costByBand().getOrDefault(band, Money.ZERO)))
              .end());
    }
    return Json.object()
        .put("count", found.returned().size())
        .put("pooled_multiple", Json.number(found.pooled().value()))
        .put("bands", bands.end())
        .put(
            "share_of_best",
            Json.array(
                best,
                k ->
                    Json.object()
                        .put("n", k)
                        .put("share", Figures.ratio(found.shareOfBest(Math.toIntExact(k))))
                        .end()))
        .end();
  }

  private static Outcome<Json> powerLawTail(Fields fields) {
    var multiples = fields.list("multiples", 1, PROJECTS_MAX, multiple());
    var from = fields.optional("x_min", multiple());
    var level = fields.orElse("confidence", Kind.real(0.01, CONFIDENCE_MAX), 0.95);
    return fields.buildOutcome(
        () ->
            tail(multiples.get(), from.get())
                .map(tail -> write(tail, from.get().isPresent(), new Confidence(level.get()))));
  }

  /** Zero, or within what quotients and their logarithms bear. */
  private static Kind<Double> multiple() {
    return value ->
        Inputs.amount()
            .read(value)
            .then(
                multiple ->
                    multiple == 0 || (multiple >= MULTIPLE_MIN && multiple <= MULTIPLE_MAX)
                        ? Outcome.ok(multiple)
                        : Outcome.rejected(Code.OUT_OF_RANGE, "", "must be 0 or 1e-9 to 1e9"));
  }

  private static Outcome<PowerLawTail> tail(List<Double> multiples, Optional<Double> from) {
    var values = multiples.stream().mapToDouble(each -> each).toArray();
    return from.isPresent() ? PowerLawTail.above(from.get(), values) : PowerLawTail.of(values);
  }

  private static Json write(PowerLawTail tail, boolean given, Confidence confidence) {
    return Json.object()
        .put("x_min", Json.number(tail.xMin()))
        .put("x_min_given", given)
        .put("n_tail", tail.count())
        .put("share", Json.number(tail.share()))
        .put("alpha", Json.number(tail.alpha()))
        .put("standard_error", Json.number(tail.standardError()))
        .put("confidence", Json.number(confidence.level()))
        .put("interval", SurvivalCalculation.interval(tail.interval(confidence)))
        .put("distance", Json.number(tail.distance()))
        .put("reliable", tail.isReliable())
        .put("has_mean", tail.hasMean())
        .end();
  }

  private static Outcome<Json> funnel(Fields fields) {
    var steps = fields.list("steps", 1, STEPS_MAX, Kind.object(SeedFundCalculations::step));
    return fields.buildOutcome(
        () ->
            StepConversion.of(steps.get())
                .map(
                    all ->
                        Json.object()
                            .put("steps", Json.array(all, SeedFundCalculations::conversion))
                            .end()));
  }

  private static Outcome<StepConversion.Step> step(Fields fields) {
    var name = fields.text("step", 1, NAME_MAX);
    var count = fields.whole("count", 0, Integer.MAX_VALUE);
    return fields.build(() -> new StepConversion.Step(name.get(), count.get()));
  }

  private static Json conversion(StepConversion conversion) {
    return Json.object()
        .put("step", conversion.step().name())
        .put("count", conversion.step().count())
        .put("of_first", Figures.ratio(conversion.ofFirst()))
        .put("of_previous", Figures.ratio(conversion.ofPrevious()))
        .end();
  }
}
