package io.houji.http.seedfund;

import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.PaperKind;
import io.houji.fund.ledger.SeedFact;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.ledger.FactForm;
import io.houji.http.ledger.Terms;
import io.houji.http.server.Request;
import java.util.Optional;
import java.util.function.Supplier;

/** 尽职材料: a paper of a project's due-diligence file. */
final class DiligencePaperForm implements FactForm<SeedFact.DiligencePaper> {

  @Override
  public Class<SeedFact.DiligencePaper> kind() {
    return SeedFact.DiligencePaper.class;
  }

  @Override
  public String called() {
    return "due-diligence paper";
  }

  @Override
  public Optional<String> owner() {
    return Optional.of("project_id");
  }

  @Override
  public Optional<String> idPrefix() {
    return Optional.of("dp-");
  }

  @Override
  public Supplier<SeedFact.DiligencePaper> ask(
      Request request, Fields fields, Supplier<Head> head) {
    var kind = fields.required("kind", Terms.kind(PaperKind.class));
    var reference = fields.required("reference", Kind.text(1, 200));
    return () ->
        new SeedFact.DiligencePaper(
            head.get(), request.path("project_id"), kind.get(), reference.get());
  }

  @Override
  public void write(Json.Builder json, SeedFact.DiligencePaper fact) {
    json.put("project_id", fact.projectId());
    Terms.put(json, "kind", fact.kind());
    json.put("reference", fact.reference());
  }

  @Override
  public String ownerId(SeedFact.DiligencePaper fact) {
    return fact.projectId();
  }

  @Override
  public String listAddress(SeedFact.DiligencePaper fact) {
    return "/v1/projects/" + fact.projectId() + "/diligence-papers";
  }
}
