package io.houji.http.funds;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.performance.Certificate;
import io.houji.fund.performance.Horizon;
import io.houji.fund.performance.Irr;
import io.houji.fund.performance.JCurve;
import io.houji.fund.performance.PublicMarketEquivalent;
import io.houji.fund.performance.Quartiles;
import io.houji.fund.snapshot.ClusterFigures;
import io.houji.fund.snapshot.ClusterPerformance;
import io.houji.fund.snapshot.FundPerformance;
import io.houji.fund.snapshot.PooledPerformance;
import io.houji.fund.valuation.RollForward;
import io.houji.http.json.Json;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How performance looks on the wire: a figure is a value, or null with its reason. */
final class PerformanceJson {
  private final Reasons reasons = new Reasons();

  private PerformanceJson() {}

  static void fund(Json.Builder json, FundPerformance fund, ClusterPerformance cluster) {
    new PerformanceJson().write(json, fund, cluster);
  }

  static void cluster(Json.Builder json, ClusterPerformance cluster) {
    new PerformanceJson().write(json, cluster);
  }

  private static Json conventions() {
    return Json.object()
        .put("day_count", "act/365f")
        .put("perspective", "net to investors")
        .put("index_level_age_max_days", FundPerformance.LEVEL_AGE_DAYS)
        .end();
  }

  private void write(Json.Builder json, ClusterPerformance cluster) {
    var pooled = cluster.pooled();
    var indices = Json.object();
    cluster
        .indices()
        .levels()
        .keySet()
        .forEach(
            name ->
                indices.put(
                    name, equivalents(name, pooled.then(all -> all.equivalents().get(name)))));
    var found = pooled.fold(Optional::of, problems -> Optional.<PooledPerformance>empty());
    json.put("conventions", conventions())
        .put(
            "roll_up",
            "Flows of all funds side by side until the latest statement, none netted; values stated"
                + " earlier carried to that day by the flows since.")
        .putOrNull("measured_on", found.map(PooledPerformance::measuredOn), Json::date)
        .put(
            "multiples",
            reasons.figure(
                "/multiples",
                cluster.cluster().multiples(),
                both -> FundJson.multiples("/multiples", both, reasons)))
        .put("irr", irr(pooled.map(PooledPerformance::irr)))
        .put("indices", indices.end())
        .put(
            "j_curve",
            reasons.figure(
                "/j_curve", pooled.map(PooledPerformance::jCurve), PerformanceJson::curve))
        .put(
            "quartiles",
            Json.object()
                .put("tvpi", quartiles("tvpi", cluster.tvpi()))
                .put("irr", quartiles("irr", cluster.irr()))
                .end())
        .put("cuts", cuts(cluster))
        .put("funds", Json.array(cluster.funds(), fund -> row(fund, cluster)))
        .put("reasons", reasons.json());
  }

  private Json quartiles(String figure, Outcome<Quartiles> found) {
    return reasons.figure(
        "/quartiles/" + figure,
        found,
        of ->
            Json.object()
                .put("method", Quartiles.Method.TYPE_7.wireName())
                .put("lower", Json.rate(of.lower()))
                .put("median", Json.rate(of.median()))
                .put("upper", Json.rate(of.upper()))
                .end());
  }

  private Json cuts(ClusterPerformance cluster) {
    var cuts = Json.object();
    for (var cut : ClusterFigures.Cut.values()) {
      String name = cut.name().toLowerCase(Locale.ROOT);
      var groups = Json.object();
      cluster
          .groups()
          .getOrDefault(cut, Collections.emptySortedMap())
          .forEach(
              (group, measured) -> {
                String at = "/cuts/" + name + "/" + group + "/";
                var part =
                    Optional.ofNullable(cluster.cluster().cuts().get(cut))
                        .flatMap(parts -> Optional.ofNullable(parts.get(group)))
                        .orElseThrow();
                groups.put(
                    group,
                    Json.object()
                        .put("count", part.count())
                        .put("tvpi", rate(at + "tvpi", part.multiples().gross().tvpi()))
                        .put("dpi", rate(at + "dpi", part.multiples().gross().dpi()))
                        .put("irr", rate(at + "irr", measured.irr().then(found -> found.only())))
                        .end());
              });
      cuts.put(name, groups.end());
    }
    return cuts.end();
  }

  private Json row(FundPerformance fund, ClusterPerformance cluster) {
    var figures = fund.figures();
    String at = "/funds/" + figures.fund().id() + "/";
    var tvpi = ClusterPerformance.tvpi(figures);
    var irr = ClusterPerformance.irr(figures);
    var rolled = fund.rolled().fold(Optional::of, problems -> Optional.<RollForward>empty());
    return Json.object()
        .put("fund_id", figures.fund().id())
        .put("name", figures.fund().name())
        .put("tvpi", rate(at + "tvpi", tvpi))
        .put("tvpi_quartile", place(cluster.tvpi(), tvpi))
        .put("irr", rate(at + "irr", irr))
        .put("irr_quartile", place(cluster.irr(), irr))
        .putOrNull("valuation_as_of", figures.netAssetValue().map(v -> v.effectiveOn()), Json::date)
        .putOrNull("nav", rolled.map(RollForward::nav), Json::money)
        .putOrNull("age_days", rolled.map(RollForward::ageDays), Json::whole)
        .putOrNull(
            "confidence", rolled.map(r -> r.trust().name().toLowerCase(Locale.ROOT)), Json::text)
        .end();
  }

