package io.houji.fund.snapshot;

import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.Fact;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.performance.IndexLevels;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * 指数: the public indices that the books hold, by id.
 *
 * @param facts the levels as recorded
 * @param levels ready for use; refused where they cannot be levels of one index
 */
public record Indices(
    SortedMap<String, List<Fact.IndexLevel>> facts,
    SortedMap<String, Outcome<IndexLevels>> levels) {

  static Indices of(Books books) {
    return of(books, Optional.empty());
  }

  /** As {@link #of(Books)}; the very same facts give the very same indices back. */
  static Indices of(Books books, Optional<Indices> before) {
    var facts = books.levelsByIndex();
    if (before.isPresent() && FundFacts.same(facts, before.get().facts)) {
      return before.get();
    }
    var levels = new TreeMap<String, Outcome<IndexLevels>>();
    facts.forEach((id, recorded) -> levels.put(id, levels(id, recorded)));
    return new Indices(
        Collections.unmodifiableSortedMap(facts), Collections.unmodifiableSortedMap(levels));
  }

  private static Outcome<IndexLevels> levels(String id, List<Fact.IndexLevel> recorded) {
    return IndexLevels.of(
        id,
        recorded.stream()
            .map(fact -> new IndexLevels.Level(fact.effectiveOn(), fact.level().doubleValue()))
            .toList());
  }
}
