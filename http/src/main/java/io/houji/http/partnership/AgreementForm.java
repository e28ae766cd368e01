package io.houji.http.partnership;

import io.houji.fund.ledger.ClawbackBasis;
import io.houji.fund.ledger.FeeBase;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.ManagerFee;
import io.houji.fund.ledger.PartnershipFact.Agreement;
import io.houji.fund.ledger.PayoutOrder;
import io.houji.fund.ledger.PreferredGrowth;
import io.houji.fund.ledger.WaterfallKind;
import io.houji.fund.outcome.Outcome;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.ledger.FactForm;
import io.houji.http.ledger.Terms;
import io.houji.http.server.Request;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * 合伙协议条款 of the fund of the path, in force from their date. Fractions are read with room to spare:
 * the ledger's rules name what is out of range together with what contradicts.
 */
final class AgreementForm implements FactForm<Agreement> {
  private static final BigDecimal FAR = BigDecimal.valueOf(1_000);
  private static final Kind<BigDecimal> FRACTION = Kind.decimal(FAR.negate(), FAR, 12);

  @Override
  public Class<Agreement> kind() {
    return Agreement.class;
  }

  @Override
  public String called() {
    return "agreement";
  }

  @Override
  public Optional<String> owner() {
    return Optional.of("fund_id");
  }

  @Override
  public Optional<String> idPrefix() {
    return Optional.of("pa-");
  }

  @Override
  public Supplier<Agreement> ask(Request request, Fields fields, Supplier<Head> head) {
    var waterfall = fields.required("waterfall", Terms.kind(WaterfallKind.class));
    var growth = fields.optional("growth", Terms.kind(PreferredGrowth.class));
    var preferred = fields.optional("preferred", FRACTION);
    var carry = fields.required("carry", FRACTION);
    var catchUp = fields.optional("catch_up", FRACTION);
    var order = fields.orElse("order", Terms.kind(PayoutOrder.class), PayoutOrder.CAPITAL_FIRST);
    var clawback = fields.required("clawback", Terms.kind(ClawbackBasis.class));
    var floor = fields.optional("floor_multiple", FRACTION);
    var fee = fields.optional("management_fee", Kind.object(AgreementForm::fee));
    return () ->
        new Agreement(
            head.get(),
            request.path("fund_id"),
            waterfall.get(),
            growth.get().orElse(null),
            preferred.get().orElse(null),
            carry.get(),
            catchUp.get().orElse(null),
            order.get(),
            clawback.get(),
            floor.get().orElse(null),
            fee.get().orElse(null));
  }

  private static Outcome<ManagerFee> fee(Fields fields) {
    var rule = fields.optional("rule", Kind.text(1, 60));
    var rate = fields.required("yearly_rate", FRACTION);
    var base = fields.optional("base", Terms.kind(FeeBase.class));
    var exitBase = fields.optional("exit_base", Terms.kind(FeeBase.class));
    var exitRate = fields.optional("exit_rate", FRACTION);
    var heldBack = fields.optional("held_back", FRACTION);
    return fields.build(
        () ->
            new ManagerFee(
                rule.get().orElse(null),
                rate.get(),
                base.get().orElse(null),
                exitBase.get().orElse(null),
                exitRate.get().orElse(null),
                heldBack.get().orElse(null)));
  }

  @Override
  public void write(Json.Builder json, Agreement terms) {
    json.put("fund_id", terms.fundId());
    Terms.put(json, "waterfall", terms.waterfall());
    Terms.put(json, "growth", terms.growth());
    json.putOrNull("preferred", Optional.ofNullable(terms.preferred()), Json::decimal);
    json.put("carry", Json.decimal(terms.carry()));
    json.putOrNull("catch_up", Optional.ofNullable(terms.catchUp()), Json::decimal);
    Terms.put(json, "order", terms.order());
    Terms.put(json, "clawback", terms.clawback());
    json.putOrNull("floor_multiple", Optional.ofNullable(terms.floorMultiple()), Json::decimal);
    json.putOrNull("management_fee", Optional.ofNullable(terms.fee()), AgreementForm::fee);
  }

  private static Json fee(ManagerFee fee) {
    var json = Json.object();
    FactForm.text(json, "rule", fee.rule());
    json.put("yearly_rate", Json.decimal(fee.yearlyRate()));
    Terms.put(json, "base", fee.base());
    Terms.put(json, "exit_base", fee.exitBase());
    return json.putOrNull("exit_rate", Optional.ofNullable(fee.exitRate()), Json::decimal)
        .putOrNull("held_back", Optional.ofNullable(fee.heldBack()), Json::decimal)
        .end();
  }

  @Override
  public String ownerId(Agreement terms) {
    return terms.fundId();
  }

  @Override
  public String listAddress(Agreement terms) {
    return "/v1/funds/" + terms.fundId() + "/agreements";
  }
}
