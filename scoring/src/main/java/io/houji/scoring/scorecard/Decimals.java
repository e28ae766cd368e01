package io.houji.scoring.scorecard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as text, the same on every Java; {@code Double.toString} changed in JDK 19 (数字文本). */
public final class Decimals {
  private static final int DIGITS_MAX = 17;

  private Decimals() {}

  /** The plain decimal of the fewest digits that reads back as this finite number. */
  public static String shortest(double value) {
    var exact = new BigDecimal(value);
    for (int digits = 1; digits < DIGITS_MAX; digits++) {
      var candidate = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (candidate.doubleValue() == value) {
        return candidate.toPlainString();
      }
    }
    return exact.round(new MathContext(DIGITS_MAX, RoundingMode.HALF_EVEN)).toPlainString();
  }
}
