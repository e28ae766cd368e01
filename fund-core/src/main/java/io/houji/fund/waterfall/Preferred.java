package io.houji.fund.waterfall;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Preferred return (优先回报, 门槛收益): what the investors receive on their capital before any carry.
 *
 * <p>With {@code C} unreturned capital, {@code U} unpaid preferred return, {@code p} the rate and
 * {@code t = days / 365} (act/365f) since the last flow:
 *
 * <pre>
 *   COMPOUNDING   U grows by (C + U) ((1 + p)^t - 1)
 *   SIMPLE        U grows by C p t
 *   FIXED_AMOUNT  U grows by p × the call on the day of the call, and never with time
 *   NONE          there is no hurdle; U stays zero
 * </pre>
 *
 * @param rate fraction: per year, or of the capital called when {@link Accrual#FIXED_AMOUNT}; 0 to
 *     1, checked with the terms
 */
public record Preferred(Accrual accrual, BigDecimal rate) {

  /** How the preferred return grows. */
  public enum Accrual {
    NONE,
    FIXED_AMOUNT,
    SIMPLE,
    COMPOUNDING
  }

  public static final Preferred NONE = new Preferred(Accrual.NONE, BigDecimal.ZERO);

  private static final BigDecimal DAYS_PER_YEAR = BigDecimal.valueOf(365);

  /** As good as a double is; 1.08 for one year stays exactly 1.08. */
  private static final MathContext FACTOR_DIGITS = new MathContext(16);

  public static Preferred compounding(String perYear) {
    return new Preferred(Accrual.COMPOUNDING, new BigDecimal(perYear));
  }

  public static Preferred simple(String perYear) {
    return new Preferred(Accrual.SIMPLE, new BigDecimal(perYear));
  }

  public static Preferred fixedAmount(String ofCapital) {
    return new Preferred(Accrual.FIXED_AMOUNT, new BigDecimal(ofCapital));
  }

  boolean isHurdle() {
    return accrual != Accrual.NONE;
  }

  BigDecimal earnedOnCall(BigDecimal amount) {
    return accrual == Accrual.FIXED_AMOUNT ? Exact.round(amount.multiply(rate)) : BigDecimal.ZERO;
  }

  BigDecimal earnedOver(long days, BigDecimal capital, BigDecimal unpaid) {
    if (days == 0) {
      return BigDecimal.ZERO;
    }
    return switch (accrual) {
      case NONE, FIXED_AMOUNT -> BigDecimal.ZERO;
      case SIMPLE ->
          Exact.divide(capital.multiply(rate).multiply(BigDecimal.valueOf(days)), DAYS_PER_YEAR);
      case COMPOUNDING ->
          Exact.round(capital.add(unpaid).multiply(growth(rate, days).subtract(BigDecimal.ONE)));
    };
  }

  /**
   * (1 + rate)^(days / 365) to 16 digits. StrictMath, so that each platform gives the same fen; its
   * pow never falls when the base rises, which keeps the investor's share monotone in the hurdle.
   */
  static BigDecimal growth(BigDecimal rate, long days) {
    double factor = StrictMath.pow(1 + rate.doubleValue(), days / DAYS_PER_YEAR.doubleValue());
    return new BigDecimal(factor, FACTOR_DIGITS);
  }
}
