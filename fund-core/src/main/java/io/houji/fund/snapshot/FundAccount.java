package io.houji.fund.snapshot;

import io.houji.fund.cashflow.CashFlows;
import io.houji.fund.performance.Valuation;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;

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

  boolean begunBy(LocalDate day) {
    return !flows.firstDate().isAfter(day);
  }

  /** The last stated value, plus calls and less distributions since, not below zero. */
  OptionalDouble valueOn(LocalDate day) {
    int last = values.size() - 1;
    while (last >= 0 && values.get(last).date().isAfter(day)) {
      last--;
    }
    if (last < 0) {
      return OptionalDouble.empty();
    }
    var stated = values.get(last);
    double value = stated.nav();
    for (int i = flows.size() - 1; i >= 0 && flows.date(i).isAfter(stated.date()); i--) {
      if (!flows.date(i).isAfter(day)) {
        value -= flows.amount(i);
      }
    }
    return OptionalDouble.of(Math.max(value, 0));
  }
}
