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
import java.util.regex.Pattern;

/** Yuan per unit of a foreign currency on a day. */
final class ExchangeRateForm implements FactForm<Fact.ExchangeRate> {
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final int DECIMALS = 8;
  private static final Kind<BigDecimal> RATE =
      Kind.decimal(new BigDecimal("0.00000001"), new BigDecimal("1e9"), DECIMALS);

  @Override
  public Class<Fact.ExchangeRate> kind() {
    return Fact.ExchangeRate.class;
  }

  @Override
  public String called() {
    return "exchange rate";
  }

  @Override
  public Optional<String> idPrefix() {
    return Optional.of("fx-");
  }

  @Override
  public Supplier<Fact.ExchangeRate> ask(Request request, Fields fields, Supplier<Head> head) {
    var currency =
        fields.required("currency", Kind.text(CURRENCY, "must be a currency code such as USD"));
    var rate = fields.required("yuan_per_unit", RATE);
    var source = fields.optional("source", Kind.text(1, 200));
    return () ->
        new Fact.ExchangeRate(head.get(), currency.get(), rate.get(), source.get().orElse(null));
  }

  @Override
  public void write(Json.Builder json, Fact.ExchangeRate rate) {
    json.put("currency", rate.currency()).put("yuan_per_unit", Json.decimal(rate.yuanPerUnit()));
    FactForm.text(json, "source", rate.source());
  }

  @Override
  public String listAddress(Fact.ExchangeRate rate) {
    return "/v1/exchange-rates";
  }
}
