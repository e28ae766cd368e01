package io.houji.fund.snapshot;

import io.houji.fund.ledger.Books;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.performance.Irr;
import io.houji.fund.performance.Quartiles;
import io.houji.fund.snapshot.ClusterFigures.Cut;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * 集群业绩: every fund's performance, all of them together, and where each stands among the others.
 *
 * <p>The roll-up of {@link ClusterFigures#multiples} adds funds and nets nothing; quartiles compare
 * the funds whose figure is defined, with no regard to vintage.
 *
 * @param pooled all funds as one investment
 * @param groups of each cut
 * @param tvpi quartiles of TVPI, gross of recallable distributions
 * @param irr quartiles of the internal rates of return that are unique
 */
public record ClusterPerformance(
    ClusterFigures cluster,
    Indices indices,
    List<FundPerformance> funds,
    Outcome<PooledPerformance> pooled,
    Map<Cut, SortedMap<String, Group>> groups,
    Outcome<Quartiles> tvpi,
    Outcome<Quartiles> irr) {

  /**
   * The funds of one group of a cut.
   *
   * @param irr of all of them as one investment
   */
  public record Group(List<FundPerformance> funds, Outcome<Irr> irr) {
    public Group {
      funds = List.copyOf(funds);
    }

    /** Kept from before if it is of the very same funds. */
    @SuppressWarnings("ReferenceEquality") // handed on by funds(); equal is not quick enough
    private static Group of(List<FundPerformance> funds, Optional<Group> before) {
      return before
          .filter(old -> old.funds.size() == funds.size())
          .filter(
              old ->
                  IntStream.range(0, funds.size()).allMatch(i -> old.funds.get(i) == funds.get(i)))
          .orElseGet(() -> new Group(funds, PooledPerformance.irr(funds)));
    }
  }

  public ClusterPerformance {
    funds = List.copyOf(funds);
    groups = Map.copyOf(groups);
  }

  public static ClusterPerformance of(Books books, ClusterFigures cluster) {
    return of(books, cluster, Optional.empty());
  }

  /**
   * As {@link #of(Books, ClusterFigures)}; a fund whose facts are the very same as {@code before}
   * is not measured again.
   */
  public static ClusterPerformance of(
      Books books, ClusterFigures cluster, Optional<ClusterPerformance> before) {
    var indices = Indices.of(books, before.map(ClusterPerformance::indices));
    var funds = funds(cluster, indices, before);
    return new ClusterPerformance(
        cluster,
        indices,
        funds,
        PooledPerformance.of(funds, indices),
        groups(funds, before.map(ClusterPerformance::groups)),
        quartiles(cluster, ClusterPerformance::tvpi),
        quartiles(cluster, ClusterPerformance::irr));
  }

  @SuppressWarnings("ReferenceEquality") // the very same figures, which ClusterFigures handed on
  private static List<FundPerformance> funds(
      ClusterFigures cluster, Indices indices, Optional<ClusterPerformance> before) {
    var known = new HashMap<FundFacts, FundPerformance>();
    before
        .filter(old -> old.indices == indices)
        .ifPresent(old -> old.funds.forEach(fund -> known.put(fund.figures().facts(), fund)));
    return cluster.funds().stream()
        .map(
            figures -> {
              var same = known.get(figures.facts());
              return same != null && same.figures() == figures
                  ? same
                  : FundPerformance.of(figures, indices);
            })
        .toList();
  }

  private static Map<Cut, SortedMap<String, Group>> groups(
      List<FundPerformance> funds, Optional<Map<Cut, SortedMap<String, Group>>> before) {
    var groups = new EnumMap<Cut, SortedMap<String, Group>>(Cut.class);
    for (Cut cut : Cut.values()) {
      var byName = new TreeMap<String, List<FundPerformance>>();
      for (FundPerformance fund : funds) {
        byName
            .computeIfAbsent(
                ClusterFigures.group(cut, fund.figures().fund()), name -> new ArrayList<>())
            .add(fund);
      }
      var ofCut = new TreeMap<String, Group>();
      byName.forEach(
          (name, group) ->
              ofCut.put(
                  name,
                  Group.of(
                      group,
                      before
                          .flatMap(old -> Optional.ofNullable(old.get(cut)))
                          .flatMap(old -> Optional.ofNullable(old.get(name))))));
      groups.put(cut, Collections.unmodifiableSortedMap(ofCut));
    }
    return groups;
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
