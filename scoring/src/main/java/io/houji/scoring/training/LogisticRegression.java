package io.houji.scoring.training;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * Logistic regression with a prior on its coefficients (逻辑回归), by Newton's method.
 *
 * <p>Maximises
 *
 * <pre>
 *   Σ [ yᵢ ln pᵢ + (1 − yᵢ) ln(1 − pᵢ) ] − ½ (β − μ)ᵀ Λ (β − μ)      pᵢ = 1/(1 + exp(−xᵢᵀβ))
 * </pre>
 *
 * <p>With {@code μ = 0} and {@code Λ = λI} this is L2 regularisation; in general it is the
 * posterior mode under the normal prior {@code N(μ, Λ⁻¹)}. Each step solves {@code (XᵀWX + Λ) δ =
 * gradient}, {@code W = p(1 − p)}, halved while it does not climb. Ends when no coefficient moves
 * by more than {@link #ACCURACY}, after at most {@link #STEPS_MAX} steps. Source: McCullagh and
 * Nelder, ch. 4.
 */
public final class LogisticRegression {
  static final double ACCURACY = 1e-10;
  static final int STEPS_MAX = 100;
  private static final int HALVINGS_MAX = 40;

  private final double[][] x;
  private final boolean[] y;
  private final Prior prior;

  private LogisticRegression(double[][] x, boolean[] y, Prior prior) {
    this.x = x;
    this.y = y;
    this.prior = prior;
  }

  /** Mean and precision matrix (inverse covariance) of the coefficients before any data. */
  static final class Prior {
    private final double[] mean;
    private final double[][] precision;

    Prior(double[] mean, double[][] precision) {
      this.mean = mean.clone();
      this.precision = Arrays.stream(precision).map(double[]::clone).toArray(double[][]::new);
    }

    /** Independent, centred on 0; the first coefficient, the intercept, is left free. */
    static Prior ridge(int coefficients, double lambda) {
      var precision = new double[coefficients][coefficients];
      for (int i = 1; i < coefficients; i++) {
        precision[i][i] = lambda;
      }
      return new Prior(new double[coefficients], precision);
    }
  }

  /**
   * A fitted regression.
   *
   * @param coefficients the intercept first
   * @param standardErrors square roots of the diagonal of the inverse information
   * @param logLikelihood at the mode, without the prior
   * @param logEvidence log of the chance of the data under the prior, by Laplace's approximation up
   *     to a constant of the intercept: the likelihood at the mode, less the penalty, less half the
   *     log of how much the data narrowed the prior; comparable between priors, without meaning
   *     when a prior is flat
   * @param converged whether it ended by accuracy rather than by the limit of steps
   */
  public record Fit(
      List<Double> coefficients,
      List<Double> standardErrors,
      double logLikelihood,
      double logEvidence,
      boolean converged) {
    public Fit {
      coefficients = List.copyOf(coefficients);
      standardErrors = List.copyOf(standardErrors);
    }

    /** Wald's z of a coefficient. */
    public double z(int coefficient) {
      return coefficients.get(coefficient) / standardErrors.get(coefficient);
    }
  }

  /**
   * Fits.
   *
   * @param x a row of variables per case, without the intercept's 1; columns about unit size
   * @param y whether the case went bad
   * @param lambda L2 penalty on all coefficients but the intercept, from 0; with perfectly
   *     separable data it must be above 0
   */
  public static Fit of(double[][] x, boolean[] y, double lambda) {
    int k = (x.length == 0 ? 0 : x[0].length) + 1;
    return of(x, y, Prior.ridge(k, lambda));
  }

  static Fit of(double[][] x, boolean[] y, Prior prior) {
    return new LogisticRegression(x, y, prior).climb();
  }

  private Fit climb() {
    var beta = prior.mean.clone();
    boolean converged = false;
    double height = height(beta);
    for (int step = 0; step < STEPS_MAX && !converged; step++) {
      double[] move = solve(information(beta), gradient(beta));
      double scale = 1;
      var next = moved(beta, move, scale);
      double nextHeight = height(next);
      for (int h = 0; h < HALVINGS_MAX && !(nextHeight >= height); h++) {
        scale /= 2;
        next = moved(beta, move, scale);
        nextHeight = height(next);
      }
      double most = Arrays.stream(move).map(Math::abs).max().orElse(0) * scale;
      converged = most <= ACCURACY || !(nextHeight > height);
      if (nextHeight >= height) {
        beta = next;
        height = nextHeight;
      }
    }
    var fitted = Arrays.stream(beta).boxed().toList();
    double[][] information = information(beta);
    double evidence = height - (lnDeterminant(information) - lnDeterminant(bounded())) / 2;
    return new Fit(fitted, errors(information), likelihood(beta), evidence, converged);
  }

  private static double[] moved(double[] beta, double[] move, double scale) {
    var next = new double[beta.length];
    Arrays.setAll(next, i -> beta[i] + scale * move[i]);
    return next;
  }

  private double linear(double[] beta, double[] row) {
    double sum = beta[0];
    for (int i = 0; i < row.length; i++) {
      sum += beta[i + 1] * row[i];
    }
    return sum;
  }

  private double likelihood(double[] beta) {
    double sum = 0;
    for (int r = 0; r < x.length; r++) {
      double eta = y[r] ? -linear(beta, x[r]) : linear(beta, x[r]);
      // -ln(1 + e^eta), without overflow
      sum -= eta > 0 ? eta + StrictMath.log1p(StrictMath.exp(-eta)) : log1pExp(eta);
    }
    return sum;
  }

  private static double log1pExp(double eta) {
    return StrictMath.log1p(StrictMath.exp(eta));
  }

  private double height(double[] beta) {
    double penalty = 0;
    double[] pull = pull(beta);
    for (int i = 0; i < beta.length; i++) {
      penalty += (beta[i] - prior.mean[i]) * pull[i];
    }
    return likelihood(beta) - penalty / 2;
  }

  /** {@code Λ(β − μ)}. */
  private double[] pull(double[] beta) {
    var pull = new double[beta.length];
    for (int i = 0; i < beta.length; i++) {
      for (int j = 0; j < beta.length; j++) {
        pull[i] += prior.precision[i][j] * (beta[j] - prior.mean[j]);
      }
    }
    return pull;
  }

  private double[] gradient(double[] beta) {
    var gradient = new double[beta.length];
    for (int r = 0; r < x.length; r++) {
      double residual = (y[r] ? 1 : 0) - probability(beta, x[r]);
      gradient[0] += residual;
      for (int i = 0; i < x[r].length; i++) {
        gradient[i + 1] += residual * x[r][i];
      }
    }
    double[] pull = pull(beta);
    Arrays.setAll(gradient, i -> gradient[i] - pull[i]);
    return gradient;
  }

  private double probability(double[] beta, double[] row) {
    return 1 / (1 + StrictMath.exp(-linear(beta, row)));
  }

  private double[][] information(double[] beta) {
    int k = beta.length;
    var information = Arrays.stream(prior.precision).map(double[]::clone).toArray(double[][]::new);
    var row = new double[k];
    row[0] = 1;
    for (double[] cells : x) {
      double p = probability(beta, cells);
      double w = p * (1 - p);
      System.arraycopy(cells, 0, row, 1, k - 1);
      for (int i = 0; i < k; i++) {
        double wi = w * row[i];
        if (wi != 0) {
          double[] into = information[i];
          for (int j = 0; j <= i; j++) {
            into[j] += wi * row[j];
          }
        }
      }
    }
    for (int i = 0; i < k; i++) {
      information[i][i] += 1e-12 * (1 + information[i][i]); // keeps the factor positive
      for (int j = i + 1; j < k; j++) {
        information[i][j] = information[j][i];
      }
    }
    return information;
  }

  private static CholeskyDecomposition factor(double[][] information) {
    return new CholeskyDecomposition(new Array2DRowRealMatrix(information, false), 1e-9, 0);
  }

  private static double[] solve(double[][] information, double[] gradient) {
    return factor(information).getSolver().solve(new ArrayRealVector(gradient)).toArray();
  }

  /** The prior's precision, with 1 for the intercept, which is free. */
  private double[][] bounded() {
    var bounded = Arrays.stream(prior.precision).map(double[]::clone).toArray(double[][]::new);
    for (int i = 0; i < bounded.length; i++) {
      bounded[i][i] += bounded[i][i] == 0 ? 1 : 0;
    }
    return bounded;
  }

  private static double lnDeterminant(double[][] matrix) {
    var l = factor(matrix).getL();
    double sum = 0;
    for (int i = 0; i < matrix.length; i++) {
      sum += 2 * StrictMath.log(l.getEntry(i, i));
    }
    return sum;
  }

  private static List<Double> errors(double[][] information) {
    var inverse = factor(information).getSolver().getInverse();
    return java.util.stream.IntStream.range(0, information.length)
        .mapToObj(i -> Math.sqrt(inverse.getEntry(i, i)))
        .toList();
  }
}
