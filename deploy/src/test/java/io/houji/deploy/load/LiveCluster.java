package io.houji.deploy.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.demo.DemoHistory;
import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.Commit;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.Ledger;
import io.houji.fund.ledger.Recorded;
import io.houji.fund.ledger.Technique;
import io.houji.fund.ledger.ValuationStatus;
import io.houji.fund.money.Money;
import io.houji.fund.snapshot.ClusterExposure;
import io.houji.fund.snapshot.ClusterFigures;
import io.houji.fund.snapshot.ClusterPerformance;
import io.houji.fund.snapshot.GuidanceFigures;
import io.houji.fund.snapshot.SeedFundFigures;
import io.houji.fund.testing.Cases;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * How long after an event all figures of the cluster are there: 32 funds, 256 projects,
 * look-through and five market equivalents on three indices. Beside it, in the same run, the plain
 * way that works everything out anew, and books of another day. Prints a table; see README.md of
 * the module.
 */
final class LiveCluster {
  private static final LocalDate TODAY = LocalDate.of(2026, 4, 10);
  private static final int WARM_UP = 300;
  private static final int EVENTS = Integer.getInteger("events", 1_000);

  private final RandomGenerator random = Cases.random(32);
  private Ledger ledger;
  private Books books;
  private Everything before;

  LiveCluster() {
    var facts = DemoHistory.facts().stream().map(fact -> new Recorded(1, false, fact)).toList();
    ledger = Ledger.EMPTY.plus(List.of(commit(1)), facts);
    books = ledger.at(TODAY);
    before = Everything.of(books, Optional.empty());
  }

  /** All figures of one state of the ledger. */
  private record Everything(
      ClusterPerformance performance,
      ClusterExposure exposure,
      GuidanceFigures guidance,
      SeedFundFigures seedFund) {

    static Everything of(Books books, Optional<Everything> before) {
      var performance = before.map(Everything::performance);
      var cluster = ClusterFigures.of(books, performance.map(ClusterPerformance::cluster));
      return new Everything(
          ClusterPerformance.of(books, cluster, performance),
          ClusterExposure.of(books, cluster),
          GuidanceFigures.of(books, cluster),
          SeedFundFigures.of(books));
    }

    int size() {
      return performance.funds().size() + exposure.plainSum().hashCode() + guidance.withoutTerm();
    }
  }

  private static Commit commit(long seq) {
    return new Commit(seq, Instant.EPOCH.plusSeconds(seq), "load", "api", null);
  }

  @Test
  void afterAnEventAllFiguresAreThere() {
    for (int i = 0; i < WARM_UP; i++) {
      long warm = event() + plain() + anotherDay();
      assertTrue(warm > 0);
    }
    System.out.println("| after an event | p50 ms | p99 ms | CPU p50 | CPU p99 |");
    System.out.println("| --- | ---: | ---: | ---: | ---: |");
    double kept = row("only what the event touched", this::event);
    double plain = row("everything anew (peer)", this::plain);
    double day = row("everything on another day", this::anotherDay);
    System.out.printf(
        Locale.ROOT,
        "%nanew / touched at the 99th percentile: %.1f; 10 ms after an event %s, 50 ms for another"
            + " day %s%n",
        plain / kept,
        kept <= 10 ? "kept" : "NOT kept",
        day <= 50 ? "kept" : "NOT kept");
    var anew = Everything.of(ledger.at(TODAY), Optional.empty());
    assertEquals(rates(anew), rates(before), "what was kept is what would be worked out anew");
    assertEquals(anew.exposure.bySector(), before.exposure.bySector());
  }

  private static List<Double> rates(Everything made) {
    return made.performance
        .pooled()
        .fold(pooled -> pooled.irr().rates(), problems -> List.<Double>of());
  }

  private static double row(String what, LongSupplier work) {
    var threads = ManagementFactory.getThreadMXBean();
    var wall = new long[EVENTS];
    var busy = new long[EVENTS];
    for (int i = 0; i < EVENTS; i++) {
      long began = threads.getCurrentThreadCpuTime();
      wall[i] = work.getAsLong();
      busy[i] = threads.getCurrentThreadCpuTime() - began;
    }
    Arrays.sort(wall);
    Arrays.sort(busy);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.2f | %.2f |%n",
        what,
        wall[EVENTS / 2] / 1e6,
        wall[EVENTS * 99 / 100] / 1e6,
        busy[EVENTS / 2] / 1e6,
        busy[EVENTS * 99 / 100] / 1e6);
    return wall[EVENTS * 99 / 100] / 1e6;
  }

  /**
   * A call of up to 1 % of the commitment, a distribution of up to 1 % of the value, or a value up
   * to 10 % off the last one; every fourth restates one that was posted before.
   */
  private Fact drawn(long seq) {
    String fund = String.format(Locale.ROOT, "F%02d", 1 + random.nextInt(32));
    var day = TODAY.minusDays(random.nextInt(90));
    var head = Head.of(fund + (random.nextInt(4) == 0 ? random.nextInt(5) : seq), day);
    long value = books.netAssetValue(fund).map(stated -> stated.value().fen()).orElse(0L);
    if (random.nextInt(3) == 0) {
      var stated = new Money(value * (900 + random.nextInt(200)) / 1000);
      var status = ValuationStatus.REPORTED;
      return new Fact.Valuation(
          head, fund, null, null, stated, Technique.FUND_STATEMENT, status, null);
    }
    boolean call = random.nextBoolean();
    var whole =
        call
            ? Money.sum(books.commitments(fund).stream().map(c -> c.amount()).toList())
            : new Money(value);
    var kind = call ? FlowKind.CAPITAL_CALL : FlowKind.DISTRIBUTION;
    var amount = new Money(1 + whole.fen() * random.nextInt(10) / 1000);
    return new Fact.CashFlow(
        head, fund, kind, amount, null, null, false, null, null, null, null, null);
  }

  private long event() {
    long seq = ledger.lastSeq() + 1;
    var fact = drawn(seq);
    long began = System.nanoTime();
    ledger = ledger.plus(List.of(commit(seq)), List.of(new Recorded(seq, false, fact)));
    books = ledger.at(TODAY, seq, books, seq - 1);
    before = Everything.of(books, Optional.of(before));
    return took(began, before);
  }

  private long plain() {
    long seq = ledger.lastSeq() + 1;
    var fact = drawn(seq);
    long began = System.nanoTime();
    var posted = ledger.plus(List.of(commit(seq)), List.of(new Recorded(seq, false, fact)));
    return took(began, Everything.of(posted.at(TODAY), Optional.empty()));
  }

  private long anotherDay() {
    var day = TODAY.minusDays(random.nextInt(1_000));
    long known = ledger.lastSeq() - random.nextLong(ledger.lastSeq());
    long began = System.nanoTime();
    return took(began, Everything.of(ledger.at(day, known), Optional.empty()));
  }

  /** Looks at the result, so that it is made. */
  private static long took(long began, Everything made) {
    return made.size() == Integer.MIN_VALUE ? 0 : System.nanoTime() - began;
  }
}
