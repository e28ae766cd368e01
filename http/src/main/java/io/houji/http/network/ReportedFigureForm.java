package io.houji.http.network;

import io.houji.fund.ledger.Bound;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.Measure;
import io.houji.fund.ledger.RegisterFact;
import io.houji.fund.ledger.Scope;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.ledger.FactForm;
import io.houji.http.ledger.Terms;
import io.houji.http.server.Request;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;

/** 上报数: an aggregate as a dated source states it; never made up of single rows. */
final class ReportedFigureForm implements FactForm<RegisterFact.ReportedFigure> {

  @Override
  public Class<RegisterFact.ReportedFigure> kind() {
    return RegisterFact.ReportedFigure.class;
  }

  @Override
  public String called() {
    return "reported figure";
  }

  @Override
  public Optional<String> idPrefix() {
    return Optional.of("rf-");
  }

  @Override
  public Supplier<RegisterFact.ReportedFigure> ask(
      Request request, Fields fields, Supplier<Head> head) {
    var measure = fields.required("measure", Terms.kind(Measure.class));
    var scope = fields.required("scope", Terms.kind(Scope.class));
    var value =
        fields.required("value", Kind.decimal(BigDecimal.ZERO, new BigDecimal("1000000000000"), 8));
    var bound = fields.required("bound", Terms.kind(Bound.class));
    var nodeId = fields.optional("node_id", FactForm.id());
    var source = fields.required("source", Kind.text(1, 300));
    return () ->
        new RegisterFact.ReportedFigure(
            head.get(),
            measure.get(),
            scope.get(),
            value.get(),
            bound.get(),
            nodeId.get().orElse(null),
            source.get());
  }

  @Override
  public void write(Json.Builder json, RegisterFact.ReportedFigure fact) {
    Terms.put(json, "measure", fact.measure());
    Terms.put(json, "scope", fact.scope());
    json.put("value", Json.decimal(fact.value()));
    Terms.put(json, "bound", fact.bound());
    FactForm.text(json, "node_id", fact.nodeId());
    json.put("source", fact.source());
  }

  @Override
  public String listAddress(RegisterFact.ReportedFigure fact) {
    return "/v1/network/reported-figures";
  }
}
