package io.houji.http.funds;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.performance.Certificate;
import io.houji.fund.performance.Horizon;
import io.houji.fund.performance.Irr;
import io.houji.fund.performance.JCurve;
import io.houji.fund.performance.PublicMarketEquivalent;
import io.houji.fund.performance.Quartiles;
import io.houji.fund.snapshot.ClusterPerformance;
import io.houji.fund.snapshot.FundPerformance;
import io.houji.fund.valuation.RollForward;
import io.houji.http.json.Json;
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
        .put(
            "conventions",
            Json.object()
                .put("day_count", "act/365f")
                .put("perspective", "net to investors")
                .put("index_level_age_max_days", FundPerformance.LEVEL_AGE_DAYS)
                .end())
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
    return Json.object()
        .put("ks_pme", rate(at + "ks_pme", pme.then(PublicMarketEquivalent::ksPme)))
        .put(
            "ln_pme",
            rate(at + "ln_pme", pme.then(five -> five.lnPme().then(found -> found.rate()))))
        .put(
            "pme_plus",
            rate(at + "pme_plus", pme.then(five -> five.pmePlus().then(found -> found.rate()))))
        .put(
            "m_pme",
            rate(at + "m_pme", pme.then(five -> five.modifiedPme().then(found -> found.rate()))))
        .put(
            "direct_alpha",
            rate(
                at + "direct_alpha",
                pme.then(five -> five.directAlpha().then(found -> found.discrete()))))
        .put(
            "direct_alpha_log",
            rate(
                at + "direct_alpha_log",
                pme.then(five -> five.directAlpha().then(found -> found.log()))))
        .end();
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
