package io.houji.http.registers;

import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.MoneySource;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.ledger.FactForm;
import io.houji.http.ledger.Terms;
import io.houji.http.server.Request;
import java.util.function.Supplier;

/** An investor of funds. */
final class InvestorForm implements FactForm<Fact.Investor> {

  @Override
  public Class<Fact.Investor> kind() {
    return Fact.Investor.class;
  }

  @Override
  public String called() {
    return "investor";
  }

  @Override
  public Supplier<Fact.Investor> ask(Request request, Fields fields, Supplier<Head> head) {
    var name = fields.text("name", 1, 200);
    var source = fields.required("source", Terms.kind(MoneySource.class));
    var fund = fields.optional("fund_id", FactForm.id());
    return () -> new Fact.Investor(head.get(), name.get(), source.get(), fund.get().orElse(null));
  }

  @Override
  public void write(Json.Builder json, Fact.Investor investor) {
    json.put("name", investor.name());
    Terms.put(json, "source", investor.source());
    FactForm.text(json, "fund_id", investor.fundId());
  }

  @Override
  public String listAddress(Fact.Investor investor) {
    return "/v1/investors";
  }
}
