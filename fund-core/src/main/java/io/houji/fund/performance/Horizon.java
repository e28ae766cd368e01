package io.houji.fund.performance;

import io.houji.fund.calendar.DayCount;
import io.houji.fund.cashflow.CashFlow;
import io.houji.fund.cashflow.CashFlows;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Return of a stretch of time, annualised and over the stretch (区间收益率).
 *
 * <pre>
 *   over the period = (1 + r)^T - 1       r = the one IRR of the flows, T = years from first to last
 * </pre>
 *
 * <p>A stretch under one year is not to be quoted annualised (GIPS 2020, 2.A.): both figures stand
 * beside each other here and {@link #underOneYear} says which one leads.
 *
 * @param from first day
 * @param to last day
 * @param years T under the day count
 * @param irr every annual rate
 */
public record Horizon(LocalDate from, LocalDate to, double years, Irr irr) {

  /** From the first flow to the last; the residual value must be among the flows. */
  public static Horizon sinceInception(CashFlows flowsWithNav, DayCount dayCount) {
    var from = flowsWithNav.firstDate();
    var to = flowsWithNav.lastDate();
    return new Horizon(from, to, dayCount.years(from, to), Irr.of(flowsWithNav, dayCount));
  }

  /**
   * Between two valuations: the opening NAV counts as paid in, the closing NAV as received, and so
   * do the flows after the opening day up to and on the closing day. (Flows of the opening day are
   * in the opening NAV already.)
   *
   * @return refused with each problem: dates out of order, negative NAV
   */
  public static Outcome<Horizon> between(
      CashFlows flows, Valuation opening, Valuation closing, DayCount dayCount) {
    var problems = new ArrayList<Problem>();
    if (!opening.date().isBefore(closing.date())) {
      problems.add(
          new Problem(
              Problem.Code.CONTRADICTION, "/from", "the opening must be before the closing"));
    }
    problems.addAll(navProblems(opening.nav(), "/opening_nav"));
    problems.addAll(navProblems(closing.nav(), "/closing_nav"));
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    var series = new ArrayList<CashFlow>();
    series.add(new CashFlow(opening.date(), -opening.nav()));
    flows
        .within(opening.date().plusDays(1), closing.date().plusDays(1))
        .ifPresent(within -> series.addAll(within.toList()));
    series.add(new CashFlow(closing.date(), closing.nav()));
    return CashFlows.of(series).map(all -> sinceInception(all, dayCount));
  }

  private static List<Problem> navProblems(double nav, String where) {
    return nav >= 0 && nav <= CashFlows.AMOUNT_MAX
        ? List.of()
        : List.of(new Problem(Problem.Code.OUT_OF_RANGE, where, "a residual value is 0 or more"));
  }

  /** Less than a calendar year: the holding-period figure leads. */
  public boolean underOneYear() {
    return to.isBefore(from.plusYears(1));
  }

  /** r, compounded yearly; refused when there is no single rate. */
  public Outcome<Double> annualised() {
    return irr.only();
  }

  /** (1 + r)^T - 1; refused when there is no single rate. */
  public Outcome<Double> overPeriod() {
    return irr.only().map(rate -> StrictMath.expm1(irr.logRates().get(0) * years));
  }

  /** The figure that may be quoted alone: over the period under one year, else annualised. */
  public Outcome<Double> leading() {
    return underOneYear() ? overPeriod() : annualised();
  }
}
