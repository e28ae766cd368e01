package io.houji.fund.waterfall;

import io.houji.fund.money.Money;
import java.time.LocalDate;

/**
 * One dated event of a fund, seen by the waterfall.
 *
 * @param amount never negative; zero for a write-off
 * @param deal name of the investment; {@link #FUND} for the fund as a whole, such as a call for
 *     fees
 * @param recallable only for distributions: the money may be called again; it returns capital first
 */
public record Flow(LocalDate on, Type type, Money amount, String deal, boolean recallable) {

  /** In the order in which events of one day count. */
  public enum Type {
    CALL,
    /** The deal counts as realised from this day; what it cost is at stake in a hybrid fund. */
    WRITE_OFF,
    DISTRIBUTION
  }

  public static final String FUND = "";

  public static Flow call(LocalDate on, Money amount) {
    return call(on, amount, FUND);
  }

  public static Flow call(LocalDate on, Money amount, String deal) {
    return new Flow(on, Type.CALL, amount, deal, false);
  }

  public static Flow distribution(LocalDate on, Money amount) {
    return distribution(on, amount, FUND);
  }

  public static Flow distribution(LocalDate on, Money amount, String deal) {
    return new Flow(on, Type.DISTRIBUTION, amount, deal, false);
  }

  public static Flow recallable(LocalDate on, Money amount, String deal) {
    return new Flow(on, Type.DISTRIBUTION, amount, deal, true);
  }

  public static Flow writeOff(LocalDate on, String deal) {
    return new Flow(on, Type.WRITE_OFF, Money.ZERO, deal, false);
  }

  boolean isOfFund() {
    return deal.equals(FUND);
  }

  /** Deals' own calls come before calls for the fund, which are spread over the deals. */
  int rankInDay() {
    return switch (type) {
      case CALL -> isOfFund() ? 1 : 0;
      case WRITE_OFF -> 2;
      case DISTRIBUTION -> 3;
    };
  }
}
