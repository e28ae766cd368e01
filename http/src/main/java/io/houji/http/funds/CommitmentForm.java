package io.houji.http.funds;

import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.MoneySource;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.ledger.FactForm;
import io.houji.http.ledger.Terms;
import io.houji.http.server.Request;
import java.util.Optional;
import java.util.function.Supplier;

/** Money promised to the fund of the path. */
final class CommitmentForm implements FactForm<Fact.Commitment> {

  @Override
  public Class<Fact.Commitment> kind() {
    return Fact.Commitment.class;
  }

  @Override
  public String called() {
    return "commitment";
  }

  @Override
  public Optional<String> owner() {
    return Optional.of("fund_id");
  }

  @Override
  public Optional<String> idPrefix() {
    return Optional.of("cm-");
  }

  @Override
  public Supplier<Fact.Commitment> ask(Request request, Fields fields, Supplier<Head> head) {
    var source = fields.required("source", Terms.kind(MoneySource.class));
    var investor = fields.optional("investor_id", FactForm.id());
    var from = fields.optional("from_fund_id", FactForm.id());
    var amount = fields.money("amount");
    return () ->
        new Fact.Commitment(
            head.get(),
            request.path("fund_id"),
            investor.get().orElse(null),
            source.get(),
            from.get().orElse(null),
            amount.get());
  }

  @Override
  public void write(Json.Builder json, Fact.Commitment commitment) {
    json.put("fund_id", commitment.fundId());
    Terms.put(json, "source", commitment.source());
    FactForm.text(json, "investor_id", commitment.investorId());
    FactForm.text(json, "from_fund_id", commitment.fromFundId());
    json.put("amount", commitment.amount());
  }

  @Override
  public String ownerId(Fact.Commitment commitment) {
    return commitment.fundId();
  }

  @Override
  public String listAddress(Fact.Commitment commitment) {
    return "/v1/funds/" + commitment.fundId() + "/commitments";
  }
}
