package io.houji.scoring.validation;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.Arrays;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * Population and characteristic stability index (PSI/CSI, 群体稳定性指标).
 *
 * <pre>
 *   index = Σ over bins (aᵢ − eᵢ) · ln(aᵢ / eᵢ)      a actual share, e expected share of the bin
 * </pre>
 *
 * <p>Of the score's bands it is called PSI, of one characteristic's bins CSI. If any bin is empty
 * on either side, half a case is added to every bin on both sides. Custom: below 0.10 stable, above
 * 0.25 shifted. Custom knows no sample size; under no shift the index is about {@code χ²(m−1) ·
 * (1/n + 1/k)}, which gives {@code p} (Yurdakul and Naranjo, 2020).
 *
 * @param index at least 0
 * @param p chance of such an index or a higher one without any shift
 */
public record Stability(double index, double p) {
  public static final double STABLE_MAX = 0.10;
  public static final double SHIFTED_MIN = 0.25;

  /** Counts per bin then and now; refused when lengths differ, or one side has no case. */
  public static Outcome<Stability> of(long[] expected, long[] actual) {
    if (expected.length != actual.length || expected.length < 2) {
      return Outcome.rejected(
          Problem.Code.CONTRADICTION, "/actual", "the same bins on both sides, at least two");
    }
    if (Arrays.stream(expected).anyMatch(c -> c < 0)
        || Arrays.stream(actual).anyMatch(c -> c < 0)) {
      return Outcome.rejected(Problem.Code.OUT_OF_RANGE, "/actual", "counts from 0");
    }
    long n = Arrays.stream(expected).sum();
    long k = Arrays.stream(actual).sum();
    if (n == 0 || k == 0) {
      return Outcome.rejected(Problem.Code.UNDEFINED, "/actual", "at least one case on both sides");
    }
    boolean bare = Arrays.stream(expected).anyMatch(c -> c == 0);
    bare |= Arrays.stream(actual).anyMatch(c -> c == 0);
    double s = bare ? 0.5 : 0;
    double index = 0;
    for (int i = 0; i < expected.length; i++) {
      double e = (expected[i] + s) / (n + s * expected.length);
      double a = (actual[i] + s) / (k + s * expected.length);
      index += (a - e) * StrictMath.log(a / e);
    }
    double statistic = index / (1.0 / n + 1.0 / k);
    double p =
        1 - new ChiSquaredDistribution(null, expected.length - 1).cumulativeProbability(statistic);
    return Outcome.ok(new Stability(index, p));
  }
}
