package io.houji.fund.snapshot;

import static io.houji.fund.ledger.Facts.commitment;
import static io.houji.fund.ledger.Facts.flow;
import static io.houji.fund.ledger.Facts.fund;
import static io.houji.fund.ledger.Facts.ledger;
import static io.houji.fund.ledger.Facts.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.ledger.MoneySource;
import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.performance.Irr;
import io.houji.fund.testing.Cases;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final LocalDate AS_OF = LocalDate.parse("2026-04-10");

  private static List<Fact> oneFund() {
    return List.of(
        fund("F1", "2021-01-01"),
        commitment("C1", "F1", MoneySource.FISCAL, 40),
        commitment("C2", "F1", MoneySource.MARKET, 60),
        flow("1", "F1", "2021-01-01", FlowKind.CAPITAL_CALL, 50),
        flow("2", "F1", "2021-03-01", FlowKind.INVESTMENT, 30),
        flow("3", "F1", "2021-12-31", FlowKind.FEE, 2),
        flow("4", "F1", "2022-01-01", FlowKind.REALISATION, 11),
        flow("5", "F1", "2022-01-01", FlowKind.DISTRIBUTION, 11),
        value("V1", "F1", "2022-01-01", 44));
  }

  @Test
  void oneFundByHand() {
    var figures = FundFigures.of(ledger(oneFund()).at(AS_OF), "F1").orElseThrow();
    assertEquals(Money.wan(100), figures.totals().committed());
    assertEquals(Money.wan(50), figures.totals().paidIn());
    assertEquals(new Outcome.Ok<>(0.22), figures.multiples().gross().dpi()); // 11 / 50
    assertEquals(new Outcome.Ok<>(1.1), figures.multiples().gross().tvpi()); // (11 + 44) / 50
    var irr = assertInstanceOf(Outcome.Ok.class, figures.irr()).value();
    assertEquals(0.1, ((Irr) irr).rates().get(0), 1e-12); // 50 becomes 55 in one year
    var idle = figures.idle().fold(right -> right, wrong -> null);
    assertEquals(Money.wan(18), idle.idle()); // 50 - 30 - 2
    assertEquals(0.36, idle.idleRatio().fold(r -> r.value(), w -> Double.NaN), 1e-15);
  }

  @Test
  void nothingAfterTheDayCounts() {
    var figures =
        FundFigures.of(ledger(oneFund()).at(LocalDate.parse("2021-12-30")), "F1").orElseThrow();
    assertEquals(Money.ZERO, figures.totals().distributed());
    assertTrue(figures.netAssetValue().isEmpty());
    assertInstanceOf(Outcome.Rejected.class, figures.multiples().gross().tvpi());
    assertEquals(
        Irr.Status.INVALID, figures.irr().fold(irr -> irr.status(), wrong -> Irr.Status.NONE));
  }

  @Test
  void moneyOfAFundOfFundsCountsOnce() {
    var facts =
        List.of(
            fund("M", "2021-01-01"),
            fund("S", "2021-01-01"),
            commitment("C1", "M", MoneySource.FISCAL, 100),
            commitment("C2", "S", MoneySource.CLUSTER_FUND, 40),
            commitment("C3", "S", MoneySource.MARKET, 160));
    var cluster = ClusterFigures.of(ledger(facts).at(AS_OF));
    assertEquals(Money.wan(300), cluster.totals().committed());
    var amplification = cluster.amplification().fold(right -> right, wrong -> null);
    assertEquals(2.6, amplification.multiple().value(), 1e-15); // (300 - 40) / 100
    assertEquals(Money.wan(40), amplification.doubleCounted());
  }

  @Test
  void everyCutSumsToTheWhole() {
    // Domain: 1 to 12 funds with positive commitments, calls and values on few days.
    Cases.forAll(
        random -> {
          var facts = new ArrayList<Fact>();
          int funds = random.nextInt(1, 13);
          for (int i = 0; i < funds; i++) {
            addFund(facts, "F" + i, random);
          }
          var cluster = ClusterFigures.of(ledger(facts).at(AS_OF));
          cluster
              .cuts()
              .forEach(
                  (cut, parts) -> {
                    assertEquals(funds, parts.values().stream().mapToInt(p -> p.count()).sum());
                    assertEquals(
                        cluster.totals().committed(),
                        Money.sum(
                            parts.values().stream().map(p -> p.totals().committed()).toList()));
                  });
          cluster.funds().forEach(FiguresTest::distributedIsPartOfTheWhole);
        });
  }

  private static void addFund(List<Fact> facts, String id, RandomGenerator random) {
    facts.add(fund(id, (2018 + random.nextInt(8)) + "-01-01"));
    facts.add(commitment(id + "-C", id, MoneySource.MARKET, random.nextInt(50, 1000)));
    facts.add(flow(id + "-1", id, "2026-01-01", FlowKind.CAPITAL_CALL, random.nextInt(1, 50)));
    facts.add(flow(id + "-2", id, "2026-02-01", FlowKind.DISTRIBUTION, random.nextInt(1, 50)));
    facts.add(value(id + "-V", id, "2026-03-31", random.nextInt(0, 100)));
  }

  private static void distributedIsPartOfTheWhole(FundFigures fund) {
    double dpi = fund.multiples().gross().dpi().fold(v -> v, w -> Double.NaN);
    double tvpi = fund.multiples().gross().tvpi().fold(v -> v, w -> Double.NaN);
    assertTrue(dpi <= tvpi, dpi + " " + tvpi);
  }
}
