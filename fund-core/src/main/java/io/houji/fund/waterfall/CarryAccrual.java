package io.houji.fund.waterfall;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Carry accrued in the books (计提业绩报酬) if all were sold at its value today, without a hurdle.
 *
 * <p>With profit = received + value - cost of a position, which is an investor's interest or a
 * deal:
 *
 * <pre>
 *   whole fund     target = c max(0, Σ profit), borne by the positions with a profit, in proportion
 *   deal by deal   target = Σ c max(0, profit): a loss does not reduce the carry of another deal
 * </pre>
 *
 * Half a fen goes to the investors; shares by largest remainder.
 *
 * @param positions carry of each, in the order given
 * @param target their sum: what should stand in the books
 * @param delta target less what stands there; negative is a reversal
 */
public record CarryAccrual(List<Money> positions, Money target, Money delta) {

  public CarryAccrual {
    positions = List.copyOf(positions);
  }

  /** What was paid for an interest or deal, came back so far, and is still held at fair value. */
  public record Position(Money cost, Money received, Money value) {}

  /**
   * Whole fund. Problems by pointers {@code /carry}, {@code /already_accrued}, {@code
   * /positions/i/...}.
   */
  public static Outcome<CarryAccrual> of(
      List<Position> positions, BigDecimal carry, Money alreadyAccrued) {
    var problems = problemsOf(positions, carry);
    inRange(problems, "/already_accrued", alreadyAccrued);
    return problems.isEmpty()
        ? Outcome.ok(wholeFund(positions, carry, alreadyAccrued))
        : Outcome.rejected(problems);
  }

  /** Deals that bear the fund's expenses in proportion to their cost, by largest remainder. */
  public static Outcome<CarryAccrual> dealByDeal(
      List<Position> deals, BigDecimal carry, Money fundExpenses) {
    var problems = problemsOf(deals, carry);
    inRange(problems, "/fund_expenses", fundExpenses);
    long[] costs = deals.stream().mapToLong(deal -> deal.cost().fen()).toArray();
    boolean someCost = Money.sum(deals.stream().map(Position::cost).toList()).fen() > 0;
    if (problems.isEmpty() && fundExpenses.fen() > 0 && !someCost) {
      problems.add(
          new Problem(
              Problem.Code.CONTRADICTION, "/fund_expenses", "no deal has a cost to share them by"));
    }
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    var burdened = new ArrayList<>(deals);
    if (fundExpenses.fen() > 0) {
      var shares = fundExpenses.split(costs);
      for (int i = 0; i < shares.length; i++) {
        var deal = deals.get(i);
        burdened.set(i, new Position(deal.cost().plus(shares[i]), deal.received(), deal.value()));
      }
    }
    var each =
        burdened.stream().map(deal -> gain(deal).times(carry, RoundingMode.HALF_DOWN)).toList();
    var target = Money.sum(each);
    return Outcome.ok(new CarryAccrual(each, target, target));
  }

  private static CarryAccrual wholeFund(
      List<Position> positions, BigDecimal carry, Money alreadyAccrued) {
    var profit = Money.sum(positions.stream().map(CarryAccrual::profit).toList());
    if (profit.fen() <= 0) {
      var none = Collections.nCopies(positions.size(), Money.ZERO);
      return new CarryAccrual(none, Money.ZERO, alreadyAccrued.negated());
    }
    var target = profit.times(carry, RoundingMode.HALF_DOWN);
    var gains = positions.stream().mapToLong(position -> gain(position).fen()).toArray();
    return new CarryAccrual(List.of(target.split(gains)), target, target.minus(alreadyAccrued));
  }

  private static Money profit(Position position) {
    return position.received().plus(position.value()).minus(position.cost());
  }

  private static Money gain(Position position) {
    var profit = profit(position);
    return profit.isNegative() ? Money.ZERO : profit;
  }

  private static List<Problem> problemsOf(List<Position> positions, BigDecimal carry) {
    var problems = new ArrayList<Problem>();
    if (carry.signum() < 0 || carry.compareTo(BigDecimal.ONE) > 0) {
      problems.add(
          new Problem(Problem.Code.OUT_OF_RANGE, "/carry", "must be a fraction from 0 to 1"));
    }
    if (positions.isEmpty()) {
      problems.add(
          new Problem(Problem.Code.MISSING, "/positions", "there must be at least one position"));
    }
    for (int i = 0; i < positions.size(); i++) {
      var where = "/positions/" + i;
      inRange(problems, where + "/cost", positions.get(i).cost());
      inRange(problems, where + "/received", positions.get(i).received());
      inRange(problems, where + "/value", positions.get(i).value());
    }
    return problems;
  }

  private static void inRange(List<Problem> problems, String where, Money amount) {
    if (amount.isNegative() || amount.fen() > EventCheck.FEN_MAX) {
      problems.add(new Problem(Problem.Code.OUT_OF_RANGE, where, "must be from 0 to 1e14 yuan"));
    }
  }
}
