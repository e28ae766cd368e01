package io.houji.http.ledger;

import io.houji.fund.ledger.Books;
import io.houji.fund.snapshot.ClusterFigures;
import io.houji.fund.snapshot.ClusterPerformance;
import io.houji.fund.snapshot.SeedFundFigures;
import io.houji.http.json.Json;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The books of one tenant at one pair of times, with the figures that were asked of them. Immutable
 * to its readers: figures are worked out when first asked for.
 */
public final class View {
  private final Books books;
  private final long seq;
  private volatile @Nullable ClusterFigures cluster;
  private volatile @Nullable ClusterPerformance performance;
  private volatile @Nullable SeedFundFigures seedFund;

  View(Books books, long seq) {
    this.books = books;
    this.seq = seq;
  }

  public Books books() {
    return books;
  }

  public LocalDate asOf() {
    return books.asOf();
  }

  /** Number of the last commit whose facts are known here. */
  public long seq() {
    return seq;
  }

  /** Two threads may both work it out; they get equal figures. */
  public ClusterFigures cluster() {
    var known = cluster;
    if (known == null) {
      known = ClusterFigures.of(books);
      cluster = known;
    }
    return known;
  }

  public SeedFundFigures seedFund() {
    var known = seedFund;
    if (known == null) {
      known = SeedFundFigures.of(books);
      seedFund = known;
    }
    return known;
  }

  public ClusterPerformance performance() {
    var known = performance;
    if (known == null) {
      known = ClusterPerformance.of(books, cluster());
      performance = known;
    }
    return known;
  }

  /** Labels that no figure leaves without. */
  public Json.Builder label() {
    return Json.object()
        .put("as_of", asOf())
        .put("known_seq", seq)
        .put("illustrative", books.illustrative());
  }
}
