package io.houji.scoring.training;

/**
 * Weight of evidence and information value (证据权重, 信息价值).
 *
 * <pre>
 *   WOE(bin) = ln( (b + s)/(B + s·m) ÷ (g + s)/(G + s·m) )
 *   IV       = Σ over bins ( b/B − g/G ) · ln( (b/B) ÷ (g/G) )
 * </pre>
 *
 * <p>{@code b, g} bads and goods of the bin, {@code B, G} of all bins, {@code m} bins, {@code s} a
 * pseudo-count. Sign: a positive WOE is a worse bin than average (the log of the bin's odds of
 * default over the portfolio's). Dimensionless. With {@code s = 0} a bin without goods or bads has
 * no WOE; {@link #SMOOTHING} keeps it finite. Source: Siddiqi, Credit Risk Scorecards, ch. 6.
 */
public final class Woe {
  /** Half a case per cell, as Jeffreys' prior. */
  public static final double SMOOTHING = 0.5;

  private Woe() {}

  /** WOE of each bin; an empty bin has 0: nothing is known of it, so it counts as average. */
  public static double[] of(Counts counts) {
    return of(counts, SMOOTHING);
  }

  static double[] of(Counts counts, double smoothing) {
    int m = counts.bins();
    double goods = counts.goods() + smoothing * m;
    double bads = counts.bads() + smoothing * m;
    var woe = new double[m];
    for (int i = 0; i < m; i++) {
      if (counts.rows(i) > 0) {
        double b = (counts.bads(i) + smoothing) / bads;
        double g = (counts.goods(i) + smoothing) / goods;
        woe[i] = StrictMath.log(b / g);
      }
    }
    return woe;
  }

  /** Information value; bins without goods or without bads are smoothed, empty bins add nothing. */
  public static double informationValue(Counts counts) {
    long goods = counts.goods();
    long bads = counts.bads();
    if (goods == 0 || bads == 0) {
      return 0;
    }
    double iv = 0;
    for (int i = 0; i < counts.bins(); i++) {
      if (counts.rows(i) > 0) {
        boolean bare = counts.bads(i) == 0 || counts.goods(i) == 0;
        double s = bare ? SMOOTHING : 0;
        iv += part(counts.goods(i) + s, counts.bads(i) + s, (double) goods, (double) bads);
      }
    }
    return iv;
  }

  /** The share of the information value of one bin with {@code g > 0} and {@code b > 0}. */
  static double part(double g, double b, double goods, double bads) {
    double shareBad = b / bads;
    double shareGood = g / goods;
    return (shareBad - shareGood) * StrictMath.log(shareBad / shareGood);
  }
}
