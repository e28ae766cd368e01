package io.houji.fund.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.calendar.DayCount;
import io.houji.fund.cashflow.CashFlow;
import io.houji.fund.cashflow.CashFlows;
import io.houji.fund.performance.Certificate.Claim;
import io.houji.fund.performance.Certificate.Piece;
import io.houji.fund.performance.Irr.Detail;
import io.houji.fund.performance.Irr.Status;
import io.houji.fund.testing.Cases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IrrTest {

  /** 100,000 series of the four kinds with {@code -Dhouji.cases=full}. */
  @Test
  void theCertificateHoldsAndADenseScanFindsNoOtherRate() {
    Cases.forAll(
        2_000,
        100_000,
        random -> {
          var flows = GeneratedSeries.any(random);
          var irr = Irr.of(flows);
          assertEquals(
              List.of(), irr.certificate().verify(flows, DayCount.ACT_365F, irr.logRates()));
          assertNotEquals(Detail.TOUCHES_ZERO, irr.detail(), flows::toString);
          scan(TimedFlows.of(flows, DayCount.ACT_365F), irr);
        });
  }

  /**
   * Signs of the present value on a grid of 600 points change where a rate is listed, only there.
   */
  private static void scan(TimedFlows flows, Irr irr) {
    if (irr.status() == Status.INVALID) {
      assertTrue(!flows.goBothWays());
      return;
    }
    double sign = Math.signum(flows.amounts[flows.size() - 1]);
    double before = Double.NEGATIVE_INFINITY;
    for (int i = -300; i <= 300; i++) {
      // sinh: dense near zero, out to 2e5 / span.
      double x = Math.sinh(i / 23.0) / flows.span();
      double value = presentValue(flows, x);
      if (Math.abs(value) > 1e-11) {
        double low = before;
        long between = irr.logRates().stream().filter(r -> r > low && r < x).count();
        assertEquals(sign != Math.signum(value), between % 2 == 1, () -> irr + " at " + x);
        sign = Math.signum(value);
        before = x;
      }
    }
    for (double rate : irr.logRates()) {
      assertEquals(0, presentValue(flows, rate), 1e-9);
    }
  }

  /** Plain sum, relative to the largest discounted flow. */
  private static double presentValue(TimedFlows flows, double x) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < flows.size(); i++) {
      largest = Math.max(largest, Math.log(Math.abs(flows.amounts[i])) - x * flows.times[i]);
    }
    double sum = 0;
    for (int i = 0; i < flows.size(); i++) {
      double log = Math.log(Math.abs(flows.amounts[i])) - x * flows.times[i];
      sum += Math.signum(flows.amounts[i]) * Math.exp(log - largest);
    }
    return sum;
  }

  @Test
  void unitOrderSplittingAndSideDoNotMatter() {
    Cases.forAll(
        random -> {
          var flows = GeneratedSeries.any(random);
          var irr = Irr.of(flows);
          var shuffled = new ArrayList<>(flows.toList());
          Collections.shuffle(shuffled, new Random(random.nextLong()));
          assertEquals(irr, Irr.of(IrrVectorsTest.get(CashFlows.of(shuffled))));
          assertEquals(irr.logRates(), Irr.of(flows.negated()).logRates());
          near(irr, Irr.of(scaled(flows, Math.pow(10, random.nextInt(-290, 280)))));
          assertEquals(
              irr.logRates(), Irr.of(scaled(flows, 1024)).logRates(), "a power of two is exact");
          near(irr, Irr.of(split(flows, random.nextInt(flows.size()))));
        });
  }

  private static CashFlows scaled(CashFlows flows, double factor) {
    return IrrVectorsTest.get(
        CashFlows.of(
            flows.toList().stream()
                .map(flow -> new CashFlow(flow.date(), flow.amount() * factor))
                .toList()));
  }

  private static CashFlows split(CashFlows flows, int i) {
    var all = new ArrayList<>(flows.toList());
    var flow = all.remove(i);
    all.add(new CashFlow(flow.date(), 0.25 * flow.amount()));
    all.add(new CashFlow(flow.date(), 0.75 * flow.amount()));
    all.add(new CashFlow(flow.date(), 0));
    return IrrVectorsTest.get(CashFlows.of(all));
  }

  private static void near(Irr expected, Irr actual) {
    assertEquals(expected.status(), actual.status(), () -> expected + " and " + actual);
    for (int i = 0; i < expected.logRates().size(); i++) {
      double rate = expected.logRates().get(i);
      assertEquals(rate, actual.logRates().get(i), 1e-9 * (1 + Math.abs(rate)));
    }
  }

  /** Pinned on JDK 17; every other JDK must give the same bits. */
  @Test
  void ratesAreTheSameBitsOnEveryJdk() {
    var random = Cases.random(36);
    var bits = new ArrayList<Long>();
    for (int i = 0; i < 2_000; i++) {
      var irr = Irr.of(GeneratedSeries.any(random));
      irr.logRates().forEach(rate -> bits.add(Double.doubleToLongBits(rate)));
      irr.rates().forEach(rate -> bits.add(Double.doubleToLongBits(rate)));
    }
    assertEquals(-26872851, bits.hashCode(), "of " + bits.size() + " rates");
  }

  @Test
  void aDoubleRootIsNamedAndCountedTwice() {
    var irr = Irr.periodic(-100, 220, -121);
    assertEquals(Status.MULTIPLE, irr.status());
    assertEquals(Detail.TOUCHES_ZERO, irr.detail());
    assertEquals(1, irr.logRates().size());
    assertEquals(Math.log(1.1), irr.logRates().get(0), 1e-7);
    assertEquals(true, irr.only().fold(rate -> false, problems -> true));
  }

  @Test
  void twoCloseRatesAreToldApart() {
    // (1 - 1.1 v)(1 - 1.1001 v) and its neighbour without a root.
    var irr = Irr.periodic(-100, 220.01, -121.011);
    assertEquals(2, irr.logRates().size());
    assertEquals(Math.log(1.1), irr.logRates().get(0), 1e-9);
    assertEquals(Math.log(1.1001), irr.logRates().get(1), 1e-9);
    assertEquals(Status.NONE, Irr.periodic(-100, 220, -121.0001).status());
  }

  @Test
  void theBooksOfTheTrade() {
    assertEquals(0.0, rate(Irr.periodic(-1000, 1000)));
    assertEquals(0.1, rate(Irr.periodic(-1000, 1100)), 1e-15);
    assertEquals(-0.999, rate(Irr.periodic(-1000, 1)), 1e-15);
    assertEquals(1e300, rate(Irr.periodic(-1e-150, 1e150)), 1e287);
    assertEquals(-1.0, rate(Irr.periodic(-1e150, 1e-150)));
  }

  @Test
  void oneSignAndOneDateAreInvalidWithEachReason() {
    assertEquals(2, Irr.periodic(-1000).problems().size());
    var loss = Irr.periodic(-1000, 0);
    assertEquals(Status.INVALID, loss.status());
    assertEquals(2, loss.problems().size());
    assertEquals(1, Irr.periodic(-1000, -1).problems().size());
    var wrong = Irr.periodic(-1000, Double.NaN, Double.POSITIVE_INFINITY);
    assertEquals(Status.INVALID, wrong.status());
    assertEquals(1, wrong.problems().size());
    assertEquals(0.1 + 0.2 - 0.3 > 0, true, "the doubles do not cancel");
    var cancelled = CashFlows.ofDays(new int[] {0, 0, 0, 365}, new double[] {0.1, 0.2, -0.3, -9});
    assertEquals(Status.INVALID, Irr.of(IrrVectorsTest.get(cancelled)).status());
  }

  @Test
  void aForgedCertificateIsCaught() {
    var flows =
        IrrVectorsTest.get(
            CashFlows.ofDays(new int[] {0, 365, 730}, new double[] {-100, 230, -132}));
    var irr = Irr.of(flows); // 10% and 20%
    assertEquals(2, irr.logRates().size());
    var pieces = irr.certificate().pieces();
    for (int i = 0; i < pieces.size(); i++) {
      var without = new ArrayList<>(pieces);
      without.remove(i);
      assertCaught(flows, without, irr.logRates());
    }
    double infinity = Double.POSITIVE_INFINITY;
    assertCaught(
        flows,
        List.of(
            new Piece(-infinity, -1, Claim.LOWER_TAIL),
            new Piece(-1, 1, Claim.ROOT_FREE),
            new Piece(1, infinity, Claim.UPPER_TAIL)),
        List.of());
    assertCaught(
        flows,
        List.of(
            new Piece(-infinity, 0, Claim.LOWER_TAIL), new Piece(0, infinity, Claim.UPPER_TAIL)),
        List.of());
    assertCaught(flows, pieces, irr.logRates().subList(0, 1));
  }

  private static void assertCaught(CashFlows flows, List<Piece> pieces, List<Double> rates) {
    var faults = new Certificate(pieces).verify(flows, DayCount.ACT_365F, rates);
    assertTrue(!faults.isEmpty(), pieces::toString);
  }

  private static double rate(Irr irr) {
    return IrrVectorsTest.get(irr.only());
  }
}
