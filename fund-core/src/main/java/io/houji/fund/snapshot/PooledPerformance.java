package io.houji.fund.snapshot;

import io.houji.fund.calendar.DayCount;
import io.houji.fund.cashflow.CashFlow;
import io.houji.fund.cashflow.CashFlows;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.performance.IndexBenchmark;
import io.houji.fund.performance.Irr;
import io.houji.fund.performance.JCurve;
import io.houji.fund.performance.PublicMarketEquivalent;
import io.houji.fund.performance.Valuation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * 汇总业绩: several funds as the one investment of somebody who holds them all, act/365f, in yuan.
 *
 * <p>All flows of all funds side by side until the day of the latest statement among them; values
 * stated earlier are carried to that day by the flows since, never grown. A call of one fund and a
 * distribution of another on one day stay both. Money that one fund put into another is in both, as
 * in every plain sum.
 *
 * @param measuredOn the day of the latest statement
 * @param value sum of the values on that day
 * @param irr of the flows with that value; every rate is listed
 * @param equivalents by index; for mPME a fund is worth what was paid in until its first statement
 */
public record PooledPerformance(
    LocalDate measuredOn,
    double value,
    Irr irr,
    JCurve jCurve,
    SortedMap<String, Outcome<PublicMarketEquivalent>> equivalents) {

  /** Flows of all funds until a day, with their value on that day. */
  private record Pool(CashFlows flows, Valuation last, List<FundAccount> accounts) {}

  /**
   * Of funds that have called money; the others have done nothing yet.
   *
   * @return refused with each fund that cannot be measured, and when there is none
   */
  static Outcome<PooledPerformance> of(List<FundPerformance> funds, Indices indices) {
    return pool(funds)
        .map(
            pool ->
                new PooledPerformance(
                    pool.last.date(),
                    pool.last.nav(),
                    irr(pool),
                    JCurve.of(pool.flows),
                    equivalents(pool, indices)));
  }

  /** Only the rate, as for the parts of a cut. */
  static Outcome<Irr> irr(List<FundPerformance> funds) {
    return pool(funds).map(PooledPerformance::irr);
  }

  private static Irr irr(Pool pool) {
    return Irr.of(
        pool.last.nav() > 0 ? pool.flows.plus(pool.last.date(), pool.last.nav()) : pool.flows);
  }

  private static Outcome<Pool> pool(List<FundPerformance> funds) {
    var problems = new ArrayList<Problem>();
    var accounts = new ArrayList<FundAccount>();
    for (FundPerformance fund : funds) {
      if (fund.hasMoved()) {
        String at = "/funds/" + fund.figures().fund().id();
        var found =
            fund.account()
                .fold(
                    Optional::of,
                    wrong -> {
                      wrong.forEach(
                          problem -> problems.add(new Problem(problem.code(), at, problem.say())));
                      return Optional.<FundAccount>empty();
                    });
        found.ifPresent(accounts::add);
      }
    }
    if (accounts.isEmpty() && problems.isEmpty()) {
      problems.add(
          new Problem(
              Problem.Code.MISSING, "/funds", "no fund has called money and stated a value"));
    }
    return problems.isEmpty() ? pooled(accounts) : Outcome.rejected(problems);
  }

  private static Outcome<Pool> pooled(List<FundAccount> accounts) {
    var day = accounts.stream().map(FundAccount::statedOn).max(LocalDate::compareTo).orElseThrow();
    var flows = new ArrayList<CashFlow>();
    double value = 0;
    for (FundAccount account : accounts) {
      for (CashFlow flow : account.flows().toList()) {
        if (!flow.date().isAfter(day)) {
          flows.add(flow);
        }
      }
      value += account.valueOn(day);
    }
    if (flows.isEmpty()) {
      return Outcome.rejected(
          Problem.Code.MISSING, "/funds", "no statement since the first payment");
    }
    var last = new Valuation(day, value);
    return CashFlows.of(flows).map(all -> new Pool(all, last, accounts));
  }

  private static SortedMap<String, Outcome<PublicMarketEquivalent>> equivalents(
      Pool pool, Indices indices) {
    var earlier = earlier(pool);
    var equivalents = new TreeMap<String, Outcome<PublicMarketEquivalent>>();
    indices
        .levels()
        .forEach(
            (name, levels) ->
                equivalents.put(
                    name,
                    levels.map(
                        index ->
                            new IndexBenchmark(
                                    index, FundPerformance.LEVEL_AGE_DAYS, DayCount.ACT_365F)
                                .of(pool.flows, pool.last, earlier))));
    return Collections.unmodifiableSortedMap(equivalents);
  }

  /** The pool's value on each earlier day of a flow. */
  private static List<Valuation> earlier(Pool pool) {
    long end = pool.last.date().toEpochDay();
    long[] days =
        IntStream.range(0, pool.flows.size())
            .mapToLong(i -> pool.flows.date(i).toEpochDay())
            .filter(day -> day < end)
            .distinct()
            .sorted()
            .toArray();
    var sums = new double[days.length];
    pool.accounts.forEach(account -> account.addTo(sums, days));
    var values = new ArrayList<Valuation>(days.length);
    for (int i = 0; i < days.length; i++) {
      values.add(new Valuation(LocalDate.ofEpochDay(days[i]), sums[i]));
    }
    return values;
  }
}
