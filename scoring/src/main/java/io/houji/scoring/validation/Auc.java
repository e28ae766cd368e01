package io.houji.scoring.validation;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.scoring.calibration.NormalLaw;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How well a score ranks (区分能力): area under the ROC curve, with DeLong's variance.
 *
 * <pre>
 *   AUC = P(risk of a bad &gt; risk of a good) + ½ P(equal)
 *   Var = Var(V over bads)/B + Var(V over goods)/G
 * </pre>
 *
 * <p>{@code V} of a bad is the share of goods it outranks, {@code V} of a good the share of bads
 * that outrank it, ties half. Somers' D (accuracy ratio, Gini) is {@code 2 AUC − 1}. Computed from
 * midranks in {@code O(n log n)}. Sources: DeLong, DeLong, Clarke-Pearson (1988), Biometrics 44;
 * Sun and Xu (2014) for the midranks.
 *
 * @param value from 0 to 1; 0.5 is no discrimination
 * @param standardError DeLong's; 0 with one bad and one good
 */
public record Auc(double value, double standardError, long goods, long bads) {

  /**
   * Of a sample.
   *
   * @param risk higher is riskier (a PD, or a score turned round); any finite numbers
   * @param bad what became of each
   */
  public static Outcome<Auc> of(double[] risk, boolean[] bad) {
    return check(risk, bad).map(ok -> new Placements(risk, bad).auc());
  }

  private static Outcome<Boolean> check(double[] risk, boolean[] bad) {
    if (risk.length != bad.length) {
      return Outcome.rejected(
          Problem.Code.CONTRADICTION, "/risk", "as many risks as outcomes: " + bad.length);
    }
    if (Arrays.stream(risk).anyMatch(r -> !Double.isFinite(r))) {
      return Outcome.rejected(Problem.Code.OUT_OF_RANGE, "/risk", "risks must be finite");
    }
    long bads = IntStream.range(0, bad.length).filter(i -> bad[i]).count();
    if (bads == 0 || bads == bad.length) {
      return Outcome.rejected(Problem.Code.UNDEFINED, "/bad", "needs both goods and bads");
    }
    return Outcome.ok(true);
  }

  /** Accuracy ratio, also Gini coefficient or Somers' D: {@code 2 AUC − 1}. */
  public double accuracyRatio() {
    return 2 * value - 1;
  }

  /** Normal interval, cut to [0, 1]; {@code level} such as 0.95. */
  public Interval interval(double level) {
    double z = NormalLaw.quantile(0.5 + level / 2);
    return new Interval(
        Math.max(0, value - z * standardError), Math.min(1, value + z * standardError));
  }

  /**
   * One-sided test that discrimination has fallen since development, on independent samples.
   *
   * <pre>
   *   z = (AUC at development − AUC now) / √(se² + se²)      p = 1 − Φ(z)
   * </pre>
   *
   * <p>With {@code development.standardError} 0 this is the ECB's test, which takes the value at
   * initial validation as known.
   */
  public Test hasFallenSince(Auc development) {
    double se =
        Math.sqrt(
            standardError * standardError + development.standardError * development.standardError);
    return Test.upper(development.value - value, se);
  }

  /** Two-sided DeLong test of two scores of the same firms: {@code first − second}. */
  public static Outcome<Test> difference(double[] first, double[] second, boolean[] bad) {
    return check(first, bad)
        .then(ok -> check(second, bad))
        .map(ok -> new Placements(first, bad).against(new Placements(second, bad)));
  }

  /** From {@code low} to {@code high}. */
  public record Interval(double low, double high) {}

  /**
   * A normal test.
   *
   * @param difference that was tested
   * @param z in standard errors; 0 if the difference is 0, infinite if only the error is
   * @param p chance of such a difference or more if there were none
   */
  public record Test(double difference, double z, double p) {
    static Test upper(double difference, double standardError) {
      double z = difference == 0 ? 0 : difference / standardError;
      return new Test(difference, z, NormalLaw.cdf(-z));
    }

    static Test twoSided(double difference, double standardError) {
      double z = difference == 0 ? 0 : difference / standardError;
      return new Test(difference, z, 2 * NormalLaw.cdf(-Math.abs(z)));
    }
  }

  /** DeLong's placements: the V of every bad and good. */
  private static final class Placements {
    private final double[] ofBads;
    private final double[] ofGoods;

    Placements(double[] risk, boolean[] bad) {
      int bads = (int) IntStream.range(0, bad.length).filter(i -> bad[i]).count();
      int goods = bad.length - bads;
      double[] overall = midranks(risk);
      var within = new double[bad.length];
      rankWithin(risk, bad, true, within);
      rankWithin(risk, bad, false, within);
      ofBads = new double[bads];
      ofGoods = new double[goods];
      int b = 0;
      int g = 0;
      for (int i = 0; i < bad.length; i++) {
        double others = overall[i] - within[i];
        if (bad[i]) {
          ofBads[b++] = others / goods;
        } else {
          ofGoods[g++] = 1 - others / bads;
        }
      }
    }

    private static void rankWithin(double[] risk, boolean[] bad, boolean which, double[] into) {
      int[] rows = IntStream.range(0, bad.length).filter(i -> bad[i] == which).toArray();
      double[] ranks = midranks(Arrays.stream(rows).mapToDouble(i -> risk[i]).toArray());
      for (int k = 0; k < rows.length; k++) {
        into[rows[k]] = ranks[k];
      }
    }

    private static double[] midranks(double[] x) {
      int[] order =
          IntStream.range(0, x.length)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> x[i]))
              .mapToInt(Integer::intValue)
              .toArray();
      var ranks = new double[x.length];
      for (int i = 0; i < x.length; ) {
        int j = i;
        while (j < x.length && x[order[j]] == x[order[i]]) {
          j++;
        }
        for (int k = i; k < j; k++) {
          ranks[order[k]] = (i + j + 1) / 2.0;
        }
        i = j;
      }
      return ranks;
    }

    double mean() {
      return Arrays.stream(ofBads).sum() / ofBads.length;
    }

    Auc auc() {
      double variance = covariance(this);
      return new Auc(mean(), Math.sqrt(variance), ofGoods.length, ofBads.length);
    }

    Test against(Placements other) {
      double variance = covariance(this) + other.covariance(other) - 2 * covariance(other);
      return Test.twoSided(mean() - other.mean(), Math.sqrt(Math.max(0, variance)));
    }

    double covariance(Placements other) {
      return covariance(ofBads, other.ofBads) + covariance(ofGoods, other.ofGoods);
    }

    /** Covariance of the two means. */
    private static double covariance(double[] a, double[] b) {
      if (a.length < 2) {
        return 0;
      }
      double meanA = Arrays.stream(a).sum() / a.length;
      double meanB = Arrays.stream(b).sum() / b.length;
      double sum = 0;
      for (int i = 0; i < a.length; i++) {
        sum += (a[i] - meanA) * (b[i] - meanB);
      }
      return sum / (a.length - 1.0) / a.length;
    }
  }
}
