package io.houji.fund.snapshot;

import io.houji.fund.cashflow.CashFlows;
import io.houji.fund.performance.Valuation;
import java.time.LocalDate;
import java.util.List;

/**
 * 基金账户: the money between a fund and its investors, and what the fund was worth, in yuan.
 *
 * @param flows calls negative, distributions positive
 * @param values stated, one a day, by day; at least one
 */
record FundAccount(CashFlows flows, List<Valuation> values) {

  /** The day of the last statement. */
  LocalDate statedOn() {
    return values.get(values.size() - 1).date();
  }

  /**
   * The last stated value, plus calls and less distributions since, not below zero; before the
   * first statement the money that investors have in the fund.
   */
  double valueOn(LocalDate day) {
    int last = values.size() - 1;
    while (last >= 0 && values.get(last).date().isAfter(day)) {
      last--;
    }
    double value = last < 0 ? 0 : values.get(last).nav();
    var since = last < 0 ? LocalDate.MIN : values.get(last).date();
    for (int i = flows.size() - 1; i >= 0 && flows.date(i).isAfter(since); i--) {
      if (!flows.date(i).isAfter(day)) {
        value -= flows.amount(i);
      }
    }
    return Math.max(value, 0);
  }

  /**
   * Adds the values on several days, as {@link #valueOn} has them.
   *
   * @param days ascending, as days of the epoch
   */
  void addTo(double[] sums, long... days) {
    int flow = 0;
    int stated = 0;
    double value = 0;
    for (int i = 0; i < days.length; i++) {
      while (stated < values.size() && values.get(stated).date().toEpochDay() <= days[i]) {
        long day = values.get(stated).date().toEpochDay();
        while (flow < flows.size() && flows.date(flow).toEpochDay() <= day) {
          flow++;
        }
        value = values.get(stated).nav();
        stated++;
      }
      while (flow < flows.size() && flows.date(flow).toEpochDay() <= days[i]) {
        value -= flows.amount(flow);
        flow++;
      }
      sums[i] += Math.max(value, 0);
    }
  }
}
