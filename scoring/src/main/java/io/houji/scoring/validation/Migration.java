package io.houji.scoring.validation;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.scoring.calibration.NormalLaw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How firms moved between grades in a year (评级迁移), grades numbered from 0, the best.
 *
 * <p>Matrix-weighted bandwidths: of all moves up (down), weighted by their width, how far they went
 * compared with how far they could have gone,
 *
 * <pre>
 *   upgrades   = Σ over j &lt; i  |i − j| · nᵢⱼ  ÷  Σᵢ  max(i, K − 1 − i) · Σ over j &lt; i nᵢⱼ
 *   downgrades = the same with j &gt; i
 * </pre>
 *
 * <p>0 if nobody moved that way. Stability of a matrix: from the diagonal outwards shares should
 * fall; {@code z} tests each neighbouring pair where they do not. Follows ECB, Instructions for
 * reporting the validation results of internal models (2019), sections on migration and stability.
 *
 * @param shares row per starting grade, its shares; a grade without firms has a row of NaN
 */
public record Migration(
    List<List<Double>> shares, double upgrades, double downgrades, List<Rise> rises) {

  public Migration {
    shares = shares.stream().map(List::copyOf).toList();
    rises = List.copyOf(rises);
  }

  /**
   * A place where a farther grade drew more firms than the nearer one beside it.
   *
   * @param from grade at the start
   * @param near the grade nearer to it
   * @param far the next one away
   * @param p chance of such an excess if the true shares were equal, one-sided
   */
  public record Rise(int from, int near, int far, double z, double p) {}

  /** Of counts {@code [from][to]}; square, at least 2 by 2, none negative. */
  public static Outcome<Migration> of(long[][] counts) {
    int grades = counts.length;
    boolean square = grades >= 2 && Arrays.stream(counts).allMatch(row -> row.length == grades);
    if (!square || Arrays.stream(counts).flatMapToLong(Arrays::stream).anyMatch(c -> c < 0)) {
      return Outcome.rejected(
          Problem.Code.MALFORMED, "/counts", "a square of counts from 0, at least two grades");
    }
    var shares = new ArrayList<List<Double>>();
    var rises = new ArrayList<Rise>();
    for (int i = 0; i < grades; i++) {
      long firms = Arrays.stream(counts[i]).sum();
      shares.add(Arrays.stream(counts[i]).mapToObj(c -> (double) c / firms).toList());
      if (firms > 0) {
        rises(counts[i], i, firms, rises);
      }
    }
    return Outcome.ok(new Migration(shares, band(counts, true), band(counts, false), rises));
  }

  private static double band(long[][] counts, boolean up) {
    int grades = counts.length;
    double went = 0;
    double could = 0;
    for (int i = 0; i < grades; i++) {
      for (int j = 0; j < grades; j++) {
        if (up ? j < i : j > i) {
          went += Math.abs(i - j) * (double) counts[i][j];
          could += Math.max(i, grades - 1 - i) * (double) counts[i][j];
        }
      }
    }
    return could == 0 ? 0 : went / could;
  }

  private static void rises(long[] row, int from, long firms, List<Rise> rises) {
    for (int step : new int[] {-1, 1}) {
      for (int far = from + 2 * step; far >= 0 && far < row.length; far += step) {
        int near = far - step;
        if (row[far] > row[near]) {
          double a = (double) row[far] / firms;
          double b = (double) row[near] / firms;
          double z = (a - b) / Math.sqrt((a * (1 - a) + b * (1 - b) + 2 * a * b) / firms);
          rises.add(new Rise(from, near, far, z, NormalLaw.cdf(-z)));
        }
      }
    }
  }
}
