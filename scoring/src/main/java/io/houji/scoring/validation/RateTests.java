package io.houji.scoring.validation;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.scoring.calibration.DefaultCount;
import io.houji.scoring.calibration.Dependence;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.special.Beta;

/**
 * Whether default probabilities were too low for the defaults that came (校准检验), grade by grade.
 *
 * <p>Small {@code p} says the PD was too low. With few firms Jeffreys' test flags tiny PDs even
 * when nobody defaulted (PD 0.03%, 5 firms: p = 0.045): read it together with the number of firms.
 */
public final class RateTests {
  private RateTests() {}

  /**
   * A grade and what became of it.
   *
   * @param firms at the start of the year, from 1
   * @param defaults in the year, from 0 to {@code firms}
   * @param pd said beforehand, in (0, 1)
   */
  public record Grade(int firms, int defaults, double pd) {
    public Grade {
      if (firms < 1 || defaults < 0 || defaults > firms || !(pd > 0 && pd < 1)) {
        throw new IllegalArgumentException(defaults + " of " + firms + ", pd " + pd);
      }
    }
  }

  /**
   * Jeffreys' test, one-sided: {@code p = BetaCDF(PD; D + ½, N − D + ½)}. Source: ECB, Instructions
   * for reporting the validation results of internal models (2019).
   */
  public static double jeffreys(Grade grade) {
    return Beta.regularizedBeta(grade.pd, grade.defaults + 0.5, grade.firms - grade.defaults + 0.5);
  }

  /** Binomial test, one-sided: {@code p = P(X ≥ D)}; firms independent or correlated. */
  public static double binomial(Grade grade, Dependence dependence) {
    return DefaultCount.atLeast(grade.defaults, grade.firms, grade.pd, dependence);
  }

  /**
   * Hosmer and Lemeshow's test over all grades.
   *
   * <pre>
   *   H = Σ (Dᵢ − Nᵢ pdᵢ)² / (Nᵢ pdᵢ (1 − pdᵢ))      χ² with as many degrees as grades
   * </pre>
   *
   * <p>As PDs were set beforehand no degree is lost; give {@code fitted = 2} when they were
   * estimated on the same data.
   *
   * @param statistic H, from 0
   * @param p chance of such a statistic or more if all PDs were right and firms independent
   */
  public record HosmerLemeshow(double statistic, int degrees, double p) {

    public static Outcome<HosmerLemeshow> of(List<Grade> grades, int fitted) {
      int degrees = grades.size() - fitted;
      if (degrees < 1) {
        return Outcome.rejected(
            Problem.Code.UNDEFINED, "/grades", "more grades than fitted parameters: " + fitted);
      }
      double h = 0;
      for (var grade : grades) {
        double expected = grade.firms * grade.pd;
        double away = grade.defaults - expected;
        h += away * away / (expected * (1 - grade.pd));
      }
      double p = 1 - new ChiSquaredDistribution(null, degrees).cumulativeProbability(h);
      return Outcome.ok(new HosmerLemeshow(h, degrees, p));
    }
  }

  /** All tests of one grade. */
  public record Row(Grade grade, double jeffreys, double binomial, double binomialCorrelated) {}

  /** One row per grade; {@code dependence} for the correlated test. */
  public static List<Row> rows(List<Grade> grades, Dependence dependence) {
    var rows = new ArrayList<Row>();
    for (var grade : grades) {
      double correlated = binomial(grade, dependence);
      rows.add(new Row(grade, jeffreys(grade), binomial(grade, Dependence.NONE), correlated));
    }
    return List.copyOf(rows);
  }
}
