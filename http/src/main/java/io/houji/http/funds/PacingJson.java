package io.houji.http.funds;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.pacing.BackTest;
import io.houji.fund.pacing.PacingFit;
import io.houji.fund.pacing.ScenarioBands;
import io.houji.fund.pacing.TakahashiAlexander;
import io.houji.fund.snapshot.FundPacing;
import io.houji.http.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/** The pacing of a fund on the wire. */
final class PacingJson {
  private PacingJson() {}

  static void fund(Json.Builder json, String fundId, Outcome<FundPacing> found) {
    var reasons = new Reasons();
    json.put("fund_id", fundId)
        .put(
            "conventions",
            Json.object()
                .put("model", "Takahashi-Alexander, fitted to the fund's own quarters")
                .put("frequency", "quarterly")
                .put("scenarios", "1000 from a fixed seed, volatility 20 % of growth, pace and bow")
                .put("notice", "a planning model, no promise of performance")
                .put("notice_zh", "仅为内部规划模型，不构成对投资者的收益承诺")
                .end())
        .put("state", reasons.figure("/state", found, PacingJson::state))
        .put("fitted", reasons.figure("/fitted", found.map(FundPacing::fit), PacingJson::fitted))
        .put("plan", reasons.figure("/plan", found, PacingJson::plan))
        .put(
            "bands",
            reasons.figure(
                "/bands",
                found.then(pacing -> pacing.bands().map(bands -> bands(pacing, bands))),
                rows -> rows))
        .put(
            "back_test",
            reasons.figure("/back_test", found.then(FundPacing::backTest), PacingJson::backTest))
        .put("reasons", reasons.json());
  }

  private static Json state(FundPacing pacing) {
    int periods = pacing.state().periods();
    return Json.object()
        .put("periods", periods)
        .put("until", pacing.quarterOf(periods + 1).minusDays(1))
        .put("paid_in", yuan(pacing.state().paidIn()))
        .put("nav", yuan(pacing.state().nav()))
        .end();
  }

  private static Json fitted(PacingFit fit) {
    return Json.object()
        .put("growth", Json.rate(fit.terms().growth()))
        .put("bow", Json.rate(fit.terms().bow()))
        .put("contribution_rates", Json.array(fit.terms().contributionRates(), Json::rate))
        .put("life_years", fit.terms().lifeYears())
        .put("contribution_error", yuan(fit.contributionError()))
        .put("distribution_error", yuan(fit.distributionError()))
        .put("nav_error", yuan(fit.navError()))
        .end();
  }

  private static Json plan(FundPacing pacing) {
    return Json.array(pacing.plan(), row -> row(pacing, row));
  }

  private static Json row(FundPacing pacing, TakahashiAlexander.Row row) {
    return quarter(pacing.quarterOf(row.period()), row.period())
        .put("contribution", yuan(row.contribution()))
        .put("distribution", yuan(row.distribution()))
        .put("nav", yuan(row.nav()))
        .put("unfunded", yuan(row.unfunded()))
        .end();
  }

  private static Json bands(FundPacing pacing, ScenarioBands bands) {
    return Json.object()
        .put("quantiles", Json.array(bands.quantiles(), Json::number))
        .put(
            "rows",
            Json.array(
                bands.rows(),
                row ->
                    quarter(pacing.quarterOf(row.period()), row.period())
                        .put("contribution", amounts(row.contribution()))
                        .put("distribution", amounts(row.distribution()))
                        .put("nav", amounts(row.nav()))
                        .end()))
        .end();
  }

  private static Json.Builder quarter(LocalDate from, int period) {
    return Json.object().put("period", period).put("from", from);
  }

  private static Json amounts(List<Double> yuan) {
    return Json.array(yuan, amount -> Json.money(yuan(amount)));
  }

  private static Json backTest(BackTest test) {
    return Json.object()
        .put("contributions", deviation(test.contributions()))
        .put("distributions", deviation(test.distributions()))
        .put("nav", deviation(test.nav()))
        .end();
  }

  private static Json deviation(BackTest.Deviation one) {
    return Json.object()
        .put("forecast", yuan(one.forecast()))
        .put("actual", yuan(one.actual()))
        .put("of_commitment", Json.rate(one.ofCommitment()))
        .end();
  }

  private static Money yuan(double amount) {
    return Money.yuan(BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP));
  }
}
