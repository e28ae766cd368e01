package io.houji.scoring.training;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Weights of criteria from judgements in pairs: the analytic hierarchy process (层次分析法, AHP).
 *
 * <p>The weights are the eigenvector of the largest eigenvalue {@code λ} of the matrix "how many
 * times as important is i as j", scaled to sum to 1. How consistent the judgements are:
 *
 * <pre>
 *   CI = (λ − n) / (n − 1)      CR = CI / RI(n)
 * </pre>
 *
 * <p>{@code RI} is the mean {@code CI} of random matrices (Saaty's table). Above {@link
 * #CONSISTENCY_MAX} the judgements should be gone through again. Source: Saaty (1980), The Analytic
 * Hierarchy Process.
 *
 * @param weights above 0, sum 1
 * @param consistencyRatio from 0; 0 with one or two criteria
 */
public record PairwiseWeights(List<Double> weights, double eigenvalue, double consistencyRatio) {
  public static final double CONSISTENCY_MAX = 0.10;
  private static final double[] RANDOM_INDEX = {
    0, 0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59
  };
  private static final int STEPS_MAX = 10_000;
  private static final double ACCURACY = 1e-14;
  private static final double RECIPROCAL_TOLERANCE = 1e-9;

  public PairwiseWeights {
    weights = List.copyOf(weights);
  }

  /** Whether Saaty would accept the judgements. */
  public boolean consistent() {
    return consistencyRatio <= CONSISTENCY_MAX;
  }

  /**
   * Of a matrix of judgements; 1 to 15 criteria, all above 0, {@code m[i][j] · m[j][i] = 1}.
   * Inconsistent judgements are no problem here: the ratio says so.
   */
  public static Outcome<PairwiseWeights> of(double[][] matrix) {
    int n = matrix.length;
    if (n < 1 || n >= RANDOM_INDEX.length || Arrays.stream(matrix).anyMatch(r -> r.length != n)) {
      return Outcome.rejected(Problem.Code.MALFORMED, "/matrix", "a square, 1 to 15 criteria");
    }
    var problems = new ArrayList<Problem>();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        var where = "/matrix/" + i + "/" + j;
        if (!(matrix[i][j] > 0 && matrix[j][i] > 0)) {
          problems.add(new Problem(Problem.Code.OUT_OF_RANGE, where, "judgements are above 0"));
        } else if (Math.abs(matrix[i][j] * matrix[j][i] - 1) > RECIPROCAL_TOLERANCE) {
          var say = "the reciprocal of the opposite judgement";
          problems.add(new Problem(Problem.Code.CONTRADICTION, where, say));
        }
      }
    }
    return problems.isEmpty() ? Outcome.ok(eigen(matrix)) : Outcome.rejected(problems);
  }

  /** Power iteration; a positive matrix has one largest eigenvalue, so it converges. */
  private static PairwiseWeights eigen(double[][] matrix) {
    int n = matrix.length;
    var w = new double[n];
    Arrays.fill(w, 1.0 / n);
    double lambda = 0;
    double moved = 1;
    for (int step = 0; step < STEPS_MAX && moved > ACCURACY; step++) {
      var next = new double[n];
      lambda = 0;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          next[i] += matrix[i][j] * w[j];
        }
        lambda += next[i];
      }
      moved = 0;
      for (int i = 0; i < n; i++) {
        next[i] /= lambda;
        moved = Math.max(moved, Math.abs(next[i] - w[i]));
      }
      w = next;
    }
    double ci = n < 3 ? 0 : Math.max(0, (lambda - n) / (n - 1));
    double ratio = n < 3 ? 0 : ci / RANDOM_INDEX[n];
    return new PairwiseWeights(Arrays.stream(w).boxed().toList(), lambda, ratio);
  }
}
