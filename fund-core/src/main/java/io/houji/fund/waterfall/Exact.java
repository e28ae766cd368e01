package io.houji.fund.waterfall;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Fractions of a fen inside the waterfall: decimals to 1e-12 fen, so that only results round. */
final class Exact {
  private static final int SCALE = 12;

  private Exact() {}

  static BigDecimal round(BigDecimal fen) {
    return fen.setScale(SCALE, RoundingMode.HALF_EVEN);
  }

  static BigDecimal divide(BigDecimal fen, BigDecimal by) {
    return fen.divide(by, SCALE, RoundingMode.HALF_EVEN);
  }

  /** Never above the true quotient, so that no part of a tier turns negative. */
  static BigDecimal divideDown(BigDecimal fen, BigDecimal by) {
    return fen.divide(by, SCALE, RoundingMode.DOWN);
  }

  /** Whole fen; a half fen is the investors', as the earlier part has it in every split. */
  static long generalPartnerFen(BigDecimal fen) {
    return fen.setScale(0, RoundingMode.HALF_DOWN).longValueExact();
  }

  /** Whole fen, halves up: for balances that are shown and never split. */
  static long shownFen(BigDecimal fen) {
    return fen.setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  /**
   * Whole fen for each part so that they sum to {@code whole}, which is the exact sum rounded up or
   * down; the leftover fen go to the largest fractions, ties to the earlier part.
   */
  static long[] apportion(long whole, BigDecimal... parts) {
    var fen = new long[parts.length];
    var fraction = new BigDecimal[parts.length];
    long left = whole;
    for (int i = 0; i < parts.length; i++) {
      fen[i] = parts[i].longValue();
      fraction[i] = parts[i].subtract(BigDecimal.valueOf(fen[i]));
      left -= fen[i];
    }
    for (; left > 0; left--) {
      int largest = 0;
      for (int i = 1; i < parts.length; i++) {
        if (fraction[i].compareTo(fraction[largest]) > 0) {
          largest = i;
        }
      }
      fen[largest]++;
      fraction[largest] = BigDecimal.ONE.negate();
    }
    return fen;
  }
}
