package io.houji.fund.ledger;

import io.houji.fund.qflp.Foreign;
import io.houji.fund.waterfall.Carry;
import io.houji.fund.waterfall.Clawback;
import io.houji.fund.waterfall.Preferred;
import io.houji.fund.waterfall.Terms;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Facts of a fund as a partnership: what its agreement says of sharing and fees, and the foreign
 * money that it may take in. {@code null} means "not stated".
 */
public sealed interface PartnershipFact extends Fact {

  /** The fund that it is of. */
  String fundId();

  /**
   * 合伙协议条款: how the cash of a fund is shared and what its manager charges, from its date on until
   * another agreement follows. The shares of the investors are those of their commitments.
   *
   * @param preferred rate of the preferred return, a fraction; goes together with {@code growth}
   *     and {@code catchUp}
   * @param catchUp the general partner's part of each yuan while it catches up; 0 is a hard hurdle
   * @param floorMultiple of paid-in capital; with a clawback to a floor only
   */
  record Agreement(
      Head head,
      String fundId,
      WaterfallKind waterfall,
      @Nullable PreferredGrowth growth,
      @Nullable BigDecimal preferred,
      BigDecimal carry,
      @Nullable BigDecimal catchUp,
      PayoutOrder order,
      ClawbackBasis clawback,
      @Nullable BigDecimal floorMultiple,
      @Nullable ManagerFee fee)
      implements PartnershipFact {
    public Agreement {
      preferred = Plain.maybe(preferred);
      carry = Plain.number(carry);
      catchUp = Plain.maybe(catchUp);
      floorMultiple = Plain.maybe(floorMultiple);
    }

    /** As the waterfall reads them, by the names they share; they may contradict themselves. */
    public Terms terms() {
      var accrual =
          growth == null ? Preferred.Accrual.NONE : Preferred.Accrual.valueOf(growth.name());
      var caughtUp = orZero(catchUp);
      var hurdle = caughtUp.signum() == 0 ? Carry.Hurdle.HARD : Carry.Hurdle.SOFT;
      return new Terms(
          Terms.Kind.valueOf(waterfall.name()),
          new Preferred(accrual, orZero(preferred)),
          new Carry(carry, hurdle, caughtUp, List.of()),
          Terms.Order.valueOf(order.name()),
          new Clawback(Clawback.Basis.valueOf(clawback.name()), orZero(floorMultiple)));
    }

    /** The engine's word for "there is none". */
    private static BigDecimal orZero(@Nullable BigDecimal stated) {
      return stated == null ? BigDecimal.ZERO : stated;
    }
  }

  /**
   * 境外资金额度: how much a QFLP fund may take in, from its date on until another grant follows.
   *
   * @param source the grant, with its number
   */
  record ForeignQuota(Head head, String fundId, QuotaCount counts, Foreign limit, String source)
      implements PartnershipFact {}

  /** 境外认缴: what a foreign investor promised, in the currency of origin. */
  record ForeignCommitment(Head head, String fundId, String investorId, Foreign amount)
      implements PartnershipFact {}

  /**
   * 跨境汇款: money of a foreign investor across the border.
   *
   * @param registration number of the foreign-exchange registration (外汇登记)
   */
  record Remittance(
      Head head,
      String fundId,
      String investorId,
      RemittanceWay way,
      Foreign amount,
      String registration)
      implements PartnershipFact {}
}
