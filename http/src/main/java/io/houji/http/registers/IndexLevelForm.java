package io.houji.http.registers;

import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.Head;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.ledger.FactForm;
import io.houji.http.server.Request;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;

/** The level of an index on a day. */
final class IndexLevelForm implements FactForm<Fact.IndexLevel> {
  private static final int DECIMALS = 8;
  private static final Kind<BigDecimal> LEVEL =
      Kind.decimal(new BigDecimal("0.00000001"), new BigDecimal("1e15"), DECIMALS);

  @Override
  public Class<Fact.IndexLevel> kind() {
    return Fact.IndexLevel.class;
  }

  @Override
  public String called() {
    return "index level";
  }

  @Override
  public Optional<String> idPrefix() {
    return Optional.of("ix-");
  }

  @Override
  public Supplier<Fact.IndexLevel> ask(Request request, Fields fields, Supplier<Head> head) {
    var index = fields.required("index_id", FactForm.id());
    var level = fields.required("level", LEVEL);
    return () -> new Fact.IndexLevel(head.get(), index.get(), level.get());
  }

  @Override
  public void write(Json.Builder json, Fact.IndexLevel level) {
    json.put("index_id", level.indexId()).put("level", Json.decimal(level.level()));
  }

  @Override
  public String listAddress(Fact.IndexLevel level) {
    return "/v1/index-levels";
  }
}
