package io.houji.http.transfer;

import io.houji.fund.ledger.CarrierLevel;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.TransferFact;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.ledger.FactForm;
import io.houji.http.ledger.Terms;
import io.houji.http.server.Request;
import java.util.function.Supplier;

/** 孵化载体: a carrier that raises firms. */
final class CarrierForm implements FactForm<TransferFact.Carrier> {

  @Override
  public Class<TransferFact.Carrier> kind() {
    return TransferFact.Carrier.class;
  }

  @Override
  public String called() {
    return "carrier";
  }

  @Override
  public Supplier<TransferFact.Carrier> ask(Request request, Fields fields, Supplier<Head> head) {
    var name = fields.required("name", Kind.text(1, 200));
    var level = fields.optional("level", Terms.kind(CarrierLevel.class));
    return () -> new TransferFact.Carrier(head.get(), name.get(), level.get().orElse(null));
  }

  @Override
  public void write(Json.Builder json, TransferFact.Carrier fact) {
    json.put("name", fact.name());
    Terms.put(json, "level", fact.level());
  }

  @Override
  public String listAddress(TransferFact.Carrier fact) {
    return "/v1/transfer/carriers";
  }
}
