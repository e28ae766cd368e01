package io.houji.scoring.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.testing.Cases;
import io.houji.scoring.scorecard.Calibration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CentralTendencyTest {

  @Test
  void thePortfoliosMeanPdIsTheCentralTendencyAndRanksStay() {
    Cases.forAll(
        random -> {
          // Domain: 1-500 firms, log odds -8 to 3, slope 0.2 to 2, tendency 0.01% to 60%.
          var logOdds = random.doubles(random.nextInt(1, 501), -8, 3).sorted().toArray();
          double target = random.nextDouble(0.0001, 0.6);
          var calibration = of(logOdds, random.nextDouble(0.2, 2), target);
          double[] pd = Arrays.stream(logOdds).map(calibration::pd).toArray();
          assertEquals(target, Arrays.stream(pd).average().orElseThrow(), 1e-12);
          for (int i = 1; i < pd.length; i++) {
            assertTrue(pd[i - 1] <= pd[i]);
          }
        });
  }

  @Test
  void oneFirmsShiftIsTheDifferenceOfLogOdds() {
    // ln(0.02/0.98) - (-1), by hand.
    assertEquals(-3.8918202981106265 + 1, of(new double[] {-1}, 1, 0.02).intercept(), 1e-12);
  }

  @Test
  void aTendencyOfZeroIsRefused() {
    var where = CentralTendency.of(new double[] {1}, 1, 0).fold(c -> "", p -> p.get(0).where());
    assertEquals("/central_tendency", where);
  }

  private static Calibration of(double[] logOdds, double slope, double target) {
    return CentralTendency.of(logOdds, slope, target)
        .fold(
            c -> c,
            problems -> {
              throw new AssertionError(problems.toString());
            });
  }
}
