package io.houji.http.patents;

import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.PatentEventKind;
import io.houji.fund.ledger.RegisterFact;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.ledger.FactForm;
import io.houji.http.ledger.Terms;
import io.houji.http.server.Request;
import java.util.Optional;
import java.util.function.Supplier;

/** 权利变动: what happens to a patent on a day. */
final class PatentEventForm implements FactForm<RegisterFact.PatentEvent> {

  @Override
  public Class<RegisterFact.PatentEvent> kind() {
    return RegisterFact.PatentEvent.class;
  }

  @Override
  public String called() {
    return "patent event";
  }

  @Override
  public Optional<String> owner() {
    return Optional.of("patent_id");
  }

  @Override
  public Optional<String> idPrefix() {
    return Optional.of("pe-");
  }

  @Override
  public Supplier<RegisterFact.PatentEvent> ask(
      Request request, Fields fields, Supplier<Head> head) {
    var kind = fields.required("kind", Terms.kind(PatentEventKind.class));
    var party = fields.optional("party", Kind.text(1, 200));
    var registerNumber = fields.optional("register_number", Kind.text(1, 64));
    return () ->
        new RegisterFact.PatentEvent(
            head.get(),
            request.path("patent_id"),
            kind.get(),
            party.get().orElse(null),
            registerNumber.get().orElse(null));
  }

  @Override
  public void write(Json.Builder json, RegisterFact.PatentEvent fact) {
    json.put("patent_id", fact.patentId());
    Terms.put(json, "kind", fact.kind());
    FactForm.text(json, "party", fact.party());
    FactForm.text(json, "register_number", fact.registerNumber());
  }

  @Override
  public String ownerId(RegisterFact.PatentEvent fact) {
    return fact.patentId();
  }

  @Override
  public String listAddress(RegisterFact.PatentEvent fact) {
    return "/v1/patents/" + fact.patentId() + "/events";
  }
}
