package io.houji.fund.pacing;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.List;

/**
 * Error of last year's forecast (回测): what the plan, fitted to all that was known a year ago and
 * re-based on the state of that day, said of the year, against what came.
 *
 * @param terms as fitted then
 * @param contributions sum of the year
 * @param distributions sum of the year
 * @param nav at its end
 */
public record BackTest(
    PacingTerms terms, Deviation contributions, Deviation distributions, Deviation nav) {

  /**
   * Forecast and actual of one measure, in the unit of the commitment.
   *
   * @param ofCommitment {@code (actual - forecast) / commitment}; defined for every fund, unlike a
   *     ratio to an actual of zero
   */
  public record Deviation(double forecast, double actual, double ofCommitment) {
    static Deviation of(double forecast, double actual, double commitment) {
      return new Deviation(forecast, actual, (actual - forecast) / commitment);
    }

    /** Actual less forecast. */
    public double amount() {
      return actual - forecast;
    }
  }

  /** Of the last year of the history; sees nothing of that year when it forecasts. */
  public static Outcome<BackTest> lastYear(PacingFit.Setting setting, History history) {
    int perYear = history.frequency().perYear();
    int from = history.periods().size() - perYear;
    if (from < 2) {
      return Outcome.rejected(
          Problem.Code.MISSING, "/history", "needs two periods before the last year");
    }
    var problems = history.problems(setting.commitment());
    return problems.isEmpty()
        ? PacingFit.of(setting, history.before(from)).map(fit -> of(fit.terms(), history))
        : Outcome.rejected(problems);
  }

  private static BackTest of(PacingTerms terms, History history) {
    int perYear = history.frequency().perYear();
    int from = history.periods().size() - perYear;
    var forecast =
        TakahashiAlexander.rows(terms, history.stateAfter(from), history.frequency(), perYear);
    var actual = history.periods().subList(from, from + perYear);
    return new BackTest(
        terms,
        Deviation.of(
            sum(forecast.stream().map(TakahashiAlexander.Row::contribution).toList()),
            sum(actual.stream().map(History.Period::contribution).toList()),
            terms.commitment()),
        Deviation.of(
            sum(forecast.stream().map(TakahashiAlexander.Row::distribution).toList()),
            sum(actual.stream().map(History.Period::distribution).toList()),
            terms.commitment()),
        Deviation.of(
            forecast.get(perYear - 1).nav(), actual.get(perYear - 1).nav(), terms.commitment()));
  }

  private static double sum(List<Double> values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
