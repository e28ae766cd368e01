package io.houji.fund.waterfall;

import io.houji.fund.money.Money;
import java.time.LocalDate;

/**
 * One line of a waterfall: an event and how its money went through the tiers.
 *
 * <p>{@code lp + gp} is the cash of a distribution to the fen, and so is the sum of its six tiers.
 * For a clawback {@code lp} is what the investors receive (negative when an earlier one is
 * released) and {@code gp} its opposite; the tiers stay zero.
 *
 * @param deal the investment, or {@link Flow#FUND}
 * @param call capital paid in; zero but for a call
 * @param distributed cash paid out; zero but for a distribution
 * @param unreturnedCapital after the event, of the capital the event belongs to: fund, deal or pool
 * @param unpaidPreferred likewise, preferred return earned to that day and not yet paid
 */
public record Row(
    LocalDate on,
    Event event,
    String deal,
    Money call,
    Money distributed,
    Tiers tiers,
    Money lp,
    Money gp,
    Money unreturnedCapital,
    Money unpaidPreferred) {

  /** What happened. */
  public enum Event {
    CALL,
    WRITE_OFF,
    DISTRIBUTION,
    RECALLABLE_DISTRIBUTION,
    INTERIM_CLAWBACK,
    FINAL_CLAWBACK
  }

  /** Money of one distribution by tier; LP are the investors, GP the general partner. */
  public record Tiers(
      Money returnOfCapital,
      Money preferred,
      Money catchUpLp,
      Money catchUpGp,
      Money splitLp,
      Money splitGp) {

    static final Tiers NONE =
        new Tiers(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    /** All tiers together; the cash of the distribution. */
    public Money total() {
      return returnOfCapital
          .plus(preferred)
          .plus(catchUpLp)
          .plus(catchUpGp)
          .plus(splitLp)
          .plus(splitGp);
    }
  }
}
