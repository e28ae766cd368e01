package io.houji.http.funds;

import io.houji.fund.ledger.Component;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FeeKind;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.ledger.Head;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.ledger.FactForm;
import io.houji.http.ledger.Terms;
import io.houji.http.server.Request;
import java.util.Optional;
import java.util.function.Supplier;

/** Money into or out of the fund of the path. */
final class CashFlowForm implements FactForm<Fact.CashFlow> {

  @Override
  public Class<Fact.CashFlow> kind() {
    return Fact.CashFlow.class;
  }

  @Override
  public String called() {
    return "cash flow";
  }

  @Override
  public Optional<String> owner() {
    return Optional.of("fund_id");
  }

  @Override
  public Optional<String> idPrefix() {
    return Optional.of("cf-");
  }

  @Override
  public Supplier<Fact.CashFlow> ask(Request request, Fields fields, Supplier<Head> head) {
    var kind = fields.required("kind", Terms.kind(FlowKind.class));
    var amount = fields.money("amount");
    var investor = fields.optional("investor_id", FactForm.id());
    var component = fields.optional("component", Terms.kind(Component.class));
    var recallable = fields.orElse("recallable", Kind.bool(), false);
    var target = fields.optional("target_fund_id", FactForm.id());
    var firm = fields.optional("firm_id", FactForm.id());
    var project = fields.optional("project_id", FactForm.id());
    var fee = fields.optional("fee_kind", Terms.kind(FeeKind.class));
    var note = fields.optional("note", Kind.text(1, 1000));
    return () ->
        new Fact.CashFlow(
            head.get(),
            request.path("fund_id"),
            kind.get(),
            amount.get(),
            investor.get().orElse(null),
            component.get().orElse(null),
            recallable.get(),
            target.get().orElse(null),
            firm.get().orElse(null),
            project.get().orElse(null),
            fee.get().orElse(null),
            note.get().orElse(null));
  }

  @Override
  public void write(Json.Builder json, Fact.CashFlow flow) {
    json.put("fund_id", flow.fundId());
    Terms.put(json, "kind", flow.kind());
    json.put("amount", flow.amount());
    FactForm.text(json, "investor_id", flow.investorId());
    Terms.put(json, "component", flow.component());
    json.put("recallable", flow.recallable());
    FactForm.text(json, "target_fund_id", flow.targetFundId());
    FactForm.text(json, "firm_id", flow.firmId());
    FactForm.text(json, "project_id", flow.projectId());
    Terms.put(json, "fee_kind", flow.feeKind());
    FactForm.text(json, "note", flow.note());
  }

  @Override
  public String ownerId(Fact.CashFlow flow) {
    return flow.fundId();
  }

  @Override
  public String listAddress(Fact.CashFlow flow) {
    return "/v1/funds/" + flow.fundId() + "/cash-flows";
  }
}
