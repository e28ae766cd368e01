package io.houji.fund.performance;

/**
 * Fast solver for one series of flows: Halley steps on a nearly straight function, then a proof in
 * one pass that the root is the only one. No allocation; one instance per thread.
 *
 * <p>With {@code x = ln(1 + r)}, {@code P} the present value of what came out and {@code N} of what
 * went in,
 *
 * <pre>
 *   g(x)  = ln P(x) - ln N(x)          zero where the net present value is
 *   g'(x) = D_N - D_P                  difference of the two durations
 *   g''(x) = V_P - V_N                 difference of the two spreads of time
 * </pre>
 *
 * <p>Proof: let {@code A_k(x)} be the sum of the first k discounted flows, the balance carried at
 * rate x. The number of roots above x is at most the number of sign changes of the balances, and
 * the number below x at most that of the balances summed from the end (the Laplace transform
 * diminishes variation; Pólya and Szegő, Part V, 80). If all {@code A_k} with k &lt; n have the
 * sign of the first flow, by more than rounding and by more than {@code A_n}, then at most one root
 * exists on the whole line; and first and last flow then have opposite signs, so one does.
 *
 * <p>Numbers are the same bits on every JDK: only + - * / and {@link StrictMath}.
 */
final class RateKernel {
  /** Beyond this |x t| sums of one scale lose digits: such series go to {@link RootSearch}. */
  private static final double EXPONENT_MAX = 64;

  private static final int STEPS_MAX = 8;

  /** A step this small (times the span in years) leaves an error of its third power. */
  private static final double STEP_ACCEPTED = 2e-5;

  /** Rounding of one discounted flow, in units of 2^-52: exponent (up to 64), power, product. */
  private static final double TERM_ROUNDING = 80;

  private static final double U = 0x1p-52;

  /** Root of the last solve, proven or not; NaN when the steps did not settle. */
  double logRate;

  // Sums of the last pass.
  private double sum;
  private double gross;
  private double timeSum;
  private double timeGross;
  private double squareSum;
  private double squareGross;
  private double balanceMax;

  private double[] discounted = new double[64];

  /**
   * Solves flows {@code [from, to)}.
   *
   * @param times in years, strictly ascending
   * @param amounts finite; the first and the last not zero
   * @return true when {@link #logRate} is the only root, proven; false when the question is open
   */
  boolean solve(double[] times, double[] amounts, int from, int to) {
    int n = to - from;
    double span = times[to - 1] - times[from];
    if (discounted.length < n) {
      discounted = new double[2 * n];
    }
    double x = 0;
    logRate = Double.NaN;
    for (int step = 0; step < STEPS_MAX; step++) {
      if (!(Math.abs(x) * span <= EXPONENT_MAX)) {
        return false;
      }
      pass(times, amounts, from, to, x);
      double dx = halley();
      if (!(Math.abs(dx) < Double.MAX_VALUE)) {
        return false;
      }
      if (Math.abs(dx) * span < STEP_ACCEPTED) {
        logRate = x + dx;
        double margin = U * (TERM_ROUNDING + n) * gross;
        return balanceMax < Math.min(0, sum) - margin;
      }
      x += dx;
    }
    return false;
  }

  /**
   * Step to the root of g. P = (gross + sum) / 2 and N = (gross - sum) / 2, so that near the root g
   * = 2 artanh(sum / gross) keeps its digits.
   */
  private double halley() {
    double in = gross - sum;
    double out = gross + sum;
    if (!(in > SMALLEST_SHARE * gross && out > SMALLEST_SHARE * gross)) {
      return Double.NaN;
    }
    double g = logRatio(sum / gross);
    double durationOut = (timeGross + timeSum) / out;
    double durationIn = (timeGross - timeSum) / in;
    double slope = durationIn - durationOut;
    double curve =
        (squareGross + squareSum) / out
            - durationOut * durationOut
            - (squareGross - squareSum) / in
            + durationIn * durationIn;
    double newton = -g / slope;
    double bend = 1 + newton * curve / (2 * slope);
    return bend > 0.25 && bend < 4 ? newton / bend : newton;
  }

  /** Below this share of the whole, the lesser side has lost digits in gross ± sum. */
  private static final double SMALLEST_SHARE = 0x1p-20;

  /** ln((1 + q) / (1 - q)). */
  private static double logRatio(double q) {
    double square = q * q;
    if (square < 1e-4) {
      // Series of 2 artanh q; the next term is below 1e-21 of the first.
      return 2
          * q
          * (1 + square * (1.0 / 3 + square * (1.0 / 5 + square * (1.0 / 7 + square * (1.0 / 9)))));
    }
    return StrictMath.log((1 + q) / (1 - q));
  }

  /** Sums of the flows discounted at x; the first has time 0 and is negative by orientation. */
  private void pass(double[] times, double[] amounts, int from, int to, double x) {
    int n = to - from;
    double orientation = amounts[from] < 0 ? 1 : -1;
    double origin = times[from];
    double[] terms = discounted(times, amounts, from, to, x);
    double balance = orientation * amounts[from];
    double max = balance;
    double abs = -balance;
    double ta = 0;
    double tabs = 0;
    double tta = 0;
    double ttabs = 0;
    for (int i = 1; i < n; i++) {
      if (balance > max) {
        max = balance;
      }
      double t = times[from + i] - origin;
      double term = orientation * terms[i];
      double size = Math.abs(term);
      double tTerm = t * term;
      double tSize = t * size;
      balance += term;
      abs += size;
      ta += tTerm;
      tabs += tSize;
      tta += t * tTerm;
      ttabs += t * tSize;
    }
    sum = balance;
    gross = abs;
    timeSum = ta;
    timeGross = tabs;
    squareSum = tta;
    squareGross = ttabs;
    balanceMax = max;
  }

  /** A loop of its own: the sums above wait for each other, the powers do not. */
  private double[] discounted(double[] times, double[] amounts, int from, int to, double x) {
    int n = to - from;
    if (x == 0) {
      System.arraycopy(amounts, from, discounted, 0, n);
      return discounted;
    }
    double origin = times[from];
    double[] terms = discounted;
    for (int i = 0; i < n; i++) {
      terms[i] = amounts[from + i] * Exp.within700(-x * (times[from + i] - origin));
    }
    return terms;
  }
}
