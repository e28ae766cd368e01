package io.houji.http.calculations;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.portfolio.Basis;
import io.houji.fund.portfolio.EarlyStageShare;
import io.houji.fund.portfolio.FundLife;
import io.houji.fund.portfolio.HoldingTime;
import io.houji.fund.portfolio.IdleMoney;
import io.houji.fund.portfolio.ReinvestmentDuty;
import io.houji.fund.portfolio.TwoTierAmplification;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** 引导基金指标: the measures by which a government guidance fund is looked at. */
final class GuidanceCalculations {
  private static final int LIST_MAX = 1_000;
  private static final int NAME_MAX = 60;
  private static final int WHY_MAX = 200;
  private static final int YEARS_MAX = 100;
  private static final BigDecimal FACTOR_MAX = BigDecimal.valueOf(100);
  private static final int FACTOR_DECIMALS = 6;

  private GuidanceCalculations() {}

  static List<Calculation> offers() {
    return List.of(
        Calculation.of(
            GuidanceCalculations.class,
            "two_tier_amplification",
            GuidanceCalculations::twoTierAmplification),
        Calculation.of(GuidanceCalculations.class, "idle_money", GuidanceCalculations::idleMoney),
        Calculation.of(
            GuidanceCalculations.class, "early_stage_share", GuidanceCalculations::earlyStageShare),
        Calculation.of(
            GuidanceCalculations.class, "holding_time", GuidanceCalculations::holdingTime),
        Calculation.of(
            GuidanceCalculations.class, "remaining_life", GuidanceCalculations::remainingLife),
        Calculation.of(
            GuidanceCalculations.class,
            "reinvestment_duty",
            GuidanceCalculations::reinvestmentDuty));
  }

  private static Outcome<Json> twoTierAmplification(Fields fields) {
    var unit = SmallestUnit.of(fields);
    var basis = fields.orElse("basis", Kind.choice(Basis.class), Basis.COMMITTED);
    var government = fields.required("government", unit.aboveZero());
    var mother = fields.required("mother_fund", unit.aboveZero());
    var intoSub = fields.required("mother_into_sub", unit.aboveZero());
    var sub = fields.required("sub_fund", unit.aboveZero());
    return fields.buildOutcome(
        () ->
            TwoTierAmplification.of(
                    basis.get(), government.get(), mother.get(), intoSub.get(), sub.get())
                .map(
                    found ->
                        Json.object()
                            .put("basis", found.basis().name().toLowerCase(Locale.ROOT))
                            .put("tier1", Json.number(found.tier1().value()))
                            .put(
                                "social_per_public_yuan",
                                Json.number(found.socialPerPublicYuan().value()))
                            .put(
                                "government_look_through", unit.show(found.governmentLookThrough()))
                            .put("tier2", Json.number(found.tier2().value()))
                            .end()));
  }

  private static Outcome<Json> idleMoney(Fields fields) {
    var unit = SmallestUnit.of(fields);
    var committed = fields.required("committed", unit.notNegative());
    var paidIn = fields.required("paid_in", unit.notNegative());
    var invested = fields.required("invested", unit.notNegative());
    var fees = fields.required("fees", unit.notNegative());
    var returned = fields.required("returned_not_distributed", unit.notNegative());
    return fields.buildOutcome(
        () ->
            IdleMoney.of(committed.get(), paidIn.get(), invested.get(), fees.get(), returned.get())
                .map(
                    found ->
                        Json.object()
                            .put("idle", unit.show(found.idle()))
                            .put("idle_ratio", Figures.ratio(found.idleRatio()))
                            .put(
                                "investment_progress",
                                Json.number(found.investmentProgress().value()))
                            .end()));
  }

  private static Outcome<Json> earlyStageShare(Fields fields) {
    var unit = SmallestUnit.of(fields);
    var investments =
        fields.list("investments", 1, LIST_MAX, Kind.object(each -> investment(each, unit)));
    var early = fields.list("early_stages", 1, LIST_MAX, Kind.text(1, NAME_MAX));
    return fields.buildOutcome(
        () ->
            EarlyStageShare.of(investments.get(), new HashSet<>(early.get()))
                .map(
                    found ->
                        Json.object()
                            .put("by_count", Json.number(found.byCount().value()))
                            .put("by_amount", Json.number(found.byAmount().value()))
                            .end()));
  }

  private static Outcome<EarlyStageShare.Investment> investment(Fields fields, SmallestUnit unit) {
    var stage = fields.text("stage", 1, NAME_MAX);
    var amount = fields.required("amount", unit.notNegative());
    return fields.build(() -> new EarlyStageShare.Investment(stage.get(), amount.get()));
  }

