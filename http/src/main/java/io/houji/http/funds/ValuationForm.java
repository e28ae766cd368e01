package io.houji.http.funds;

import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.Technique;
import io.houji.fund.ledger.ValuationStatus;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.ledger.FactForm;
import io.houji.http.ledger.Terms;
import io.houji.http.server.Request;
import java.util.Optional;
import java.util.function.Supplier;

/** The value of the fund of the path, or of one of its holdings. */
final class ValuationForm implements FactForm<Fact.Valuation> {

  @Override
  public Class<Fact.Valuation> kind() {
    return Fact.Valuation.class;
  }

  @Override
  public String called() {
    return "valuation";
  }

  @Override
  public Optional<String> owner() {
    return Optional.of("fund_id");
  }

  @Override
  public Optional<String> idPrefix() {
    return Optional.of("nav-");
  }

  @Override
  public Supplier<Fact.Valuation> ask(Request request, Fields fields, Supplier<Head> head) {
    var value = fields.money("value");
    var technique = fields.required("technique", Terms.kind(Technique.class));
    var status = fields.required("status", Terms.kind(ValuationStatus.class));
    var firm = fields.optional("firm_id", FactForm.id());
    var project = fields.optional("project_id", FactForm.id());
    var rights = fields.optional("round_rights", Kind.text(1, 500));
    return () ->
        new Fact.Valuation(
            head.get(),
            request.path("fund_id"),
            firm.get().orElse(null),
            project.get().orElse(null),
            value.get(),
            technique.get(),
            status.get(),
            rights.get().orElse(null));
  }

  @Override
  public void write(Json.Builder json, Fact.Valuation valuation) {
    json.put("fund_id", valuation.fundId());
    FactForm.text(json, "firm_id", valuation.firmId());
    FactForm.text(json, "project_id", valuation.projectId());
    json.put("value", valuation.value());
    Terms.put(json, "technique", valuation.technique());
    Terms.put(json, "status", valuation.status());
    FactForm.text(json, "round_rights", valuation.roundRights());
  }

  @Override
  public String ownerId(Fact.Valuation valuation) {
    return valuation.fundId();
  }

  @Override
  public String listAddress(Fact.Valuation valuation) {
    return "/v1/funds/" + valuation.fundId() + "/valuations";
  }
}
