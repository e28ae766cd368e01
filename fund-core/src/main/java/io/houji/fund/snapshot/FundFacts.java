package io.houji.fund.snapshot;

import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * 一只基金的事实: all that the books say of one fund; its figures rest on nothing else, but for public
 * indices and the standing of other funds.
 *
 * @param commitments by day, as are the others
 */
public record FundFacts(
    LocalDate asOf,
    Fact.Fund fund,
    List<Fact.Commitment> commitments,
    List<Fact.CashFlow> flows,
    List<Fact.Valuation> valuations) {
  private static final Comparator<Fact> BY_DAY =
      Comparator.comparing(Fact::effectiveOn).thenComparing(Fact::id);

  static FundFacts of(Books books, Fact.Fund fund) {
    String id = fund.id();
    return new FundFacts(
        books.asOf(), fund, books.commitments(id), books.flows(id), books.valuations(id));
  }

  /** The latest reported net asset value of the whole fund. */
  public Optional<Fact.Valuation> netAssetValue() {
    return valuations.stream()
        .filter(Fact.Valuation::ofWholeFund)
        .reduce((earlier, later) -> later);
  }

  /** The very same facts on the same day, so that every figure would come out the same. */
  boolean sameAs(FundFacts other) {
    return asOf.equals(other.asOf)
        && same(List.of(fund), List.of(other.fund))
        && same(commitments, other.commitments)
        && same(flows, other.flows)
        && same(valuations, other.valuations);
  }

  /** The same lists under the same names. */
  static boolean same(
      SortedMap<String, ? extends List<? extends Fact>> a,
      SortedMap<String, ? extends List<? extends Fact>> b) {
    return a.keySet().equals(b.keySet())
        && a.entrySet().stream()
            .allMatch(
                entry -> {
                  var other = b.get(entry.getKey());
                  return other != null && same(entry.getValue(), other);
                });
  }

  @SuppressWarnings("ReferenceEquality") // facts are shared between books; equal is not enough fast
  private static boolean same(List<? extends Fact> a, List<? extends Fact> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (a.get(i) != b.get(i)) {
        return false;
      }
    }
    return true;
  }

  /** With one fact instead of another, either of which may be empty. */
  FundFacts with(Optional<Fact> old, Optional<Fact> now) {
    return new FundFacts(
        asOf,
        now.or(() -> old).filter(Fact.Fund.class::isInstance).isPresent()
            ? now.map(Fact.Fund.class::cast).orElse(fund)
            : fund,
        replaced(Fact.Commitment.class, commitments, old, now),
        replaced(Fact.CashFlow.class, flows, old, now),
        replaced(Fact.Valuation.class, valuations, old, now));
  }

  private static <F extends Fact> List<F> replaced(
      Class<F> kind, List<F> facts, Optional<Fact> old, Optional<Fact> now) {
    if (old.or(() -> now).filter(kind::isInstance).isEmpty()) {
      return facts;
    }
    var all = new ArrayList<>(facts);
    old.ifPresent(gone -> all.removeIf(fact -> fact.id().equals(gone.id())));
    now.ifPresent(fact -> all.add(kind.cast(fact)));
    all.sort(BY_DAY);
    return List.copyOf(all);
  }
}
