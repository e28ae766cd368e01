package io.houji.fund.cashflow;

import java.time.LocalDate;

/**
 * One dated amount (现金流).
 *
 * @param date day the money moved, Beijing calendar
 * @param amount investor's sign: paid in is negative, received is positive; any one currency unit
 */
public record CashFlow(LocalDate date, double amount) {}
