package io.houji.fund.snapshot;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.performance.Multiples;
import io.houji.fund.performance.PublicMarketEquivalent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Figures by name, for comparison: money in yuan to the fen, ratios at 8 decimals as they leave the
 * service, so that differences of what was shown are exact. A figure without a value is not there.
 */
final class NamedFigures {
  private static final int DECIMALS = 8;
  private static final String POOLED = "pooled_";

  private final SortedMap<String, BigDecimal> figures = new TreeMap<>();

  private NamedFigures() {}

  static SortedMap<String, BigDecimal> of(FundPerformance performance) {
    return of(performance.figures(), performance.equivalents());
  }

  static SortedMap<String, BigDecimal> of(
      FundFigures fund, Map<String, Outcome<PublicMarketEquivalent>> equivalents) {
    var named = new NamedFigures();
    named.totals(fund.totals());
    fund.netAssetValue().ifPresent(nav -> named.yuan("net_asset_value", nav.value().fen()));
    named.multiples(fund.multiples());
    named.put("irr", fund.irr().then(irr -> irr.only()));
    named.put("idle_ratio", fund.idle().then(idle -> idle.idleRatio()).map(r -> r.value()));
    equivalents.forEach((index, pme) -> named.equivalents("", index, pme));
    return named.figures;
  }

  static SortedMap<String, BigDecimal> of(ClusterFigures cluster) {
    var named = new NamedFigures();
    named.figures.put("fund_count", BigDecimal.valueOf(cluster.funds().size()));
    named.totals(cluster.totals());
    cluster
        .multiples()
        .fold(Optional::of, problems -> Optional.<Multiples.SideBySide>empty())
        .ifPresent(named::multiples);
    named.put("amplification", cluster.amplification().map(a -> a.multiple().value()));
    named.put("social_capital_share", cluster.amplification().map(a -> a.socialShare().value()));
    named.put("commitment_hhi", cluster.concentration().map(c -> c.hhi()));
    named.yuan("financing", cluster.financed().amount().fen());
    return named.figures;
  }

  /** All funds as one investment, under names of their own beside the cluster's plain sums. */
  static SortedMap<String, BigDecimal> of(Outcome<PooledPerformance> pooled) {
    var named = new NamedFigures();
    named.put(POOLED + "irr", pooled.then(all -> all.irr().only()));
    pooled
        .fold(Optional::of, problems -> Optional.<PooledPerformance>empty())
        .ifPresent(
            all ->
                all.equivalents().forEach((index, pme) -> named.equivalents(POOLED, index, pme)));
    return named.figures;
  }

  static SortedMap<String, BigDecimal> of(SeedFundFigures seed) {
    var named = new NamedFigures();
    named.figures.put("seed_projects", BigDecimal.valueOf(seed.projects()));
    named.yuan("seed_cost", seed.cost().fen());
    return named.figures;
  }

  private void totals(FundFigures.Totals totals) {
    yuan("committed", totals.committed().fen());
    yuan("paid_in", totals.paidIn().fen());
    yuan("invested", totals.invested().fen());
    yuan("realised", totals.realised().fen());
    yuan("fees", totals.fees().fen());
    yuan("distributed", totals.distributed().fen());
  }

  private void multiples(Multiples.SideBySide both) {
    for (Multiples one : List.of(both.gross(), both.netted())) {
      String of = "_" + one.convention().wireName();
      put("dpi" + of, one.dpi());
      put("rvpi" + of, one.rvpi());
      put("tvpi" + of, one.tvpi());
      put("pic" + of, one.pic());
    }
  }

  private void equivalents(String whose, String index, Outcome<PublicMarketEquivalent> pme) {
    for (Map.Entry<String, Outcome<Double>> one : FundPerformance.named(pme).entrySet()) {
      put(whose + one.getKey() + "/" + index, one.getValue());
    }
  }

  private void put(String name, Outcome<Double> figure) {
    figure
        .fold(Optional::of, problems -> Optional.<Double>empty())
        .ifPresent(
            value ->
                figures.put(name, new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_UP)));
  }

  private void yuan(String name, long fen) {
    figures.put(name, BigDecimal.valueOf(fen, 2));
  }
}