  private static Json place(Outcome<Quartiles> quartiles, Outcome<Double> value) {
    return quartiles
        .then(of -> value.map(own -> of.rank(own)))
        .<Json>fold(Json::whole, problems -> Json.Null.NULL);
  }

  private void write(Json.Builder json, FundPerformance fund, ClusterPerformance cluster) {
    var figures = fund.figures();
    var indices = Json.object();
    fund.equivalents().forEach((name, pme) -> indices.put(name, equivalents(name, pme)));
    var horizons = Json.object();
    fund.horizons()
        .forEach(
            (years, horizon) ->
                horizons.put(
                    years + "y",
                    reasons.figure("/horizons/" + years + "y", horizon, h -> horizon(years, h))));
    json.put("fund_id", figures.fund().id())
        .put("conventions", conventions())
        .putOrNull("measured_on", figures.netAssetValue().map(nav -> nav.effectiveOn()), Json::date)
        .put("multiples", FundJson.multiples("/multiples", figures.multiples(), reasons))
        .put("irr", irr(figures.irr()))
        .put("indices", indices.end())
        .put(
            "since_inception",
            reasons.figure("/since_inception", fund.sinceInception(), h -> horizon(0, h)))
        .put("horizons", horizons.end())
        .put("j_curve", reasons.figure("/j_curve", fund.jCurve(), PerformanceJson::curve))
        .put("rolled_forward", reasons.figure("/rolled_forward", fund.rolled(), this::rolled))
        .put(
            "quartiles",
            Json.object()
                .put("tvpi", rank("tvpi", cluster.tvpi(), ClusterPerformance.tvpi(figures)))
                .put("irr", rank("irr", cluster.irr(), ClusterPerformance.irr(figures)))
                .end())
        .put("reasons", reasons.json());
  }

  /** Every rate, and the proof that there is no other. */
  private Json irr(Outcome<Irr> irr) {
    reasons.add("/irr", irr.fold(Irr::problems, problems -> problems));
    String status = irr.fold(found -> found.status().name(), problems -> "INVALID");
    List<Double> rates = irr.fold(Irr::rates, problems -> List.of());
    List<Certificate.Piece> pieces =
        irr.fold(found -> found.certificate().pieces(), problems -> List.of());
    return Json.object()
        .put("status", status)
        .put("rates", Json.array(rates, Json::rate))
        .put("certificate", Json.array(pieces, PerformanceJson::piece))
        .end();
  }

  private static Json piece(Certificate.Piece piece) {
    return Json.object()
        .put("from", end(piece.from()))
        .put("to", end(piece.to()))
        .put("claim", piece.claim().name().toLowerCase(Locale.ROOT))
        .end();
  }

  private static Json end(double log) {
    return Double.isFinite(log) ? Json.number(log) : Json.Null.NULL;
  }

  private Json equivalents(String index, Outcome<PublicMarketEquivalent> pme) {
    String at = "/indices/" + index.replace("~", "~0").replace("/", "~1") + "/";
    var json = Json.object();
    FundPerformance.named(pme).forEach((name, figure) -> json.put(name, rate(at + name, figure)));
    return json.end();
  }

  private Json rate(String at, Outcome<Double> figure) {
    return reasons.figure(at, figure, Json::rate);
  }

  private Json horizon(int years, Horizon horizon) {
    String at = years == 0 ? "/since_inception/" : "/horizons/" + years + "y/";
    return Json.object()
        .put("from", horizon.from())
        .put("to", horizon.to())
        .put("annualised", rate(at + "annualised", horizon.annualised()))
        .put("over_period", rate(at + "over_period", horizon.overPeriod()))
        .put("leads", horizon.underOneYear() ? "over_period" : "annualised")
        .end();
  }

  private static Json curve(JCurve curve) {
    return Json.object()
        .put("trough", point(curve.trough()))
        .putOrNull("break_even", curve.breakEven(), Json::date)
        .put("points", Json.array(curve.points(), PerformanceJson::point))
        .end();
  }

  private static Json point(JCurve.Point point) {
    return Json.object()
        .put("date", point.date())
        .put("net", point.net().setScale(2).toPlainString())
        .put("cumulative", point.cumulative().setScale(2).toPlainString())
        .end();
  }

  private Json rolled(RollForward rolled) {
    return Json.object()
        .put("nav", rolled.nav())
        .put("excess", rolled.excess())
        .put("from", rolled.statement().on())
        .put("age_days", rolled.ageDays())
        .put("confidence", rolled.trust().name().toLowerCase(Locale.ROOT))
        .end();
  }

  private Json rank(String figure, Outcome<Quartiles> quartiles, Outcome<Double> value) {
    Optional<Quartiles> found = quartiles.fold(Optional::of, problems -> Optional.empty());
    return Json.object()
        .put("method", Quartiles.Method.TYPE_7.wireName())
        .putOrNull("lower", found.map(Quartiles::lower), Json::rate)
        .putOrNull("median", found.map(Quartiles::median), Json::rate)
        .putOrNull("upper", found.map(Quartiles::upper), Json::rate)
        .put(
            "rank",
            reasons.figure(
                "/quartiles/" + figure + "/rank",
                quartiles.then(of -> value.map(own -> of.rank(own))),
                place -> Json.number(place)))
        .end();
  }
}
