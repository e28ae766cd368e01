package io.houji.fund.snapshot;

import static io.houji.fund.ledger.Facts.flow;
import static io.houji.fund.ledger.Facts.fund;
import static io.houji.fund.ledger.Facts.ledger;
import static io.houji.fund.ledger.Facts.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.ledger.Head;
import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.performance.Irr;
import io.houji.fund.testing.Cases;
import io.houji.fund.valuation.RollForward;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ClusterPerformanceTest {
  private static final LocalDate AS_OF = LocalDate.parse("2022-04-10");

  private static Fact level(String index, String on, String level) {
    return new Fact.IndexLevel(
        Head.of(index + on, LocalDate.parse(on)), index, new BigDecimal(level));
  }

  /** 100 each on one day; one becomes 110 in a year, the other 130, while the index gains 10 %. */
  private static List<Fact> twoFunds() {
    return List.of(
        fund("F1", "2021-01-01"),
        fund("F2", "2021-01-01"),
        flow("1", "F1", "2021-01-01", FlowKind.CAPITAL_CALL, 100),
        flow("2", "F2", "2021-01-01", FlowKind.CAPITAL_CALL, 100),
        value("V1", "F1", "2022-01-01", 110),
        value("V2", "F2", "2022-01-01", 130),
        level("BROAD", "2021-01-01", "100"),
        level("BROAD", "2022-01-01", "110"));
  }

  private static ClusterPerformance of(Books books) {
    return ClusterPerformance.of(books, ClusterFigures.of(books));
  }

  private static <T> T right(Outcome<T> outcome) {
    return outcome.fold(
        found -> found,
        problems -> {
          throw new AssertionError(problems);
        });
  }

  @Test
  void twoFundsTogetherByHand() {
    var found = of(ledger(twoFunds()).at(AS_OF));
    var pooled = right(found.pooled());
    assertEquals(0.2, right(pooled.irr().only()), 1e-12); // 200 becomes 240
    var pme = FundPerformance.named(pooled.equivalents().get("BROAD"));
    assertEquals(240.0 / 110 / (200.0 / 100), right(pme.get("ks_pme")), 1e-12);
    assertEquals(Math.log(1.2) - Math.log(1.1), right(pme.get("direct_alpha_log")), 1e-12);
    assertEquals(1.2, right(found.tvpi()).median(), 1e-12);
    assertEquals(1, right(found.tvpi()).rank(1.3));
  }

  @Test
  void moneyOfOneDayInTwoFundsDoesNotNet() {
    var facts = new ArrayList<>(twoFunds());
    facts.add(flow("3", "F1", "2021-07-01", FlowKind.CAPITAL_CALL, 50));
    facts.add(flow("4", "F2", "2021-07-01", FlowKind.DISTRIBUTION, 50));
    var books = ledger(facts).at(AS_OF);
    var cluster = ClusterFigures.of(books);
    // (50 + 240) / 250, not 240 / 200
    assertEquals(1.16, right(right(cluster.multiples()).gross().tvpi()), 1e-12);
    assertEquals(0.2, right(right(of(books).pooled()).irr().only()), 1e-12);
  }

  @Test
  void aLateValueIsCarriedByItsFlowsAndSaysHowOldItIs() {
    var facts = new ArrayList<>(twoFunds());
    facts.add(value("V3", "F1", "2022-03-31", 120));
    facts.add(flow("5", "F2", "2022-03-01", FlowKind.DISTRIBUTION, 30));
    var found = of(ledger(facts).at(AS_OF));
    var pooled = right(found.pooled());
    assertEquals(LocalDate.parse("2022-03-31"), pooled.measuredOn());
    assertEquals(Money.wan(220).toYuan(), pooled.value(), 1e-6); // 120 + (130 − 30)
    var rolled = right(found.fund("F2").orElseThrow().rolled());
    assertEquals(99, rolled.ageDays());
    assertEquals(RollForward.Trust.STALE, rolled.trust()); // more than a fifth has moved since
  }

  @Test
  void anIndexWithAGapIsRefusedByName() {
    var facts = new ArrayList<>(twoFunds());
    facts.add(flow("6", "F1", "2021-06-01", FlowKind.CAPITAL_CALL, 1));
    var pme = of(ledger(facts).at(AS_OF)).fund("F1").orElseThrow().equivalents().get("BROAD");
    var said =
        FundPerformance.named(pme).get("ks_pme").fold(v -> "" + v, problems -> problems.toString());
    assertTrue(said.contains("index BROAD has no level on 2021-06-01"), said);
  }

  @Test
  void aFundWithoutAValueIsNamedAndTheClusterIsRefused() {
    var facts = new ArrayList<>(twoFunds());
    facts.add(fund("F3", "2021-01-01"));
    facts.add(flow("7", "F3", "2021-01-01", FlowKind.CAPITAL_CALL, 1));
    var said = of(ledger(facts).at(AS_OF)).pooled().fold(v -> "", problems -> problems.toString());
    assertTrue(said.contains("/funds/F3"), said);
    facts.remove(facts.size() - 1); // not called yet: nothing to measure
    assertTrue(of(ledger(facts).at(AS_OF)).pooled() instanceof Outcome.Ok);
  }

  /** Domain: up to four funds, quarterly flows of 1 to 500 万元, values, one index. */
  private static List<Fact> drawn(RandomGenerator random, String prefix) {
    var facts = new ArrayList<Fact>();
    for (int fund = 0; fund < 4; fund++) {
      String id = "F" + fund;
      for (int i = 0; i < random.nextInt(6); i++) {
        var day = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(800)).toString();
        String name = prefix + id + i;
        long wan = 1 + random.nextInt(500);
        facts.add(
            random.nextInt(3) == 0
                ? value(name, id, day, wan)
                : flow(name, id, day, FlowKind.values()[random.nextInt(2)], wan));
      }
    }
    return facts;
  }

  private static List<Fact> funds() {
    var facts = new ArrayList<Fact>();
    for (int fund = 0; fund < 4; fund++) {
      facts.add(fund("F" + fund, "2020-01-01"));
    }
    for (var day = LocalDate.of(2020, 1, 1); day.getYear() < 2023; day = day.plusMonths(1)) {
      facts.add(level("BROAD", day.toString(), "" + (100 + day.getDayOfYear())));
    }
    return facts;
  }

  @Test
  void whatIsKeptOfEarlierFiguresIsWhatWouldBeWorkedOutAnew() {
    Cases.forAll(
        100,
        10_000,
        random -> {
          var first = new ArrayList<>(funds());
          first.addAll(drawn(random, "a"));
          var ledger = ledger(first, drawn(random, random.nextBoolean() ? "a" : "b"));
          var before = of(ledger.at(AS_OF, 1));
          var books = ledger.at(AS_OF);
          var cluster = ClusterFigures.of(books, Optional.of(before.cluster()));
          var kept = ClusterPerformance.of(books, cluster, Optional.of(before));
          var anew = of(books);
          assertEquals(named(anew), named(kept));
          assertEquals(rates(anew.pooled()), rates(kept.pooled()));
        });
  }

  private static List<Map<String, BigDecimal>> named(ClusterPerformance found) {
    var all = new ArrayList<Map<String, BigDecimal>>();
    found.funds().forEach(fund -> all.add(NamedFigures.of(fund)));
    all.add(NamedFigures.of(found.cluster()));
    return all;
  }

  private static List<Double> rates(Outcome<PooledPerformance> pooled) {
    return pooled.map(PooledPerformance::irr).map(Irr::rates).fold(r -> r, problems -> List.of());
  }

  @Test
  void onlyTheFundOfAnEventIsMeasuredAgain() {
    var ledger =
        ledger(twoFunds(), List.of(flow("8", "F2", "2021-06-30", FlowKind.CAPITAL_CALL, 5)));
    var before = of(ledger.at(AS_OF, 1));
    var books = ledger.at(AS_OF);
    var cluster = ClusterFigures.of(books, Optional.of(before.cluster()));
    var after = ClusterPerformance.of(books, cluster, Optional.of(before));
    assertSame(before.fund("F1").orElseThrow(), after.fund("F1").orElseThrow());
    assertNotSame(before.fund("F2").orElseThrow(), after.fund("F2").orElseThrow());
    assertSame(before.indices(), after.indices());
  }

  @Test
  void aFundAloneIsTheClusterOfItself() {
    Cases.forAll(
        random -> {
          var facts = new ArrayList<>(funds());
          drawn(random, "a").stream()
              .filter(fact -> fact instanceof Fact.CashFlow flow && flow.fundId().equals("F0"))
              .forEach(facts::add);
          facts.add(value("last", "F0", "2022-04-01", 1 + random.nextInt(500)));
          var found = of(ledger(facts).at(AS_OF));
          found
              .fund("F0")
              .orElseThrow()
              .figures()
              .irr()
              .map(Irr::rates)
              .fold(
                  rates -> {
                    assertEquals(rates, rates(found.pooled()));
                    return true;
                  },
                  problems -> false);
        });
  }
}
