package io.houji.scoring.validation;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.scoring.calibration.NormalLaw;
import java.util.Arrays;

/**
 * Whether firms crowd into few grades (评级集中度).
 *
 * <pre>
 *   share Rᵢ = Nᵢ / N      HI = Σ Rᵢ²      CV = √( K Σ (Rᵢ − 1/K)² ) = √(K·HI − 1)
 * </pre>
 *
 * <p>{@code HI} from 1/K, all alike, to 1. The test compares with development: {@code z = √(K − 1)
 * (CV − CV₀) / √(CV² (½ + CV²))}; a small {@code p} says more crowded. Source: ECB (2019), as
 * {@link Migration}.
 */
public record GradeConcentration(double herfindahl, double variation, int grades) {

  /** Of firms (or exposure) per grade; at least two grades, something in one of them. */
  public static Outcome<GradeConcentration> of(long[] perGrade) {
    long all = Arrays.stream(perGrade).sum();
    if (perGrade.length < 2 || all <= 0 || Arrays.stream(perGrade).anyMatch(n -> n < 0)) {
      return Outcome.rejected(
          Problem.Code.UNDEFINED, "/per_grade", "at least two grades, counts from 0, not all 0");
    }
    double hi = 0;
    for (long n : perGrade) {
      double share = (double) n / all;
      hi += share * share;
    }
    double cv = Math.sqrt(Math.max(0, perGrade.length * hi - 1));
    return Outcome.ok(new GradeConcentration(hi, cv, perGrade.length));
  }

  /** One-sided test against development. */
  public Auc.Test hasRisenSince(GradeConcentration development) {
    double difference = variation - development.variation;
    double error =
        Math.sqrt(variation * variation * (0.5 + variation * variation) / (grades - 1.0));
    double z = difference == 0 ? 0 : difference / error;
    return new Auc.Test(difference, z, NormalLaw.cdf(-z));
  }
}
