package io.houji.http.imports;

import io.houji.fund.ledger.ClawbackBasis;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FeeBase;
import io.houji.fund.ledger.ManagerFee;
import io.houji.fund.ledger.PartnershipFact;
import io.houji.fund.ledger.PayoutOrder;
import io.houji.fund.ledger.PreferredGrowth;
import io.houji.fund.ledger.QuotaCount;
import io.houji.fund.ledger.RemittanceWay;
import io.houji.fund.ledger.WaterfallKind;
import io.houji.fund.outcome.Problem.Code;
import io.houji.fund.qflp.Foreign;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 合伙协议条款, 境外资金额度, 境外认缴 and 跨境汇款 of funds. */
final class PartnershipRows {
  private static final int SOURCE = 200;
  private static final int NAME = 60;
  private static final int DECIMALS = 12;
  private static final BigDecimal LARGEST = new BigDecimal("1000000000000");

  private PartnershipRows() {}

  static List<Fact> agreement(Cells cells, LocalDate positionOn) {
    var fund = cells.id("fund_id");
    var waterfall = cells.term("waterfall", WaterfallKind.class);
    var growth = cells.term("growth", PreferredGrowth.class);
    var preferred = cells.rate("preferred");
    var carry = cells.rate("carry");
    var catchUp = upTo(cells, "catch_up", BigDecimal.ONE);
    var order = cells.term("order", PayoutOrder.class);
    var clawback = cells.term("clawback", ClawbackBasis.class);
    var floor = upTo(cells, "floor_multiple", BigDecimal.TEN);
    var fee = fee(cells);
    var head = cells.event("pa", fund, waterfall);
    if (head == null || fund == null || waterfall == null || carry == null || clawback == null) {
      return List.of();
    }
    return List.of(
        new PartnershipFact.Agreement(
            head,
            fund,
            waterfall,
            growth,
            preferred,
            carry,
            catchUp,
            order == null ? PayoutOrder.CAPITAL_FIRST : order,
            clawback,
            floor,
            fee));
  }

  private static @Nullable ManagerFee fee(Cells cells) {
    var rule = cells.text("fee_rule", NAME);
    var rate = cells.rate("fee_rate");
    var base = cells.term("fee_base", FeeBase.class);
    var exitBase = cells.term("exit_fee_base", FeeBase.class);
    var exitRate = cells.rate("exit_fee_rate");
    var heldBack = cells.rate("fee_held_back");
    boolean said = rule != null || base != null || exitBase != null || exitRate != null;
    if (rate == null) {
      if (said || heldBack != null) {
        cells.wrong(Code.MISSING, "fee_rate", "a management fee states its rate");
      }
      return null;
    }
    return new ManagerFee(rule, rate, base, exitBase, exitRate, heldBack);
  }

  /** Zero to a bound; null where the cell is empty. */
  private static @Nullable BigDecimal upTo(Cells cells, String key, BigDecimal most) {
    var number = cells.number(key);
    if (number != null && (number.compareTo(most) > 0 || number.scale() > DECIMALS)) {
      cells.wrong(Code.OUT_OF_RANGE, key, "0 to " + most + ", at most 12 decimals");
      return null;
    }
    return number;
  }

  static List<Fact> quota(Cells cells, LocalDate positionOn) {
    var fund = cells.id("fund_id");
    var counts = cells.term("counts", QuotaCount.class);
    var limit = foreign(cells, "limit");
    var source = cells.text("source", SOURCE);
    var head = cells.event("fq", fund, counts, limit, source);
    if (head == null || fund == null || counts == null || limit == null || source == null) {
      return List.of();
    }
    return List.of(new PartnershipFact.ForeignQuota(head, fund, counts, limit, source));
  }

  static List<Fact> commitment(Cells cells, LocalDate positionOn) {
    var fund = cells.id("fund_id");
    var investor = cells.id("investor_id");
    var amount = foreign(cells, "amount");
    var head = cells.event("fc", fund, investor, amount);
    if (head == null || fund == null || investor == null || amount == null) {
      return List.of();
    }
    return List.of(new PartnershipFact.ForeignCommitment(head, fund, investor, amount));
  }

  static List<Fact> remittance(Cells cells, LocalDate positionOn) {
    var fund = cells.id("fund_id");
    var investor = cells.id("investor_id");
    var way = cells.term("way", RemittanceWay.class);
    var amount = foreign(cells, "amount");
    var registration = cells.text("registration", NAME);
    var head = cells.event("rm", fund, investor, way, amount, registration);
    if (head == null
        || fund == null
        || investor == null
        || way == null
        || amount == null
        || registration == null) {
      return List.of();
    }
    return List.of(new PartnershipFact.Remittance(head, fund, investor, way, amount, registration));
  }

  /** Above zero, in whole units of the currency of the row, with at most two decimals. */
  private static @Nullable Foreign foreign(Cells cells, String key) {
    var currency = cells.text("currency", NAME);
    var number = cells.number(key);
    if (currency != null && !currency.matches("[A-Z]{3}")) {
      cells.wrong(Code.MALFORMED, "currency", "three capital letters such as USD");
      return null;
    }
    if (number != null
        && (number.signum() == 0 || number.compareTo(LARGEST) >= 0 || number.scale() > 2)) {
      cells.wrong(
          Code.OUT_OF_RANGE, key, "more than zero, below 1000000000000, at most 2 decimals");
      return null;
    }
    return currency == null || number == null ? null : new Foreign(currency, number);
  }
}
