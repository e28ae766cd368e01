package io.houji.http.registers;

import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FinancingProduct;
import io.houji.fund.ledger.Head;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.ledger.FactForm;
import io.houji.http.ledger.Terms;
import io.houji.http.server.Request;
import java.util.Optional;
import java.util.function.Supplier;

/** An amount of financing by product. */
final class FinancingForm implements FactForm<Fact.Financing> {

  @Override
  public Class<Fact.Financing> kind() {
    return Fact.Financing.class;
  }

  @Override
  public String called() {
    return "financing";
  }

  @Override
  public Optional<String> idPrefix() {
    return Optional.of("fin-");
  }

  @Override
  public Supplier<Fact.Financing> ask(Request request, Fields fields, Supplier<Head> head) {
    var product = fields.required("product", Terms.kind(FinancingProduct.class));
    var firm = fields.optional("firm_id", FactForm.id());
    var amount = fields.money("amount");
    var tenor = fields.optional("tenor_months", Kind.whole(1, 600));
    var obligors = fields.optional("obligor_count", Kind.whole(1, Integer.MAX_VALUE));
    var pool = fields.optional("pool_id", Kind.text(1, 64));
    return () ->
        new Fact.Financing(
            head.get(),
            product.get(),
            firm.get().orElse(null),
            amount.get(),
            tenor.get().map(Math::toIntExact).orElse(null),
            obligors.get().map(Math::toIntExact).orElse(null),
            pool.get().orElse(null));
  }

  @Override
  public void write(Json.Builder json, Fact.Financing financing) {
    Terms.put(json, "product", financing.product());
    FactForm.text(json, "firm_id", financing.firmId());
    json.put("amount", financing.amount())
        .putOrNull("tenor_months", Optional.ofNullable(financing.tenorMonths()), n -> Json.whole(n))
        .putOrNull(
            "obligor_count", Optional.ofNullable(financing.obligorCount()), n -> Json.whole(n));
    FactForm.text(json, "pool_id", financing.poolId());
  }

  @Override
  public String listAddress(Fact.Financing financing) {
    return "/v1/financings";
  }
}
