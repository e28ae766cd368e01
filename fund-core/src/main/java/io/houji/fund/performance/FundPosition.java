package io.houji.fund.performance;

import io.houji.fund.cashflow.CashFlows;
import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an investor and a fund have exchanged so far, in totals of one currency unit (出资与回报).
 *
 * <p>Exact decimals, so that "paid-in is zero" is a fact and not a rounding. What is not known is
 * null and stays unknown in every sum; it never counts as zero.
 *
 * @param contributions paid in, every call counted; 0 or more
 * @param distributions received, every distribution counted; 0 or more
 * @param recallable part of the distributions that the fund may call again; at most distributions
 * @param nav residual value, 0 or more; null when there is no statement
 * @param commitment promised in all, above 0; null when none is agreed
 */
public record FundPosition(
    BigDecimal contributions,
    BigDecimal distributions,
    BigDecimal recallable,
    @Nullable BigDecimal nav,
    @Nullable BigDecimal commitment) {

  /** Throws {@link IllegalArgumentException} where {@link #checked} would refuse. */
  public FundPosition {
    var problems = problems(contributions, distributions, recallable, nav, commitment);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(problems.toString());
    }
  }

  /** The position, or every problem with it: negative amounts, recallable above distributions. */
  public static Outcome<FundPosition> checked(
      BigDecimal contributions,
      BigDecimal distributions,
      BigDecimal recallable,
      @Nullable BigDecimal nav,
      @Nullable BigDecimal commitment) {
    var problems = problems(contributions, distributions, recallable, nav, commitment);
    return problems.isEmpty()
        ? Outcome.ok(new FundPosition(contributions, distributions, recallable, nav, commitment))
        : Outcome.rejected(problems);
  }

  private static List<Problem> problems(
      BigDecimal contributions,
      BigDecimal distributions,
      BigDecimal recallable,
      @Nullable BigDecimal nav,
      @Nullable BigDecimal commitment) {
    var problems = new ArrayList<Problem>();
    notNegative(problems, "/contributions", contributions);
    notNegative(problems, "/distributions", distributions);
    notNegative(problems, "/recallable", recallable);
    if (nav != null) {
      notNegative(problems, "/nav", nav);
    }
    if (commitment != null && commitment.signum() <= 0) {
      problems.add(
          new Problem(Problem.Code.OUT_OF_RANGE, "/commitment", "a commitment is above zero"));
    }
    if (recallable.compareTo(distributions) > 0) {
      problems.add(
          new Problem(
              Problem.Code.CONTRADICTION,
              "/recallable",
              "no more than what was distributed can be recallable"));
    }
    return problems;
  }

  private static void notNegative(List<Problem> problems, String where, BigDecimal amount) {
    if (amount.signum() < 0) {
      problems.add(
          new Problem(Problem.Code.OUT_OF_RANGE, where, "the amount must not be negative"));
    }
  }

  /** Totals of dated flows, none netted; the decimal each double was written as is what counts. */
  public static Outcome<FundPosition> of(
      CashFlows flows,
      BigDecimal recallable,
      @Nullable BigDecimal nav,
      @Nullable BigDecimal commitment) {
    var paidIn = BigDecimal.ZERO;
    var received = BigDecimal.ZERO;
    for (int i = 0; i < flows.size(); i++) {
      var amount = BigDecimal.valueOf(flows.amount(i));
      if (amount.signum() < 0) {
        paidIn = paidIn.subtract(amount);
      } else {
        received = received.add(amount);
      }
    }
    return checked(paidIn, received, recallable, nav, commitment);
  }

  /** Totals in fen, as yuan. */
  public static Outcome<FundPosition> of(
      Money contributions,
      Money distributions,
      Money recallable,
      @Nullable Money nav,
      @Nullable Money commitment) {
    return checked(
        yuan(contributions),
        yuan(distributions),
        yuan(recallable),
        nav == null ? null : yuan(nav),
        commitment == null ? null : yuan(commitment));
  }

  private static BigDecimal yuan(Money money) {
    return BigDecimal.valueOf(money.fen(), 2);
  }

  /**
   * The sum of the parts (汇总): nothing nets across funds, so a call of one fund on the day another
   * distributes stays both. NAV or commitment is unknown as soon as one part's is.
   *
   * @param parts one or more
   */
  public static FundPosition rollUp(List<FundPosition> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a roll-up needs at least one fund");
    }
    return new FundPosition(
        sum(parts, FundPosition::contributions),
        sum(parts, FundPosition::distributions),
        sum(parts, FundPosition::recallable),
        sumIfAllKnown(parts, FundPosition::nav),
        sumIfAllKnown(parts, FundPosition::commitment));
  }

  private static BigDecimal sum(
      List<FundPosition> parts, Function<FundPosition, BigDecimal> amount) {
    return parts.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static @Nullable BigDecimal sumIfAllKnown(
      List<FundPosition> parts, Function<FundPosition, @Nullable BigDecimal> amount) {
    var total = BigDecimal.ZERO;
    for (var part : parts) {
      var value = amount.apply(part);
      if (value == null) {
        return null;
      }
      total = total.add(value);
    }
    return total;
  }
}
