package io.houji.http.transfer;

import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.LicenceFlowKind;
import io.houji.fund.ledger.TransferFact;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.ledger.FactForm;
import io.houji.http.ledger.Terms;
import io.houji.http.server.Request;
import java.util.Optional;
import java.util.function.Supplier;

/** 许可流水: income of the licensee from the product, or a payment of the fee. */
final class LicenceFlowForm implements FactForm<TransferFact.LicenceFlow> {

  @Override
  public Class<TransferFact.LicenceFlow> kind() {
    return TransferFact.LicenceFlow.class;
  }

  @Override
  public String called() {
    return "licence flow";
  }

  @Override
  public Optional<String> owner() {
    return Optional.of("licence_id");
  }

  @Override
  public Optional<String> idPrefix() {
    return Optional.of("lf-");
  }

  @Override
  public Supplier<TransferFact.LicenceFlow> ask(
      Request request, Fields fields, Supplier<Head> head) {
    var kind = fields.required("kind", Terms.kind(LicenceFlowKind.class));
    var amount = fields.required("amount", Kind.money());
    return () ->
        new TransferFact.LicenceFlow(
            head.get(), request.path("licence_id"), kind.get(), amount.get());
  }

  @Override
  public void write(Json.Builder json, TransferFact.LicenceFlow fact) {
    json.put("licence_id", fact.licenceId());
    Terms.put(json, "kind", fact.kind());
    json.put("amount", fact.amount());
  }

  @Override
  public String ownerId(TransferFact.LicenceFlow fact) {
    return fact.licenceId();
  }

  @Override
  public String listAddress(TransferFact.LicenceFlow fact) {
    return "/v1/transfer/licences/" + fact.licenceId() + "/flows";
  }
}
