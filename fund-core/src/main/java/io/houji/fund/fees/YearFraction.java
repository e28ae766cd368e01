package io.houji.fund.fees;

import java.time.LocalDate;

/** Part of a year between two days, by the day count of the agreement (计息基准). */
@FunctionalInterface
public interface YearFraction {

  /** Zero when the days are equal; never negative for {@code to} on or after {@code from}. */
  double years(LocalDate from, LocalDate to);
}
