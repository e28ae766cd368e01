package io.houji.scoring.bench;

import io.houji.scoring.training.Counts;
import java.util.Arrays;

/** The peer of the benchmark: the plain dynamic programme over all triples of borders. */
final class TextbookBinning {
  private TextbookBinning() {}

  /** Highest information value of at most {@code binsMax} bins with ascending default rates. */
  static double ascending(Counts counts, long rowsMin, int binsMax) {
    int n = counts.bins();
    double goods = counts.goods();
    double bads = counts.bads();
    var value = new double[n + 1][n + 1];
    var rate = new double[n + 1][n + 1];
    for (int i = 0; i < n; i++) {
      double g = 0;
      double b = 0;
      for (int j = i + 1; j <= n; j++) {
        g += counts.goods(j - 1);
        b += counts.bads(j - 1);
        rate[i][j] = b / (g + b);
        boolean allowed = g > 0 && b > 0 && g + b >= rowsMin;
        value[i][j] =
            allowed
                ? (b / bads - g / goods) * StrictMath.log(b / bads / (g / goods))
                : Double.NEGATIVE_INFINITY;
      }
    }
    double best = 0;
    var last = new double[n + 1][n + 1];
    Arrays.stream(last).forEach(row -> Arrays.fill(row, Double.NEGATIVE_INFINITY));
    last[0] = value[0].clone();
    for (int k = 1; k <= binsMax; k++) {
      var next = new double[n + 1][n + 1];
      Arrays.stream(next).forEach(row -> Arrays.fill(row, Double.NEGATIVE_INFINITY));
      for (int i = 0; i < n; i++) {
        best = Math.max(best, last[i][n]);
        for (int j = i + 1; j <= n; j++) {
          for (int h = 0; h < i; h++) {
            if (rate[h][i] <= rate[i][j]) {
              next[i][j] = Math.max(next[i][j], last[h][i] + value[i][j]);
            }
          }
        }
      }
      last = next;
    }
    return best;
  }
}
