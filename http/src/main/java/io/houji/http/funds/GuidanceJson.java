package io.houji.http.funds;

import io.houji.fund.ledger.Stage;
import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.portfolio.Amplification;
import io.houji.fund.portfolio.Concentration;
import io.houji.fund.portfolio.LookThrough;
import io.houji.fund.portfolio.ReinvestmentDuty;
import io.houji.fund.portfolio.TwoTierAmplification;
import io.houji.fund.snapshot.ClusterExposure;
import io.houji.fund.snapshot.GuidanceFigures;
import io.houji.http.json.Json;
import io.houji.http.ledger.View;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Exposures and guidance measures on the wire. */
final class GuidanceJson {
  private static final int TOP = 10;

  private final View view;
  private final Reasons reasons = new Reasons();

  private GuidanceJson(View view) {
    this.view = view;
  }

  static Json lookThrough(View view) {
    return new GuidanceJson(view).exposure(view.exposure());
  }

  static Json guidance(View view) {
    return new GuidanceJson(view).guidance(view.guidance());
  }

  private Json exposure(ClusterExposure found) {
    var sectors = found.bySector();
    var firms = found.byFirm();
    return view.label()
        .put(
            "convention",
            "At cost since inception, money that came back not taken off; paid-in money that is in"
                + " no firm yet is not_invested. Money that one fund put into another is counted"
                + " where it ends up, once.")
        .put("plain_sum", found.plainSum())
        .put("external", found.external())
        .put("double_counted", found.doubleCounted())
        .put(
            "by_sector",
            reasons.figure("/by_sector", sectors, all -> rows(all, UnaryOperator.identity())))
        .put("by_firm", reasons.figure("/by_firm", firms, all -> rows(all, this::nameOf)))
        .put(
            "through_funds",
            reasons.figure(
                "/through_funds",
                found.lookThrough().map(LookThrough::throughFunds),
                all -> rows(all, this::nameOfFund)))
        .put(
            "concentration",
            Json.object()
                .put("by_fund", concentration("by_fund", view.cluster().concentration()))
                .put("by_sector", concentration("by_sector", found.ofSectors()))
                .put("by_firm", concentration("by_firm", found.ofFirms()))
                .end())
        .put("reasons", reasons.json())
        .end();
  }

  private String nameOf(String id) {
    return Optional.ofNullable(view.books().firms().get(id)).map(firm -> firm.name()).orElse(id);
  }

  private String nameOfFund(String id) {
    return view.books().fund(id).map(fund -> fund.name()).orElse(id);
  }

  /** Largest first. */
  private static Json rows(SortedMap<String, Double> amounts, UnaryOperator<String> name) {
    double total = amounts.values().stream().mapToDouble(Double::doubleValue).sum();
    var rows =
        amounts.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
            .toList();
    return Json.array(
        rows,
        row ->
            Json.object()
                .put("id", row.getKey())
                .put("name", name.apply(row.getKey()))
                .put("amount", yuan(row.getValue()))
                .put("share", Json.rate(total > 0 ? row.getValue() / total : 0))
                .end());
  }

  private static Money yuan(double amount) {
    return Money.yuan(BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP));
  }

  private Json concentration(String of, Outcome<Concentration> found) {
    String at = "/concentration/" + of;
    return reasons.figure(
        at,
        found,
        spread ->
            Json.object()
                .put("count", spread.count())
                .put("hhi", Json.rate(spread.hhi()))
                .put("effective_number", Json.rate(spread.effectiveNumber()))
                .put("gini", Json.rate(spread.gini()))
                .put("theil", Json.rate(spread.theilT()))
                .put("top", reasons.figure(at + "/top", spread.top(TOP), Json::rate))
                .put("top_count", TOP)
                .end());
  }

  private Json guidance(GuidanceFigures found) {
    var early = found.earlyStage();
    return view.label()
        .put(
            "conventions",
            Json.object()
                .put("public_money", "government budgets from outside the cluster")
                .put("paid_in", "each fund's calls split by its commitments")
                .put("early_stages", Json.array(early(), Json::text))
                .put("holding", "from each investment to the recorded end of its project, at cost")
                .end())
        .put(
            "amplification",
            Json.object()
                .put("committed", amplification("committed", found.committed()))
                .put("paid_in", amplification("paid_in", found.paidIn()))
                .put("look_through", Json.array(found.tiers(), this::tier))
                .end())
        .put(
            "early_stage_share",
            Json.object()
                .put(
                    "by_count",
                    reasons.figure(
                        "/early_stage_share/by_count", early, e -> Json.rate(e.byCount().value())))
                .put(
                    "by_amount",
                    reasons.figure(
                        "/early_stage_share/by_amount",
                        early,
                        e -> Json.rate(e.byAmount().value())))
                .end())
        .put(
            "holding_time_years",
            reasons.figure(
                "/holding_time_years", found.holdingTime(), h -> Json.rate(h.years().value())))
        .put(
            "remaining_life_years",
            reasons.figure(
                "/remaining_life_years", found.remainingYears(), r -> Json.rate(r.value())))
        .put("funds_without_term", found.withoutTerm())
        .put(
            "reinvestment",
            Json.object()
                .put(
                    "ratio",
                    reasons.figure(
                        "/reinvestment/ratio", found.duty(), d -> Json.rate(d.ratio().value())))
                .put("score_weight", ReinvestmentDuty.SCORE_WEIGHT)
                .end())
        .put("reasons", reasons.json())
        .end();
  }

  private static List<String> early() {
    return GuidanceFigures.EARLY.stream().map(Stage::wire).sorted().toList();
  }

  private Json amplification(String basis, Outcome<Amplification> found) {
    return reasons.figure(
        "/amplification/" + basis,
        found,
        money ->
            Json.object()
                .put("basis", money.basis().name().toLowerCase(Locale.ROOT))
                .put("multiple", Json.rate(money.multiple().value()))
                .put("social_capital_share", Json.rate(money.socialShare().value()))
                .put("external", money.external())
                .put("external_public", money.externalPublic())
                .put("double_counted", money.doubleCounted())
                .end());
  }

  private Json tier(GuidanceFigures.Tier tier) {
    String at = "/amplification/look_through/" + tier.fundOfFunds() + "/" + tier.subFund();
    var found = tier.found();
    return Json.object()
        .put("fund_of_funds", tier.fundOfFunds())
        .put("sub_fund", tier.subFund())
        .put("tier_1", reasons.figure(at, found, two -> Json.rate(two.tier1().value())))
        .put("tier_2", figure(found, two -> Json.rate(two.tier2().value())))
        .put(
            "government_look_through",
            figure(found, two -> Json.money(two.governmentLookThrough())))
        .end();
  }

  /** Its reason is with the first tier. */
  private static Json figure(
      Outcome<TwoTierAmplification> found, Function<TwoTierAmplification, Json> write) {
    return found.fold(write, problems -> Json.Null.NULL);
  }
}
