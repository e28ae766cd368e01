package io.houji.fund.performance;

import java.time.LocalDate;

/**
 * Residual value of an investor's stake on a date, after that day's flows (净值).
 *
 * @param nav 0 or more, in the unit of the flows
 */
public record Valuation(LocalDate date, double nav) {}
