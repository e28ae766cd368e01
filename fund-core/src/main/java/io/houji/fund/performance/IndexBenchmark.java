package io.houji.fund.performance;

import io.houji.fund.calendar.DayCount;
import io.houji.fund.cashflow.CashFlows;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How a fund is measured against one index on real dates (业绩基准).
 *
 * @param ageMaxDays how old an index level may be on the day it stands for; 0 for the exact day
 * @param dayCount years between dates, from the first flow
 */
public record IndexBenchmark(IndexLevels index, int ageMaxDays, DayCount dayCount) {

  /**
   * The five equivalents of dated flows.
   *
   * <p>Refused, each figure with every reason: a date of a flow or the valuation without an index
   * level, a flow after the valuation, a negative residual value. mPME alone also needs the
   * residual value on every date with a distribution.
   *
   * @param flows investor's sign, without the residual value
   * @param valuation residual value on the day of valuation, which ends the account
   * @param earlier residual values on earlier dates, for mPME
   */
  public PublicMarketEquivalent of(CashFlows flows, Valuation valuation, List<Valuation> earlier) {
    var problems = new ArrayList<Problem>();
    if (flows.lastDate().isAfter(valuation.date())) {
      problems.add(
          new Problem(
              Problem.Code.CONTRADICTION,
              "/as_of",
              "flows go on until " + flows.lastDate() + ", after the valuation"));
    }
    var navs = new HashMap<LocalDate, Double>();
    earlier.forEach(value -> navs.put(value.date(), value.nav()));
    navs.put(valuation.date(), valuation.nav());
    var account = flows.plus(valuation.date(), 0);
    var steps = new ArrayList<PmeAccount.Step>();
    for (int i = 0; i < account.size(); ) {
      var date = account.date(i);
      double contribution = 0;
      double distribution = 0;
      for (; i < account.size() && account.date(i).equals(date); i++) {
        contribution += Math.max(-account.amount(i), 0);
        distribution += Math.max(account.amount(i), 0);
      }
      double level = index.on(date, ageMaxDays).fold(found -> found, noting(problems));
      double years = dayCount.years(account.firstDate(), date);
      steps.add(new PmeAccount.Step(years, contribution, distribution, level, navOn(date, navs)));
    }
    if (!problems.isEmpty()) {
      return PublicMarketEquivalent.refused(problems);
    }
    return PmeAccount.of(steps, valuation.nav())
        .fold(PmeAccount::equivalents, PublicMarketEquivalent::refused);
  }

  /** Remembers why there is no level; the stand-in is never used. */
  private static Function<List<Problem>, Double> noting(List<Problem> problems) {
    return missing -> {
      problems.addAll(missing);
      return Double.NaN;
    };
  }

  private static Outcome<Double> navOn(LocalDate date, Map<LocalDate, Double> navs) {
    var nav = navs.get(date);
    return nav == null
        ? Outcome.rejected(Problem.Code.MISSING, "/navs", "no residual value on " + date)
        : Outcome.ok(nav);
  }
}
