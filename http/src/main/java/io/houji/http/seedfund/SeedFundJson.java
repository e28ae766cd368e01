package io.houji.http.seedfund;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.seedfund.Cohort;
import io.houji.fund.seedfund.CompetingRisks;
import io.houji.fund.seedfund.Confidence;
import io.houji.fund.seedfund.Ending;
import io.houji.fund.seedfund.Funnel;
import io.houji.fund.seedfund.Interval;
import io.houji.fund.seedfund.KaplanMeier;
import io.houji.fund.seedfund.OutcomeMultiples;
import io.houji.fund.seedfund.PowerLawTail;
import io.houji.fund.seedfund.Projects;
import io.houji.fund.seedfund.Tolerance;
import io.houji.fund.snapshot.SeedFundFigures;
import io.houji.fund.snapshot.SeedReturns;
import io.houji.http.json.Json;
import io.houji.http.ledger.Reported;
import io.houji.http.ledger.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/** The seed fund's figures on the wire; a figure that is null has its reason beside it. */
final class SeedFundJson {
  private static final Confidence CONFIDENCE = Confidence.OF_90;
  private static final int BEST = 10;

  private final List<Json> missing = new ArrayList<>();

  private SeedFundJson() {}

  static Json of(View view) {
    return new SeedFundJson().write(view);
  }

  private Json write(View view) {
    var today = view.seedFund();
    var life = view.seedFundLife();
    var byStatus = new TreeMap<String, SeedFundFigures.Group>();
    today.byStatus().forEach((status, group) -> byStatus.put(status.wire(), group));
    return view.label()
        .put(
            "counts",
            Json.object().put("projects", today.projects()).put("firms", today.firms()).end())
        .put("cost", today.cost())
        .put("average_ticket", figure("/average_ticket", today.averageTicket(), Json::money))
        .put("difference", figure("/difference", today.difference(), Json::money))
        .put("by_status", groups(byStatus))
        .put("by_sector", groups(today.bySector()))
        .put("funnel", figure("/funnel", life.funnel(), SeedFundJson::funnel))
        .put(
            "cohorts",
            Json.object()
                .put("year", cohorts(life.cohorts(), Cohort.Key.YEAR))
                .put("institution", cohorts(life.cohorts(), Cohort.Key.INSTITUTION))
                .put("field", cohorts(life.cohorts(), Cohort.Key.FIELD))
                .end())
        .put("survival", figure("/survival", life.survival(), SeedFundJson::curve))
        .put("first_revenue", figure("/first_revenue", life.revenue(), SeedFundJson::curve))
        .put("competing_risks", figure("/competing_risks", life.risks(), SeedFundJson::risks))
        .put("returns", returns(life.returns()))
        .put("tolerance", figure("/tolerance", life.tolerance(), SeedFundJson::tolerance))
        .putOrNull("procedure", life.procedure(), step -> Json.text(step.wire()))
        .put("conversion", figure("/conversion", life.conversion(), SeedFundJson::conversion))
        .put("not_available", Json.array(missing))
        .end();
  }

  private <T> Json figure(String pointer, Outcome<T> outcome, Function<T, Json> write) {
    return outcome.<Json>fold(
        write,
        problems -> {
          missing.addAll(Reported.reasons(pointer, problems));
          return Json.Null.NULL;
        });
  }

  private static Json groups(Map<String, SeedFundFigures.Group> groups) {
    return Json.array(
        groups.entrySet(),
        group ->
            Json.object()
                .put("name", group.getKey())
                .put("projects", group.getValue().projects())
                .put("cost", group.getValue().cost())
                .end());
  }

  private static Json funnel(Funnel funnel) {
    return Json.array(
        funnel.steps(),
        step ->
            Json.object()
                .put("step", lower(step.step()))
                .put("projects", step.projects())
                .put("firms", step.firms())
                .putOrNull("of_seeded", step.ofSeeded(), r -> Json.rate(r.value()))
                .putOrNull("of_previous", step.ofPrevious(), r -> Json.rate(r.value()))
                .putOrNull("days_from_seed", boxed(step.daysFromSeed()), Json::number)
                .putOrNull("days_from_previous", boxed(step.daysFromPrevious()), Json::number)
                .end());
  }

