package io.houji.fund.seedfund;

import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;
import static io.houji.fund.outcome.Problem.Code.UNDEFINED;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * 幂律尾部: how heavy the tail of outcome multiples is; the few that decide everything.
 *
 * <pre>
 *   P(X ≥ x) = (x / x_min)^−(α − 1)                 for x ≥ x_min
 *   α̂ = 1 + n / T,   T = Σ ln(xᵢ / x_min)           maximum likelihood, continuous
 *   SE = (α̂ − 1) / √n
 *   interval: 2 (α − 1) T ~ χ²(2n), exact at every n
 * </pre>
 *
 * <p>Where {@code x_min} is not given, it is the observed multiple with the smallest
 * Kolmogorov-Smirnov distance between the tail and its fitted law. With α ≤ 2 the law has no mean,
 * with α ≤ 3 no variance: an average multiple then says nothing. Source: Clauset, Shalizi and
 * Newman, SIAM Review 51 (2009). Fewer than {@link #TAIL_MIN} multiples in the tail are refused as
 * not enough data; fewer than {@link #TAIL_RELIABLE} are answered and said to be few.
 *
 * @param xMin where the tail begins, above zero
 * @param count n, multiples at or above {@code xMin}
 * @param share n over all multiples
 * @param alpha α̂, above 1
 * @param logSum T, above zero
 * @param distance Kolmogorov-Smirnov distance of the tail from the fitted law
 */
public record PowerLawTail(
    double xMin, int count, double share, double alpha, double logSum, double distance) {

  /** Below this an exponent is noise: its standard error is above 40% of α − 1. */
  public static final int TAIL_MIN = 6;

  /** The authors' advice for a reliable exponent. */
  public static final int TAIL_RELIABLE = 50;

  /** With x_min given. Refused: multiples or x_min out of range, too few, all equal to x_min. */
  public static Outcome<PowerLawTail> above(double xMin, double... multiples) {
    var problems = problemsOf(multiples);
    if (!(xMin > 0) || Double.isInfinite(xMin)) {
      problems.add(new Problem(OUT_OF_RANGE, "/x_min", "is finite and above zero"));
    }
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    var tail = Arrays.stream(multiples).filter(x -> x >= xMin).sorted().toArray();
    if (tail.length < TAIL_MIN) {
      return notEnough(tail.length);
    }
    var fitted = fit(xMin, tail, multiples.length);
    return fitted.logSum() > 0
        ? Outcome.ok(fitted)
        : Outcome.rejected(UNDEFINED, "/multiples", "all of the tail equals x_min: no exponent");
  }

  /** With x_min by the smallest distance. Refused as {@link #above}. */
  public static Outcome<PowerLawTail> of(double... multiples) {
    var problems = problemsOf(multiples);
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    var ascending = Arrays.stream(multiples).filter(x -> x > 0).sorted().toArray();
    var best = new ArrayList<PowerLawTail>();
    for (int from = 0; from + TAIL_MIN <= ascending.length; from++) {
      if (from > 0 && ascending[from] == ascending[from - 1]) {
        continue;
      }
      var tail = Arrays.copyOfRange(ascending, from, ascending.length);
      var fitted = fit(ascending[from], tail, multiples.length);
      if (fitted.logSum() > 0 && (best.isEmpty() || fitted.distance() < best.get(0).distance())) {
        best.clear();
        best.add(fitted);
      }
    }
    return best.isEmpty() ? notEnough(ascending.length) : Outcome.ok(best.get(0));
  }

  private static List<Problem> problemsOf(double... multiples) {
    var problems = new ArrayList<Problem>();
    for (int i = 0; i < multiples.length; i++) {
      if (!(multiples[i] >= 0) || Double.isInfinite(multiples[i])) {
        problems.add(new Problem(OUT_OF_RANGE, "/multiples/" + i, "is finite and not negative"));
      }
    }
    return problems;
  }

  private static <T> Outcome<T> notEnough(int count) {
    return Outcome.rejected(
        UNDEFINED,
        "/multiples",
        "not enough data: "
            + count
            + " multiples, without a tail of at least "
            + TAIL_MIN
            + " of them that are not all equal");
  }

  private static PowerLawTail fit(double xMin, double[] tail, int all) {
    int n = tail.length;
    double logSum = 0;
    for (double x : tail) {
      logSum += StrictMath.log(x / xMin);
    }
    double alpha = 1 + n / logSum;
    double distance = 0;
    for (int i = 0; i < n; i++) {
      double law = 1 - StrictMath.pow(tail[i] / xMin, 1 - alpha);
      distance = Math.max(distance, Math.max(law - (double) i / n, (i + 1.0) / n - law));
    }
    return new PowerLawTail(xMin, n, (double) n / all, alpha, logSum, distance);
  }

  /** (α̂ − 1) / √n. */
  public double standardError() {
    return (alpha - 1) / Math.sqrt(count);
  }

  /** The exact interval for α, given x_min; choosing x_min from the data makes it too narrow. */
  public Interval interval(Confidence confidence) {
    var law = new ChiSquaredDistribution(2.0 * count);
    return new Interval(
        1 + law.inverseCumulativeProbability(confidence.tail()) / (2 * logSum),
        1 + law.inverseCumulativeProbability(1 - confidence.tail()) / (2 * logSum));
  }

  /** Whether the tail holds enough multiples for its exponent to be relied on. */
  public boolean isReliable() {
    return count >= TAIL_RELIABLE;
  }

  /** Whether the fitted law has a mean at all. */
  public boolean hasMean() {
    return alpha > 2;
  }
}
