package io.houji.fund.qflp;

import java.math.BigDecimal;

/**
 * An amount in the currency of origin, exact.
 *
 * @param currency three capital letters after ISO 4217, such as {@code USD}; {@code CNY} too
 * @param amount in whole units of the currency, such as dollars, with at most two decimals
 */
public record Foreign(String currency, BigDecimal amount) {

  public Foreign {
    if (!currency.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException("a currency is three capital letters: " + currency);
    }
    if (amount.stripTrailingZeros().scale() > 2) {
      throw new IllegalArgumentException("an amount has at most two decimals: " + amount);
    }
    amount = amount.setScale(2);
  }

  public static Foreign of(String currency, String amount) {
    return new Foreign(currency, new BigDecimal(amount));
  }

  static Foreign zero(String currency) {
    return new Foreign(currency, BigDecimal.ZERO);
  }

  Foreign plus(Foreign other) {
    return new Foreign(same(other), amount.add(other.amount));
  }

  Foreign minus(Foreign other) {
    return new Foreign(same(other), amount.subtract(other.amount));
  }

  private String same(Foreign other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
    }
    return currency;
  }

  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency;
  }
}
