package io.houji.scoring.scorecard;

/**
 * From the card's log odds to a default probability (校准).
 *
 * <pre>
 *   PD = 1 / (1 + exp(−(intercept + slope · x)))      x = log odds of default on the card's scale
 * </pre>
 *
 * @param intercept shifts the level, to a central tendency for instance
 * @param slope above 0, so that a better score never has a higher PD
 */
public record Calibration(double intercept, double slope) {

  /** The card's own odds, taken as they are. */
  public static final Calibration NONE = new Calibration(0, 1);

  public Calibration {
    if (!(slope > 0) || !Double.isFinite(intercept + slope)) {
      throw new IllegalArgumentException("slope must be above 0, both finite");
    }
  }

  /** Default probability of a log odds on the card's scale. */
  public double pd(double logOddsOfDefault) {
    return 1 / (1 + StrictMath.exp(-(intercept + slope * logOddsOfDefault)));
  }
}
