package io.houji.fund.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.calendar.DayCount;
import io.houji.fund.cashflow.CashFlow;
import io.houji.fund.cashflow.CashFlows;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.testing.Cases;
import io.houji.fund.testing.Vectors;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Returns of a stretch, J-curve and quartiles: what stands beside the rate since inception. */
class HorizonTest {
  private static final LocalDate START = LocalDate.of(2020, 1, 1);

  @Test
  void underOneYearTheHoldingPeriodFigureLeads() {
    var vector = Vectors.json("fund/short_horizon.json");
    var flows = IrrVectorsTest.flows(vector.get("flows"));
    var horizon = Horizon.sinceInception(flows, DayCount.ACT_365F);
    assertTrue(horizon.underOneYear());
    double annualised = vector.get("annualised").get(0).asDouble();
    assertEquals(annualised, IrrVectorsTest.get(horizon.annualised()), 1e-14);
    double holding = vector.get("holding_period").asDouble();
    assertEquals(holding, IrrVectorsTest.get(horizon.overPeriod()), 1e-14);
    assertEquals(horizon.overPeriod(), horizon.leading());
  }

  @Test
  void aFullYearIsAnnualised() {
    var flows = flows(new CashFlow(START, -100), new CashFlow(START.plusYears(1), 110));
    var horizon = Horizon.sinceInception(flows, DayCount.ACT_365F);
    assertFalse(horizon.underOneYear());
    assertEquals(horizon.annualised(), horizon.leading());
    assertEquals(0.1, IrrVectorsTest.get(horizon.overPeriod()), 1e-14);
  }

  @Test
  void chainedHorizonsMultiplyToTheWholeWhenNothingFlowsBetween() {
    // Domain: one call, one payout, a valuation 1 to 3000 days after the call, NAV 1 to 1000.
    Cases.forAll(
        random -> {
          var middle =
              new Valuation(START.plusDays(random.nextInt(1, 3000)), random.nextDouble(1, 1000));
          var end =
              new Valuation(
                  middle.date().plusDays(random.nextInt(1, 3000)), random.nextDouble(1, 1000));
          var flows = flows(new CashFlow(START, -100));
          var whole = Horizon.sinceInception(flows.plus(end.date(), end.nav()), DayCount.ACT_365F);
          var first =
              Horizon.sinceInception(flows.plus(middle.date(), middle.nav()), DayCount.ACT_365F);
          var second = IrrVectorsTest.get(Horizon.between(flows, middle, end, DayCount.ACT_365F));
          double product = (1 + over(first)) * (1 + over(second)) - 1;
          assertEquals(over(whole), product, 1e-11 * (1 + Math.abs(product)));
        });
  }

  private static double over(Horizon horizon) {
    return IrrVectorsTest.get(horizon.overPeriod());
  }

  @Test
  void flowsOfTheOpeningDayAreInTheOpeningNavAlready() {
    var flows =
        flows(
            new CashFlow(START, -100),
            new CashFlow(START.plusDays(365), -50),
            new CashFlow(START.plusDays(730), 20));
    var horizon =
        IrrVectorsTest.get(
            Horizon.between(
                flows,
                new Valuation(START.plusDays(365), 160),
                new Valuation(START.plusDays(730), 156),
                DayCount.ACT_365F));
    assertEquals(0.1, IrrVectorsTest.get(horizon.annualised()), 1e-14);
  }

  @Test
  void everyProblemOfAHorizonIsNamedAtOnce() {
    var minus = new Valuation(START, -1);
    var refused = Horizon.between(flows(new CashFlow(START, -1)), minus, minus, DayCount.ACT_360);
    int count = refused.<Integer>fold(ok -> 0, List::size);
    assertEquals(3, count);
  }

  @Test
  void theJCurveHasATroughAndABreakEven() {
    var curve =
        JCurve.of(
            flows(
                new CashFlow(START, -0.1),
                new CashFlow(START.plusDays(1), -0.2),
                new CashFlow(START.plusDays(9), 0.1),
                new CashFlow(START.plusDays(9), 0.2),
                new CashFlow(START.plusDays(20), 7)));
    assertEquals(4, curve.points().size());
    assertEquals(new BigDecimal("-0.3"), curve.trough().cumulative());
    assertEquals(START.plusDays(1), curve.trough().date());
    assertEquals(Optional.of(START.plusDays(9)), curve.breakEven(), "on the day, not an ulp later");
    assertEquals(Optional.empty(), JCurve.of(flows(new CashFlow(START, -1))).breakEven());
    assertEquals(Optional.empty(), JCurve.of(flows(new CashFlow(START, 1))).breakEven());
  }

  @Test
  void theJCurveEndsAtAllThatCameOutLessAllThatWentIn() {
    Cases.forAll(
        random -> {
          var flows = GeneratedSeries.any(random);
          var curve = JCurve.of(flows);
          var last = curve.points().get(curve.points().size() - 1).cumulative().doubleValue();
          double gross = flows.received() + flows.paidIn();
          assertEquals(flows.received() - flows.paidIn(), last, 1e-12 * gross);
          assertTrue(
              curve.points().stream()
                  .noneMatch(p -> p.cumulative().compareTo(curve.trough().cumulative()) < 0));
        });
  }

  @Test
  void quartilesUnderBothNames() {
    var vector = Vectors.json("fund/concentration_quartile_powerlaw.json").get("quartiles");
    var values = IrrVectorsTest.numbers(vector.get("values")).toArray();
    var inclusive = quartiles(values, Quartiles.Method.TYPE_7);
    var exclusive = quartiles(values, Quartiles.Method.TYPE_6);
    check(IrrVectorsTest.numbers(vector.get("inclusive_linear_type7")).toArray(), inclusive);
    check(IrrVectorsTest.numbers(vector.get("exclusive_type6")).toArray(), exclusive);
    assertEquals(1, exclusive.rank(0.21));
    assertEquals(2, exclusive.rank(0.11));
    assertEquals(3, exclusive.rank(0.05));
    assertEquals(4, exclusive.rank(-0.12));
  }

  private static void check(double[] expected, Quartiles quartiles) {
    assertEquals(expected[0], quartiles.lower(), 1e-15);
    assertEquals(expected[1], quartiles.median(), 1e-15);
    assertEquals(expected[2], quartiles.upper(), 1e-15);
  }

  @Test
  void quartilesAscendWithinTheGroupAndTooFewAreRefused() {
    Cases.forAll(
        random -> {
          var values = random.doubles(random.nextInt(3, 50), -1, 3).toArray();
          for (var method : Quartiles.Method.values()) {
            var q = quartiles(values, method);
            assertTrue(q.lower() <= q.median() && q.median() <= q.upper());
            assertTrue(q.lower() >= -1 && q.upper() <= 3);
          }
        });
    assertTrue(
        Quartiles.of(new double[2], Quartiles.Method.TYPE_6)
            instanceof Outcome.Rejected<Quartiles>);
    var wrong = Quartiles.of(new double[] {Double.NaN}, Quartiles.Method.TYPE_6);
    int count = wrong.<Integer>fold(ok -> 0, List::size);
    assertEquals(2, count);
    assertEquals(5, quartiles(new double[] {5}, Quartiles.Method.TYPE_7).median());
  }

  private static Quartiles quartiles(double[] values, Quartiles.Method method) {
    return IrrVectorsTest.get(Quartiles.of(values, method));
  }

  private static CashFlows flows(CashFlow... flows) {
    return IrrVectorsTest.get(CashFlows.of(List.of(flows)));
  }
}
