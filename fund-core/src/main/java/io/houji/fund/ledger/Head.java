package io.houji.fund.ledger;

import java.time.LocalDate;

/**
 * What every fact carries.
 *
 * @param id stable name of the fact within its kind and tenant; a correction keeps it
 * @param effectiveOn business date from which the fact holds (Beijing calendar)
 * @param precision how much of that date the source stated
 * @param illustrative made-up data, and to be shown as such everywhere
 */
public record Head(String id, LocalDate effectiveOn, DayPrecision precision, boolean illustrative) {

  public static Head of(String id, LocalDate effectiveOn) {
    return new Head(id, effectiveOn, DayPrecision.DAY, false);
  }
}
