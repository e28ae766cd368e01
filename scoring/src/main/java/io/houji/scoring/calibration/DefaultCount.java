package io.houji.scoring.calibration;

import org.apache.commons.math3.special.Beta;

/**
 * The law of the number of defaults among equal firms (违约数分布), independent or with {@link
 * Dependence}.
 *
 * <p><b>Independent.</b> {@code P(X ≤ k) = I(1 − p; n − k, k + 1)}, the regularised incomplete beta
 * function.
 *
 * <p><b>One factor.</b> The same given the factor, integrated over it by the trapezoidal rule on
 * [-8, 8]. For integrands as smooth as these its error falls exponentially; the step is matched to
 * how sharply the number of defaults reacts to the factor.
 *
 * <p><b>Several years.</b> Given the path of the factor, defaults so far are a Markov chain, and so
 * is the factor: the pair is stepped from year to year, exactly up to the rule. No simulation, no
 * noise.
 */
public final class DefaultCount {
  private static final double REACH = 8;
  private static final double STEP_MAX = 0.25;
  private static final double STEP_MIN = 0.004;

  /** Below this many defaults a plain sum is faster than the beta function. */
  private static final int SUM_MAX = 100;

  /** {@code exp} of less is 0, and a product that starts there would stay 0. */
  private static final double LN_LEAST = -700;

  private final Dependence dependence;
  private final int firms;
  private final int most;
  private final double[] factor;
  private final double[] weight;
  private final double[][] kernel;

  /**
   * Prepares the law of "at most {@code most} defaults of {@code firms}".
   *
   * @param most from 0 to {@code firms}
   * @param firms from 1
   */
  public DefaultCount(int most, int firms, Dependence dependence) {
    if (firms < 1 || most < 0 || most > firms) {
      throw new IllegalArgumentException(most + " of " + firms);
    }
    this.dependence = dependence;
    this.firms = firms;
    this.most = most;
    double step = step();
    int half = (int) Math.ceil(REACH / step);
    int nodes = dependence.correlation() == 0 ? 1 : 2 * half + 1;
    factor = new double[nodes];
    weight = new double[nodes];
    for (int i = 0; i < nodes; i++) {
      factor[i] = nodes == 1 ? 0 : (i - half) * step;
      weight[i] = nodes == 1 ? 1 : NormalLaw.density(factor[i]) * step;
    }
    kernel = dependence.years() == 1 ? new double[0][] : kernel(step);
  }

  private double step() {
    double rho = dependence.correlation();
    double slope = 4 * Math.sqrt(rho / (1 - rho) * (most + 1));
    double width = Math.sqrt(1 - dependence.persistence() * dependence.persistence());
    double step = Math.min(STEP_MAX, 0.8 / Math.max(slope, 1e-9));
    return Math.max(STEP_MIN, Math.min(step, dependence.years() > 1 ? 0.4 * width : STEP_MAX));
  }

  /** {@code kernel[to][from]}: density of next year's factor, times the step. */
  private double[][] kernel(double step) {
    int n = factor.length;
    if (n == 1) {
      return new double[][] {{1}};
    }
    double theta = dependence.persistence();
    double sd = Math.sqrt(1 - theta * theta);
    var k = new double[n][n];
    for (int to = 0; to < n; to++) {
      for (int from = 0; from < n; from++) {
        k[to][from] = NormalLaw.density((factor[to] - theta * factor[from]) / sd) / sd * step;
      }
    }
    return k;
  }

  /** {@code P(X ≤ most)} if each firm defaults with probability {@code pd} a year, in [0, 1]. */
  public double atMost(double pd) {
    if (most == firms || pd <= 0) {
      return 1;
    }
    if (pd >= 1) {
      return 0;
    }
    return dependence.years() == 1 ? oneYear(pd) : years(pd);
  }

  /** {@code P(X ≥ most)}. */
  public static double atLeast(int defaults, int firms, double pd, Dependence dependence) {
    return defaults == 0 ? 1 : 1 - new DefaultCount(defaults - 1, firms, dependence).atMost(pd);
  }

  private double given(double pd, double s) {
    double rho = dependence.correlation();
    if (rho == 0) {
      return pd;
    }
    return NormalLaw.cdf((NormalLaw.quantile(pd) + Math.sqrt(rho) * s) / Math.sqrt(1 - rho));
  }

  private double oneYear(double pd) {
    double sum = 0;
    for (int i = 0; i < factor.length; i++) {
      double p = given(pd, factor[i]);
      sum += weight[i] * binomial(p);
    }
    return Math.min(1, sum);
  }

  private double binomial(double p) {
    double start = firms * StrictMath.log1p(-p);
    if (most > SUM_MAX || !(start > LN_LEAST)) {
      return Beta.regularizedBeta(1 - p, (double) firms - most, most + 1.0);
    }
    double term = StrictMath.exp(start);
    double sum = term;
    for (int d = 1; d <= most; d++) {
      term *= p / (1 - p) * (firms - d + 1) / d;
      sum += term;
    }
    return sum;
  }

  private double years(double pd) {
    int nodes = factor.length;
    var mass = new double[most + 1][nodes];
    mass[0] = weight.clone();
    for (int year = 0; year < dependence.years(); year++) {
      if (year > 0) {
        for (int d = 0; d <= most; d++) {
          mass[d] = moved(mass[d]);
        }
      }
      for (int i = 0; i < nodes; i++) {
        defaults(mass, i, given(pd, factor[i]));
      }
    }
    double sum = 0;
    for (double[] row : mass) {
      for (double m : row) {
        sum += m;
      }
    }
    return Math.min(1, sum);
  }

  private double[] moved(double[] mass) {
    var next = new double[mass.length];
    for (int to = 0; to < next.length; to++) {
      double sum = 0;
      for (int from = 0; from < mass.length; from++) {
        sum += kernel[to][from] * mass[from];
      }
      next[to] = sum;
    }
    return next;
  }

  /** One year's binomial defaults among those still there, at one node. */
  private void defaults(double[][] mass, int node, double p) {
    var next = new double[most + 1];
    double lnOdds = StrictMath.log(p) - StrictMath.log1p(-p);
    double odds = p / (1 - p);
    for (int from = 0; from <= most; from++) {
      int left = firms - from;
      double start = left * StrictMath.log1p(-p);
      double term = StrictMath.exp(start);
      for (int fail = 0; from + fail <= most && fail <= left; fail++) {
        if (fail > 0) {
          term *= odds * (left - fail + 1) / fail;
        }
        if (!(start > LN_LEAST)) {
          term = StrictMath.exp(start + lnChoose(left, fail) + fail * lnOdds);
        }
        next[from + fail] += mass[from][node] * term;
      }
    }
    for (int d = 0; d <= most; d++) {
      mass[d][node] = next[d];
    }
  }

  private static double lnChoose(int n, int k) {
    double sum = 0;
    for (int i = 1; i <= k; i++) {
      sum += StrictMath.log((double) (n - k + i) / i);
    }
    return sum;
  }
}
