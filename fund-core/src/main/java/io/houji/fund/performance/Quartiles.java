package io.houji.fund.performance;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.ArrayList;
import java.util.Arrays;

/**
 * Quartiles of a group of funds, and where one fund stands among them (四分位).
 *
 * <pre>
 *   x₁ ≤ ... ≤ xₙ sorted     h = position, x_h = x_⌊h⌋ + (h - ⌊h⌋) (x_⌊h⌋₊₁ - x_⌊h⌋)
 *   TYPE_7   h = (n - 1) p + 1     spreadsheets' QUARTILE.INC
 *   TYPE_6   h = (n + 1) p         spreadsheets' QUARTILE.EXC; needs 3 values or more
 * </pre>
 *
 * Source: Hyndman and Fan, Sample Quantiles in Statistical Packages (1996). The two differ on small
 * groups, so no quartile leaves without the name of its method.
 */
public record Quartiles(Method method, double lower, double median, double upper) {

  /** Where a quantile lies between two values. */
  public enum Method {
    TYPE_7("type_7"),
    TYPE_6("type_6");

    private final String wireName;

    Method(String wireName) {
      this.wireName = wireName;
    }

    /** Name in the HTTP contract. */
    public String wireName() {
      return wireName;
    }

    private double position(int n, double p) {
      return this == TYPE_7 ? (n - 1) * p + 1 : (n + 1) * p;
    }

    private int countMin() {
      return this == TYPE_7 ? 1 : 3;
    }
  }

  /** Refused with each value that is not finite, and when too few are given. */
  public static Outcome<Quartiles> of(double[] values, Method method) {
    var problems = new ArrayList<Problem>();
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        problems.add(
            new Problem(Problem.Code.OUT_OF_RANGE, "/" + i, "a value must be a finite number"));
      }
    }
    if (values.length < method.countMin()) {
      problems.add(
          new Problem(
              Problem.Code.UNDEFINED,
              "",
              method.wireName() + " needs " + method.countMin() + " values or more"));
    }
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    var sorted = values.clone();
    Arrays.sort(sorted);
    return Outcome.ok(
        new Quartiles(
            method,
            quantile(sorted, method, 0.25),
            quantile(sorted, method, 0.5),
            quantile(sorted, method, 0.75)));
  }

  private static double quantile(double[] sorted, Method method, double p) {
    double h = method.position(sorted.length, p);
    int below = Math.min((int) h, sorted.length);
    double low = sorted[below - 1];
    double high = sorted[Math.min(below, sorted.length - 1)];
    return low + (h - below) * (high - low);
  }

  /** Quartile of one fund where more is better: 1 is the top. A boundary belongs to the better. */
  public int rank(double value) {
    if (value >= upper) {
      return 1;
    }
    if (value >= median) {
      return 2;
    }
    return value >= lower ? 3 : 4;
  }
}
