package io.houji.http.seedfund;

import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.ProjectStatus;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.ledger.FactForm;
import io.houji.http.ledger.Terms;
import io.houji.http.server.Request;
import java.util.function.Supplier;

/** A project of the seed fund from its first day, or from a change of its status. */
final class ProjectForm implements FactForm<Fact.Project> {

  @Override
  public Class<Fact.Project> kind() {
    return Fact.Project.class;
  }

  @Override
  public String called() {
    return "project";
  }

  @Override
  public Supplier<Fact.Project> ask(Request request, Fields fields, Supplier<Head> head) {
    var name = fields.optional("name", Kind.text(1, 200));
    var fund = fields.optional("fund_id", FactForm.id());
    var firm = fields.optional("firm_id", FactForm.id());
    var institution = fields.optional("source_institution", Kind.text(1, 200));
    var sector = fields.optional("sector", Kind.text(1, 100));
    var status = fields.required("status", Terms.kind(ProjectStatus.class));
    var why = fields.optional("status_reason", Kind.text(1, 1000));
    return () ->
        new Fact.Project(
            head.get(),
            name.get().orElse(null),
            fund.get().orElse(null),
            firm.get().orElse(null),
            institution.get().orElse(null),
            sector.get().orElse(null),
            status.get(),
            why.get().orElse(null));
  }

  @Override
  public void write(Json.Builder json, Fact.Project project) {
    FactForm.text(json, "name", project.name());
    FactForm.text(json, "fund_id", project.fundId());
    FactForm.text(json, "firm_id", project.firmId());
    FactForm.text(json, "source_institution", project.sourceInstitution());
    FactForm.text(json, "sector", project.sector());
    Terms.put(json, "status", project.status());
    FactForm.text(json, "status_reason", project.statusReason());
  }

  @Override
  public String listAddress(Fact.Project project) {
    return "/v1/projects";
  }
}
