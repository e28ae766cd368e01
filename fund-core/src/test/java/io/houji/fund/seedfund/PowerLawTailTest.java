package io.houji.fund.seedfund;

import static io.houji.fund.testing.Golden.ok;
import static io.houji.fund.testing.Golden.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.testing.Cases;
import io.houji.fund.testing.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PowerLawTailTest {

  /** Source: twenty multiples, estimator of Clauset, Shalizi and Newman 2009, recomputed. */
  @Test
  void theTailOfTwentyMultiples() {
    var golden = Golden.json("concentration_quartile_powerlaw.json").get("power_law_mle");
    var tail =
        ok(
            PowerLawTail.above(
                golden.get("x_min").asDouble(), Golden.doubles(golden.get("multiples"))));
    assertEquals(golden.get("n_tail").asInt(), tail.count());
    assertEquals(golden.get("alpha_hat").asDouble(), tail.alpha(), 1e-13);
    assertEquals(golden.get("standard_error").asDouble(), tail.standardError(), 1e-13);
    assertEquals(7 / 20.0, tail.share());
    assertFalse(tail.isReliable());
    assertFalse(tail.hasMean());
    // χ² quantiles with 14 degrees of freedom, from printed tables: 6.571 and 23.685.
    var interval = tail.interval(Confidence.OF_90);
    double scale = (tail.alpha() - 1) / 14;
    assertEquals(1 + 6.571 * scale, interval.low(), 1e-4);
    assertEquals(1 + 23.685 * scale, interval.high(), 1e-4);
  }

  @Test
  void fewMultiplesAreNotEnoughData() {
    assertEquals(List.of("UNDEFINED /multiples"), refusals(PowerLawTail.above(1, 2, 3, 4)));
    assertEquals(List.of("UNDEFINED /multiples"), refusals(PowerLawTail.of(0, 0, 0, 1, 2)));
    assertEquals(List.of("UNDEFINED /multiples"), refusals(PowerLawTail.of()));
    var equal = new double[20];
    Arrays.fill(equal, 3);
    assertEquals(List.of("UNDEFINED /multiples"), refusals(PowerLawTail.above(3, equal)));
    assertEquals(List.of("UNDEFINED /multiples"), refusals(PowerLawTail.of(equal)));
  }

  @Test
  void wrongMultiplesAreNamedAtOnce() {
    assertEquals(
        List.of("OUT_OF_RANGE /multiples/0", "OUT_OF_RANGE /multiples/2", "OUT_OF_RANGE /x_min"),
        refusals(PowerLawTail.above(0, -1, 1, Double.NaN)));
  }

  @Test
  void theUnitOfTheMultiplesDoesNotMatter() {
    // Domain: 60 to 300 multiples with a power-law tail, scaled by 1e-3 to 1e3.
    Cases.forAll(
        random -> {
          var multiples = pareto(random, random.nextInt(60, 300), random.nextDouble(1.5, 4));
          double unit = Math.pow(10, random.nextDouble(-3, 3));
          var scaled = Arrays.stream(multiples).map(x -> x * unit).toArray();
          var tail = ok(PowerLawTail.above(2, multiples));
          var other = ok(PowerLawTail.above(2 * unit * (1 - 1e-15), scaled));
          assertEquals(tail.alpha(), other.alpha(), 1e-9);
          assertEquals(tail.distance(), other.distance(), 1e-9);
        });
  }

  private static double[] pareto(RandomGenerator random, int count, double alpha) {
    return random.doubles(count).map(u -> Math.pow(1 - u, -1 / (alpha - 1))).toArray();
  }

  @Test
  void theBeginningOfTheTailIsFound() {
    // 600 even multiples below 1 that are not of the law, 400 above 2 that are.
    var random = Cases.random(11);
    var body = random.doubles(600, 0, 1).toArray();
    var law = Arrays.stream(pareto(random, 400, 2.2)).map(x -> 2 * x).toArray();
    var all = Arrays.copyOf(body, 1_000);
    System.arraycopy(law, 0, all, 600, 400);
    var tail = ok(PowerLawTail.of(all));
    assertEquals(2, tail.xMin(), 0.3);
    assertEquals(2.2, tail.alpha(), 3 * tail.standardError());
    assertTrue(tail.isReliable());
    assertTrue(tail.hasMean());
  }

  /** 1,000 synthetic funds with 30 multiples in the tail; the interval is exact at any number. */
  @Test
  void ninetyPercentIntervalsCoverNinetyPercentOfFunds() {
    var random = Cases.random(3);
    int covered = 0;
    for (int fund = 0; fund < 1_000; fund++) {
      var tail = ok(PowerLawTail.above(1, pareto(random, 30, 1.9)));
      covered += tail.interval(Confidence.OF_90).contains(1.9) ? 1 : 0;
    }
    assertTrue(covered >= 880 && covered <= 920, "covered " + covered);
  }
}
