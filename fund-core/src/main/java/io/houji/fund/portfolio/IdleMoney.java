package io.houji.fund.portfolio;

import static io.houji.fund.outcome.Problem.Code.CONTRADICTION;
import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;
import static io.houji.fund.outcome.Problem.Code.UNDEFINED;

import io.houji.fund.money.Money;
import io.houji.fund.money.Ratio;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.ArrayList;

/**
 * 闲置资金: how much of a fund's money works and how much waits.
 *
 * <pre>
 *   investment progress = invested / committed
 *   idle ratio = (paid-in − invested − fees + returned, not distributed) / paid-in
 * </pre>
 *
 * <p>Totals since inception. {@code invested} counts re-invested proceeds too, which must then
 * stand in {@code returnedNotDistributed} as well. Source: the product's domain brief, section 3.4.
 *
 * @param committed promised by the investors, above zero
 * @param paidIn received from the investors
 * @param invested put into projects and funds
 * @param fees fees and costs paid by the fund
 * @param returnedNotDistributed proceeds received and not passed on to the investors
 */
public record IdleMoney(
    Money committed, Money paidIn, Money invested, Money fees, Money returnedNotDistributed) {

  /** Refused: an amount below zero, nothing committed, more spent than was ever there. */
  public static Outcome<IdleMoney> of(
      Money committed, Money paidIn, Money invested, Money fees, Money returnedNotDistributed) {
    var problems = new ArrayList<Problem>();
    var names =
        new String[] {"committed", "paid_in", "invested", "fees", "returned_not_distributed"};
    var amounts = new Money[] {committed, paidIn, invested, fees, returnedNotDistributed};
    for (int i = 0; i < amounts.length; i++) {
      if (amounts[i].isNegative()) {
        problems.add(new Problem(OUT_OF_RANGE, "/" + names[i], "is not negative"));
      }
    }
    if (committed.fen() == 0) {
      problems.add(new Problem(UNDEFINED, "/committed", "nothing committed: no progress"));
    }
    var result = new IdleMoney(committed, paidIn, invested, fees, returnedNotDistributed);
    if (problems.isEmpty() && result.idle().isNegative()) {
      problems.add(
          new Problem(
              CONTRADICTION,
              "/invested",
              "investments and fees exceed the money paid in and returned; re-invested proceeds"
                  + " belong in returned_not_distributed"));
    }
    return problems.isEmpty() ? Outcome.ok(result) : Outcome.rejected(problems);
  }

  /** Money that waits; not negative. */
  public Money idle() {
    return paidIn.minus(invested).minus(fees).plus(returnedNotDistributed);
  }

  /** 投资进度: invested / committed. */
  public Ratio investmentProgress() {
    return Ratio.of(invested, committed);
  }

  /** 闲置率: idle / paid-in; refused as undefined before the first payment. */
  public Outcome<Ratio> idleRatio() {
    return paidIn.fen() == 0
        ? Outcome.rejected(UNDEFINED, "/paid_in", "nothing paid in: no idle ratio")
        : Outcome.ok(Ratio.of(idle(), paidIn));
  }
}
