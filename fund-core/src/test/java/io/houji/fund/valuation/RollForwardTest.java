package io.houji.fund.valuation;

import static io.houji.fund.testing.Golden.ok;
import static io.houji.fund.testing.Golden.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.houji.fund.money.Money;
import io.houji.fund.testing.Cases;
import io.houji.fund.valuation.RollForward.Kind;
import io.houji.fund.valuation.RollForward.Limits;
import io.houji.fund.valuation.RollForward.Movement;
import io.houji.fund.valuation.RollForward.Statement;
import io.houji.fund.valuation.RollForward.Trust;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollForwardTest {
  private static final LocalDate YEAR_END = LocalDate.of(2025, 12, 31);
  private static final List<Statement> STATEMENTS =
      List.of(
          new Statement(YEAR_END, Money.wan(1_000)),
          new Statement(YEAR_END.minusMonths(3), Money.wan(900)));

  private static RollForward rolled(LocalDate asOf, Movement... movements) {
    return ok(RollForward.of(asOf, STATEMENTS, List.of(movements), Limits.USUAL));
  }

  /** Made up; by hand: 1,000 + 150 − 40. */
  @Test
  void callsAddAndDistributionsTakeAway() {
    var asOf = LocalDate.of(2026, 4, 10);
    var rolled =
        rolled(
            asOf,
            new Movement(YEAR_END, Kind.CALL, Money.wan(77)),
            new Movement(YEAR_END.plusDays(1), Kind.CALL, Money.wan(150)),
            new Movement(asOf, Kind.DISTRIBUTION, Money.wan(40)),
            new Movement(asOf.plusDays(1), Kind.DISTRIBUTION, Money.wan(500)));
    assertEquals(Money.wan(1_110), rolled.nav());
    assertEquals(100, rolled.ageDays());
    assertEquals(Trust.AGED, rolled.trust());
    assertEquals(Money.ZERO, rolled.excess());
  }

  @Test
  void aStatementOfTheVeryDayIsNotRolled() {
    assertEquals(Trust.STATED, rolled(YEAR_END).trust());
    assertEquals(Money.wan(900), rolled(YEAR_END.minusDays(1)).nav());
  }

  @Test
  void trustFallsWithAgeAndWithWhatMoved() {
    assertEquals(Trust.RECENT, rolled(YEAR_END.plusDays(92)).trust());
    assertEquals(Trust.AGED, rolled(YEAR_END.plusDays(93)).trust());
    assertEquals(Trust.AGED, rolled(YEAR_END.plusDays(184)).trust());
    assertEquals(Trust.STALE, rolled(YEAR_END.plusDays(185)).trust());
    var fifth = new Movement(YEAR_END.plusDays(5), Kind.CALL, Money.wan(200));
    var more = new Movement(YEAR_END.plusDays(5), Kind.CALL, Money.wan(200).plus(new Money(1)));
    assertEquals(Trust.RECENT, rolled(YEAR_END.plusDays(10), fifth).trust());
    assertEquals(Trust.AGED, rolled(YEAR_END.plusDays(10), more).trust());
    assertEquals(Trust.STALE, rolled(YEAR_END.plusDays(100), more).trust());
  }

  @Test
  void distributionsBeyondTheValueAreStatedAndNotNegative() {
    var rolled =
        rolled(
            YEAR_END.plusDays(9),
            new Movement(YEAR_END.plusDays(1), Kind.DISTRIBUTION, Money.wan(1_300)));
    assertEquals(Money.ZERO, rolled.nav());
    assertEquals(Money.wan(300), rolled.excess());
  }

  @Test
  void withoutAStatementThereIsNoValue() {
    assertEquals(
        List.of("MISSING /statements"),
        refusals(RollForward.of(YEAR_END.minusYears(1), STATEMENTS, List.of(), Limits.USUAL)));
    var twice = new ArrayList<>(STATEMENTS);
    twice.add(new Statement(YEAR_END, Money.wan(-1)));
    var negative = new Movement(YEAR_END, Kind.CALL, Money.wan(-1));
    assertEquals(
        List.of(
            "OUT_OF_RANGE /statements/2/nav",
            "DUPLICATE /statements/2/on",
            "OUT_OF_RANGE /movements/0/amount"),
        refusals(RollForward.of(YEAR_END, twice, List.of(negative), Limits.USUAL)));
    assertThrows(IllegalArgumentException.class, () -> new Limits(9, 8, BigDecimal.ONE));
  }

  @Test
  void theOrderAndSplitOfMovementsDoNotMatter() {
    // Domain: up to 20 movements of up to 1e9 fen within a year; each split in two and reversed.
    Cases.forAll(
        random -> {
          var whole = new ArrayList<Movement>();
          var split = new ArrayList<Movement>();
          for (int i = random.nextInt(21); i > 0; i--) {
            var kind = random.nextBoolean() ? Kind.CALL : Kind.DISTRIBUTION;
            var on = YEAR_END.plusDays(random.nextInt(-30, 300));
            var amount = new Money(random.nextLong(1_000_000_000));
            var part = new Money(random.nextLong(amount.fen() + 1));
            whole.add(new Movement(on, kind, amount));
            split.add(0, new Movement(on, kind, part));
            split.add(0, new Movement(on, kind, amount.minus(part)));
          }
          var asOf = YEAR_END.plusDays(random.nextInt(300));
          assertEquals(
              ok(RollForward.of(asOf, STATEMENTS, whole, Limits.USUAL)),
              ok(RollForward.of(asOf, STATEMENTS, split, Limits.USUAL)));
        });
  }
}
