package io.houji.http.network;

import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.RegisterFact;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.ledger.FactForm;
import io.houji.http.server.Request;
import java.util.function.Supplier;

/** 服务机构: an institution of the 资本大市场 and what it serves with. */
final class ServiceInstitutionForm implements FactForm<RegisterFact.ServiceInstitution> {

  @Override
  public Class<RegisterFact.ServiceInstitution> kind() {
    return RegisterFact.ServiceInstitution.class;
  }

  @Override
  public String called() {
    return "institution";
  }

  @Override
  public Supplier<RegisterFact.ServiceInstitution> ask(
      Request request, Fields fields, Supplier<Head> head) {
    var name = fields.required("name", Kind.text(1, 200));
    var services = fields.required("services", Kind.list(1, 50, Kind.text(1, 100)));
    return () -> new RegisterFact.ServiceInstitution(head.get(), name.get(), services.get());
  }

  @Override
  public void write(Json.Builder json, RegisterFact.ServiceInstitution fact) {
    json.put("name", fact.name());
    json.put("services", Json.array(fact.services(), Json::text));
  }

  @Override
  public String listAddress(RegisterFact.ServiceInstitution fact) {
    return "/v1/market-services/institutions";
  }
}
