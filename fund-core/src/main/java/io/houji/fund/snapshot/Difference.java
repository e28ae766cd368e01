package io.houji.fund.snapshot;

import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.Ledger;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * 差异报告: what changed between two books of one ledger, figure by figure, with every fact that is the
 * cause and what each moved.
 *
 * <pre>
 *   part of cause k = figure with causes 1 … k − figure with causes 1 … k−1      Σ parts = change
 * </pre>
 *
 * <p>Causes are taken one after the other in the order of their commits, levels of indices first,
 * so that a later day has the levels it is measured by; a ratio has no other split that adds up
 * without a rest. Figures of the cluster are split by fund, in the order of ids. Where a figure has
 * no value before or after a step, that part has none.
 *
 * @param causes each fact that one of the books has and the other has not, or has otherwise
 * @param figures only those that changed; the cluster first, then by fund
 */
public record Difference(List<Cause> causes, List<Changed> figures) {
  /** Beyond so many causes, neighbours of one fund are taken in one step. */
  private static final int STEPS_MAX = 1_000;

  /** A step of the pool measures all funds again, some milliseconds each. */
  private static final int POOLED_STEPS_MAX = 64;

  /**
   * One of the two books with its figures.
   *
   * @param seq number of the last commit that is known in it
   */
  public record Side(
      Books books, long seq, ClusterPerformance performance, SeedFundFigures seedFund) {}

  /**
   * One figure.
   *
   * @param fund empty for the cluster
   * @param old empty where it had no value
   * @param parts in the order of the steps; only steps that moved it
   */
  public record Changed(
      Optional<String> fund,
      String figure,
      Optional<BigDecimal> old,
      Optional<BigDecimal> now,
      List<Part> parts) {
    public Changed {
      parts = List.copyOf(parts);
    }

    /** New less old, exact; empty where either has no value. */
    public Optional<BigDecimal> change() {
      return old.flatMap(before -> now.map(after -> after.subtract(before)));
    }
  }

  /**
   * What one step moved.
   *
   * @param causes positions in {@link Difference#causes}; usually one
   * @param fund whose change it is, for figures of the cluster
   */
  public record Part(
      List<Integer> causes,
      Optional<String> fund,
      Optional<BigDecimal> old,
      Optional<BigDecimal> now) {
    public Part {
      causes = List.copyOf(causes);
    }

    public Optional<BigDecimal> change() {
      return old.flatMap(before -> now.map(after -> after.subtract(before)));
    }
  }

  public Difference {
    causes = List.copyOf(causes);
    figures = List.copyOf(figures);
  }

  /** From {@code old} to {@code now}, which must not know less nor stand for an earlier day. */
  public static Difference between(Ledger ledger, Side old, Side now) {
    if (old.seq() > now.seq() || old.books().asOf().isAfter(now.books().asOf())) {
      throw new IllegalArgumentException("the later books come second");
    }
    var causes = Causes.between(ledger, old, now);
    var steps = new Steps(causes);
    var figures = new ArrayList<Changed>();
    figures.addAll(steps.cluster(old, now));
    SortedSet<String> ids = new TreeSet<>(old.books().funds().keySet());
    ids.addAll(now.books().funds().keySet());
    boolean sameIndices = steps.indexLevels().isEmpty();
    for (String id : ids) {
      if (!sameIndices || !steps.of(id).isEmpty()) {
        figures.addAll(steps.fund(id, old, now));
      }
    }
    return new Difference(causes, figures);
  }

  /** Takes causes one after the other and remembers what each moved. */
  private record Steps(List<Cause> causes) {

    List<Integer> positions(Predicate<Cause> which) {
      return IntStream.range(0, causes.size())
          .filter(i -> which.test(causes.get(i)))
          .boxed()
          .toList();
    }

    List<Integer> of(String fund) {
      return positions(cause -> cause.fund().equals(Optional.of(fund)));
    }

