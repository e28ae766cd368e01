package io.houji.http.network;

import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.ReferralStatus;
import io.houji.fund.ledger.RegisterFact;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.ledger.FactForm;
import io.houji.http.ledger.Terms;
import io.houji.http.server.Request;
import java.util.function.Supplier;

/** 转介: a firm sent to an institution, as far as it has come. */
final class ReferralForm implements FactForm<RegisterFact.Referral> {

  @Override
  public Class<RegisterFact.Referral> kind() {
    return RegisterFact.Referral.class;
  }

  @Override
  public String called() {
    return "referral";
  }

  @Override
  public Supplier<RegisterFact.Referral> ask(Request request, Fields fields, Supplier<Head> head) {
    var institutionId = fields.required("institution_id", FactForm.id());
    var firmId = fields.required("firm_id", FactForm.id());
    var service = fields.required("service", Kind.text(1, 100));
    var status = fields.required("status", Terms.kind(ReferralStatus.class));
    var nodeId = fields.optional("node_id", FactForm.id());
    return () ->
        new RegisterFact.Referral(
            head.get(),
            institutionId.get(),
            firmId.get(),
            service.get(),
            status.get(),
            nodeId.get().orElse(null));
  }

  @Override
  public void write(Json.Builder json, RegisterFact.Referral fact) {
    json.put("institution_id", fact.institutionId());
    json.put("firm_id", fact.firmId());
    json.put("service", fact.service());
    Terms.put(json, "status", fact.status());
    FactForm.text(json, "node_id", fact.nodeId());
  }

  @Override
  public String listAddress(RegisterFact.Referral fact) {
    return "/v1/market-services/referrals";
  }
}
