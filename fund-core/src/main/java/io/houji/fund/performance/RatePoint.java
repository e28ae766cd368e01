package io.houji.fund.performance;

/**
 * Present values at one x = ln(1 + r), with bounds on their rounding.
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

  /** Sign of g: 1, -1, or 0 where rounding hides it. */
  int sign() {
    return ratio > ratioError ? 1 : ratio < -ratioError ? -1 : 0;
  }

  double slope() {
    return durationIn - durationOut;
  }

  /** Lower bound on g' between two points: durations only fall as x rises. */
  static double slopeMin(RatePoint a, RatePoint b) {
    return b.durationIn - b.durationError - a.durationOut - a.durationError;
  }

  /** Upper bound on g' between two points. */
  static double slopeMax(RatePoint a, RatePoint b) {
    return a.durationIn + a.durationError - b.durationOut + b.durationError;
  }
}
