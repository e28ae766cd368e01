package io.houji.fund.snapshot;

import io.houji.fund.ledger.Books;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.performance.Quartiles;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * 集群业绩: every fund's performance, and where each stands among the others.
 *
 * <p>The roll-up of {@link ClusterFigures#multiples} adds funds and nets nothing; quartiles compare
 * the funds whose figure is defined, with no regard to vintage.
 *
 * @param tvpi quartiles of TVPI, gross of recallable distributions
 * @param irr quartiles of the internal rates of return that are unique
 */
public record ClusterPerformance(
    ClusterFigures cluster,
    List<FundPerformance> funds,
    Outcome<Quartiles> tvpi,
    Outcome<Quartiles> irr) {

  public ClusterPerformance {
    funds = List.copyOf(funds);
  }

  public static ClusterPerformance of(Books books, ClusterFigures cluster) {
    var indices = FundPerformance.indices(books);
    return new ClusterPerformance(
        cluster,
        cluster.funds().stream().map(fund -> FundPerformance.of(books, fund, indices)).toList(),
        quartiles(cluster, ClusterPerformance::tvpi),
        quartiles(cluster, ClusterPerformance::irr));
  }

  private static Outcome<Quartiles> quartiles(
      ClusterFigures cluster, Function<FundFigures, Outcome<Double>> figure) {
    double[] defined =
        cluster.funds().stream()
            .map(figure)
            .flatMap(
                found -> found.fold(Optional::of, problems -> Optional.<Double>empty()).stream())
            .mapToDouble(Double::doubleValue)
            .toArray();
    return Quartiles.of(defined, Quartiles.Method.TYPE_7);
  }

  /** What {@link #tvpi()} compares. */
  public static Outcome<Double> tvpi(FundFigures fund) {
    return fund.multiples().gross().tvpi();
  }

  /** What {@link #irr()} compares. */
  public static Outcome<Double> irr(FundFigures fund) {
    return fund.irr().then(found -> found.only());
  }

  public Optional<FundPerformance> fund(String id) {
    return funds.stream().filter(fund -> fund.figures().fund().id().equals(id)).findFirst();
  }
}
