package io.houji.scoring.training;

/**
 * What the bins of a characteristic must obey. Missing and special values stand outside these
 * rules.
 *
 * @param shape how the default rate may run
 * @param rowsMin rows in each bin, at least 1
 * @param binsMax at most this many bins, from 1 to 64
 * @param differenceMin least difference of default rates of neighbouring bins, from 0 to 1
 */
public record BinningRules(Shape shape, long rowsMin, int binsMax, double differenceMin) {
  private static final int BINS_MAX = 64;

  public BinningRules {
    if (rowsMin < 1 || binsMax < 1 || binsMax > BINS_MAX) {
      throw new IllegalArgumentException("rowsMin " + rowsMin + ", binsMax " + binsMax);
    }
    if (!(differenceMin >= 0 && differenceMin <= 1)) {
      throw new IllegalArgumentException("differenceMin from 0 to 1: " + differenceMin);
    }
  }

  /** At least 4% of the rows in each of at most eight bins, of either direction or curved. */
  public static BinningRules usual(int rows) {
    return new BinningRules(Shape.AUTO, Math.max(1, rows / 25), 8, 0);
  }
}
