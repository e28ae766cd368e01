package io.houji.http.calculations;

import io.houji.fund.calendar.DayCount;
import io.houji.fund.cashflow.CashFlows;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import io.houji.fund.performance.Horizon;
import io.houji.fund.performance.JCurve;
import io.houji.fund.performance.Quartiles;
import io.houji.fund.performance.Valuation;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 收益路径与比较: the J-curve, the return of a stretch of time, and quartiles of a group of funds. */
final class ReturnCalculations {
  private static final int VALUES_MAX = 20_000;

  private static final Map<String, Quartiles.Method> METHODS =
      Map.of("type_7", Quartiles.Method.TYPE_7, "type_6", Quartiles.Method.TYPE_6);

  private ReturnCalculations() {}

  static Calculation jCurve() {
    return Calculation.of(ReturnCalculations.class, "j_curve", ReturnCalculations::jCurve);
  }

  static Calculation horizonReturn() {
    return Calculation.of(
        ReturnCalculations.class, "horizon_return", ReturnCalculations::horizonReturn);
  }

  static Calculation quartiles() {
    return Calculation.of(ReturnCalculations.class, "quartiles", ReturnCalculations::quartiles);
  }

  private static Outcome<Json> jCurve(Fields fields) {
    var flows = fields.required("flows", Inputs.flows());
    return fields.build(() -> write(JCurve.of(flows.get())));
  }

  private static Json write(JCurve curve) {
    return Json.object()
        .put("points", Json.array(curve.points(), ReturnCalculations::point))
        .put("trough", point(curve.trough()))
        .putOrNull("break_even", curve.breakEven(), Json::date)
        .end();
  }

  private static Json point(JCurve.Point point) {
    return Json.object()
        .put("date", point.date())
        .put("net", Json.decimal(point.net()))
        .put("cumulative", Json.decimal(point.cumulative()))
        .end();
  }

  private record Stretch(
      CashFlows flows,
      Optional<Valuation> opening,
      Optional<Valuation> closing,
      DayCount dayCount) {}

  private static Outcome<Json> horizonReturn(Fields fields) {
    var flows = fields.required("flows", Inputs.flows());
    var opening = fields.optional("opening", Kind.object(ReturnCalculations::valuation));
    var closing = fields.optional("closing", Kind.object(ReturnCalculations::valuation));
    var dayCount = fields.orElse("day_count", Inputs.dayCount(), DayCount.ACT_365F);
    return fields.buildOutcome(
        () ->
            horizon(new Stretch(flows.get(), opening.get(), closing.get(), dayCount.get()))
                .map(horizon -> write(horizon, dayCount.get())));
  }

  private static Outcome<Valuation> valuation(Fields fields) {
    var date = fields.date("date");
    var nav = fields.required("nav", Inputs.positiveOrZero());
    return fields.build(() -> new Valuation(date.get(), nav.get()));
  }

  private static Outcome<Horizon> horizon(Stretch stretch) {
    if (stretch.closing().isEmpty()) {
      return stretch.opening().isEmpty()
          ? Outcome.ok(Horizon.sinceInception(stretch.flows(), stretch.dayCount()))
          : Outcome.rejected(Code.MISSING, "/closing", "a stretch that is opened must be closed");
    }
    var closing = stretch.closing().get();
    if (stretch.flows().lastDate().isAfter(closing.date())) {
      return Outcome.rejected(
          Code.CONTRADICTION,
          "/closing/date",
          "flows go on until " + stretch.flows().lastDate() + ", after the closing");
    }
    if (stretch.opening().isEmpty()) {
      var all = stretch.flows().plus(closing.date(), closing.nav());
      return Outcome.ok(Horizon.sinceInception(all, stretch.dayCount()));
    }
    var opening = stretch.opening().get();
    return Horizon.between(stretch.flows(), opening, closing, stretch.dayCount())
        .fold(
            Outcome::ok,
            wrong -> Outcome.rejected(wrong.stream().map(ReturnCalculations::named).toList()));
  }

  /** The engine's opening is called from. */
  private static Problem named(Problem problem) {
    return problem.where().equals("/from")
        ? new Problem(problem.code(), "/opening/date", problem.say())
        : problem;
  }

  private static Json write(Horizon horizon, DayCount dayCount) {
    return Json.object()
        .put("from", horizon.from())
        .put("to", horizon.to())
        .put("years", Json.number(horizon.years()))
        .put("under_one_year", horizon.underOneYear())
        .put("annualised", Figures.number(horizon.annualised()))
        .put("over_period", Figures.number(horizon.overPeriod()))
        .put("leading", Figures.number(horizon.leading()))
        .put("irr", Figures.irr(horizon.irr(), dayCount.wireName()))
        .end();
  }

  private static Outcome<Json> quartiles(Fields fields) {
    var values = fields.list("values", 1, VALUES_MAX, Inputs.amount());
    var method = fields.orElse("method", Kind.choice(METHODS), Quartiles.Method.TYPE_7);
    var value = fields.optional("value", Inputs.amount());
    return fields.buildOutcome(
        () ->
            Quartiles.of(values.get().stream().mapToDouble(each -> each).toArray(), method.get())
                .fold(
                    found -> Outcome.ok(write(found, values.get(), value.get())),
                    wrong ->
                        Outcome.<Json>rejected(
                            wrong.stream().map(each -> each.under("/values")).toList())));
  }

  private static Json write(Quartiles quartiles, List<Double> values, Optional<Double> value) {
    return Json.object()
        .put("method", quartiles.method().wireName())
        .put("count", values.size())
        .put("lower", Json.number(quartiles.lower()))
        .put("median", Json.number(quartiles.median()))
        .put("upper", Json.number(quartiles.upper()))
        .putOrNull("rank", value, of -> Json.whole(quartiles.rank(of)))
        .end();
  }
}
