package io.houji.http.json;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Doubles at a fixed count of decimals, half up from the exact double. */
final class Rates {
  /** Below it a product of doubles is off by far less than {@link #MARGIN}. */
  private static final double SURE_BELOW = 1e12;

  private static final double HALF = 0.5;
  private static final double MARGIN = 1e-3;

  private Rates() {}

  /** Of a finite value; most need no exact arithmetic, because they are far from halfway. */
  static BigDecimal rounded(double value, int decimals) {
    double scaled = Math.abs(value) * Math.pow(10, decimals);
    double down = Math.floor(scaled);
    double rest = scaled - down;
    if (scaled < SURE_BELOW && Math.abs(rest - HALF) > MARGIN) {
      long units = (long) (rest < HALF ? down : down + 1);
      return BigDecimal.valueOf(value < 0 ? -units : units, decimals);
    }
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP);
  }
}
