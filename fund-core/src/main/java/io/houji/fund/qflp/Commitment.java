package io.houji.fund.qflp;

import java.time.LocalDate;

/**
 * 境外认缴: what a foreign investor committed, in the currency of origin; it is not converted, because
 * the commitment is not in renminbi.
 *
 * @param investor the investor's id, once per fund
 */
public record Commitment(String investor, LocalDate on, Foreign amount) {}