    List<Changed> fund(String id, Side old, Side now) {
      var walk = new Walk(Optional.of(id));
      var before = old.performance().fund(id);
      walk.begin(before.map(NamedFigures::of).orElseGet(TreeMap::new));
      var indices = now.performance().indices();
      var latest = now.books().fund(id).or(() -> old.books().fund(id)).orElseThrow();
      var facts =
          before
              .map(found -> found.figures().facts())
              .orElseGet(
                  () -> new FundFacts(now.books().asOf(), latest, List.of(), List.of(), List.of()));
      boolean there = before.isPresent();
      var mine = of(id);
      int together = (causes.size() + STEPS_MAX - 1) / STEPS_MAX;
      var equivalents = FundPerformance.equivalents(facts, indices);
      if (there) {
        walk.step(
            indexLevels(), Optional.empty(), NamedFigures.of(FundFigures.of(facts), equivalents));
      }
      for (int from = 0; from < mine.size(); from += together) {
        var step = mine.subList(from, Math.min(from + together, mine.size()));
        boolean measured = false;
        for (int position : step) {
          var cause = causes.get(position);
          facts = facts.with(held(old, cause.old()), held(now, cause.now()));
          there |= cause.fact() instanceof Fact.Fund;
          measured |=
              cause.old().filter(FundPerformance::isMeasuredBy).isPresent()
                  || cause.now().filter(FundPerformance::isMeasuredBy).isPresent();
        }
        equivalents = measured ? FundPerformance.equivalents(facts, indices) : equivalents;
        if (there) {
          var figures = NamedFigures.of(FundFigures.of(facts), equivalents);
          walk.step(step, Optional.empty(), figures);
        }
      }
      var after = now.performance().fund(id).map(NamedFigures::of);
      walk.step(mine, Optional.empty(), after.orElseGet(TreeMap::new));
      return walk.changed();
    }

    private List<Integer> indexLevels() {
      return positions(cause -> cause.fact() instanceof Fact.IndexLevel);
    }

    /** The fact as one of the books holds it: known facts of other days do not count there. */
    private static Optional<Fact> held(Side side, Optional<Fact> fact) {
      return fact.filter(known -> !known.effectiveOn().isAfter(side.books().asOf()));
    }

    List<Changed> cluster(Side old, Side now) {
      var walk = new Walk(Optional.empty());
      walk.begin(NamedFigures.of(old.performance().cluster()));
      var funds = new TreeMap<String, FundFigures>();
      old.performance().cluster().funds().forEach(fund -> funds.put(fund.fund().id(), fund));
      SortedSet<String> ids = new TreeSet<>(funds.keySet());
      now.performance().cluster().funds().forEach(fund -> ids.add(fund.fund().id()));
      for (String id : ids) {
        var mine = of(id);
        if (!mine.isEmpty()) {
          now.performance()
              .fund(id)
              .ifPresentOrElse(found -> funds.put(id, found.figures()), () -> funds.remove(id));
          var figures = ClusterFigures.of(old.books(), List.copyOf(funds.values()));
          walk.step(mine, Optional.of(id), NamedFigures.of(figures));
        }
      }
      walk.step(
          positions(cause -> cause.fact() instanceof Fact.Financing),
          Optional.empty(),
          NamedFigures.of(now.performance().cluster()));
      var changed = new ArrayList<>(walk.changed());
      changed.addAll(pooled(old, now, List.copyOf(ids)));
      var seed = new Walk(Optional.empty());
      seed.begin(NamedFigures.of(old.seedFund()));
      seed.step(
          positions(c -> c.fact() instanceof Fact.Project || c.fact() instanceof Fact.ProjectRound),
          Optional.empty(),
          NamedFigures.of(now.seedFund()));
      changed.addAll(seed.changed());
      return changed;
    }

    /** All funds as one investment: against the new indices first, then fund by fund. */
    private List<Changed> pooled(Side old, Side now, List<String> ids) {
      var walk = new Walk(Optional.empty());
      walk.begin(NamedFigures.of(old.performance().pooled()));
      var funds = new TreeMap<String, FundPerformance>();
      old.performance().funds().forEach(fund -> funds.put(fund.figures().fund().id(), fund));
      var indices = now.performance().indices();
      walk.step(
          indexLevels(),
          Optional.empty(),
          NamedFigures.of(PooledPerformance.of(List.copyOf(funds.values()), indices)));
      var moved = ids.stream().filter(id -> !of(id).isEmpty()).toList();
      int together = (moved.size() + POOLED_STEPS_MAX - 1) / POOLED_STEPS_MAX;
      for (int from = 0; from < moved.size(); from += together) {
        var step = moved.subList(from, Math.min(from + together, moved.size()));
        for (String id : step) {
          now.performance()
              .fund(id)
              .ifPresentOrElse(found -> funds.put(id, found), () -> funds.remove(id));
        }
        var pooled = PooledPerformance.of(List.copyOf(funds.values()), indices);
        walk.step(
            step.stream().flatMap(id -> of(id).stream()).sorted().toList(),
            step.size() == 1 ? Optional.of(step.get(0)) : Optional.empty(),
            NamedFigures.of(pooled));
      }
      return walk.changed();
    }
  }
}
