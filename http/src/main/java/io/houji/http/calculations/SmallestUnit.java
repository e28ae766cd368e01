package io.houji.http.calculations;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem.Code;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * 最小计价单位: the smallest part of the caller's unit in which money is paid, such as the fen of a yuan.
 * All amounts of a question are counted in it, exactly, and the answer is written in the caller's
 * unit again.
 *
 * <p>An amount with more decimals is refused. Only a calculation that pays money out may be asked
 * to round instead ({@link #roundingIfAsked}), half up; what is then split is the rounded amount.
 *
 * @param decimals of the caller's unit, two unless told
 * @param rounds whether finer amounts are rounded instead of refused
 */
record SmallestUnit(int decimals, boolean rounds) {
  private static final long DECIMALS_STANDARD = 2;
  private static final long DECIMALS_MAX = 8;

  /** Thousands of amounts of fifteen digits still add up within a long. */
  private static final BigDecimal COUNT_MAX = BigDecimal.TEN.pow(15);

  /** What becomes of decimals beyond the smallest unit. */
  enum Rounding {
    NONE,
    HALF_UP
  }

  /** By the field {@code decimals}. */
  static SmallestUnit of(Fields fields) {
    return of(fields, false);
  }

  /** By the fields {@code decimals} and {@code rounding}. */
  static SmallestUnit roundingIfAsked(Fields fields) {
    var rounding = fields.orElse("rounding", Kind.choice(Rounding.class), Rounding.NONE);
    return of(fields, rounding.isRight() && rounding.get() == Rounding.HALF_UP);
  }

  private static SmallestUnit of(Fields fields, boolean rounds) {
    var decimals = fields.orElse("decimals", Kind.whole(0, DECIMALS_MAX), DECIMALS_STANDARD);
    long right = decimals.isRight() ? decimals.get() : DECIMALS_MAX;
    return new SmallestUnit(Math.toIntExact(right), rounds);
  }

  /** An amount of either sign. */
  Kind<Money> signed() {
    return value -> Kind.amount().read(value).then(this::counted);
  }

  /** An amount of zero or more. */
  Kind<Money> notNegative() {
    return value ->
        signed()
            .read(value)
            .then(
                money ->
                    money.isNegative()
                        ? Outcome.rejected(Code.OUT_OF_RANGE, "", "must not be negative")
                        : Outcome.ok(money));
  }

  /** An amount of which there is some. */
  Kind<Money> aboveZero() {
    return value ->
        notNegative()
            .read(value)
            .then(
                money ->
                    money.fen() == 0
                        ? Outcome.rejected(Code.OUT_OF_RANGE, "", "must be above zero")
                        : Outcome.ok(money));
  }

  private Outcome<Money> counted(BigDecimal amount) {
    if (amount.movePointRight(decimals).abs().compareTo(COUNT_MAX) > 0) {
      return Outcome.rejected(
          Code.OUT_OF_RANGE, "", "must have at most fifteen digits, counted in its smallest unit");
    }
    if (!rounds && amount.stripTrailingZeros().scale() > decimals) {
      return Outcome.rejected(
          Code.MALFORMED,
          "",
          "must have at most " + decimals + " decimals; set decimals for a finer unit");
    }
    var counted = amount.setScale(decimals, RoundingMode.HALF_UP).unscaledValue();
    return Outcome.ok(new Money(counted.longValueExact()));
  }

  /** In the caller's unit, with all its decimals. */
  Json show(Money money) {
    return Json.decimal(BigDecimal.valueOf(money.fen(), decimals));
  }

  /** An exact number of smallest units, in the caller's unit. */
  Json show(BigDecimal smallestUnits) {
    return Json.decimal(smallestUnits.movePointLeft(decimals));
  }
}
