package io.houji.http.patents;

import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.PatentChain;
import io.houji.fund.ledger.PatentKind;
import io.houji.fund.ledger.RegisterFact;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.ledger.FactForm;
import io.houji.http.ledger.Terms;
import io.houji.http.server.Request;
import java.util.Optional;
import java.util.function.Supplier;

/** 专利: an entry of the patent pool. */
final class PatentEntryForm implements FactForm<RegisterFact.PatentEntry> {

  @Override
  public Class<RegisterFact.PatentEntry> kind() {
    return RegisterFact.PatentEntry.class;
  }

  @Override
  public String called() {
    return "patent";
  }

  @Override
  public Supplier<RegisterFact.PatentEntry> ask(
      Request request, Fields fields, Supplier<Head> head) {
    var title = fields.required("title", Kind.text(1, 200));
    var kind = fields.required("kind", Terms.kind(PatentKind.class));
    var filedOn = fields.required("filed_on", Kind.date());
    var unpaidSince = fields.optional("unpaid_since", Kind.date());
    var chain = fields.optional("chain", Terms.kind(PatentChain.class));
    var firmId = fields.optional("firm_id", FactForm.id());
    var institution = fields.optional("institution", Kind.text(1, 200));
    var resultId = fields.optional("result_id", FactForm.id());
    var core = fields.optional("core", Kind.bool());
    var coreCriterion = fields.optional("core_criterion", Kind.text(1, 500));
    return () ->
        new RegisterFact.PatentEntry(
            head.get(),
            title.get(),
            kind.get(),
            filedOn.get(),
            unpaidSince.get().orElse(null),
            chain.get().orElse(null),
            firmId.get().orElse(null),
            institution.get().orElse(null),
            resultId.get().orElse(null),
            core.get().orElse(null),
            coreCriterion.get().orElse(null));
  }

  @Override
  public void write(Json.Builder json, RegisterFact.PatentEntry fact) {
    json.put("title", fact.title());
    Terms.put(json, "kind", fact.kind());
    json.put("filed_on", fact.filedOn());
    json.putOrNull("unpaid_since", Optional.ofNullable(fact.unpaidSince()), Json::date);
    Terms.put(json, "chain", fact.chain());
    FactForm.text(json, "firm_id", fact.firmId());
    FactForm.text(json, "institution", fact.institution());
    FactForm.text(json, "result_id", fact.resultId());
    json.putOrNull("core", Optional.ofNullable(fact.core()), Json::bool);
    FactForm.text(json, "core_criterion", fact.coreCriterion());
  }

  @Override
  public String listAddress(RegisterFact.PatentEntry fact) {
    return "/v1/patents";
  }
}
