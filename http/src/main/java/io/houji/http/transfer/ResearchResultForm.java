package io.houji.http.transfer;

import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.ResultStage;
import io.houji.fund.ledger.TransferFact;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.ledger.FactForm;
import io.houji.http.ledger.Terms;
import io.houji.http.server.Request;
import java.util.Optional;
import java.util.function.Supplier;

/** 科技成果: a result of a university or institute, as far as it has come. */
final class ResearchResultForm implements FactForm<TransferFact.ResearchResult> {

  @Override
  public Class<TransferFact.ResearchResult> kind() {
    return TransferFact.ResearchResult.class;
  }

  @Override
  public String called() {
    return "result";
  }

  @Override
  public Supplier<TransferFact.ResearchResult> ask(
      Request request, Fields fields, Supplier<Head> head) {
    var name = fields.required("name", Kind.text(1, 200));
    var institution = fields.required("institution", Kind.text(1, 200));
    var field = fields.optional("field", Kind.text(1, 100));
    var stage = fields.required("stage", Terms.kind(ResultStage.class));
    var brokerId = fields.optional("broker_id", FactForm.id());
    var carrierId = fields.optional("carrier_id", FactForm.id());
    var admittedOn = fields.optional("admitted_on", Kind.date());
    var firmId = fields.optional("firm_id", FactForm.id());
    var projectId = fields.optional("project_id", FactForm.id());
    var separatelyListed = fields.optional("separately_listed", Kind.bool());
    var titleEvaluated = fields.optional("title_evaluated", Kind.bool());
    var horizontalFunds = fields.optional("horizontal_funds", Kind.bool());
    return () ->
        new TransferFact.ResearchResult(
            head.get(),
            name.get(),
            institution.get(),
            field.get().orElse(null),
            stage.get(),
            brokerId.get().orElse(null),
            carrierId.get().orElse(null),
            admittedOn.get().orElse(null),
            firmId.get().orElse(null),
            projectId.get().orElse(null),
            separatelyListed.get().orElse(null),
            titleEvaluated.get().orElse(null),
            horizontalFunds.get().orElse(null));
  }

  @Override
  public void write(Json.Builder json, TransferFact.ResearchResult fact) {
    json.put("name", fact.name());
    json.put("institution", fact.institution());
    FactForm.text(json, "field", fact.field());
    Terms.put(json, "stage", fact.stage());
    FactForm.text(json, "broker_id", fact.brokerId());
    FactForm.text(json, "carrier_id", fact.carrierId());
    json.putOrNull("admitted_on", Optional.ofNullable(fact.admittedOn()), Json::date);
    FactForm.text(json, "firm_id", fact.firmId());
    FactForm.text(json, "project_id", fact.projectId());
    json.putOrNull("separately_listed", Optional.ofNullable(fact.separatelyListed()), Json::bool);
    json.putOrNull("title_evaluated", Optional.ofNullable(fact.titleEvaluated()), Json::bool);
    json.putOrNull("horizontal_funds", Optional.ofNullable(fact.horizontalFunds()), Json::bool);
  }

  @Override
  public String listAddress(TransferFact.ResearchResult fact) {
    return "/v1/transfer/results";
  }
}
