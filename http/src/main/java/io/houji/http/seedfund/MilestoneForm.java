package io.houji.http.seedfund;

import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.MilestoneKind;
import io.houji.fund.ledger.SeedFact;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.ledger.FactForm;
import io.houji.http.ledger.Terms;
import io.houji.http.server.Request;
import java.util.Optional;
import java.util.function.Supplier;

/** 里程碑: something a project reached on a day. */
final class MilestoneForm implements FactForm<SeedFact.Milestone> {

  @Override
  public Class<SeedFact.Milestone> kind() {
    return SeedFact.Milestone.class;
  }

  @Override
  public String called() {
    return "milestone";
  }

  @Override
  public Optional<String> owner() {
    return Optional.of("project_id");
  }

  @Override
  public Optional<String> idPrefix() {
    return Optional.of("ms-");
  }

  @Override
  public Supplier<SeedFact.Milestone> ask(Request request, Fields fields, Supplier<Head> head) {
    var kind = fields.required("kind", Terms.kind(MilestoneKind.class));
    var what = fields.required("what", Kind.text(1, 500));
    var plannedFor = fields.optional("planned_for", Kind.date());
    return () ->
        new SeedFact.Milestone(
            head.get(),
            request.path("project_id"),
            kind.get(),
            what.get(),
            plannedFor.get().orElse(null));
  }

  @Override
  public void write(Json.Builder json, SeedFact.Milestone fact) {
    json.put("project_id", fact.projectId());
    Terms.put(json, "kind", fact.kind());
    json.put("what", fact.what());
    json.putOrNull("planned_for", Optional.ofNullable(fact.plannedFor()), Json::date);
  }

  @Override
  public String ownerId(SeedFact.Milestone fact) {
    return fact.projectId();
  }

  @Override
  public String listAddress(SeedFact.Milestone fact) {
    return "/v1/projects/" + fact.projectId() + "/milestones";
  }
}
