package io.houji.fund.performance;

/**
 * Present values at one x = ln(1 + r), with bounds on their rounding.
 *
 * <p>Received and paid-in sides are summed apart, each scaled by its own largest term, so that
 * nothing overflows or drowns at any x:
 *
 * <pre>
 *   e_i = ln|c_i| - x t_i          S = Σ f_i exp(k_i ln 2 - x t_i - m)
 *   ln P = m + ln S                D = Σ t_i (term i) / S
 * </pre>
 *
 * where c = f 2^k with f in [1, 2).
 *
 * @param x ln(1 + r)
 * @param ratio g = ln P - ln N
 * @param ratioError bound on |error of g|
 * @param durationOut mean time of what came out, in years from the first flow
 * @param durationIn mean time of what went in
 * @param durationError bound on the error of either
 */
record RatePoint(
    double x,
    double ratio,
    double ratioError,
    double durationOut,
    double durationIn,
    double durationError) {

  private static final double LN2 = 0.6931471805599453;

  /** Unit of rounding, and a tenth more for products of small errors. */
  private static final double U = 0x1p-53 * 1.1;

  /** Sign of g: 1, -1, or 0 where rounding hides it. */
  int sign() {
    return ratio > ratioError ? 1 : ratio < -ratioError ? -1 : 0;
  }

  double slope() {
    return durationIn - durationOut;
  }

  static RatePoint at(TimedFlows flows, double x) {
    var out = Side.of(flows, x, true);
    var in = Side.of(flows, x, false);
    double ratio = out.log - in.log;
    double error = out.logError + in.logError + Math.abs(ratio) * U;
    return new RatePoint(
        x, ratio, error, out.duration, in.duration, Math.max(out.durationError, in.durationError));
  }

  /** One side's present value and duration. */
  private record Side(double log, double logError, double duration, double durationError) {

    static Side of(TimedFlows flows, double x, boolean received) {
      double[] times = flows.times;
      double[] amounts = flows.amounts;
      double origin = times[0];
      int scale = scale(flows);
      double m = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < times.length; i++) {
        if (amounts[i] > 0 == received) {
          m = Math.max(m, exponent(amounts[i], scale) - x * (times[i] - origin));
        }
      }
      double sum = 0;
      double timeSum = 0;
      double rounding = 0;
      int count = 0;
      for (int i = 0; i < times.length; i++) {
        if (amounts[i] > 0 == received) {
          double t = times[i] - origin;
          double k = exponent(amounts[i], scale);
          double term = fraction(amounts[i]) * StrictMath.exp(k - x * t - m);
          sum += term;
          timeSum += term * t;
          rounding += term * (4 * Math.abs(k) + 4 * Math.abs(x * t));
          count++;
        }
      }
      double relative = U * (rounding / sum + Math.abs(m) + count + 8);
      double log = m + StrictMath.log(sum);
      double duration = timeSum / sum;
      return new Side(
          log,
          relative + U * (2 * (log - m) + Math.abs(log)),
          duration,
          (2 * relative + 4 * U) * duration);
    }
  }

  /**
   * Tells whether the balance carried at rate x keeps the sign of the flow it starts with, beyond
   * doubt: summed from the first flow on (then no root lies above x), or from the last flow back
   * (then none lies below).
   */
  static boolean balanceKeepsSign(TimedFlows flows, double x, boolean fromFirst) {
    double[] times = flows.times;
    int n = times.length;
    int scale = scale(flows);
    double m = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      m = Math.max(m, exponent(flows.amounts[i], scale) - x * (times[i] - times[0]));
    }
    double balance = 0;
    double rounding = 0;
    double gross = 0;
    double sign = Math.signum(flows.amounts[fromFirst ? 0 : n - 1]);
    for (int j = 0; j < n; j++) {
      int i = fromFirst ? j : n - 1 - j;
      double t = times[i] - times[0];
      double k = exponent(flows.amounts[i], scale);
      double size = fraction(flows.amounts[i]) * StrictMath.exp(k - x * t - m);
      balance += sign * Math.signum(flows.amounts[i]) * size;
      gross += size;
      rounding += size * (4 * Math.abs(k) + 4 * Math.abs(x * t));
      double error = U * (rounding + gross * (Math.abs(m) + j + 8)) + Double.MIN_NORMAL;
      if (!(balance > 2 * error)) {
        return false;
      }
    }
    return true;
  }

  /** Exponent of the largest amount, so that units of currency cost no digits. */
  private static int scale(TimedFlows flows) {
    int scale = Integer.MIN_VALUE;
    for (double amount : flows.amounts) {
      scale = Math.max(scale, Math.getExponent(amount));
    }
    return scale;
  }

  private static double exponent(double amount, int scale) {
    return (Math.getExponent(amount) - scale) * LN2;
  }

  private static double fraction(double amount) {
    return Math.scalb(Math.abs(amount), -Math.getExponent(amount));
  }
}