  private static Outcome<Json> holdingTime(Fields fields) {
    var unit = SmallestUnit.of(fields);
    var asOf = fields.date("as_of");
    var positions =
        fields.list("positions", 1, LIST_MAX, Kind.object(each -> position(each, unit)));
    return fields.buildOutcome(
        () ->
            HoldingTime.of(asOf.get(), positions.get())
                .map(
                    found ->
                        Json.object()
                            .put("as_of", asOf.get())
                            .put("capital_weighted_years", Json.number(found.years().value()))
                            .put(
                                "days",
                                Json.array(
                                    positions.get(), each -> Json.whole(each.days(asOf.get()))))
                            .end()));
  }

  private static Outcome<HoldingTime.Position> position(Fields fields, SmallestUnit unit) {
    var in = fields.date("in");
    var cost = fields.required("cost", unit.aboveZero());
    var out = fields.optional("out", Kind.date());
    return fields.build(() -> new HoldingTime.Position(in.get(), cost.get(), out.get()));
  }

  private static Outcome<Json> remainingLife(Fields fields) {
    var unit = SmallestUnit.of(fields);
    var asOf = fields.date("as_of");
    var funds = fields.list("funds", 1, LIST_MAX, Kind.object(each -> life(each, unit)));
    return fields.buildOutcome(
        () ->
            FundLife.remainingYears(asOf.get(), funds.get())
                .map(
                    years ->
                        Json.object()
                            .put("as_of", asOf.get())
                            .put("commitment_weighted_years", Json.number(years.value()))
                            .put(
                                "funds",
                                Json.array(funds.get(), each -> life(each.life(), asOf.get())))
                            .end()));
  }

  private static Outcome<FundLife.Weighted> life(Fields fields, SmallestUnit unit) {
    var start = fields.date("start");
    var investment = fields.whole("investment_years", 1, YEARS_MAX);
    var exit = fields.whole("exit_years", 0, YEARS_MAX);
    var extension = fields.orElse("extension_years", Kind.whole(0, YEARS_MAX), 0L);
    var committed = fields.required("committed", unit.notNegative());
    return fields.build(
        () ->
            new FundLife.Weighted(
                new FundLife(
                    start.get(),
                    Math.toIntExact(investment.get()),
                    Math.toIntExact(exit.get()),
                    Math.toIntExact(extension.get())),
                committed.get()));
  }

  private static Json life(FundLife life, LocalDate asOf) {
    return Json.object()
        .put("period", life.on(asOf).name().toLowerCase(Locale.ROOT))
        .put("ends_on", life.endsOn())
        .put("remaining_days", life.remainingDays(asOf))
        .end();
  }

  private static Outcome<Json> reinvestmentDuty(Fields fields) {
    var unit = SmallestUnit.of(fields);
    var contribution = fields.required("public_contribution", unit.notNegative());
    var investments =
        fields.list("investments", 0, LIST_MAX, Kind.object(each -> recognised(each, unit)));
    var agreed =
        fields.orElse(
            "agreed_ratios",
            Kind.list(1, LIST_MAX, Inputs.exact(BigDecimal.ZERO, FACTOR_MAX, FACTOR_DECIMALS)),
            List.of());
    return fields.buildOutcome(
        () ->
            ReinvestmentDuty.of(contribution.get(), investments.get())
                .map(duty -> write(duty, agreed.get(), unit)));
  }

  private static Outcome<ReinvestmentDuty.Recognised> recognised(Fields fields, SmallestUnit unit) {
    var amount = fields.required("amount", unit.notNegative());
    var factor =
        fields.required("factor", Inputs.exact(BigDecimal.ZERO, FACTOR_MAX, FACTOR_DECIMALS));
    var why = fields.text("why", 1, WHY_MAX);
    return fields.build(
        () -> new ReinvestmentDuty.Recognised(amount.get(), factor.get(), why.get()));
  }

  private static Json write(ReinvestmentDuty duty, List<BigDecimal> agreed, SmallestUnit unit) {
    return Json.object()
        .put("recognised", unit.show(duty.recognisedFen()))
        .put("ratio", Json.number(duty.ratio().value()))
        .put(
            "meets",
            Json.array(
                agreed,
                ratio ->
                    Json.object()
                        .put("agreed", Json.decimal(ratio))
                        .put("met", duty.meets(ratio))
                        .end()))
        .put("score_weight", ReinvestmentDuty.SCORE_WEIGHT)
        .end();
  }
}
