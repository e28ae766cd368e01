package io.houji.fund.performance;

/**
 * g(x) = ln P(x) - ln N(x) of one series at any x, with bounds on its rounding.
 *
 * <p>Received and paid-in sides are summed apart, each scaled by its own largest term, so that
 * nothing overflows or drowns at any x:
 *
 * <pre>
 *   c = f 2^k, f in [1, 2)      term i = f_i exp(k_i ln 2 - x t_i - m)      S = Σ term i
 *   ln P = m + ln S             D = Σ t_i (term i) / S
 * </pre>
 *
 * Holds the terms of the last point, so it serves one thread.
 */
final class RateCurve {
  private static final double LN2 = 0.6931471805599453;

  /** Unit of rounding, and a tenth more for products of small errors. */
  private static final double U = 0x1p-53 * 1.1;

  /** Rounding of a term beyond its exponent's: {@link Exp}, the fraction, the sums. */
  private static final int ROUNDINGS = 12;

  private final int n;

  /** How many flows came out; they stand first in the columns, the paid-in after, each in order. */
  private final int outs;

  /** Column of the i-th flow in time. */
  private final int[] columns;

  private final double[] times;

  /** ln of the power of two in each amount, relative to the largest: units cost no digits. */
  private final double[] exponents;

  /** What is left of each amount, in [1, 2), without sign. */
  private final double[] fractions;

  private final double[] terms;
  private double x;

  // Of the last point.
  private final Side out = new Side();
  private final Side in = new Side();

  RateCurve(TimedFlows flows) {
    n = flows.size();
    columns = new int[n];
    times = new double[n];
    exponents = new double[n];
    fractions = new double[n];
    terms = new double[n];
    int scale = Integer.MIN_VALUE;
    int received = 0;
    for (double amount : flows.amounts) {
      scale = Math.max(scale, Math.getExponent(amount));
      received += amount > 0 ? 1 : 0;
    }
    outs = received;
    int nextOut = 0;
    int nextIn = outs;
    for (int i = 0; i < n; i++) {
      int column = flows.amounts[i] > 0 ? nextOut++ : nextIn++;
      int exponent = Math.getExponent(flows.amounts[i]);
      columns[i] = column;
      times[column] = flows.times[i] - flows.times[0];
      exponents[column] = (exponent - scale) * LN2;
      fractions[column] = Math.abs(flows.amounts[i]) * powerOfTwo(-exponent);
    }
  }

  /** Exact; down to 2^-1022 and up to 2^1023, which is all that amounts up to 1e300 need. */
  private static double powerOfTwo(int exponent) {
    return exponent > Double.MAX_EXPONENT
        ? Math.scalb(1.0, exponent)
        : Double.longBitsToDouble((long) (exponent + 1023) << 52);
  }

  double span() {
    return times[columns[n - 1]];
  }

  RatePoint at(double x) {
    this.x = x;
    side(out, 0, outs);
    side(in, outs, n);
    double error = out.relativeError + in.relativeError;
    double logOut = StrictMath.log(out.sum);
    double logIn = StrictMath.log(in.sum);
    double shift = out.scale - in.scale;
    double ratio = shift + (logOut - logIn);
    error += 2 * U * (Math.abs(shift) + 2 * logOut + 2 * logIn + Math.abs(ratio));
    double durationOut = out.timeSum / out.sum;
    double durationIn = in.timeSum / in.sum;
    double durationError =
        Math.max(
            (2 * out.relativeError + 4 * U) * durationOut,
            (2 * in.relativeError + 4 * U) * durationIn);
    return new RatePoint(x, ratio, error, durationOut, durationIn, durationError);
  }

  private void side(Side side, int from, int to) {
    double scale = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      double exponent = exponents[i] - x * times[i];
      terms[i] = exponent;
      if (exponent > scale) {
        scale = exponent;
      }
    }
    double sum = 0;
    double timeSum = 0;
    double rounding = 0;
    for (int i = from; i < to; i++) {
      double term = fractions[i] * Exp.exp(terms[i] - scale);
      terms[i] = term;
      sum += term;
      timeSum += term * times[i];
      rounding += term * roundings(i);
    }
    side.scale = scale;
    side.sum = sum;
    side.timeSum = timeSum;
    side.relativeError = U * (rounding / sum + Math.abs(scale) + to - from + ROUNDINGS);
  }

  /** Bound on the relative error of a term by its exponent, in units of rounding. */
  private double roundings(int i) {
    return 4 * (Math.abs(exponents[i]) + Math.abs(x * times[i]));
  }

  /**
   * Tells whether the balance carried at the rate of the last point keeps the sign of the flow it
   * starts with, beyond doubt: summed from the first flow on (then no root lies above), or from the
   * last flow back (then none lies below).
   */
  boolean balanceKeepsSign(boolean fromFirst) {
    double scale = Math.max(out.scale, in.scale);
    double outFactor = Exp.exp(out.scale - scale);
    double inFactor = Exp.exp(in.scale - scale);
    boolean startsOut = columns[fromFirst ? 0 : n - 1] < outs;
    double balance = 0;
    double rounding = 0;
    double gross = 0;
    for (int j = 0; j < n; j++) {
      int i = columns[fromFirst ? j : n - 1 - j];
      boolean received = i < outs;
      double size = terms[i] * (received ? outFactor : inFactor);
      balance += received == startsOut ? size : -size;
      gross += size;
      rounding += size * roundings(i);
      double allowed = Math.abs(scale) + Math.abs(out.scale) + Math.abs(in.scale);
      double error = U * (rounding + gross * (allowed + j + 2 * ROUNDINGS));
      if (!(balance > 2 * error + Double.MIN_NORMAL)) {
        return false;
      }
    }
    return true;
  }

  /** Sums of one sign. */
  private static final class Side {
    double scale;
    double sum;
    double timeSum;
    double relativeError;
  }
}
