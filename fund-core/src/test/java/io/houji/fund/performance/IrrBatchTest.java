package io.houji.fund.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.cashflow.CashFlows;
import io.houji.fund.performance.Irr.Status;
import io.houji.fund.testing.Cases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class IrrBatchTest {

  @Test
  void aBatchEqualsSingleCallsToTheBitOnTwoThreads() throws InterruptedException {
    var random = Cases.random(36);
    var all = new ArrayList<CashFlows>();
    for (int i = 0; i < 2_000; i++) {
      all.add(GeneratedSeries.any(random));
    }
    var series = series(all);
    var answers = new IrrBatch.Answers(series.count());
    var other = new Thread(() -> new IrrBatch().solve(series, answers, 0, 1_000));
    other.start();
    new IrrBatch().solve(series, answers, 1_000, 2_000);
    other.join();
    for (int s = 0; s < all.size(); s++) {
      var irr = Irr.of(all.get(s));
      assertEquals(irr.status(), answers.status(s));
      assertEquals(irr.logRates(), Arrays.stream(answers.logRates(s)).boxed().toList());
      boolean unique = irr.status() == Status.UNIQUE;
      assertEquals(unique ? irr.logRates().get(0) : Double.NaN, answers.logRate(s));
    }
  }

  @Test
  void daysInAnyOrderAndAmountsThatAreNoNumbers() {
    var series =
        new IrrBatch.Series(
            new int[] {0, 2, 4, 6, 9, 9},
            new int[] {365, 0, 0, 365, 0, 365, 0, 0, 365},
            new double[] {110, -100, Double.NaN, 1, 0, 5, -60, -40, 110});
    var answers = new IrrBatch.Answers(series.count());
    new IrrBatch().solve(series, answers, 0, series.count());
    assertEquals(Math.log(1.1), answers.logRate(0), 1e-15);
    assertEquals(Status.INVALID, answers.status(1));
    assertEquals(Status.INVALID, answers.status(2));
    assertEquals(Math.log(1.1), answers.logRate(3), 1e-15);
    assertEquals(Status.INVALID, answers.status(4), "no flow at all");
  }

  @Test
  void columnsThatDoNotFitAreRefused() {
    var one = new int[1];
    assertThrows(
        IllegalArgumentException.class, () -> new IrrBatch.Series(one, one, new double[2]));
    assertThrows(
        IllegalArgumentException.class,
        () -> new IrrBatch.Series(new int[] {0, 2}, one, new double[1]));
  }

  /** The bound that the certificate's arithmetic relies on. */
  @Test
  void thePowerOfEErrsByLessThanFourUnits() {
    // Domain: all exponents that do not end in subnormal or infinite powers, and some that do.
    Cases.forAll(
        20_000,
        random -> {
          double x =
              random.nextDouble(-745, 705) * (random.nextBoolean() ? 1 : random.nextDouble());
          double expected = StrictMath.exp(x);
          assertTrue(
              Math.abs(Exp.exp(x) - expected) <= 3 * 0x1p-53 * expected,
              () -> x + ": " + Exp.exp(x) + " and " + expected);
        });
    assertEquals(1, Exp.exp(0));
    assertEquals(0, Exp.exp(Double.NEGATIVE_INFINITY));
    assertTrue(Double.isNaN(Exp.exp(Double.NaN)));
  }

  private static IrrBatch.Series series(List<CashFlows> all) {
    var starts = new int[all.size() + 1];
    var days = new ArrayList<Integer>();
    var amounts = new ArrayList<Double>();
    for (int s = 0; s < all.size(); s++) {
      var flows = all.get(s);
      for (int i = 0; i < flows.size(); i++) {
        days.add((int) flows.date(i).toEpochDay());
        amounts.add(flows.amount(i));
      }
      starts[s + 1] = days.size();
    }
    return new IrrBatch.Series(
        starts,
        days.stream().mapToInt(d -> d).toArray(),
        amounts.stream().mapToDouble(a -> a).toArray());
  }
}
