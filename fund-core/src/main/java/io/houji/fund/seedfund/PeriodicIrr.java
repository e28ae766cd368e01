package io.houji.fund.seedfund;

import org.apache.commons.math3.util.FastMath;

/**
 * Internal rate of return of a simulated fund, whose flows come at whole periods.
 *
 * <pre>
 *   h(x) = ln Σ proceedsₜ e^(−xt) − ln Σ callsₜ e^(−xt) = 0      rate per year = e^(x · periods a year) − 1
 * </pre>
 *
 * <p>h is nearly straight in x, so Newton's method from zero takes few steps; where a root is sure
 * to exist it is kept inside a bracket. Whether the root is the only one is told by the signs of
 * the net flows (Descartes); where they change more than once the root found from zero is used and
 * counted as not certified. For single funds use the certified rate of the performance room; this
 * one serves the hundred thousand.
 */
final class PeriodicIrr {
  /** No proceeds at all: everything is lost. */
  static final double TOTAL_LOSS = -1;

  private static final double BOUND = 40;
  private static final double ACCURACY = 1e-13;
  private static final int STEPS_MAX = 100;

  private final int periodsPerYear;
  private double h;
  private double slope;

  PeriodicIrr(int periodsPerYear) {
    this.periodsPerYear = periodsPerYear;
  }

  /** The rate per year, {@link #TOTAL_LOSS}, or NaN where no root was found. */
  double of(double[] calls, double[] proceeds) {
    int lastCall = last(calls);
    int lastProceeds = last(proceeds);
    if (lastProceeds < 0) {
      return TOTAL_LOSS;
    }
    double low = -BOUND;
    double high = BOUND;
    double x = 0;
    boolean sure = lastProceeds > lastCall;
    for (int step = 0; step < STEPS_MAX; step++) {
      evaluate(x, calls, proceeds);
      if (h > 0) {
        low = x;
      } else {
        high = x;
      }
      double next = x - h / slope;
      if (sure && !(next > low && next < high)) {
        next = (low + high) / 2;
      }
      if (Math.abs(next - x) <= ACCURACY) {
        return FastMath.expm1(next * periodsPerYear);
      }
      if (!(Math.abs(next) <= BOUND)) {
        return Double.NaN;
      }
      x = next;
    }
    return Double.NaN;
  }

  private static int last(double... flows) {
    int at = flows.length - 1;
    while (at >= 0 && flows[at] == 0) {
      at--;
    }
    return at;
  }

  private void evaluate(double x, double[] calls, double[] proceeds) {
    double v = FastMath.exp(-x);
    double in = 0;
    double inTime = 0;
    double out = 0;
    double outTime = 0;
    for (int t = calls.length - 1; t >= 0; t--) {
      inTime = inTime * v + in;
      in = in * v + proceeds[t];
      outTime = outTime * v + out;
      out = out * v + calls[t];
    }
    h = FastMath.log(in / out);
    slope = v * (outTime / out - inTime / in);
  }

  /** How often the net flows change sign: 1 proves that there is exactly one rate. */
  static int signChanges(double[] calls, double[] proceeds) {
    int changes = 0;
    double before = 0;
    for (int t = 0; t < calls.length; t++) {
      double net = proceeds[t] - calls[t];
      if (net != 0) {
        changes += net * before < 0 ? 1 : 0;
        before = net;
      }
    }
    return changes;
  }
}
