package io.houji.fund.pacing;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Parameters that fit a fund's own history best (参数拟合), by least squares on each period's step from
 * the state before it.
 *
 * <pre>
 *   rate of contribution of a year   min Σ (C - r U)²           U = uncalled before, year's periods
 *   growth                           min Σ (V - (1 + g) NAV₋)²  V = NAV - C + D, NAV₋ = NAV before
 *   bow                              min Σ (D - RD(t, bow) V)²
 * </pre>
 *
 * The first two have a closed form; bounds are met by cutting, which is the bounded optimum of a
 * parabola. The bow is sought on a grid over its bounds and then by golden section, to 1e-10.
 *
 * @param terms fitted growth, bow and rates of contribution; the rest as given
 * @param contributionError root mean square of the step errors, in the unit of the commitment
 * @param distributionError likewise, at the fitted growth
 * @param navError likewise
 */
public record PacingFit(
    PacingTerms terms, double contributionError, double distributionError, double navError) {
  private static final int GRID = 256;
  private static final int GOLDEN_STEPS = 60;
  private static final double GOLDEN = (StrictMath.sqrt(5) - 1) / 2;

  /** What is not fitted, and within what the rest is. */
  public record Setting(
      double commitment,
      int lifeYears,
      double yield,
      int contributionRateCount,
      Range growth,
      Range bow,
      Range contributionRate) {

    /** Three rates; growth of -50% to 100%; bow of 0.1 to 10; rates of 0 to 1. */
    public static Setting usual(double commitment, int lifeYears) {
      return new Setting(
          commitment, lifeYears, 0, 3, new Range(-0.5, 1), new Range(0.1, 10), new Range(0, 1));
    }
  }

  /** Bounds of a parameter, both included. */
  public record Range(double least, double most) {
    double cut(double value) {
      return Math.min(Math.max(value, least), most);
    }
  }

  /**
   * Fits. Years of contribution without any uncalled commitment repeat the rate of the year before.
   *
   * @return rejected with all that is wrong by pointers {@code /history/...} and of the setting;
   *     UNDEFINED at {@code /history} when no period begins with a value to grow
   */
  public static Outcome<PacingFit> of(Setting setting, History history) {
    var problems = problemsOf(setting, history);
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    var terms = fitted(setting, history);
    double calls = 0;
    double payments = 0;
    double values = 0;
    double growth = history.frequency().growthOfPeriod(terms.growth());
    int count = history.periods().size();
    for (int i = 0; i < count; i++) {
      var step = TakahashiAlexander.next(terms, history.stateAfter(i), history.frequency(), growth);
      var seen = history.periods().get(i);
      calls += square(seen.contribution() - step.contribution());
      payments += square(seen.distribution() - step.distribution());
      values += square(seen.nav() - step.nav());
    }
    return Outcome.ok(
        new PacingFit(
            terms,
            Math.sqrt(calls / count),
            Math.sqrt(payments / count),
            Math.sqrt(values / count)));
  }

  private static PacingTerms fitted(Setting setting, History history) {
    var rates = contributionRates(setting, history);
    double growth = growth(setting, history);
    var shape =
        new PacingTerms(
            setting.commitment(),
            rates,
            setting.lifeYears(),
            setting.bow().least(),
            growth,
            setting.yield());
    return shape.with(bow(setting, history, shape));
  }

  private static List<Double> contributionRates(Setting setting, History history) {
    int perYear = history.frequency().perYear();
    int years = setting.contributionRateCount();
    var products = new double[years];
    var squares = new double[years];
    for (int i = 0; i < history.periods().size(); i++) {
      int year = Math.min(i / perYear, years - 1);
      double uncalled = setting.commitment() - history.stateAfter(i).paidIn();
      products[year] += history.periods().get(i).contribution() * uncalled;
      squares[year] += square(uncalled);
    }
    var rates = new ArrayList<Double>();
    for (int year = 0; year < years && squares[year] > 0; year++) {
      double ofPeriod = Math.min(products[year] / squares[year], 1);
      rates.add(setting.contributionRate().cut(history.frequency().rateOfYear(ofPeriod)));
    }
    return rates;
  }

  private static double growth(Setting setting, History history) {
    double products = 0;
    double squares = 0;
    for (int i = 1; i < history.periods().size(); i++) {
      double before = history.periods().get(i - 1).nav();
      products += before * grown(history.periods().get(i));
      squares += square(before);
    }
    double ofPeriod = products / squares - 1;
    return setting.growth().cut(history.frequency().growthOfYear(Math.max(ofPeriod, -1)));
  }

  private static double bow(Setting setting, History history, PacingTerms shape) {
    double least = setting.bow().least();
    double width = (setting.bow().most() - least) / GRID;
    double best = least;
    for (int i = 1; i <= GRID; i++) {
      double bow = least + i * width;
      best = bowError(history, shape, bow) < bowError(history, shape, best) ? bow : best;
    }
    double from = setting.bow().cut(best - width);
    double to = setting.bow().cut(best + width);
    for (int i = 0; i < GOLDEN_STEPS; i++) {
      double low = to - GOLDEN * (to - from);
      double high = from + GOLDEN * (to - from);
      if (bowError(history, shape, low) <= bowError(history, shape, high)) {
        to = high;
      } else {
        from = low;
      }
    }
    return (from + to) / 2;
  }

  private static double bowError(History history, PacingTerms shape, double bow) {
    var terms = shape.with(bow);
    double sum = 0;
    for (int i = 1; i < history.periods().size(); i++) {
      double age = (i + 1.0) / history.frequency().perYear();
      double rate = history.frequency().rateOfPeriod(terms.distributionRate(age));
      var seen = history.periods().get(i);
      sum += square(seen.distribution() - rate * grown(seen));
    }
    return sum;
  }

  private static double grown(History.Period period) {
    return period.nav() - period.contribution() + period.distribution();
  }

  private static double square(double value) {
    return value * value;
  }

  private static List<Problem> problemsOf(Setting setting, History history) {
    var found = new ArrayList<Problem>();
    found.addAll(edge(setting, Range::least).problems());
    for (var problem : edge(setting, Range::most).problems()) {
      if (!found.contains(problem)) {
        found.add(problem);
      }
    }
    int count = setting.contributionRateCount();
    PacingTerms.check(found, count >= 1 && count <= 40, "/contribution_rate_count", "1 to 40");
    inOrder(found, "/growth", setting.growth());
    inOrder(found, "/bow", setting.bow());
    inOrder(found, "/contribution_rates", setting.contributionRate());
    found.addAll(history.problems(setting.commitment()));
    boolean grows = false;
    for (int i = 1; i < history.periods().size(); i++) {
      grows |= square(history.periods().get(i - 1).nav()) > 0; // not lost beneath a double
    }
    if (!grows) {
      found.add(
          new Problem(Problem.Code.UNDEFINED, "/history", "no period begins with a value to grow"));
    }
    return found;
  }

  private static PacingTerms edge(Setting setting, ToDoubleFunction<Range> side) {
    return new PacingTerms(
        setting.commitment(),
        List.of(side.applyAsDouble(setting.contributionRate())),
        setting.lifeYears(),
        side.applyAsDouble(setting.bow()),
        side.applyAsDouble(setting.growth()),
        setting.yield());
  }

  private static void inOrder(List<Problem> found, String where, Range range) {
    if (range.least() > range.most()) {
      found.add(
          new Problem(Problem.Code.CONTRADICTION, where, "bounds must be in ascending order"));
    }
  }
}
