package io.houji.scoring.scorecard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as text: the shortest decimal that reads back as the same number, without exponent where
 * that is readable.
 *
 * <p>{@code Double.toString} is not used: what it prints changed between Java 17 and 19, and a text
 * that is hashed or cited as a reason must be the same on both.
 */
public final class Decimal {
  private static final int DIGITS_MAX = 17;
  private static final int PLAIN_MAX = 21;

  private Decimal() {}

  /** Of a finite number, such as {@code 2}, {@code -0.125}, {@code 1.5E+30}. */
  public static String text(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("finite numbers only: " + value);
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    var shortest = shortest(value).stripTrailingZeros();
    boolean plain =
        shortest.scale() <= PLAIN_MAX && shortest.precision() - shortest.scale() <= PLAIN_MAX;
    return plain ? shortest.toPlainString() : shortest.toString();
  }

  private static BigDecimal shortest(double value) {
    var exact = new BigDecimal(value);
    for (int digits = 1; digits < DIGITS_MAX; digits++) {
      var rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        return rounded;
      }
    }
    return exact.round(new MathContext(DIGITS_MAX, RoundingMode.HALF_EVEN));
  }
}
