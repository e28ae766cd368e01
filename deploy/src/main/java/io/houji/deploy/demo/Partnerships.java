package io.houji.deploy.demo;

import io.houji.fund.ledger.ClawbackBasis;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FeeBase;
import io.houji.fund.ledger.ManagerFee;
import io.houji.fund.ledger.MoneySource;
import io.houji.fund.ledger.PartnershipFact;
import io.houji.fund.ledger.PayoutOrder;
import io.houji.fund.ledger.PreferredGrowth;
import io.houji.fund.ledger.QuotaCount;
import io.houji.fund.ledger.RemittanceWay;
import io.houji.fund.ledger.WaterfallKind;
import io.houji.fund.qflp.Foreign;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Made-up agreements of some funds, each from the fund's first day, and the foreign money of the
 * QFLP fund, remitted on days for which {@link Markets} has a rate. The other funds have none, so
 * that a missing agreement can be seen too.
 */
final class Partnerships {
  /** The one fund of the shipped list that takes foreign money. */
  static final String QFLP = "F31";

  private static final String MADE_UP = "示例 (ILLUSTRATIVE)";

  private final List<Fact> facts;

  private Partnerships(List<Fact> facts) {
    this.facts = facts;
  }

  static void into(List<Fact> facts, List<FundRow> rows) {
    var partnerships = new Partnerships(facts);
    rows.forEach(partnerships::agreement);
    rows.stream()
        .filter(row -> row.id().equals(QFLP))
        .forEach(row -> partnerships.foreign(row.start()));
  }

  private void agreement(FundRow row) {
    switch (row.id()) {
      case "F08", "F10", "F31" ->
          whole(
              row,
              new Hurdle(PreferredGrowth.COMPOUNDING, "0.08", "1"),
              "0.2",
              ClawbackBasis.PROFIT_SHARE);
      case "F09", "F19" ->
          whole(row, new Hurdle(PreferredGrowth.SIMPLE, "0.06", "0"), "0.15", ClawbackBasis.NONE);
      case "F14", "F24" ->
          whole(
              row,
              new Hurdle(PreferredGrowth.COMPOUNDING, "0.07", "0.5"),
              "0.2",
              ClawbackBasis.HURDLE_VALUE);
      case "F17", "F30" -> byRule(row);
      case "F23" -> dealByDeal(row);
      default -> {
        // no agreement is recorded
      }
    }
  }

  private record Hurdle(PreferredGrowth growth, String rate, String catchUp) {}

  private void whole(FundRow row, Hurdle hurdle, String carry, ClawbackBasis clawback) {
    var fee =
        new ManagerFee(
            null,
            new BigDecimal("0.02"),
            FeeBase.PAID_IN,
            FeeBase.INVESTED_NOT_EXITED,
            new BigDecimal("0.01"),
            new BigDecimal("0.5"));
    add(row, WaterfallKind.EUROPEAN, hurdle, new Carried(carry, clawback), fee);
  }

  /** The rule has been in force since the beginning of 2025. */
  private void byRule(FundRow row) {
    var fee = new ManagerFee("shaanxi-sub-fund", new BigDecimal("0.02"), null, null, null, null);
    var hurdle = new Hurdle(PreferredGrowth.COMPOUNDING, "0.06", "1");
    var carried = new Carried("0.2", ClawbackBasis.NONE);
    add(row, WaterfallKind.EUROPEAN, hurdle, carried, fee);
  }

  private void dealByDeal(FundRow row) {
    var hurdle = new Hurdle(PreferredGrowth.COMPOUNDING, "0.08", "1");
    var carried = new Carried("0.2", ClawbackBasis.PROFIT_SHARE);
    add(row, WaterfallKind.AMERICAN, hurdle, carried, null);
  }

  private record Carried(String carry, ClawbackBasis clawback) {}

  private void add(
      FundRow row, WaterfallKind kind, Hurdle hurdle, Carried carried, @Nullable ManagerFee fee) {
    facts.add(
        new PartnershipFact.Agreement(
            DemoHistory.on(row.id() + "-PA", row.start()),
            row.id(),
            kind,
            hurdle.growth,
            new BigDecimal(hurdle.rate),
            new BigDecimal(carried.carry),
            new BigDecimal(hurdle.catchUp),
            PayoutOrder.CAPITAL_FIRST,
            carried.clawback,
            null,
            fee));
  }

  private void foreign(LocalDate start) {
    String investor = "INV-" + QFLP;
    facts.add(
        new Fact.Investor(DemoHistory.on(investor, start), MADE_UP, MoneySource.FOREIGN, null));
    facts.add(
        new PartnershipFact.ForeignQuota(
            DemoHistory.on(QFLP + "-FQ", start),
            QFLP,
            QuotaCount.TOTAL,
            Foreign.of("USD", "50000000.00"),
            MADE_UP));
    facts.add(
        new PartnershipFact.ForeignCommitment(
            DemoHistory.on(QFLP + "-FC", start), QFLP, investor, Foreign.of("USD", "25700000.00")));
    remittance(1, LocalDate.of(2023, 5, 31), RemittanceWay.IN, "3000000.00");
    remittance(2, LocalDate.of(2024, 1, 31), RemittanceWay.IN, "4500000.00");
    remittance(3, LocalDate.of(2025, 2, 28), RemittanceWay.IN, "5300000.00");
    remittance(4, LocalDate.of(2025, 10, 31), RemittanceWay.OUT, "250000.00");
  }

  private void remittance(int number, LocalDate day, RemittanceWay way, String dollars) {
    facts.add(
        new PartnershipFact.Remittance(
            DemoHistory.on(QFLP + "-RM" + number, day),
            QFLP,
            "INV-" + QFLP,
            way,
            Foreign.of("USD", dollars),
            "ILLUSTRATIVE-" + number));
  }
}
