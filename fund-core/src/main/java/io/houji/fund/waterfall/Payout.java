package io.houji.fund.waterfall;

import java.math.BigDecimal;

/** One distribution by tier, in exact fractions of a fen; parts sum to the cash. */
record Payout(
    BigDecimal capital,
    BigDecimal preferred,
    BigDecimal catchUpLp,
    BigDecimal catchUpGp,
    BigDecimal splitLp,
    BigDecimal splitGp) {

  Payout(BigDecimal capital, BigDecimal preferred) {
    this(capital, preferred, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
  }

  /**
   * The cash above the preferred return.
   *
   * @param caughtUp cash in the catch-up tier, of which {@code catchUpGp} is the general partner's
   * @param carry all that the general partner receives
   */
  Payout with(BigDecimal excess, BigDecimal caughtUp, BigDecimal carry, BigDecimal catchUpGp) {
    var splitGp = carry.subtract(catchUpGp);
    return new Payout(
        capital,
        preferred,
        caughtUp.subtract(catchUpGp),
        catchUpGp,
        excess.subtract(caughtUp).subtract(splitGp),
        splitGp);
  }

  BigDecimal carry() {
    return catchUpGp.add(splitGp);
  }
}
