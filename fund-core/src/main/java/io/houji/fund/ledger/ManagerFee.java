package io.houji.fund.ledger;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * 管理费约定: what the manager of a fund charges: by a published rule at an agreed rate, or in its own
 * words. An extension costs nothing unless the rule says so.
 *
 * @param rule id of a published rule; excludes the bases
 * @param yearlyRate agreed fraction a year, of the rule or in the investment period
 * @param base what the rate applies to in the investment period; where there is no rule
 * @param exitBase what the exit period is charged on; goes together with {@code exitRate}
 * @param heldBack share that waits for the manager's evaluation; nothing where not stated
 */
public record ManagerFee(
    @Nullable String rule,
    BigDecimal yearlyRate,
    @Nullable FeeBase base,
    @Nullable FeeBase exitBase,
    @Nullable BigDecimal exitRate,
    @Nullable BigDecimal heldBack) {
  public ManagerFee {
    yearlyRate = Plain.number(yearlyRate);
    exitRate = Plain.maybe(exitRate);
    heldBack = Plain.maybe(heldBack);
  }
}
