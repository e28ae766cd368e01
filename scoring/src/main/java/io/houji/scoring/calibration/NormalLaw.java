package io.houji.scoring.calibration;

import org.apache.commons.math3.special.Erf;

/** The standard normal distribution (正态分布), the same on every Java. */
public final class NormalLaw {
  private static final double SQRT_2 = Math.sqrt(2);
  private static final double LN_SQRT_2_PI = 0.9189385332046727;

  private NormalLaw() {}

  /** {@code Φ(x)}; accurate in both tails, 0 below about -38. */
  public static double cdf(double x) {
    return Erf.erfc(-x / SQRT_2) / 2;
  }

  /** {@code Φ⁻¹(p)} for p in [0, 1]; infinite at the ends. */
  public static double quantile(double p) {
    if (p > 0.5) {
      return -quantile(1 - p);
    }
    return -SQRT_2 * Erf.erfInv(1 - 2 * p);
  }

  /** {@code φ(x)}. */
  public static double density(double x) {
    return StrictMath.exp(-x * x / 2 - LN_SQRT_2_PI);
  }
}
