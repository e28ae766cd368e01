package io.houji.http.seedfund;

import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.MoneySource;
import io.houji.fund.ledger.RoundStep;
import io.houji.fund.ledger.SeedFact;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.ledger.FactForm;
import io.houji.http.ledger.Terms;
import io.houji.http.server.Request;
import java.util.Optional;
import java.util.function.Supplier;

/** 后续融资: money of others in a round of a project, dated by the closing of the round. */
final class FollowOnForm implements FactForm<SeedFact.FollowOn> {

  @Override
  public Class<SeedFact.FollowOn> kind() {
    return SeedFact.FollowOn.class;
  }

  @Override
  public String called() {
    return "follow-on";
  }

  @Override
  public Optional<String> owner() {
    return Optional.of("project_id");
  }

  @Override
  public Optional<String> idPrefix() {
    return Optional.of("fo-");
  }

  @Override
  public Supplier<SeedFact.FollowOn> ask(Request request, Fields fields, Supplier<Head> head) {
    var round = fields.required("round", Kind.text(1, 50));
    var step = fields.required("step", Terms.kind(RoundStep.class));
    var openedOn = fields.optional("opened_on", Kind.date());
    var source = fields.required("source", Terms.kind(MoneySource.class));
    var fromFundId = fields.optional("from_fund_id", FactForm.id());
    var amount = fields.required("amount", Kind.money());
    return () ->
        new SeedFact.FollowOn(
            head.get(),
            request.path("project_id"),
            round.get(),
            step.get(),
            openedOn.get().orElse(null),
            source.get(),
            fromFundId.get().orElse(null),
            amount.get());
  }

  @Override
  public void write(Json.Builder json, SeedFact.FollowOn fact) {
    json.put("project_id", fact.projectId());
    json.put("round", fact.round());
    Terms.put(json, "step", fact.step());
    json.putOrNull("opened_on", Optional.ofNullable(fact.openedOn()), Json::date);
    Terms.put(json, "source", fact.source());
    FactForm.text(json, "from_fund_id", fact.fromFundId());
    json.put("amount", fact.amount());
  }

  @Override
  public String ownerId(SeedFact.FollowOn fact) {
    return fact.projectId();
  }

  @Override
  public String listAddress(SeedFact.FollowOn fact) {
    return "/v1/projects/" + fact.projectId() + "/follow-ons";
  }
}
