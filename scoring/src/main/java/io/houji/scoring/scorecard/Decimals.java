package io.houji.scoring.scorecard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as text, the same on every Java; {@code Double.toString} changed in JDK 19 (数字文本). */
public final class Decimals {
  private static final int DIGITS_MAX = 17;
  private static final int PLAIN_MAX = 21;
  private static final long EXACT_MAX = 1L << 53;
  private static final long[] POWERS = powers();

  private Decimals() {}

  private static long[] powers() {
    var powers = new long[13];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = 10 * powers[i - 1];
    }
    return powers;
  }

  /**
   * A finite number with a fixed count of decimals: {@code rint(value · 10ⁿ)}, the product rounded
   * as doubles are.
   *
   * @param decimals from 0 to 12
   */
  public static String fixed(double value, int decimals) {
    double scaled = StrictMath.rint(value * POWERS[decimals]);
    if (!(Math.abs(scaled) < EXACT_MAX)) {
      return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }
    long whole = Math.abs((long) scaled);
    var text = new StringBuilder(24);
    if (scaled < 0) {
      text.append('-');
    }
    text.append(whole / POWERS[decimals]);
    if (decimals > 0) {
      var rest = Long.toString(whole % POWERS[decimals]);
      text.append('.').append("000000000000", 0, decimals - rest.length()).append(rest);
    }
    return text.toString();
  }

  /** {@link #fixed} without zeros at the end. */
  public static String upTo(double value, int decimals) {
    var text = fixed(value, decimals);
    int end = text.length();
    if (text.indexOf('.') >= 0) {
      while (text.charAt(end - 1) == '0') {
        end--;
      }
      end -= text.charAt(end - 1) == '.' ? 1 : 0;
    }
    return text.substring(0, end);
  }

  /** The plain decimal of the fewest digits that reads back as this finite number. */
  public static String shortest(double value) {
    return nearest(value).toPlainString();
  }

  /** Of a finite number, such as {@code 2}, {@code -0.125}, {@code 1.5E+30}. */
  public static String text(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("finite numbers only: " + value);
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    var shortest = nearest(value).stripTrailingZeros();
    boolean plain =
        shortest.scale() <= PLAIN_MAX && shortest.precision() - shortest.scale() <= PLAIN_MAX;
    return plain ? shortest.toPlainString() : shortest.toString();
  }

  private static BigDecimal nearest(double value) {
    var exact = new BigDecimal(value);
    for (int digits = 1; digits < DIGITS_MAX; digits++) {
      var candidate = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (candidate.doubleValue() == value) {
        return candidate;
      }
    }
    return exact.round(new MathContext(DIGITS_MAX, RoundingMode.HALF_EVEN));
  }
}
