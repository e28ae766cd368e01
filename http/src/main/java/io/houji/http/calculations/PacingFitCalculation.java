package io.houji.http.calculations;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.pacing.BackTest;
import io.houji.fund.pacing.Frequency;
import io.houji.fund.pacing.History;
import io.houji.fund.pacing.PacingFit;
import io.houji.fund.pacing.PacingFit.Range;
import io.houji.fund.pacing.PacingFit.Setting;
import io.houji.fund.pacing.PacingTerms;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;

/**
 * 参数拟合: the pacing that fits a fund's own history, and what such a plan of a year ago said of the
 * year since; see {@link PacingFit} and {@link BackTest}.
 */
final class PacingFitCalculation {
  private static final int PERIODS_MAX = 400;
  private static final long RATES_STANDARD = 3;

  private PacingFitCalculation() {}

  static Calculation offer() {
    return Calculation.of(PacingFitCalculation.class, "pacing_fit", PacingFitCalculation::compute);
  }

  private static Outcome<Json> compute(Fields fields) {
    var commitment = fields.required("commitment", Inputs.above(0, PacingCalculation.AMOUNT_MAX));
    var life = fields.whole("life", 1, PacingCalculation.LIFE_MAX);
    var yield = fields.orElse("yield", Inputs.within(0, 1), 0.0);
    var frequency = fields.orElse("frequency", Kind.choice(Frequency.class), Frequency.YEARLY);
    var history = fields.list("history", 1, PERIODS_MAX, Kind.object(PacingFitCalculation::period));
    var rates =
        fields.orElse(
            "contribution_rate_count", Kind.whole(1, PacingCalculation.RATES_MAX), RATES_STANDARD);
    var usual = Setting.usual(1, 1);
    var growth = fields.orElse("growth", Kind.object(PacingFitCalculation::range), usual.growth());
    var bow = fields.orElse("bow", Kind.object(PacingFitCalculation::range), usual.bow());
    var contribution =
        fields.orElse(
            "contribution_rates",
            Kind.object(PacingFitCalculation::range),
            usual.contributionRate());
    return fields.buildOutcome(
        () ->
            answer(
                new Setting(
                    commitment.get(),
                    Math.toIntExact(life.get()),
                    yield.get(),
                    Math.toIntExact(rates.get()),
                    growth.get(),
                    bow.get(),
                    contribution.get()),
                new History(frequency.get(), history.get())));
  }

  private static Outcome<History.Period> period(Fields fields) {
    var contribution =
        fields.required("contribution", Inputs.within(0, PacingCalculation.AMOUNT_MAX));
    var distribution =
        fields.required("distribution", Inputs.within(0, PacingCalculation.AMOUNT_MAX));
    var nav = fields.required("nav", Inputs.within(0, PacingCalculation.AMOUNT_MAX));
    return fields.build(
        () -> new History.Period(contribution.get(), distribution.get(), nav.get()));
  }

  private static Outcome<Range> range(Fields fields) {
    var least = fields.required("least", Inputs.amount());
    var most = fields.required("most", Inputs.amount());
    return fields.build(() -> new Range(least.get(), most.get()));
  }

  private static Outcome<Json> answer(Setting setting, History history) {
    return PacingFit.of(setting, history)
        .map(
            fit ->
                Json.object()
                    .put("terms", terms(fit.terms()))
                    .put(
                        "errors",
                        Json.object()
                            .put("contribution", Json.number(fit.contributionError()))
                            .put("distribution", Json.number(fit.distributionError()))
                            .put("nav", Json.number(fit.navError()))
                            .end())
                    .put(
                        "back_test",
                        Figures.figure(
                            BackTest.lastYear(setting, history), PacingFitCalculation::backTest))
                    .end());
  }

  private static Json terms(PacingTerms terms) {
    return Json.object()
        .put("commitment", Json.number(terms.commitment()))
        .put("contribution_rates", Figures.numbers(terms.contributionRates()))
        .put("life", terms.lifeYears())
        .put("bow", Json.number(terms.bow()))
        .put("growth", Json.number(terms.growth()))
        .put("yield", Json.number(terms.yield()))
        .end();
  }

  private static Json backTest(BackTest test) {
    return Json.object()
        .put("growth", Json.number(test.terms().growth()))
        .put("bow", Json.number(test.terms().bow()))
        .put("contribution_rates", Figures.numbers(test.terms().contributionRates()))
        .put("contributions", deviation(test.contributions()))
        .put("distributions", deviation(test.distributions()))
        .put("nav", deviation(test.nav()))
        .end();
  }

  private static Json deviation(BackTest.Deviation deviation) {
    return Json.object()
        .put("forecast", Json.number(deviation.forecast()))
        .put("actual", Json.number(deviation.actual()))
        .put("amount", Json.number(deviation.amount()))
        .put("of_commitment", Json.number(deviation.ofCommitment()))
        .end();
  }
}
