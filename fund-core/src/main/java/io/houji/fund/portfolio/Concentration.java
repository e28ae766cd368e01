package io.houji.fund.portfolio;

import static io.houji.fund.outcome.Problem.Code.MISSING;
import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;
import static io.houji.fund.outcome.Problem.Code.UNDEFINED;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * 集中度: how unevenly a total is spread over its parts.
 *
 * <p>With n parts xᵢ ≥ 0, mean μ and shares wᵢ = xᵢ / Σx:
 *
 * <pre>
 *   HHI        = Σ wᵢ²                                    1/n … 1
 *   effective  = 1 / HHI                                  n … 1
 *   Gini       = Σ (2i − n − 1) x₍ᵢ₎ / (n Σx)             0 … (n−1)/n, x₍ᵢ₎ ascending
 *   Theil T    = (1/n) Σ (xᵢ/μ) ln(xᵢ/μ)                  0 … ln n, 0 ln 0 = 0
 *   Theil L    = (1/n) Σ ln(μ/xᵢ)                         undefined with a part of zero
 *   Atkinson ε = 1 − (mean of xᵢ^(1−ε))^(1/(1−ε)) / μ     0 … 1; ε = 1: 1 − geometric mean / μ
 *   Hoover     = Σ |wᵢ − 1/n| / 2                         0 … (n−1)/n
 *   top k      = sum of the k largest shares
 * </pre>
 *
 * <p>All are free of the unit. Parts of zero count as parts. Sources: Hirschman 1945 and Herfindahl
 * 1950; Gini 1912; Theil 1967; Atkinson, Journal of Economic Theory 2 (1970).
 */
public final class Concentration {
  private final double[] ascending;
  private final double total;

  private Concentration(double[] ascending, double total) {
    this.ascending = ascending;
    this.total = total;
  }

  /**
   * Of amounts in one unit. Refused, each by name: no amounts, an amount that is negative or not
   * finite, and amounts that are all zero, which have no shares.
   */
  public static Outcome<Concentration> of(double... amounts) {
    var problems = problemsOf(amounts);
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    var ascending = amounts.clone();
    Arrays.sort(ascending);
    double total = sum(ascending);
    if (total == 0) {
      return Outcome.rejected(UNDEFINED, "/amounts", "all amounts are zero: there are no shares");
    }
    return Double.isInfinite(total)
        ? Outcome.rejected(OUT_OF_RANGE, "/amounts", "the total is too large to be a number")
        : Outcome.ok(new Concentration(ascending, total));
  }

  private static List<Problem> problemsOf(double... amounts) {
    var problems = new ArrayList<Problem>();
    if (amounts.length == 0) {
      problems.add(new Problem(MISSING, "/amounts", "at least one amount is needed"));
    }
    for (int i = 0; i < amounts.length; i++) {
      if (!(amounts[i] >= 0) || Double.isInfinite(amounts[i])) {
        problems.add(new Problem(OUT_OF_RANGE, "/amounts/" + i, "is finite and not negative"));
      }
    }
    return problems;
  }

  public int count() {
    return ascending.length;
  }

  public double total() {
    return total;
  }

  public double hhi() {
    double sum = 0;
    for (double amount : ascending) {
      double share = amount / total;
      sum += share * share;
    }
    return sum;
  }

  /** (HHI − 1/n) / (1 − 1/n), 0 for equal parts and 1 for one holder; undefined for one part. */
  public Outcome<Double> hhiNormalised() {
    double even = 1.0 / count();
    return count() == 1
        ? Outcome.rejected(
            UNDEFINED, "/amounts", "one amount cannot be compared with an even split")
        : Outcome.ok((hhi() - even) / (1 - even));
  }

  /** 有效数量: how many equal parts would be as concentrated. */
  public double effectiveNumber() {
    return 1 / hhi();
  }

  public double gini() {
    double sum = 0;
    for (int i = 0; i < count(); i++) {
      sum += (2.0 * i + 1 - count()) * ascending[i];
    }
    return sum / (count() * total);
  }

  /** Gini · n / (n − 1), the small-sample form; undefined for one part. */
  public Outcome<Double> giniUnbiased() {
    return count() == 1
        ? Outcome.rejected(UNDEFINED, "/amounts", "one amount has no spread to estimate")
        : Outcome.ok(gini() * count() / (count() - 1));
  }

  public double theilT() {
    double sum = 0;
    for (double amount : ascending) {
      double relative = relative(amount);
      sum += relative == 0 ? 0 : relative * StrictMath.log(relative);
    }
    return Math.max(0, sum / count());
  }

  /** Undefined where an amount is zero. */
  public Outcome<Double> theilL() {
    if (ascending[0] == 0) {
      return Outcome.rejected(UNDEFINED, "/amounts", "Theil L is undefined with an amount of zero");
    }
    double sum = 0;
    for (double amount : ascending) {
      sum -= StrictMath.log(relative(amount));
    }
    return Outcome.ok(Math.max(0, sum / count()));
  }

  /**
   * Atkinson index.
   *
   * @param aversion ε, above zero; 0.5 and 1 are usual. With ε ≥ 1 any amount of zero gives 1.
   */
  public Outcome<Double> atkinson(double aversion) {
    if (!(aversion > 0) || Double.isInfinite(aversion)) {
      return Outcome.rejected(OUT_OF_RANGE, "/aversion", "is finite and above zero");
    }
    if (aversion >= 1 && ascending[0] == 0) {
      return Outcome.ok(1.0);
    }
    double sum = 0;
    for (double amount : ascending) {
      double relative = relative(amount);
      sum += aversion == 1 ? StrictMath.log(relative) : StrictMath.pow(relative, 1 - aversion);
    }
    double mean = sum / count();
    double equal = aversion == 1 ? StrictMath.exp(mean) : StrictMath.pow(mean, 1 / (1 - aversion));
    return Outcome.ok(Math.min(1, Math.max(0, 1 - equal)));
  }

  public double hoover() {
    double sum = 0;
    for (double amount : ascending) {
      sum += Math.abs(amount / total - 1.0 / count());
    }
    return sum / 2;
  }

  /** CRₖ: the share of the {@code k} largest; 1 when there are no more than {@code k}. */
  public Outcome<Double> top(int k) {
    if (k < 1) {
      return Outcome.rejected(OUT_OF_RANGE, "/k", "counts at least one");
    }
    if (k >= count()) {
      return Outcome.ok(1.0);
    }
    return Outcome.ok(sum(Arrays.copyOfRange(ascending, count() - k, count())) / total);
  }

  private double relative(double amount) {
    return amount / total * count();
  }

  /** In ascending order, so that small parts are not lost beside large ones. */
  private static double sum(double... ascending) {
    double sum = 0;
    for (double amount : ascending) {
      sum += amount;
    }
    return sum;
  }
}
