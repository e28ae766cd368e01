package io.houji.http.ledger;

import io.houji.fund.ledger.ClawbackBasis;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FeeBase;
import io.houji.fund.ledger.ManagerFee;
import io.houji.fund.ledger.PartnershipFact.Agreement;
import io.houji.fund.ledger.PartnershipFact.ForeignCommitment;
import io.houji.fund.ledger.PartnershipFact.ForeignQuota;
import io.houji.fund.ledger.PartnershipFact.Remittance;
import io.houji.fund.ledger.PayoutOrder;
import io.houji.fund.ledger.PreferredGrowth;
import io.houji.fund.ledger.QuotaCount;
import io.houji.fund.ledger.RemittanceWay;
import io.houji.fund.ledger.WaterfallKind;
import io.houji.fund.qflp.Foreign;
import io.houji.http.json.Json;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of agreements and of foreign money. */
final class PartnershipRows {
  private PartnershipRows() {}

  private static final FactRows<Agreement> AGREEMENT =
      new FactRows<>(
          "partnership_agreement",
          Agreement.class,
          List.of(
              FactRows.column("fund_id", Agreement::fundId, Json::text),
              FactRows.column("waterfall", Agreement::waterfall, FactRows::term),
              FactRows.column("growth", Agreement::growth, FactRows::term),
              FactRows.column("preferred_ratio", Agreement::preferred, Json::decimal),
              FactRows.column("carry_ratio", Agreement::carry, Json::decimal),
              FactRows.column("catch_up_ratio", Agreement::catchUp, Json::decimal),
              FactRows.column("payout_order", Agreement::order, FactRows::term),
              FactRows.column("clawback", Agreement::clawback, FactRows::term),
              FactRows.column("floor_multiple", Agreement::floorMultiple, Json::decimal),
              FactRows.column("fee_rule", fee(ManagerFee::rule), Json::text),
              FactRows.column("fee_ratio", fee(ManagerFee::yearlyRate), Json::decimal),
              FactRows.column("fee_base", fee(ManagerFee::base), FactRows::term),
              FactRows.column("exit_fee_base", fee(ManagerFee::exitBase), FactRows::term),
              FactRows.column("exit_fee_ratio", fee(ManagerFee::exitRate), Json::decimal),
              FactRows.column("fee_held_back", fee(ManagerFee::heldBack), Json::decimal)),
          cells ->
              new Agreement(
                  cells.head(),
                  cells.text("fund_id"),
                  cells.term("waterfall", WaterfallKind.class),
                  cells.maybeTerm("growth", PreferredGrowth.class).orElse(null),
                  cells.maybeNumber("preferred_ratio").orElse(null),
                  cells.number("carry_ratio"),
                  cells.maybeNumber("catch_up_ratio").orElse(null),
                  cells.term("payout_order", PayoutOrder.class),
                  cells.term("clawback", ClawbackBasis.class),
                  cells.maybeNumber("floor_multiple").orElse(null),
                  fee(cells)));

  private static <T> Function<Agreement, @Nullable T> fee(Function<ManagerFee, @Nullable T> of) {
    return terms -> terms.fee() == null ? null : of.apply(terms.fee());
  }

  private static @Nullable ManagerFee fee(Cells cells) {
    return cells
        .maybeNumber("fee_ratio")
        .map(
            rate ->
                new ManagerFee(
                    cells.maybeText("fee_rule").orElse(null),
                    rate,
                    cells.maybeTerm("fee_base", FeeBase.class).orElse(null),
                    cells.maybeTerm("exit_fee_base", FeeBase.class).orElse(null),
                    cells.maybeNumber("exit_fee_ratio").orElse(null),
                    cells.maybeNumber("fee_held_back").orElse(null)))
        .orElse(null);
  }

  private static final FactRows<ForeignQuota> FOREIGN_QUOTA =
      new FactRows<>(
          "foreign_quota",
          ForeignQuota.class,
          List.of(
              FactRows.column("fund_id", ForeignQuota::fundId, Json::text),
              FactRows.column("counts", ForeignQuota::counts, FactRows::term),
              FactRows.column("currency", quota -> quota.limit().currency(), Json::text),
              FactRows.column("limit_amount", quota -> quota.limit().amount(), Json::decimal),
              FactRows.column("source", ForeignQuota::source, Json::text)),
          cells ->
              new ForeignQuota(
                  cells.head(),
                  cells.text("fund_id"),
                  cells.term("counts", QuotaCount.class),
                  new Foreign(cells.text("currency"), cells.number("limit_amount")),
                  cells.text("source")));

  private static final FactRows<ForeignCommitment> FOREIGN_COMMITMENT =
      new FactRows<>(
          "foreign_commitment",
          ForeignCommitment.class,
          List.of(
              FactRows.column("fund_id", ForeignCommitment::fundId, Json::text),
              FactRows.column("investor_id", ForeignCommitment::investorId, Json::text),
              FactRows.column("currency", made -> made.amount().currency(), Json::text),
              FactRows.column("amount", made -> made.amount().amount(), Json::decimal)),
          cells ->
              new ForeignCommitment(
                  cells.head(),
                  cells.text("fund_id"),
                  cells.text("investor_id"),
                  new Foreign(cells.text("currency"), cells.number("amount"))));

  private static final FactRows<Remittance> REMITTANCE =
      new FactRows<>(
          "remittance",
          Remittance.class,
          List.of(
              FactRows.column("fund_id", Remittance::fundId, Json::text),
              FactRows.column("investor_id", Remittance::investorId, Json::text),
              FactRows.column("way", Remittance::way, FactRows::term),
              FactRows.column("currency", sent -> sent.amount().currency(), Json::text),
              FactRows.column("amount", sent -> sent.amount().amount(), Json::decimal),
              FactRows.column("registration", Remittance::registration, Json::text)),
          cells ->
              new Remittance(
                  cells.head(),
                  cells.text("fund_id"),
                  cells.text("investor_id"),
                  cells.term("way", RemittanceWay.class),
                  new Foreign(cells.text("currency"), cells.number("amount")),
                  cells.text("registration")));

  static final List<FactRows<? extends Fact>> ALL =
      List.of(AGREEMENT, FOREIGN_QUOTA, FOREIGN_COMMITMENT, REMITTANCE);
}
