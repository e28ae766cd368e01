package io.houji.fund.waterfall;

import io.houji.fund.money.Money;
import io.houji.fund.money.Ratio;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem.Code;

/**
 * What each party has paid and received since the first flow.
 *
 * @param paidIn all calls, recalled capital included (the convention of GIPS)
 * @param recallable distributions that may be called again; {@code paidIn - recallable} is paid-in
 *     capital in the netted convention
 * @param distributed all cash paid out
 * @param carryPaid what the general partner was paid before any clawback
 * @param clawback what it has returned of that, by the last test
 */
public record Totals(
    Money paidIn, Money recallable, Money distributed, Money carryPaid, Money clawback) {

  static final Totals NONE = new Totals(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

  /** Paid-in capital less what may be called again. */
  public Money paidInNetted() {
    return paidIn.minus(recallable);
  }

  /** Carry the general partner keeps. */
  public Money gp() {
    return carryPaid.minus(clawback);
  }

  /** What the investors hold: all cash but the carry kept. */
  public Money lp() {
    return distributed.minus(gp());
  }

  /** DPI of the investors: their cash over all they paid in; refused when nothing was paid in. */
  public Outcome<Ratio> lpDpi() {
    return paidIn.fen() > 0
        ? Outcome.ok(Ratio.of(lp(), paidIn))
        : Outcome.rejected(Code.UNDEFINED, "/flows", "nothing was paid in: no DPI");
  }

  /** Carry kept over profit paid out, {@code gp / (distributed - paid in)}; refused at a loss. */
  public Outcome<Ratio> gpShareOfProfit() {
    var profit = distributed.minus(paidIn);
    return profit.fen() > 0
        ? Outcome.ok(Ratio.of(gp(), profit))
        : Outcome.rejected(Code.UNDEFINED, "/flows", "no profit has been paid out to share");
  }

  Totals called(Money amount) {
    return new Totals(paidIn.plus(amount), recallable, distributed, carryPaid, clawback);
  }

  Totals paid(Money cash, Money carry, boolean mayBeRecalled) {
    return new Totals(
        paidIn,
        mayBeRecalled ? recallable.plus(cash) : recallable,
        distributed.plus(cash),
        carryPaid.plus(carry),
        clawback);
  }

  Totals clawedBack(Money total) {
    return new Totals(paidIn, recallable, distributed, carryPaid, total);
  }
}
