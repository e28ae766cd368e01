package io.houji.fund.snapshot;

import static io.houji.fund.ledger.Facts.commitment;
import static io.houji.fund.ledger.Facts.flow;
import static io.houji.fund.ledger.Facts.ledger;
import static io.houji.fund.ledger.Facts.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.Facts;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.ledger.MoneySource;
import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FundPacingTest {

  private static Fact.Fund fund(BigDecimal years) {
    var f = Facts.fund("F1", "2021-02-15");
    return new Fact.Fund(
        f.head(),
        f.name(),
        f.fundType(),
        f.typeLabel(),
        f.amacType(),
        f.layer(),
        f.vintage(),
        years,
        years,
        null,
        f.manager(),
        f.amacCode(),
        f.currency(),
        f.sectors(),
        f.stage(),
        f.seedProgramme(),
        f.note());
  }

  private static Outcome<FundPacing> of(Fact.Fund fund) {
    var facts = new ArrayList<Fact>();
    facts.add(fund);
    facts.add(commitment("C1", "F1", MoneySource.MARKET, 1000));
    facts.add(flow("1", "F1", "2021-02-20", FlowKind.CAPITAL_CALL, 200));
    facts.add(flow("2", "F1", "2021-05-10", FlowKind.CAPITAL_CALL, 100));
    facts.add(value("V1", "F1", "2021-03-31", 190));
    for (int quarter = 2; quarter <= 8; quarter++) {
      var end = LocalDate.of(2021, 1, 1).plusMonths(3L * quarter).minusDays(1);
      facts.add(value("V" + quarter, "F1", end.toString(), 300 + 5L * quarter));
    }
    facts.add(flow("3", "F1", "2022-11-10", FlowKind.DISTRIBUTION, 20));
    facts.add(flow("4", "F1", "2023-01-10", FlowKind.CAPITAL_CALL, 50)); // after the statement
    var books = ledger(facts).at(LocalDate.parse("2023-02-01"));
    var performance = ClusterPerformance.of(books, ClusterFigures.of(books));
    return FundPacing.of(performance.fund("F1").orElseThrow());
  }

  @Test
  void historyIsByQuartersUntilTheLastStatement() {
    var found =
        of(fund(BigDecimal.valueOf(5)))
            .fold(
                right -> right,
                problems -> {
                  throw new AssertionError(problems);
                });
    assertEquals(LocalDate.parse("2021-01-01"), found.firstQuarter());
    assertEquals(8, found.history().periods().size());
    assertEquals(2_000_000, found.history().periods().get(0).contribution());
    assertEquals(1_900_000, found.history().periods().get(0).nav());
    assertEquals(200_000, found.history().periods().get(7).distribution());
    assertEquals(Money.wan(340).toYuan(), found.state().nav());
    assertEquals(3_000_000, found.state().paidIn(), "the call after the statement waits for it");
    assertEquals(10 * 4 - 8, found.plan().size());
    assertEquals(LocalDate.parse("2023-01-01"), found.quarterOf(9));
    assertInstanceOf(Outcome.Ok.class, found.backTest());
    assertInstanceOf(Outcome.Ok.class, found.bands());
  }

  @Test
  void aTermThatIsNotStatedInWholeYearsIsNamed() {
    assertEquals(
        List.of("/life"),
        of(fund(new BigDecimal("2.5")))
            .fold(v -> List.of(), problems -> problems.stream().map(Problem::where).toList()));
  }
}
