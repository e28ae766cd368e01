package io.houji.http.transfer;

import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.TransferFact;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.ledger.FactForm;
import io.houji.http.server.Request;
import java.util.function.Supplier;

/** 科技经纪人: a technology broker; not a licensed securities broker. */
final class BrokerForm implements FactForm<TransferFact.Broker> {

  @Override
  public Class<TransferFact.Broker> kind() {
    return TransferFact.Broker.class;
  }

  @Override
  public String called() {
    return "broker";
  }

  @Override
  public Supplier<TransferFact.Broker> ask(Request request, Fields fields, Supplier<Head> head) {
    var name = fields.required("name", Kind.text(1, 200));
    var institution = fields.optional("institution", Kind.text(1, 200));
    return () -> new TransferFact.Broker(head.get(), name.get(), institution.get().orElse(null));
  }

  @Override
  public void write(Json.Builder json, TransferFact.Broker fact) {
    json.put("name", fact.name());
    FactForm.text(json, "institution", fact.institution());
  }

  @Override
  public String listAddress(TransferFact.Broker fact) {
    return "/v1/transfer/brokers";
  }
}
