package io.houji.fund.snapshot;

import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.Fact;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.performance.Multiples;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * 差异报告: what changed between two books of one ledger, figure by figure, and every fact that is the
 * cause.
 *
 * @param figures only those that changed; by fund, the cluster first
 * @param causes every fact that one of the books holds and the other does not, or holds otherwise
 */
public record Difference(List<Changed> figures, List<Cause> causes) {

  /**
   * One figure.
   *
   * @param fund empty for the cluster
   * @param old empty where it had no value
   */
  public record Changed(
      Optional<String> fund, String figure, Optional<BigDecimal> old, Optional<BigDecimal> now) {}

  /** What happened to a fact between the two books. */
  public enum Event {
    ADDED,
    RESTATED,
    TAKEN_BACK
  }

  /**
   * One fact; at least one of both is there.
   *
   * @param fund the fund that it belongs to, if it belongs to one
   */
  public record Cause(Event event, Optional<String> fund, Optional<Fact> old, Optional<Fact> now) {

    public Fact fact() {
      return now.or(() -> old).orElseThrow();
    }

    /** (new − old) / old of the one amount of the fact; empty where it has none, or old is zero. */
    public Optional<Double> relative() {
      return old.flatMap(Difference::amount)
          .filter(before -> before != 0)
          .flatMap(
              before ->
                  now.flatMap(Difference::amount).map(after -> ((double) after - before) / before));
    }
  }

  /** Names a fact in both books. */
  private record Key(Class<? extends Fact> kind, String id, @Nullable LocalDate from)
      implements Comparable<Key> {
    static Key of(Fact fact) {
      return new Key(fact.getClass(), fact.id(), fact.lasts() ? fact.effectiveOn() : null);
    }

    @Override
    public int compareTo(Key other) {
      return (kind.getSimpleName() + '/' + id + '/' + from)
          .compareTo(other.kind.getSimpleName() + '/' + other.id + '/' + other.from);
    }
  }

  public Difference {
    figures = List.copyOf(figures);
    causes = List.copyOf(causes);
  }

  /** From {@code old} to {@code now}; the figures are those of the books. */
  public static Difference between(
      Books old, ClusterFigures oldFigures, Books now, ClusterFigures nowFigures) {
    var changed = new ArrayList<Changed>();
    compare(Optional.empty(), cluster(oldFigures), cluster(nowFigures), changed);
    var before = byFund(oldFigures);
    var after = byFund(nowFigures);
    SortedSet<String> ids = new TreeSet<>(before.keySet());
    ids.addAll(after.keySet());
    for (String id : ids) {
      compare(
          Optional.of(id),
          before.getOrDefault(id, Collections.emptySortedMap()),
          after.getOrDefault(id, Collections.emptySortedMap()),
          changed);
    }
    return new Difference(changed, causes(old, now));
  }

