package io.houji.fund.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * Renminbi in whole fen (分, 0.01 yuan). Exact: sums overflow loudly, nothing rounds unasked.
 *
 * <p>Domain: about ±9.2e16 yuan (9.2 万万亿), far above any fund.
 */
public record Money(long fen) implements Comparable<Money> {

  public static final Money ZERO = new Money(0);
  private static final long FEN_PER_YUAN = 100;
  private static final long FEN_PER_WAN = 1_000_000;

  /**
   * Reads yuan in decimal, such as {@code "933593.75"}.
   *
   * @throws NumberFormatException if it is no plain decimal number
   * @throws ArithmeticException on a third decimal or beyond the domain
   */
  public static Money yuan(String decimal) {
    return yuan(new BigDecimal(decimal));
  }

  /** Exact yuan; {@link ArithmeticException} on a third decimal or beyond the domain. */
  public static Money yuan(BigDecimal yuan) {
    return new Money(yuan.movePointRight(2).longValueExact());
  }

  /** Whole 万元 (10,000 yuan), as the published figures are written. */
  public static Money wan(long wan) {
    return new Money(Math.multiplyExact(wan, FEN_PER_WAN));
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(fen, other.fen));
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(fen, other.fen));
  }

  public Money negated() {
    return new Money(Math.negateExact(fen));
  }

  public boolean isNegative() {
    return fen < 0;
  }

  /** Times an exact factor, rounded to the fen as told; there is no overload without rounding. */
  public Money times(BigDecimal factor, RoundingMode rounding) {
    var exact = BigDecimal.valueOf(fen).multiply(factor);
    return new Money(exact.setScale(0, rounding).longValueExact());
  }

  /**
   * Splits by largest remainder, so that the parts sum to the whole to the fen. Ties go to the
   * earlier part.
   *
   * @param weights at least one; none negative, not all zero
   */
  public Money[] split(long... weights) {
    var total = BigInteger.ZERO;
    for (long weight : weights) {
      if (weight < 0) {
        throw new IllegalArgumentException("weights must not be negative: " + weight);
      }
      total = total.add(BigInteger.valueOf(weight));
    }
    if (total.signum() == 0) {
      throw new IllegalArgumentException("weights must not all be zero");
    }
    var parts = new long[weights.length];
    var remainders = new BigInteger[weights.length];
    long left = fen;
    for (int i = 0; i < weights.length; i++) {
      var exact = BigInteger.valueOf(fen).multiply(BigInteger.valueOf(weights[i]));
      var quotient = exact.divideAndRemainder(total);
      parts[i] = quotient[0].longValueExact();
      remainders[i] = quotient[1].abs();
      left -= parts[i];
    }
    giveLeftover(parts, remainders, left);
    return Arrays.stream(parts).mapToObj(Money::new).toArray(Money[]::new);
  }

  private static void giveLeftover(long[] parts, BigInteger[] remainders, long left) {
    long step = Long.signum(left);
    for (long given = 0; given != left; given += step) {
      int largest = 0;
      for (int i = 1; i < parts.length; i++) {
        if (remainders[i].compareTo(remainders[largest]) > 0) {
          largest = i;
        }
      }
      parts[largest] += step;
      remainders[largest] = BigInteger.valueOf(-1);
    }
  }

  /** Yuan with exactly two decimals, such as {@code 5000000.00}: the form of the HTTP contract. */
  public String toYuanText() {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }

  /** Yuan as the nearest double, for ratios and rates only; never back into money. */
  public double toYuan() {
    return (double) fen / FEN_PER_YUAN;
  }

  /** Exact sum in input order; zero for none. */
  public static Money sum(Iterable<Money> amounts) {
    var sum = ZERO;
    for (Money amount : amounts) {
      sum = sum.plus(amount);
    }
    return sum;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(fen, other.fen);
  }

  @Override
  public String toString() {
    return toYuanText() + " CNY";
  }
}
