package io.houji.scoring.training;

import io.houji.scoring.scorecard.Bins;
import java.util.List;

/**
 * A sum of tables (加性模型): what every points table is before it is scaled and rounded.
 *
 * <pre>
 *   log odds of default = intercept + Σ value of the bin each variable falls into
 * </pre>
 */
public record AdditiveModel(double intercept, List<Term> terms) {

  public AdditiveModel {
    terms = List.copyOf(terms);
  }

  /**
   * One variable's table.
   *
   * @param name the variable
   * @param bins its bins
   * @param logOdds one value per bin, in units of log odds of default
   */
  public record Term(String name, Bins bins, List<Double> logOdds) {
    public Term {
      logOdds = List.copyOf(logOdds);
      if (logOdds.size() != bins.count()) {
        throw new IllegalArgumentException(name + ": one value per bin, " + bins.count());
      }
    }
  }

  /** Log odds of default of every row; the set must have a column for every term. */
  public double[] logOdds(TrainingSet set) {
    var sum = new double[set.rows()];
    java.util.Arrays.fill(sum, intercept);
    for (var term : terms) {
      var column =
          set.columns().stream()
              .filter(c -> c.name().equals(term.name()))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("no column " + term.name()));
      int[] codes = PreBins.codes(term.bins(), column);
      for (int row = 0; row < sum.length; row++) {
        sum[row] += term.logOdds().get(codes[row]);
      }
    }
    return sum;
  }
}