  private static void compare(
      Optional<String> fund,
      SortedMap<String, BigDecimal> old,
      SortedMap<String, BigDecimal> now,
      List<Changed> into) {
    SortedSet<String> names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      var before = Optional.ofNullable(old.get(name));
      var after = Optional.ofNullable(now.get(name));
      boolean same =
          before.isPresent() && after.isPresent() && before.get().compareTo(after.get()) == 0;
      if (!same) {
        into.add(new Changed(fund, name, before, after));
      }
    }
  }

  private static Map<String, SortedMap<String, BigDecimal>> byFund(ClusterFigures cluster) {
    var byFund = new HashMap<String, SortedMap<String, BigDecimal>>();
    for (FundFigures fund : cluster.funds()) {
      var figures = new TreeMap<String, BigDecimal>();
      totals(figures, fund.totals());
      fund.netAssetValue()
          .ifPresent(nav -> figures.put("net_asset_value", yuan(nav.value().fen())));
      multiples(figures, fund.multiples());
      put(figures, "irr", fund.irr().then(irr -> irr.only()));
      put(figures, "idle_ratio", fund.idle().then(m -> m.idleRatio()).map(r -> r.value()));
      byFund.put(fund.fund().id(), figures);
    }
    return byFund;
  }

  private static SortedMap<String, BigDecimal> cluster(ClusterFigures cluster) {
    var figures = new TreeMap<String, BigDecimal>();
    figures.put("fund_count", BigDecimal.valueOf(cluster.funds().size()));
    totals(figures, cluster.totals());
    cluster
        .multiples()
        .fold(Optional::of, problems -> Optional.<Multiples.SideBySide>empty())
        .ifPresent(both -> multiples(figures, both));
    put(figures, "amplification", cluster.amplification().map(a -> a.multiple().value()));
    put(figures, "social_capital_share", cluster.amplification().map(a -> a.socialShare().value()));
    put(figures, "commitment_hhi", cluster.concentration().map(c -> c.hhi()));
    figures.put("financing", yuan(cluster.financed().amount().fen()));
    return figures;
  }

  private static void totals(Map<String, BigDecimal> figures, FundFigures.Totals totals) {
    figures.put("committed", yuan(totals.committed().fen()));
    figures.put("paid_in", yuan(totals.paidIn().fen()));
    figures.put("invested", yuan(totals.invested().fen()));
    figures.put("realised", yuan(totals.realised().fen()));
    figures.put("fees", yuan(totals.fees().fen()));
    figures.put("distributed", yuan(totals.distributed().fen()));
  }

  private static void multiples(Map<String, BigDecimal> figures, Multiples.SideBySide both) {
    for (Multiples one : List.of(both.gross(), both.netted())) {
      String of = "_" + one.convention().wireName();
      put(figures, "dpi" + of, one.dpi());
      put(figures, "rvpi" + of, one.rvpi());
      put(figures, "tvpi" + of, one.tvpi());
    }
  }

  private static void put(Map<String, BigDecimal> figures, String name, Outcome<Double> figure) {
    figure
        .fold(Optional::of, problems -> Optional.<Double>empty())
        .ifPresent(value -> figures.put(name, BigDecimal.valueOf(value)));
  }

  private static BigDecimal yuan(long fen) {
    return BigDecimal.valueOf(fen, 2);
  }

  private static List<Cause> causes(Books old, Books now) {
    var before = facts(old);
    var after = facts(now);
    SortedSet<Key> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    var causes = new ArrayList<Cause>();
    for (Key key : keys) {
      var was = Optional.ofNullable(before.get(key));
      var is = Optional.ofNullable(after.get(key));
      if (!was.equals(is)) {
        var event = was.isEmpty() ? Event.ADDED : is.isEmpty() ? Event.TAKEN_BACK : Event.RESTATED;
        causes.add(new Cause(event, is.or(() -> was).flatMap(Difference::fund), was, is));
      }
    }
    return causes;
  }

  private static SortedMap<Key, Fact> facts(Books books) {
    var byKey = new TreeMap<Key, Fact>();
    books.facts().forEach(fact -> byKey.put(Key.of(fact), fact));
    return byKey;
  }

  private static Optional<String> fund(Fact fact) {
    if (fact instanceof Fact.Fund fund) {
      return Optional.of(fund.id());
    }
    if (fact instanceof Fact.Commitment commitment) {
      return Optional.of(commitment.fundId());
    }
    if (fact instanceof Fact.CashFlow flow) {
      return Optional.of(flow.fundId());
    }
    return fact instanceof Fact.Valuation value ? Optional.of(value.fundId()) : Optional.empty();
  }

  /** The one amount of a fact in fen. */
  private static Optional<Long> amount(Fact fact) {
    if (fact instanceof Fact.Commitment commitment) {
      return Optional.of(commitment.amount().fen());
    }
    if (fact instanceof Fact.CashFlow flow) {
      return Optional.of(flow.amount().fen());
    }
    if (fact instanceof Fact.Financing financing) {
      return Optional.of(financing.amount().fen());
    }
    if (fact instanceof Fact.ProjectRound round) {
      return Optional.of(round.cost().fen());
    }
    return fact instanceof Fact.Valuation value
        ? Optional.of(value.value().fen())
        : Optional.empty();
  }
}