  private static Optional<Double> boxed(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  private static Json cohorts(Map<Cohort.Key, List<Cohort>> cohorts, Cohort.Key key) {
    return Json.array(
        cohorts.getOrDefault(key, List.of()),
        cohort ->
            Json.object()
                .put("name", cohort.name())
                .put("suppressed", cohort.figures().isEmpty())
                .putOrNull("figures", cohort.figures(), SeedFundJson::cohort)
                .end());
  }

  private static Json cohort(Cohort.Figures figures) {
    return Json.object()
        .put("projects", figures.projects())
        .put("firms", figures.firms())
        .put("cost", figures.cost())
        .put("next_round", figures.nextRound())
        .put("exited", figures.exited())
        .put("written_off", figures.writtenOff())
        .end();
  }

  private static Json curve(KaplanMeier curve) {
    return Json.object()
        .put("count", curve.count())
        .put(
            "rows",
            Json.array(
                curve.rows(),
                row ->
                    Json.object()
                        .put("days", Json.number(row.time()))
                        .put("at_risk", row.atRisk())
                        .put("events", row.events())
                        .put("survival", Json.rate(row.survival()))
                        .putOrNull("standard_error", boxed(row.standardError()), Json::rate)
                        .putOrNull("interval_90", row.logLog(CONFIDENCE), SeedFundJson::interval)
                        .end()))
        .end();
  }

  private static Json interval(Interval interval) {
    return Json.object()
        .put("low", Json.rate(interval.low()))
        .put("high", Json.rate(interval.high()))
        .end();
  }

  private static Json risks(CompetingRisks<Ending> risks) {
    return Json.object()
        .put("count", risks.count())
        .put("rows", Json.array(risks.rows(), SeedFundJson::risk))
        .end();
  }

  private static Json risk(CompetingRisks.Row<Ending> row) {
    return Json.object()
        .put("days", Json.number(row.time()))
        .put("at_risk", row.atRisk())
        .put("survival", Json.rate(row.survival()))
        .put(
            "incidence",
            Json.array(
                List.of(Ending.values()),
                ending ->
                    Json.object()
                        .put("ending", lower(ending))
                        .put("value", Json.rate(row.incidence().getOrDefault(ending, 0.0)))
                        .put("interval_90", interval(row.plain(ending, CONFIDENCE)))
                        .end()))
        .end();
  }

  private Json returns(SeedReturns returns) {
    return Json.object()
        .put("known", returns.known())
        .put("unknown", returns.unknown())
        .put(
            "multiples", figure("/returns/multiples", returns.multiples(), SeedFundJson::multiples))
        .put("tail", figure("/returns/tail", returns.tail(), SeedFundJson::tail))
        .end();
  }

  private static Json multiples(OutcomeMultiples multiples) {
    return Json.object()
        .put("pooled", Json.rate(multiples.pooled().value()))
        .put(
            "bands",
            Json.array(
                List.of(OutcomeMultiples.Band.values()),
                band ->
                    Json.object()
                        .put("band", lower(band))
                        .put("projects", multiples.countByBand().getOrDefault(band, 0))
                        .put("cost", multiples.costByBand().getOrDefault(band, Money.ZERO))
                        .end()))
        .putOrNull(
            "share_of_best_ten",
            multiples.shareOfBest(BEST).fold(Optional::of, nothing -> Optional.empty()),
            share -> Json.rate(share.value()))
        .end();
  }

  private static Json tail(PowerLawTail tail) {
    return Json.object()
        .put("alpha", Json.number(tail.alpha()))
        .put("interval_90", interval(tail.interval(CONFIDENCE)))
        .put("x_min", Json.number(tail.xMin()))
        .put("count", tail.count())
        .put("reliable", tail.isReliable())
        .put("has_mean", tail.hasMean())
        .end();
  }

  private static Json tolerance(Tolerance tolerance) {
    var loss = tolerance.loss();
    var rule = tolerance.rule();
    return Json.object()
        .put("cost", loss.cost())
        .put("proceeds", loss.proceeds())
        .put("value", loss.value())
        .put("loss_ratio", Json.rate(loss.ratio().value()))
        .put(
            "rule",
            Json.object()
                .put("fund_type", rule.fundType())
                .put("limit", Json.decimal(rule.limit()))
                .put("limit_included", rule.limitIncluded())
                .put("from", rule.from())
                .put("source", rule.source())
                .end())
        .put("loss_tolerated", tolerance.lossTolerated())
        .put("file_complete", tolerance.missing().isEmpty())
        .put(
            "missing",
            Json.array(
                tolerance.missing().entrySet(),
                project ->
                    Json.object()
                        .put("project_id", project.getKey())
                        .put("papers", words(project.getValue()))
                        .end()))
        .put("verdict", lower(tolerance.verdict()))
        .end();
  }

  private static Json words(Collection<? extends Enum<?>> words) {
    return Json.array(words.stream().map(word -> Json.text(lower(word))).toList());
  }

  private static Json conversion(Projects.Conversion conversion) {
    return Json.object()
        .put("firms", conversion.firms())
        .put("into_funds", conversion.intoFunds())
        .put("into_loans", conversion.intoLoans())
        .put("into_both", conversion.intoBoth())
        .end();
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
