package io.houji.fund.seedfund;

import org.apache.commons.math3.special.Erf;

/**
 * How sure an interval is meant to be: the level 0.90 leaves 5% out on each side.
 *
 * @param level strictly between 0 and 1
 */
public record Confidence(double level) {

  public static final Confidence OF_90 = new Confidence(0.90);
  public static final Confidence OF_95 = new Confidence(0.95);

  public Confidence {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("a level of confidence lies between 0 and 1: " + level);
    }
  }

  /** The share left out on each side: (1 − level) / 2. */
  double tail() {
    return (1 - level) / 2;
  }

  /** The two-sided normal quantile z, such as 1.645 for 0.90. */
  double z() {
    return StrictMath.sqrt(2) * Erf.erfInv(level);
  }

  /** {@code estimate ± z · standardError}. */
  Interval around(double estimate, double standardError) {
    double half = z() * standardError;
    return new Interval(estimate - half, estimate + half);
  }
}
