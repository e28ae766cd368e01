package io.houji.fund.portfolio;

import static io.houji.fund.outcome.Problem.Code.CONTRADICTION;
import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;

import io.houji.fund.money.Money;
import io.houji.fund.money.Ratio;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;

/**
 * 穿透放大倍数: amplification of one public yuan through a fund of funds (母基金) into one sub-fund (子基金).
 *
 * <pre>
 *   tier 1  = M / G                          total of the fund of funds per public yuan
 *   social per public yuan = (M − G) / G
 *   public look-through  g = G · C / M       the sub-fund's money that is public in the end
 *   tier 2  = S / g = S · M / (G · C)        total of the sub-fund per public yuan inside it
 * </pre>
 *
 * <p>All four amounts are on one basis. Source: definitions written out in the product's shared
 * guidance cases, because official texts name the indicator and leave the denominator to local
 * rules.
 *
 * @param basis which totals were used
 * @param government G, public money in the fund of funds; above zero, at most M
 * @param motherFund M, size of the fund of funds
 * @param motherIntoSub C, what the fund of funds put into the sub-fund; above zero, at most M and S
 * @param subFund S, size of the sub-fund
 */
public record TwoTierAmplification(
    Basis basis, Money government, Money motherFund, Money motherIntoSub, Money subFund) {

  /** Every amount above zero and no part above its whole, or all that is wrong. */
  public static Outcome<TwoTierAmplification> of(
      Basis basis, Money government, Money motherFund, Money motherIntoSub, Money subFund) {
    var problems = new ArrayList<Problem>();
    var names = new String[] {"government", "mother_fund", "mother_into_sub", "sub_fund"};
    var amounts = new Money[] {government, motherFund, motherIntoSub, subFund};
    for (int i = 0; i < amounts.length; i++) {
      if (amounts[i].fen() <= 0) {
        problems.add(new Problem(OUT_OF_RANGE, "/" + names[i], "is an amount above zero"));
      }
    }
    if (government.compareTo(motherFund) > 0) {
      problems.add(new Problem(CONTRADICTION, "/government", "is part of the fund of funds"));
    }
    if (motherIntoSub.compareTo(motherFund) > 0 || motherIntoSub.compareTo(subFund) > 0) {
      problems.add(new Problem(CONTRADICTION, "/mother_into_sub", "is part of both funds' money"));
    }
    return problems.isEmpty()
        ? Outcome.ok(
            new TwoTierAmplification(basis, government, motherFund, motherIntoSub, subFund))
        : Outcome.rejected(problems);
  }

  /** M / G. */
  public Ratio tier1() {
    return Ratio.of(motherFund, government);
  }

  /** (M − G) / G. */
  public Ratio socialPerPublicYuan() {
    return Ratio.of(motherFund.minus(government), government);
  }

  /** g to the nearest fen, for showing; {@link #tier2} does not use the rounded amount. */
  public Money governmentLookThrough() {
    var exact = fen(government).multiply(fen(motherIntoSub));
    var rounded = exact.divide(fen(motherFund), 0, RoundingMode.HALF_UP);
    return new Money(rounded.longValueExact());
  }

  /** S · M / (G · C). */
  public Ratio tier2() {
    return new Ratio(
        fen(subFund).multiply(fen(motherFund)), fen(government).multiply(fen(motherIntoSub)));
  }

  private static BigDecimal fen(Money money) {
    return BigDecimal.valueOf(money.fen());
  }
}
