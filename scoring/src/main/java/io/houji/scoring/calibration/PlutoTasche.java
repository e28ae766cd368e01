package io.houji.scoring.calibration;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * Default probabilities for portfolios with few or no defaults (低违约组合): the most prudent estimation
 * of Pluto and Tasche.
 *
 * <p>Grades run from best to worst and the ranking is believed. Then a grade cannot be worse than
 * those below it, and its PD is at most
 *
 * <pre>
 *   the p with   P(X ≤ k; n, p) = 1 − γ      k, n defaults and firms of this grade and all worse
 * </pre>
 *
 * <p>{@code γ} the confidence; {@code X} follows {@link DefaultCount}. Solved for {@code Φ⁻¹(p)} by
 * Brent's method to {@link #ACCURACY}. Source: Pluto and Tasche (2005), Estimating probabilities of
 * default for low default portfolios.
 */
public final class PlutoTasche {
  static final double ACCURACY = 1e-12;
  private static final double REACH = 8;
  private static final int EVALUATIONS_MAX = 200;

  private PlutoTasche() {}

  /** One grade: firms at the start, and how many defaulted in the time observed. */
  public record Grade(int firms, int defaults) {}

  /**
   * Upper bounds of the yearly PD, one per grade, never falling from best to worst if defaults do
   * not contradict the ranking.
   *
   * @param grades from best to worst
   * @param confidence {@code γ} in (0, 1); 0.5 is a usual point estimate
   */
  public static Outcome<List<Double>> of(
      List<Grade> grades, double confidence, Dependence dependence) {
    var problems = new ArrayList<Problem>();
    for (int i = 0; i < grades.size(); i++) {
      var grade = grades.get(i);
      if (grade.firms() < 0 || grade.defaults() < 0 || grade.defaults() > grade.firms()) {
        var say = "firms from 0, defaults from 0 to firms";
        problems.add(new Problem(Problem.Code.OUT_OF_RANGE, "/grades/" + i, say));
      }
    }
    if (grades.isEmpty() || grades.get(grades.size() - 1).firms() < 1) {
      problems.add(
          new Problem(Problem.Code.MISSING, "/grades", "at least one firm in the worst grade"));
    }
    if (!(confidence > 0 && confidence < 1)) {
      problems.add(
          new Problem(Problem.Code.OUT_OF_RANGE, "/confidence", "between 0 and 1, both excluded"));
    }
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    var bounds = new ArrayList<Double>();
    int firms = 0;
    int defaults = 0;
    for (int i = grades.size() - 1; i >= 0; i--) {
      firms += grades.get(i).firms();
      defaults += grades.get(i).defaults();
      bounds.add(0, upperBound(defaults, firms, confidence, dependence));
    }
    return Outcome.ok(List.copyOf(bounds));
  }

  /** The PD above which so few defaults would be seen with a chance of only {@code 1 − γ}. */
  static double upperBound(int defaults, int firms, double confidence, Dependence dependence) {
    if (defaults == firms) {
      return 1;
    }
    var count = new DefaultCount(defaults, firms, dependence);
    double x =
        new BrentSolver(ACCURACY, ACCURACY, 1e-15)
            .solve(
                EVALUATIONS_MAX,
                z -> count.atMost(NormalLaw.cdf(z)) - (1 - confidence),
                -REACH,
                REACH);
    return NormalLaw.cdf(x);
  }
}
