package io.houji.fund.pacing;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls, distributions and value of a fund to the end of its life (出资分配预测).
 *
 * <pre>
 *   C(t)   = RC(t) × (commitment - paid in before t)
 *   RD(t)  = max(yield, (t / life)^bow), and 1 at the end of life
 *   D(t)   = RD(t) × NAV(t-1) (1 + G)
 *   NAV(t) = NAV(t-1) (1 + G) + C(t) - D(t)
 * </pre>
 *
 * A call earns nothing in its own period. Quarterly, t is the age in years at the end of the
 * quarter and {@link Frequency} turns the rates of the year into rates of the quarter; D is RD for
 * the quarter, and 1 only in the last one.
 *
 * <p>Law: the internal rate of return of the calls, the distributions and the last NAV is G,
 * whatever the other parameters.
 *
 * <p>Source: Takahashi and Alexander, Illiquid Alternative Asset Fund Modeling, 2001. A planning
 * model; by Chinese law a forecast of performance is not shown to investors as a promise.
 */
public final class TakahashiAlexander {
  private TakahashiAlexander() {}

  /**
   * What the fund reports, from which the plan goes on.
   *
   * @param periods age: how many planning periods have passed
   * @param paidIn so far, less recallable distributions; at most the commitment
   * @param nav last net asset value, not negative
   */
  public record State(int periods, double paidIn, double nav) {
    /** A fund that has not begun. */
    public static final State NEW = new State(0, 0, 0);
  }

  /**
   * One planning period.
   *
   * @param period counted from the beginning of the fund, the first is 1
   * @param rateOfDistribution of this period
   * @param nav at its end
   * @param paidIn so far
   */
  public record Row(
      int period,
      double rateOfDistribution,
      double contribution,
      double distribution,
      double nav,
      double paidIn,
      double unfunded) {}

  /** From the beginning, by years. */
  public static Outcome<List<Row>> yearly(PacingTerms terms) {
    return of(terms, State.NEW, Frequency.YEARLY);
  }

  /**
   * From a reported state to the end of life. A fund past its life gets one period, which pays
   * everything out and calls nothing.
   *
   * @return rejected with all that is wrong, by pointers of the terms and {@code /state/...}
   */
  public static Outcome<List<Row>> of(PacingTerms terms, State state, Frequency frequency) {
    var problems = problemsOf(terms, state);
    return problems.isEmpty()
        ? Outcome.ok(rows(terms, state, frequency, periodsLeft(terms, state, frequency)))
        : Outcome.rejected(problems);
  }

  static int periodsLeft(PacingTerms terms, State state, Frequency frequency) {
    return Math.max(1, terms.lifeYears() * frequency.perYear() - state.periods());
  }

  static List<Row> rows(PacingTerms terms, State state, Frequency frequency, int count) {
    double growth = frequency.growthOfPeriod(terms.growth());
    var rows = new ArrayList<Row>(count);
    var at = state;
    for (int i = 0; i < count; i++) {
      var row = next(terms, at, frequency, growth);
      rows.add(row);
      at = new State(row.period(), row.paidIn(), row.nav());
    }
    return rows;
  }

  static Row next(PacingTerms terms, State before, Frequency frequency, double growth) {
    int period = before.periods() + 1;
    double age = (double) period / frequency.perYear();
    double unfunded = terms.commitment() - before.paidIn();
    double rateOfContribution =
        age > terms.lifeYears() ? 0 : frequency.rateOfPeriod(terms.contributionRate(age));
    double rateOfDistribution = frequency.rateOfPeriod(terms.distributionRate(age));
    double contribution = rateOfContribution * unfunded;
    double grown = before.nav() * (1 + growth);
    double distribution = rateOfDistribution * grown;
    return new Row(
        period,
        rateOfDistribution,
        contribution,
        distribution,
        grown - distribution + contribution,
        before.paidIn() + contribution,
        unfunded - contribution);
  }

  static List<Problem> problemsOf(PacingTerms terms, State state) {
    var found = new ArrayList<>(terms.problems());
    PacingTerms.check(
        found,
        state.periods() >= 0 && state.periods() <= 400,
        "/state/age",
        "from 0 to 400 periods");
    PacingTerms.check(
        found,
        state.nav() >= 0 && state.nav() <= PacingTerms.AMOUNT_MAX,
        "/state/nav",
        "from 0 to 1e15");
    PacingTerms.check(
        found,
        state.paidIn() >= 0 && state.paidIn() <= terms.commitment(),
        "/state/paid_in",
        "from 0 to the commitment");
    return found;
  }
}
