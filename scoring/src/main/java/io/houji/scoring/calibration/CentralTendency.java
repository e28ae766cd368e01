package io.houji.scoring.calibration;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.scoring.scorecard.Calibration;

/**
 * The level at which a portfolio defaults over a whole cycle (中心趋势), and the shift that brings a
 * card there.
 *
 * <pre>
 *   find a with   (1/n) Σ 1/(1 + exp(−(a + slope · xᵢ))) = central tendency
 * </pre>
 *
 * <p>{@code xᵢ} are the card's log odds of default for the portfolio. The mean rises with {@code
 * a}, so halving finds the one root. Ranks, and so every test of discrimination, stay as they are.
 */
public final class CentralTendency {
  private static final double SHIFT_MAX = 60;
  private static final int HALVINGS = 200;

  private CentralTendency() {}

  /**
   * Shifts a calibration.
   *
   * @param logOdds of default, on the card's scale, one per firm of the portfolio
   * @param slope above 0
   * @param centralTendency default rate per year (or whatever the outcome window is), in (0, 1)
   */
  public static Outcome<Calibration> of(double[] logOdds, double slope, double centralTendency) {
    if (logOdds.length == 0) {
      return Outcome.rejected(Problem.Code.MISSING, "/log_odds", "at least one firm");
    }
    if (!(centralTendency > 0 && centralTendency < 1)) {
      return Outcome.rejected(
          Problem.Code.OUT_OF_RANGE, "/central_tendency", "a rate between 0 and 1, both excluded");
    }
    double low = -SHIFT_MAX;
    double high = SHIFT_MAX;
    for (int i = 0; i < HALVINGS && high - low > 1e-15 * (1 + Math.abs(low)); i++) {
      double middle = low / 2 + high / 2;
      if (mean(logOdds, new Calibration(middle, slope)) < centralTendency) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Outcome.ok(new Calibration(low / 2 + high / 2, slope));
  }

  private static double mean(double[] logOdds, Calibration calibration) {
    double sum = 0;
    for (double x : logOdds) {
      sum += calibration.pd(x);
    }
    return sum / logOdds.length;
  }
}
