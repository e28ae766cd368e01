package io.houji.http.ledger;

import io.houji.fund.ledger.Books;
import io.houji.fund.seedfund.ToleranceRules;
import io.houji.fund.snapshot.ClusterExposure;
import io.houji.fund.snapshot.ClusterFigures;
import io.houji.fund.snapshot.ClusterPerformance;
import io.houji.fund.snapshot.GuidanceFigures;
import io.houji.fund.snapshot.RegisterFigures;
import io.houji.fund.snapshot.SeedFundFigures;
import io.houji.fund.snapshot.SeedFundLife;
import io.houji.fund.snapshot.TransferFigures;
import io.houji.http.json.Json;
import java.time.LocalDate;
import java.util.Optional;
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
  private volatile @Nullable SeedFundLife seedFundLife;
  private volatile @Nullable TransferFigures transfer;
  private volatile @Nullable RegisterFigures registers;

  private volatile @Nullable ClusterExposure exposure;
  private volatile @Nullable GuidanceFigures guidance;
  private final Base base;

  /** Figures of a neighbouring view of the same day, of which unchanged funds are kept. */
  record Base(Optional<ClusterFigures> cluster, Optional<ClusterPerformance> performance) {
    static final Base NONE = new Base(Optional.empty(), Optional.empty());
  }

  View(Books books, long seq, Base base) {
    this.books = books;
    this.seq = seq;
    this.base = base;
  }

  /** What a later view of the same day can keep. */
  Base asBase() {
    return new Base(
        Optional.ofNullable(cluster).or(() -> base.cluster),
        Optional.ofNullable(performance).or(() -> base.performance));
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
      known = ClusterFigures.of(books, base.cluster);
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
      known = ClusterPerformance.of(books, cluster(), base.performance);
      performance = known;
    }
    return known;
  }

  /** The seed fund over its whole life, its loss judged by the province's rule. */
  public SeedFundLife seedFundLife() {
    var known = seedFundLife;
    if (known == null) {
      known = SeedFundLife.of(books, ToleranceRules.SHAANXI_2025);
      seedFundLife = known;
    }
    return known;
  }

  public ClusterExposure exposure() {
    var known = exposure;
    if (known == null) {
      known = ClusterExposure.of(books, cluster());
      exposure = known;
    }
    return known;
  }

  public TransferFigures transfer() {
    var known = transfer;
    if (known == null) {
      known = TransferFigures.of(books);
      transfer = known;
    }
    return known;
  }

  public GuidanceFigures guidance() {
    var known = guidance;
    if (known == null) {
      known = GuidanceFigures.of(books, cluster());
      guidance = known;
    }
    return known;
  }

  public RegisterFigures registers() {
    var known = registers;
    if (known == null) {
      known = RegisterFigures.of(books);
      registers = known;
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
