package io.houji.http.seedfund;

import io.houji.fund.ledger.CheckpointKind;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.SeedFact;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.ledger.FactForm;
import io.houji.http.ledger.Terms;
import io.houji.http.server.Request;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * 评价节点: a day on which a fund is judged over its whole life, or a step of the exemption procedure.
 */
final class CheckpointForm implements FactForm<SeedFact.Checkpoint> {

  @Override
  public Class<SeedFact.Checkpoint> kind() {
    return SeedFact.Checkpoint.class;
  }

  @Override
  public String called() {
    return "checkpoint";
  }

  @Override
  public Optional<String> idPrefix() {
    return Optional.of("cp-");
  }

  @Override
  public Supplier<SeedFact.Checkpoint> ask(Request request, Fields fields, Supplier<Head> head) {
    var fundId = fields.required("fund_id", FactForm.id());
    var kind = fields.required("kind", Terms.kind(CheckpointKind.class));
    var reference = fields.required("reference", Kind.text(1, 200));
    return () -> new SeedFact.Checkpoint(head.get(), fundId.get(), kind.get(), reference.get());
  }

  @Override
  public void write(Json.Builder json, SeedFact.Checkpoint fact) {
    json.put("fund_id", fact.fundId());
    Terms.put(json, "kind", fact.kind());
    json.put("reference", fact.reference());
  }

  @Override
  public String listAddress(SeedFact.Checkpoint fact) {
    return "/v1/seed-fund/checkpoints";
  }
}
