package io.houji.http.funds;

import io.houji.fund.ledger.Term;
import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.performance.Irr;
import io.houji.fund.performance.Multiples;
import io.houji.fund.snapshot.ClusterFigures;
import io.houji.fund.snapshot.FundFigures;
import io.houji.fund.snapshot.SeedFundFigures;
import io.houji.http.json.Json;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How fund figures look on the wire; a figure without a value is null, never zero. */
final class FundJson {
  private FundJson() {}

  static Json fund(FundFigures figures) {
    var fund = figures.fund();
    var json =
        Json.object()
            .put("id", fund.id())
            .put("name", fund.name())
            .put("type", fund.fundType().wire())
            .put("layer", fund.layer().wire())
            .put("vintage", fund.vintage())
            .putOrNull("stage", Optional.ofNullable(fund.stage()).map(Term::wire), Json::text)
            .put("sectors", Json.array(fund.sectors(), Json::text))
            .put("illustrative", figures.illustrative());
    totals(json, figures.totals());
    var sources = Json.object();
    figures.committedBySource().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(part -> sources.put(part.getKey().wire(), part.getValue()));
    var reasons = new Reasons();
    return json.put("committed_by_source", sources.end())
        .putOrNull("net_asset_value", figures.netAssetValue().map(nav -> nav.value()), Json::money)
        .putOrNull(
            "valuation_as_of", figures.netAssetValue().map(nav -> nav.effectiveOn()), Json::date)
        .put("multiples", multiples("/multiples", figures.multiples(), reasons))
        .put("irr", irr(figures.irr(), reasons))
        .put(
            "idle_cash",
            reasons.figure("/idle_cash", figures.idle().map(idle -> idle.idle()), Json::money))
        .put(
            "idle_ratio",
            reasons.figure(
                "/idle_ratio",
                figures.idle().then(idle -> idle.idleRatio()),
                r -> Json.rate(r.value())))
        .put("reasons", reasons.json())
        .end();
  }

  private static void totals(Json.Builder json, FundFigures.Totals totals) {
    json.put("committed", totals.committed())
        .put("paid_in", totals.paidIn())
        .put("invested", totals.invested())
        .put("realised", totals.realised())
        .put("fees", totals.fees())
        .put("distributed", totals.distributed());
  }

  static Json multiples(String at, Multiples.SideBySide both, Reasons reasons) {
    return Json.object()
        .put("gross", one(at + "/gross", both.gross(), reasons))
        .put("netted", one(at + "/netted", both.netted(), reasons))
        .end();
  }

  private static Json one(String at, Multiples multiples, Reasons reasons) {
    return Json.object()
        .put("dpi", reasons.figure(at + "/dpi", multiples.dpi(), Json::rate))
        .put("rvpi", reasons.figure(at + "/rvpi", multiples.rvpi(), Json::rate))
        .put("tvpi", reasons.figure(at + "/tvpi", multiples.tvpi(), Json::rate))
        .put("pic", reasons.figure(at + "/pic", multiples.pic(), Json::rate))
        .end();
  }

  /** Convention act/365f, net to investors; every rate is listed. */
  private static Json irr(Outcome<Irr> irr, Reasons reasons) {
    String status = irr.fold(found -> found.status().name(), problems -> "INVALID");
    List<Double> rates = irr.fold(Irr::rates, problems -> List.of());
    reasons.add("/irr", irr.fold(Irr::problems, problems -> problems));
    return Json.object()
        .put("convention", "act/365f, net to investors")
        .put("status", status)
        .put("rates", Json.array(rates, Json::rate))
        .end();
  }

  static void cluster(Json.Builder json, ClusterFigures cluster) {
    json.put("fund_count", cluster.funds().size());
    totals(json, cluster.totals());
    var reasons = new Reasons();
    json.put(
            "multiples",
            reasons.figure(
                "/multiples", cluster.multiples(), both -> multiples("/multiples", both, reasons)))
        .put(
            "amplification",
            reasons.figure(
                "/amplification",
                cluster.amplification(),
                found ->
                    Json.object()
                        .put("basis", found.basis().name().toLowerCase(Locale.ROOT))
                        .put("multiple", Json.rate(found.multiple().value()))
                        .put("social_capital_share", Json.rate(found.socialShare().value()))
                        .put("external", found.external())
                        .put("external_public", found.externalPublic())
                        .put("double_counted", found.doubleCounted())
                        .end()))
        .put(
            "commitment_hhi",
            reasons.figure(
                "/commitment_hhi", cluster.concentration(), found -> Json.rate(found.hhi())));
    var cuts = Json.object();
    for (var cut : ClusterFigures.Cut.values()) {
      var groups = Json.object();
      cluster
          .cuts()
          .getOrDefault(cut, Collections.emptySortedMap())
          .forEach(
              (name, part) -> {
                var group = Json.object().put("count", part.count());
                totals(group, part.totals());
                String at = "/cuts/" + cut.name().toLowerCase(Locale.ROOT) + "/" + name;
                groups.put(
                    name,
                    group
                        .put("multiples", multiples(at + "/multiples", part.multiples(), reasons))
                        .end());
              });
      cuts.put(cut.name().toLowerCase(Locale.ROOT), groups.end());
    }
    var financing = Json.object();
    cluster.financing().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            product ->
                financing.put(
                    product.getKey().wire(),
                    counted(product.getValue().count(), product.getValue().amount())));
    json.put("cuts", cuts.end())
        .put("financing", counted(cluster.financed().count(), cluster.financed().amount()))
        .put("financing_by_product", financing.end())
        .put("reasons", reasons.json());
  }

  static void seedFund(Json.Builder json, SeedFundFigures seed) {
    var byStatus = Json.object();
    seed.byStatus().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            part ->
                byStatus.put(
                    part.getKey().wire(),
                    counted(part.getValue().projects(), part.getValue().cost())));
    var reasons = new Reasons();
    json.put(
        "seed_fund",
        Json.object()
            .put("projects", seed.projects())
            .put("cost", seed.cost())
            .put(
                "average_ticket",
                reasons.figure("/average_ticket", seed.averageTicket(), Json::money))
            .put(
                "reconciliation_difference",
                reasons.figure("/reconciliation_difference", seed.difference(), Json::money))
            .put("by_status", byStatus.end())
            .put("reasons", reasons.json())
            .end());
  }

  private static Json counted(int count, Money amount) {
    return Json.object().put("count", count).put("amount", amount).end();
  }
}
