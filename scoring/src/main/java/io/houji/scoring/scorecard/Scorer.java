package io.houji.scoring.scorecard;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Scores applicants with one card, fast: the same table in flat arrays.
 *
 * <p>A row has one cell per characteristic, in the card's order (see {@link Bins}).
 *
 * <p><b>Tie rule of the reasons.</b> A reason is a characteristic that earned less than its
 * baseline. More points lost comes first; equal losses are ordered by the characteristic's name,
 * character by character in Unicode code point order. So the list does not depend on the order of
 * fields, on the language or on the machine.
 *
 * <p>Safe for any number of threads.
 */
public final class Scorer {
  /** As many reasons as supervisors find useful; more than four seldom help (US Reg B, 9(b)(2)). */
  public static final int REASONS_USUAL = 4;

  /** Cards that span more points than this have their PD computed each time. */
  private static final int PD_TABLE_MAX = 100_000;

  private final Scorecard card;
  private final Bins[] bins;
  private final double[][] cuts;
  private final double[][] specials;
  private final int[][] points;
  private final int[] baseline;
  private final String[] names;

  /** Positions in the order of names: scanning in it makes the tie rule free. */
  private final int[] byName;

  private final double[] pds;
  private final int lowest;

  public Scorer(Scorecard card) {
    this.card = card;
    var all = card.characteristics();
    int n = all.size();
    bins = all.stream().map(Characteristic::bins).toArray(Bins[]::new);
    cuts = new double[n][];
    specials = new double[n][];
    for (int i = 0; i < n; i++) {
      boolean number = bins[i] instanceof NumberBins;
      cuts[i] = number ? array(((NumberBins) bins[i]).cuts()) : new double[0];
      specials[i] = number ? array(((NumberBins) bins[i]).specials()) : new double[0];
    }
    points =
        all.stream()
            .map(c -> c.points().stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    baseline = all.stream().mapToInt(Characteristic::baseline).toArray();
    names = all.stream().map(Characteristic::name).toArray(String[]::new);
    byName = order(all);
    lowest = card.basePoints() + total(points, false);
    int span = total(points, true) - total(points, false);
    pds = new double[span < PD_TABLE_MAX ? span + 1 : 0];
    Arrays.setAll(pds, i -> card.pd(lowest + i));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static int[] order(List<Characteristic> all) {
    return java.util.stream.IntStream.range(0, all.size())
        .boxed()
        .sorted(Comparator.comparing(all::get, Characteristic.BY_NAME))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int total(int[][] points, boolean best) {
    int total = 0;
    for (int[] p : points) {
      var all = Arrays.stream(p);
      total = Math.addExact(total, (best ? all.max() : all.min()).orElse(0));
    }
    return total;
  }

  public Scorecard card() {
    return card;
  }

  /** The score alone. */
  public int points(double[] row) {
    int sum = card.basePoints();
    for (int i = 0; i < points.length; i++) {
      sum += points[i][bin(i, row[i])];
    }
    return sum;
  }

  /** Score, default probability and up to four reasons. */
  public Score score(double[] row) {
    return score(row, REASONS_USUAL);
  }

  /**
   * Score, default probability and reasons.
   *
   * @param row one cell per characteristic; {@code NaN} is missing
   * @param reasonsMax from 0
   */
  public Score score(double[] row, int reasonsMax) {
    if (row.length != points.length) {
      throw new IllegalArgumentException("row needs " + points.length + " cells: " + row.length);
    }
    int sum = card.basePoints();
    int kept = 0;
    var worst = new int[Math.min(reasonsMax, points.length)];
    var worstBin = new int[worst.length];
    for (int i : byName) {
      int bin = bin(i, row[i]);
      int earned = points[i][bin];
      sum += earned;
      int lost = baseline[i] - earned;
      if (lost > 0) {
        int place = kept;
        while (place > 0 && lost > lostAt(worst[place - 1], worstBin[place - 1])) {
          place--;
        }
        if (place < worst.length) {
          kept = Math.min(kept + 1, worst.length);
          for (int k = kept - 1; k > place; k--) {
            worst[k] = worst[k - 1];
            worstBin[k] = worstBin[k - 1];
          }
          worst[place] = i;
          worstBin[place] = bin;
        }
      }
    }
    var reasons = new Reason[kept];
    for (int k = 0; k < kept; k++) {
      int i = worst[k];
      int earned = points[i][worstBin[k]];
      reasons[k] = new Reason(names[i], worstBin[k], earned, baseline[i] - earned);
    }
    double pd = pds.length > 0 ? pds[sum - lowest] : card.pd(sum);
    return new Score(sum, pd, List.of(reasons));
  }

  private int lostAt(int i, int bin) {
    return baseline[i] - points[i][bin];
  }

  private int bin(int i, double cell) {
    double[] cut = cuts[i];
    if (cut.length == 0 || specials[i].length > 0 || Double.isNaN(cell)) {
      return bins[i].of(cell);
    }
    int bin = 0;
    while (bin < cut.length && cell >= cut[bin]) {
      bin++;
    }
    return bin;
  }
}
