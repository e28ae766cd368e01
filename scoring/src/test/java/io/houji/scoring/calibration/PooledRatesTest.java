package io.houji.scoring.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.testing.Cases;
import java.util.List;
import org.junit.jupiter.api.Test;

class PooledRatesTest {

  @Test
  void aProductWithoutFirmsHasThePooledLevelAndAWideInterval() {
    var rates = rates(new int[] {1000, 1000, 0}, new int[] {20, 22, 0});
    var none = rates.get(2);
    assertTrue(Double.isNaN(none.own()));
    assertTrue(none.rate() > 0.015 && none.rate() < 0.035, none.toString());
    assertTrue(none.high() - none.low() > 2 * (rates.get(0).high() - rates.get(0).low()));
  }

  @Test
  void aProductWithManyFirmsKeepsItsOwnRate() {
    var rates = rates(new int[] {200_000, 500, 40}, new int[] {6_000, 5, 0});
    assertEquals(0.03, rates.get(0).rate(), 0.0005);
  }

  @Test
  void shrinkingNeverLeavesTheSpanOfOwnRatesByMuchAndKeepsTheIntervalRoundTheMean() {
    Cases.forAll(
        20,
        random -> {
          // Domain: 2-5 products, 50-2,050 firms, true rates 1-10%.
          int n = random.nextInt(2, 6);
          var firms = new int[n];
          var defaults = new int[n];
          for (int i = 0; i < n; i++) {
            firms[i] = random.nextInt(50, 2051);
            double rate = random.nextDouble(0.01, 0.1);
            defaults[i] = (int) (rate * firms[i]);
          }
          var rates = rates(firms, defaults);
          double high = rates.stream().mapToDouble(PooledRates.Rate::own).max().orElse(0);
          for (var rate : rates) {
            assertTrue(rate.low() < rate.rate() && rate.rate() < rate.high(), rate.toString());
            assertTrue(rate.rate() < high + 0.02, rate.toString());
          }
        });
  }

  private static List<PooledRates.Rate> rates(int[] firms, int[] defaults) {
    var products =
        java.util.stream.IntStream.range(0, firms.length)
            .mapToObj(i -> new PooledRates.Product("p" + i, firms[i], defaults[i]))
            .toList();
    return PooledRates.of(products, 0.9)
        .fold(
            r -> r,
            problems -> {
              throw new AssertionError(problems.toString());
            });
  }
}
