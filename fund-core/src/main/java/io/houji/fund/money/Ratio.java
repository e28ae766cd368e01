package io.houji.fund.money;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A quotient of two exact amounts, such as loss to cost: exact against a threshold, a double only
 * to be shown.
 *
 * <pre>
 *   n / d ≥ t   is tested as   n ≥ t · d
 * </pre>
 *
 * <p>Domain: the denominator is above zero; where it is zero the figure is undefined and the caller
 * refuses it by name. Two ratios of equal value but other terms (1/2, 2/4) are not {@code equals}.
 *
 * @param numerator any exact amount
 * @param denominator above zero, in the same unit
 */
public record Ratio(BigDecimal numerator, BigDecimal denominator) {

  public Ratio {
    if (denominator.signum() <= 0) {
      throw new IllegalArgumentException("a ratio's denominator is above zero: " + denominator);
    }
  }

  /** Of two amounts of money. */
  public static Ratio of(Money numerator, Money denominator) {
    return of(numerator.fen(), denominator.fen());
  }

  /** Of two counts, or of two amounts in one whole unit. */
  public static Ratio of(long numerator, long denominator) {
    return new Ratio(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator));
  }

  /** 以上: reaches the threshold, the threshold itself included. */
  public boolean isAtLeast(BigDecimal threshold) {
    return numerator.compareTo(threshold.multiply(denominator)) >= 0;
  }

  /** 超过: beyond the threshold, the threshold itself excluded. */
  public boolean isMoreThan(BigDecimal threshold) {
    return !isAtMost(threshold);
  }

  /** 以下, 以内: up to the threshold, the threshold itself included. */
  public boolean isAtMost(BigDecimal threshold) {
    return numerator.compareTo(threshold.multiply(denominator)) <= 0;
  }

  /** The nearest double, for showing and for statistics; never against a threshold. */
  public double value() {
    return numerator.divide(denominator, MathContext.DECIMAL128).doubleValue();
  }
}
