package io.houji.http.funds;

import io.houji.fund.ledger.AmacType;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FundType;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.Layer;
import io.houji.fund.ledger.Stage;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.ledger.FactForm;
import io.houji.http.ledger.Terms;
import io.houji.http.server.Request;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A fund as it is described. */
final class FundForm implements FactForm<Fact.Fund> {
  private static final Kind<BigDecimal> YEARS =
      Kind.decimal(BigDecimal.ZERO, BigDecimal.valueOf(50), 2);
  private static final Pattern AMAC = Pattern.compile("[A-Z0-9]{4,12}");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  @Override
  public Class<Fact.Fund> kind() {
    return Fact.Fund.class;
  }

  @Override
  public String called() {
    return "fund";
  }

  @Override
  public Supplier<Fact.Fund> ask(Request request, Fields fields, Supplier<Head> head) {
    var name = fields.text("name", 1, 200);
    var type = fields.required("type", Terms.kind(FundType.class));
    var typeLabel = fields.optional("type_label", Kind.text(1, 100));
    var amacType = fields.optional("amac_type", Terms.kind(AmacType.class));
    var layer = fields.required("layer", Terms.kind(Layer.class));
    var vintage = fields.whole("vintage", 1980, 2100);
    var investYears = fields.optional("invest_years", YEARS);
    var exitYears = fields.optional("exit_years", YEARS);
    var extensionYears = fields.optional("extension_years", YEARS);
    var manager = fields.optional("manager", Kind.text(1, 200));
    var amacCode =
        fields.optional("amac_code", Kind.text(AMAC, "must be 4 to 12 capital letters and digits"));
    var currency =
        fields.orElse(
            "currency", Kind.text(CURRENCY, "must be a currency code such as CNY"), "CNY");
    var sectors = fields.orElse("sectors", Kind.list(0, 20, Kind.text(1, 100)), List.of());
    var stage = fields.optional("stage", Terms.kind(Stage.class));
    var seed = fields.orElse("seed_programme", Kind.bool(), false);
    var note = fields.optional("note", Kind.text(1, 1000));
    return () ->
        new Fact.Fund(
            head.get(),
            name.get(),
            type.get(),
            typeLabel.get().orElse(null),
            amacType.get().orElse(null),
            layer.get(),
            Math.toIntExact(vintage.get()),
            investYears.get().orElse(null),
            exitYears.get().orElse(null),
            extensionYears.get().orElse(null),
            manager.get().orElse(null),
            amacCode.get().orElse(null),
            currency.get(),
            sectors.get(),
            stage.get().orElse(null),
            seed.get(),
            note.get().orElse(null));
  }

  @Override
  public void write(Json.Builder json, Fact.Fund fund) {
    json.put("name", fund.name());
    Terms.put(json, "type", fund.fundType());
    FactForm.text(json, "type_label", fund.typeLabel());
    Terms.put(json, "amac_type", fund.amacType());
    Terms.put(json, "layer", fund.layer());
    json.put("vintage", fund.vintage())
        .putOrNull("invest_years", Optional.ofNullable(fund.investYears()), Json::decimal)
        .putOrNull("exit_years", Optional.ofNullable(fund.exitYears()), Json::decimal)
        .putOrNull("extension_years", Optional.ofNullable(fund.extensionYears()), Json::decimal);
    FactForm.text(json, "manager", fund.manager());
    FactForm.text(json, "amac_code", fund.amacCode());
    json.put("currency", fund.currency()).put("sectors", Json.array(fund.sectors(), Json::text));
    Terms.put(json, "stage", fund.stage());
    json.put("seed_programme", fund.seedProgramme());
    FactForm.text(json, "note", fund.note());
  }

  @Override
  public String listAddress(Fact.Fund fund) {
    return "/v1/funds";
  }
}
