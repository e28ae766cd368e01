package io.houji.http.partnership;

import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.PartnershipFact.ForeignCommitment;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.ledger.FactForm;
import io.houji.http.server.Request;
import java.util.Optional;
import java.util.function.Supplier;

/** 境外认缴 to the fund of the path, in the currency of origin. */
final class ForeignCommitmentForm implements FactForm<ForeignCommitment> {

  @Override
  public Class<ForeignCommitment> kind() {
    return ForeignCommitment.class;
  }

  @Override
  public String called() {
    return "foreign commitment";
  }

  @Override
  public Optional<String> owner() {
    return Optional.of("fund_id");
  }

  @Override
  public Optional<String> idPrefix() {
    return Optional.of("fc-");
  }

  @Override
  public Supplier<ForeignCommitment> ask(Request request, Fields fields, Supplier<Head> head) {
    var investor = fields.required("investor_id", FactForm.id());
    var amount = fields.required("amount", ForeignMoney.kind());
    return () ->
        new ForeignCommitment(head.get(), request.path("fund_id"), investor.get(), amount.get());
  }

  @Override
  public void write(Json.Builder json, ForeignCommitment made) {
    json.put("fund_id", made.fundId())
        .put("investor_id", made.investorId())
        .put("amount", ForeignMoney.json(made.amount()));
  }

  @Override
  public String ownerId(ForeignCommitment made) {
    return made.fundId();
  }

  @Override
  public String listAddress(ForeignCommitment made) {
    return "/v1/funds/" + made.fundId() + "/foreign-commitments";
  }
}
