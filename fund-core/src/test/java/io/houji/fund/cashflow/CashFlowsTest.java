package io.houji.fund.cashflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.testing.Cases;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CashFlowsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 4, 10);

  @Test
  void everyProblemIsNamedAtOnce() {
    var refused =
        CashFlows.of(
            List.of(
                new CashFlow(DAY, Double.NaN),
                new CashFlow(LocalDate.of(10_000, 1, 1), Double.POSITIVE_INFINITY),
                new CashFlow(DAY, 1)));
    assertEquals(
        List.of("/0/amount", "/1/amount", "/1/date"),
        problems(refused).stream().map(Problem::where).toList());
    assertEquals(Problem.Code.MISSING, problems(CashFlows.of(List.of())).get(0).code());
    assertEquals(
        Problem.Code.CONTRADICTION,
        problems(CashFlows.of(new LocalDate[] {DAY}, new double[0])).get(0).code());
  }

  @Test
  void whatForbidsARateIsNamedToo() {
    assertEquals(2, flows(new int[] {0}, -1).rateProblems().size());
    assertEquals(1, flows(new int[] {0, 9}, -1, 0).rateProblems().size());
    assertEquals(2, flows(new int[] {0, 0}, -1, 1).rateProblems().size());
    assertEquals(List.of(), flows(new int[] {9, 0}, 1, -1).rateProblems());
  }

  @Test
  void flowsOfOneDayStayApartUntilNetted() {
    var flows = flows(new int[] {5, 0, 5}, 0.2, -9, -0.3).plus(LocalDate.ofEpochDay(5), 0.1);
    assertEquals(9.3, flows.paidIn());
    assertEquals(0.1 + 0.2, flows.received());
    assertEquals(flows(new int[] {0, 5}, -9, 0), flows.nettedByDate(), "5.6e-17 is no money");
    assertEquals(4, flows.size());
    assertEquals(LocalDate.ofEpochDay(0), flows.firstDate());
  }

  @Test
  void aWindowIsHalfOpen() {
    var flows = flows(new int[] {0, 5, 9}, 1, 2, 3);
    var window = flows.within(LocalDate.ofEpochDay(0), LocalDate.ofEpochDay(9));
    assertEquals(flows(new int[] {0, 5}, 1, 2), window.orElseThrow());
    assertTrue(flows.within(DAY, DAY).isEmpty());
  }

  @Test
  void nettingLosesNothing() {
    // Domain: up to 20 whole amounts on up to 5 days, so that sums are exact.
    Cases.forAll(
        random -> {
          int n = random.nextInt(1, 21);
          var days = random.ints(n, 0, 5).toArray();
          var amounts = random.ints(n, -1000, 1000).asDoubleStream().toArray();
          var flows = flows(days, amounts);
          var netted = flows.nettedByDate();
          assertEquals(flows.received() - flows.paidIn(), netted.received() - netted.paidIn(), 0);
          assertTrue(netted.paidIn() <= flows.paidIn());
          assertEquals(flows.negated().nettedByDate(), netted.negated());
        });
  }

  private static List<Problem> problems(Outcome<CashFlows> outcome) {
    return outcome.fold(ok -> List.of(), problems -> problems);
  }

  private static CashFlows flows(int[] days, double... amounts) {
    return CashFlows.ofDays(days, amounts)
        .fold(
            ok -> ok,
            problems -> {
              throw new AssertionError(problems);
            });
  }
}
