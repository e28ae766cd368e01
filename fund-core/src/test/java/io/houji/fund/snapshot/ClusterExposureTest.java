package io.houji.fund.snapshot;

import static io.houji.fund.ledger.Facts.commitment;
import static io.houji.fund.ledger.Facts.flow;
import static io.houji.fund.ledger.Facts.fund;
import static io.houji.fund.ledger.Facts.ledger;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.MoneySource;
import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.portfolio.ReinvestmentDuty;
import io.houji.fund.testing.Cases;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClusterExposureTest {
  private static final LocalDate AS_OF = LocalDate.parse("2026-04-10");

  private static Fact invested(
      String id, String fund, long wan, @Nullable String into, @Nullable String firm) {
    return new Fact.CashFlow(
        Head.of(id, LocalDate.parse("2022-01-01")),
        fund,
        FlowKind.INVESTMENT,
        Money.wan(wan),
        null,
        null,
        false,
        into,
        firm,
        null,
        null,
        null);
  }

  private static Fact firm(String id, String sector) {
    var head = Head.of(id, LocalDate.parse("2020-01-01"));
    return new Fact.Firm(head, "Firm " + id, null, sector, null, null);
  }

  /** M has 100 from outside, 40 of it in S; S has 60 more from outside. */
  private static List<Fact> motherAndSub() {
    return List.of(
        fund("M", "2021-01-01"),
        fund("S", "2021-01-01"),
        firm("X", "光子"),
        firm("Y", "氢能"),
        commitment("C1", "M", MoneySource.FISCAL, 100),
        commitment("C2", "S", MoneySource.MARKET, 60),
        new Fact.Commitment(
            Head.of("C3", LocalDate.parse("2021-01-01")),
            "S",
            null,
            MoneySource.CLUSTER_FUND,
            "M",
            Money.wan(40)),
        flow("1", "M", "2021-02-01", FlowKind.CAPITAL_CALL, 100),
        flow("2", "S", "2021-02-01", FlowKind.CAPITAL_CALL, 100),
        invested("3", "M", 40, "S", null),
        invested("4", "M", 50, null, "Y"),
        invested("5", "S", 80, null, "X"));
  }

  private static ClusterExposure of(List<Fact> facts) {
    var books = ledger(facts).at(AS_OF);
    return ClusterExposure.of(books, ClusterFigures.of(books));
  }

  private static <T> T right(Outcome<T> outcome) {
    return outcome.fold(
        found -> found,
        problems -> {
          throw new AssertionError(problems);
        });
  }

  @Test
  void moneyOfAFundOfFundsIsFoundOnceWhereItEndedUp() {
    var found = of(motherAndSub());
    assertEquals(Money.wan(200), found.plainSum());
    assertEquals(Money.wan(160), found.external());
    assertEquals(Money.wan(40), found.doubleCounted());
    assertEquals(800_000, right(found.byFirm()).get("X"), 1e-6);
    assertEquals(500_000, right(found.byFirm()).get("Y"), 1e-6);
    var sectors = right(found.bySector());
    assertEquals(800_000, sectors.get("光子"), 1e-6);
    assertEquals(300_000, sectors.get(ClusterExposure.NOT_INVESTED), 1e-6); // 10 in M, 20 in S
    assertEquals(2, right(found.ofFirms()).count());
    assertEquals(1_000_000, right(found.lookThrough()).throughFunds().get("S"), 1e-6);
  }

  @Test
  void aCircleThatKeepsAllItsMoneyIsRefusedWithItsPath() {
    var found =
        of(
            List.of(
                fund("A", "2021-01-01"),
                fund("B", "2021-01-01"),
                flow("1", "A", "2021-02-01", FlowKind.CAPITAL_CALL, 10),
                flow("2", "B", "2021-02-01", FlowKind.CAPITAL_CALL, 10),
                invested("3", "A", 10, "B", null),
                invested("4", "B", 10, "A", null)));
    var said = found.bySector().fold(v -> "", problems -> problems.toString());
    assertTrue(said.contains("never leaves the circle"), said);
    assertTrue(said.contains("A → B"), said);
  }

  @Test
  void aCircleThatLeaksIsSolvedAndNoMoneyIsLost() {
    Cases.forAll(
        random -> {
          var facts = new ArrayList<Fact>(List.of(firm("X", "光子")));
          for (String id : List.of("A", "B", "C")) {
            facts.add(fund(id, "2021-01-01"));
            facts.add(flow("o" + id, id, "2021-02-01", FlowKind.CAPITAL_CALL, 1000));
            facts.add(invested("f" + id, id, 1 + random.nextInt(100), null, "X"));
            for (String other : List.of("A", "B", "C")) {
              if (!other.equals(id)) {
                long wan = 1 + random.nextInt(300);
                facts.add(invested(id + other, id, wan, other, null));
              }
            }
          }
          var found = of(facts);
          double sum =
              right(found.bySector()).values().stream().mapToDouble(Double::doubleValue).sum();
          assertEquals(found.external().toYuan(), sum, 1e-9 * sum);
          assertEquals(found.plainSum(), found.external().plus(found.doubleCounted()));
        });
  }

  @Test
  void guidanceMeasuresByHand() {
    var books = ledger(motherAndSub()).at(LocalDate.parse("2024-01-01"));
    var found = GuidanceFigures.of(books, ClusterFigures.of(books));
    assertEquals(1.6, right(found.committed()).multiple().value(), 1e-12); // 160 / 100
    assertEquals(1.6, right(found.paidIn()).multiple().value(), 1e-12);
    assertEquals(1, found.tiers().size());
    assertEquals(2.5, right(found.tiers().get(0).found()).tier2().value(), 1e-12); // 100 / 40
    assertEquals(0, right(found.earlyStage()).byCount().value()); // venture funds, none early
    assertEquals(2.0, right(found.holdingTime()).years().value(), 1e-12); // 730 days for all
    assertEquals(2, found.withoutTerm());
    assertInstanceOf(Outcome.Rejected.class, found.remainingYears());
    assertInstanceOf(Outcome.Rejected.class, found.duty());
    assertEquals(0, ReinvestmentDuty.SCORE_WEIGHT);
  }
}
