package io.houji.fund.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 台账: everything recorded for one tenant, corrections included. Immutable; a commit makes a new
 * ledger, so that a reader never sees half of one.
 *
 * <p>Two times: {@code as_of} picks facts by business date, {@code known} by the number of the
 * commit that recorded them. Old pairs give the same books for ever, because commits are only
 * added.
 */
public final class Ledger {
  public static final Ledger EMPTY = new Ledger(List.of(), List.of());

  private final List<Commit> commits;
  private final List<Recorded> facts;

  /** What is known after the last commit, once asked for: every write asks several times. */
  private volatile @Nullable Known latest;

  private Ledger(List<Commit> commits, List<Recorded> facts) {
    this.commits = commits;
    this.facts = facts;
  }

  /**
   * The ledger with later commits and their facts.
   *
   * @throws IllegalArgumentException if a commit does not follow the last one, or a fact belongs to
   *     none of the commits
   */
  public Ledger plus(List<Commit> later, List<Recorded> laterFacts) {
    long last = lastSeq();
    for (Commit commit : later) {
      if (commit.seq() != last + 1) {
        throw new IllegalArgumentException("commit " + commit.seq() + " does not follow " + last);
      }
      last = commit.seq();
    }
    long before = lastSeq();
    for (Recorded fact : laterFacts) {
      if (fact.seq() <= before || fact.seq() > last) {
        throw new IllegalArgumentException("a fact of commit " + fact.seq() + " came without it");
      }
      before = Math.max(before, fact.seq() - 1); // facts come in the order of their commits
    }
    var all = new Ledger(joined(commits, later), joined(facts, laterFacts));
    var known = latest;
    if (known != null) {
      all.latest = known.plus(laterFacts);
    }
    return all;
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    var all = new ArrayList<T>(first.size() + second.size());
    all.addAll(first);
    all.addAll(second);
    return Collections.unmodifiableList(all);
  }

  /** Number of the last commit; 0 for an empty ledger. */
  public long lastSeq() {
    return commits.size();
  }

  public List<Commit> commits() {
    return commits;
  }

  /** Every recording in order, corrections and retractions included. */
  public List<Recorded> recorded() {
    return facts;
  }

  /** Number of the last commit recorded at {@code moment} or before; 0 if there was none. */
  public long seqKnownAt(Instant moment) {
    int low = 0;
    int high = commits.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (commits.get(middle).recordedAt().isAfter(moment)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The facts that held on {@code asOf}, as known after commit {@code knownSeq}. */
  public Books at(LocalDate asOf, long knownSeq) {
    return Books.of(known(knownSeq), asOf);
  }

  /**
   * As {@link #at(LocalDate, long)}, quicker where little was recorded since other books of the
   * same day.
   *
   * @param before books of this ledger
   * @param beforeSeq up to which commit they know it; not above {@code knownSeq}
   */
  public Books at(LocalDate asOf, long knownSeq, Books before, long beforeSeq) {
    if (!before.asOf().equals(asOf) || beforeSeq > knownSeq) {
      return at(asOf, knownSeq);
    }
    int from = facts.size();
    while (from > 0 && facts.get(from - 1).seq() > beforeSeq) {
      from--;
    }
    int to = from;
    while (to < facts.size() && facts.get(to).seq() <= knownSeq) {
      to++;
    }
    return before.plus(facts.subList(from, to)).orElseGet(() -> at(asOf, knownSeq));
  }

  /** The facts that held on {@code asOf}, as known now. */
  public Books at(LocalDate asOf) {
    return at(asOf, lastSeq());
  }

  /** The latest recording of each fact, whatever its business date, after commit {@code seq}. */
  public Known known(long seq) {
    if (seq < lastSeq()) {
      return Known.of(facts, seq);
    }
    var known = latest;
    if (known == null) {
      known = Known.of(facts, seq);
      latest = known; // two threads may both make it; they make equal ones
    }
    return known;
  }
}
