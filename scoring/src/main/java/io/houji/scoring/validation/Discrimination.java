package io.houji.scoring.validation;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Other measures of how well a score ranks, beside {@link Auc}. */
public final class Discrimination {
  private Discrimination() {}

  /**
   * Kolmogorov-Smirnov (KS): the largest distance between the two distribution functions.
   *
   * <pre>
   *   KS = max over x | share of goods with risk ≤ x − share of bads with risk ≤ x |
   * </pre>
   *
   * <p>From 0 to 1; read only where the risk changes, so ties count as one step.
   */
  public static Outcome<Double> kolmogorovSmirnov(double[] risk, boolean[] bad) {
    long bads = IntStream.range(0, bad.length).filter(i -> bad[i]).count();
    long goods = bad.length - bads;
    if (risk.length != bad.length || bads == 0 || goods == 0) {
      return Outcome.rejected(
          Problem.Code.UNDEFINED, "/bad", "as many risks as outcomes, both goods and bads");
    }
    int[] order =
        IntStream.range(0, risk.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> risk[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double most = 0;
    long badsBelow = 0;
    long goodsBelow = 0;
    for (int i = 0; i < order.length; i++) {
      if (bad[order[i]]) {
        badsBelow++;
      } else {
        goodsBelow++;
      }
      boolean stepEnds = i + 1 == order.length || risk[order[i + 1]] != risk[order[i]];
      if (stepEnds) {
        most = Math.max(most, Math.abs((double) goodsBelow / goods - (double) badsBelow / bads));
      }
    }
    return Outcome.ok(most);
  }
}
