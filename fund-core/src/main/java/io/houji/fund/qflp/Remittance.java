package io.houji.fund.qflp;

import java.time.LocalDate;

/**
 * 汇款: money of a foreign investor across the border.
 *
 * @param investor who; must have committed in the same currency
 * @param amount above zero
 * @param registration number of the foreign-exchange registration (外汇登记)
 */
public record Remittance(
    String investor, LocalDate on, Direction direction, Foreign amount, String registration) {

  /** Which way it went. */
  public enum Direction {
    /** 汇入并结汇: in, and converted. */
    IN,
    /** 购汇汇出: capital that went out again. */
    OUT
  }
}
