package io.houji.http.calculations;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.waterfall.Clawback;
import io.houji.fund.waterfall.Flow;
import io.houji.fund.waterfall.Row;
import io.houji.fund.waterfall.Totals;
import io.houji.fund.waterfall.Waterfall;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** 瀑布式分配: who gets what of each payment, by date and tier; see {@link Waterfall}. */
final class WaterfallCalculation {
  private static final int FLOWS_MAX = 5_000;
  private static final int TESTS_MAX = 200;
  private static final int NAME_MAX = 60;

  private WaterfallCalculation() {}

  static Calculation offer() {
    return Calculation.of(WaterfallCalculation.class, "waterfall", WaterfallCalculation::compute);
  }

  private static Outcome<Json> compute(Fields fields) {
    var unit = SmallestUnit.roundingIfAsked(fields);
    var terms = fields.required("terms", WaterfallTerms.kind());
    var flows = fields.list("flows", 1, FLOWS_MAX, flow(unit));
    var tests =
        fields.orElse(
            "clawback_tests",
            Kind.list(0, TESTS_MAX, Kind.object(each -> test(each, unit))),
            List.of());
    if (terms.isRight() && fields.hasProblems()) {
      terms.get().problems().forEach(fields::refuse);
    }
    return fields.buildOutcome(
        () ->
            Waterfall.of(terms.get(), flows.get(), tests.get())
                .map(waterfall -> write(waterfall, unit)));
  }

  /** A pair in the investor's sign, or an object that says more. */
  private static Kind<Flow> flow(SmallestUnit unit) {
    var pair = Inputs.dated(unit.signed(), WaterfallCalculation::ofSign);
    Kind<Flow> object = Kind.object(fields -> flow(fields, unit));
    return value -> value instanceof Json.Arr ? pair.read(value) : object.read(value);
  }

  private static Flow ofSign(LocalDate on, Money amount) {
    return amount.isNegative() ? Flow.call(on, amount.negated()) : Flow.distribution(on, amount);
  }

  private static Outcome<Flow> flow(Fields fields, SmallestUnit unit) {
    var date = fields.date("date");
    var type = fields.choice("type", Flow.Type.class);
    boolean writesOff = type.isRight() && type.get() == Flow.Type.WRITE_OFF;
    var amount =
        writesOff
            ? fields.orElse("amount", unit.notNegative(), Money.ZERO)
            : fields.required("amount", unit.notNegative());
    var deal = fields.orElse("deal", Kind.text(1, NAME_MAX), Flow.FUND);
    var recallable = fields.orElse("recallable", Kind.bool(), false);
    return fields.build(
        () -> new Flow(date.get(), type.get(), amount.get(), deal.get(), recallable.get()));
  }

  private static Outcome<Clawback.Test> test(Fields fields, SmallestUnit unit) {
    var date = fields.date("date");
    var stage = fields.choice("stage", Clawback.Stage.class);
    boolean isFinal = stage.isRight() && stage.get() == Clawback.Stage.FINAL;
    var value =
        isFinal
            ? fields.orElse("value", unit.notNegative(), Money.ZERO)
            : fields.required("value", unit.notNegative());
    return fields.build(() -> new Clawback.Test(date.get(), stage.get(), value.get()));
  }

  private static Json write(Waterfall waterfall, SmallestUnit unit) {
    var sums = waterfall.conservation();
    return Json.object()
        .put("rows", Json.array(waterfall.rows(), row -> row(row, unit)))
        .put("totals", totals(waterfall.totals(), unit))
        .put("unreturned_capital", unit.show(waterfall.unreturnedCapital()))
        .put("unpaid_preferred", unit.show(waterfall.unpaidPreferred(waterfall.closedOn())))
        .put(
            "conservation",
            Json.object()
                .put("cash", unit.show(sums.cash()))
                .put("tiers", unit.show(sums.tiers()))
                .put("lp", unit.show(sums.lp()))
                .put("gp", unit.show(sums.gp()))
                .put("holds", sums.holds())
                .end())
        .put("decimals", unit.decimals())
        .end();
  }

  private static Json row(Row row, SmallestUnit unit) {
    var tiers = row.tiers();
    return Json.object()
        .put("date", row.on())
        .put("event", row.event().name().toLowerCase(Locale.ROOT))
        .put("deal", row.deal().equals(Flow.FUND) ? Json.Null.NULL : Json.text(row.deal()))
        .put("call", unit.show(row.call()))
        .put("distributed", unit.show(row.distributed()))
        .put(
            "tiers",
            Json.object()
                .put("return_of_capital", unit.show(tiers.returnOfCapital()))
                .put("preferred", unit.show(tiers.preferred()))
                .put("catch_up_lp", unit.show(tiers.catchUpLp()))
                .put("catch_up_gp", unit.show(tiers.catchUpGp()))
                .put("split_lp", unit.show(tiers.splitLp()))
                .put("split_gp", unit.show(tiers.splitGp()))
                .end())
        .put("lp", unit.show(row.lp()))
        .put("gp", unit.show(row.gp()))
        .put("unreturned_capital", unit.show(row.unreturnedCapital()))
        .put("unpaid_preferred", unit.show(row.unpaidPreferred()))
        .end();
  }

  private static Json totals(Totals totals, SmallestUnit unit) {
    return Json.object()
        .put("paid_in", unit.show(totals.paidIn()))
        .put("recallable", unit.show(totals.recallable()))
        .put("paid_in_netted", unit.show(totals.paidInNetted()))
        .put("distributed", unit.show(totals.distributed()))
        .put("carry_paid", unit.show(totals.carryPaid()))
        .put("clawback", unit.show(totals.clawback()))
        .put("lp", unit.show(totals.lp()))
        .put("gp", unit.show(totals.gp()))
        .put("lp_dpi", Figures.ratio(totals.lpDpi()))
        .put("gp_share_of_profit", Figures.ratio(totals.gpShareOfProfit()))
        .end();
  }
}
