package io.houji.scoring.training;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Cuts that a person can read: the decimal with the fewest digits between two values. */
final class ShortDecimal {
  private static final int DIGITS_MAX = 17;

  private ShortDecimal() {}

  /** The shortest decimal in {@code (below, above]} near the middle; {@code below < above}. */
  static double between(double below, double above) {
    double middle = below / 2 + above / 2;
    if (!Double.isFinite(middle)) {
      return above;
    }
    var exact = new BigDecimal(middle);
    for (int digits = 1; digits <= DIGITS_MAX; digits++) {
      double candidate = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)).doubleValue();
      if (candidate > below && candidate <= above) {
        return candidate;
      }
    }
    return above;
  }
}
