package io.houji.http.partnership;

import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.PartnershipFact.Remittance;
import io.houji.fund.ledger.RemittanceWay;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.ledger.FactForm;
import io.houji.http.ledger.Terms;
import io.houji.http.server.Request;
import java.util.Optional;
import java.util.function.Supplier;

/** 跨境汇款 into or out of the fund of the path. */
final class RemittanceForm implements FactForm<Remittance> {

  @Override
  public Class<Remittance> kind() {
    return Remittance.class;
  }

  @Override
  public String called() {
    return "remittance";
  }

  @Override
  public Optional<String> owner() {
    return Optional.of("fund_id");
  }

  @Override
  public Optional<String> idPrefix() {
    return Optional.of("rm-");
  }

  @Override
  public Supplier<Remittance> ask(Request request, Fields fields, Supplier<Head> head) {
    var investor = fields.required("investor_id", FactForm.id());
    var way = fields.required("way", Terms.kind(RemittanceWay.class));
    var amount = fields.required("amount", ForeignMoney.kind());
    var registration = fields.text("registration", 1, 60);
    return () ->
        new Remittance(
            head.get(),
            request.path("fund_id"),
            investor.get(),
            way.get(),
            amount.get(),
            registration.get());
  }

  @Override
  public void write(Json.Builder json, Remittance sent) {
    json.put("fund_id", sent.fundId()).put("investor_id", sent.investorId());
    Terms.put(json, "way", sent.way());
    json.put("amount", ForeignMoney.json(sent.amount())).put("registration", sent.registration());
  }

  @Override
  public String ownerId(Remittance sent) {
    return sent.fundId();
  }

  @Override
  public String listAddress(Remittance sent) {
    return "/v1/funds/" + sent.fundId() + "/remittances";
  }
}
