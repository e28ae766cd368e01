package io.houji.http.seedfund;

import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.RoundStep;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.ledger.FactForm;
import io.houji.http.ledger.Terms;
import io.houji.http.server.Request;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;

/** Money put into the project of the path in one round. */
final class RoundForm implements FactForm<Fact.ProjectRound> {
  private static final int SHARE_DECIMALS = 10;
  private static final Kind<BigDecimal> SHARE =
      Kind.decimal(new BigDecimal("0.0000000001"), BigDecimal.ONE, SHARE_DECIMALS);

  @Override
  public Class<Fact.ProjectRound> kind() {
    return Fact.ProjectRound.class;
  }

  @Override
  public String called() {
    return "round";
  }

  @Override
  public Optional<String> owner() {
    return Optional.of("project_id");
  }

  @Override
  public Optional<String> idPrefix() {
    return Optional.of("rd-");
  }

  @Override
  public Supplier<Fact.ProjectRound> ask(Request request, Fields fields, Supplier<Head> head) {
    var round = fields.text("round", 1, 50);
    var cost = fields.money("cost");
    var share = fields.optional("share", SHARE);
    var rights = fields.optional("round_rights", Kind.text(1, 500));
    var opened = fields.optional("opened_on", Kind.date());
    var step = fields.optional("step", Terms.kind(RoundStep.class));
    return () ->
        new Fact.ProjectRound(
            head.get(),
            request.path("project_id"),
            round.get(),
            cost.get(),
            share.get().orElse(null),
            rights.get().orElse(null),
            opened.get().orElse(null),
            step.get().orElse(null));
  }

  @Override
  public void write(Json.Builder json, Fact.ProjectRound round) {
    json.put("project_id", round.projectId())
        .put("round", round.round())
        .put("cost", round.cost())
        .putOrNull("share", Optional.ofNullable(round.share()), Json::decimal);
    FactForm.text(json, "round_rights", round.roundRights());
    json.putOrNull("opened_on", Optional.ofNullable(round.openedOn()), Json::date);
    Terms.put(json, "step", round.step());
  }

  @Override
  public String ownerId(Fact.ProjectRound round) {
    return round.projectId();
  }

  @Override
  public String listAddress(Fact.ProjectRound round) {
    return "/v1/projects/" + round.projectId() + "/rounds";
  }
}
