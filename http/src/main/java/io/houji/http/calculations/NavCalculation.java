package io.houji.http.calculations;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import io.houji.fund.valuation.RollForward;
import io.houji.fund.valuation.RollForward.Limits;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** 净值前推: a fund's value between two statements, with age and class; see {@link RollForward}. */
final class NavCalculation {
  private static final int STATEMENTS_MAX = 1_000;
  private static final int DAYS_MAX = 3_660;
  private static final int SHARE_DECIMALS = 12;

  private NavCalculation() {}

  static Calculation offer() {
    return Calculation.of(NavCalculation.class, "nav_roll_forward", NavCalculation::compute);
  }

  private static Outcome<Json> compute(Fields fields) {
    var unit = SmallestUnit.of(fields);
    var asOf = fields.date("as_of");
    var statements =
        fields.list("statements", 1, STATEMENTS_MAX, Kind.object(each -> statement(each, unit)));
    var movements =
        fields.orElse(
            "movements",
            Kind.list(0, Inputs.FLOWS_MAX / 2, Kind.object(each -> movement(each, unit))),
            List.of());
    var limits = fields.orElse("limits", Kind.object(NavCalculation::limits), Limits.USUAL);
    return fields.buildOutcome(
        () ->
            RollForward.of(asOf.get(), statements.get(), movements.get(), limits.get())
                .map(rolled -> write(rolled, unit)));
  }

  private static Outcome<RollForward.Statement> statement(Fields fields, SmallestUnit unit) {
    var on = fields.date("on");
    var nav = fields.required("nav", unit.notNegative());
    return fields.build(() -> new RollForward.Statement(on.get(), nav.get()));
  }

  private static Outcome<RollForward.Movement> movement(Fields fields, SmallestUnit unit) {
    var on = fields.date("on");
    var kind = fields.choice("kind", RollForward.Kind.class);
    var amount = fields.required("amount", unit.notNegative());
    return fields.build(() -> new RollForward.Movement(on.get(), kind.get(), amount.get()));
  }

  private static Outcome<Limits> limits(Fields fields) {
    var recent = fields.whole("recent_days", 0, DAYS_MAX);
    var aged = fields.whole("aged_days", 0, DAYS_MAX);
    var moved =
        fields.required(
            "moved_share", Kind.decimal(BigDecimal.ZERO, BigDecimal.TEN, SHARE_DECIMALS));
    if (recent.isRight() && aged.isRight() && aged.get() < recent.get()) {
      fields.refuse(new Problem(Code.CONTRADICTION, "/aged_days", "must not be below recent_days"));
    }
    return fields.build(
        () -> new Limits(Math.toIntExact(recent.get()), Math.toIntExact(aged.get()), moved.get()));
  }

  private static Json write(RollForward rolled, SmallestUnit unit) {
    return Json.object()
        .put("as_of", rolled.asOf())
        .put("nav", unit.show(rolled.nav()))
        .put("excess", unit.show(rolled.excess()))
        .put(
            "statement",
            Json.object()
                .put("on", rolled.statement().on())
                .put("nav", unit.show(rolled.statement().nav()))
                .end())
        .put("calls", unit.show(rolled.calls()))
        .put("distributions", unit.show(rolled.distributions()))
        .put("age_days", rolled.ageDays())
        .put("confidence", rolled.trust().name().toLowerCase(Locale.ROOT))
        .put("convention", "last statement plus calls less distributions, no growth assumed")
        .end();
  }
}
