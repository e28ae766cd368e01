package io.houji.http.calculations;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem.Code;
import io.houji.fund.pacing.Frequency;
import io.houji.fund.pacing.PacingTerms;
import io.houji.fund.pacing.ScenarioBands;
import io.houji.fund.pacing.TakahashiAlexander;
import io.houji.fund.pacing.TakahashiAlexander.Row;
import io.houji.fund.pacing.TakahashiAlexander.State;
import io.houji.fund.performance.Irr;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * 出资分配预测: calls, distributions and value of a fund to the end of its life, with bands around them;
 * see {@link TakahashiAlexander} and {@link ScenarioBands}.
 */
final class PacingCalculation {
  static final int RATES_MAX = 40;
  static final double AMOUNT_MAX = 1e15;
  private static final double BOW_MAX = 20;
  private static final double GROWTH_MAX = 10;
  private static final double VOLATILITY_MAX = 3;
  static final int LIFE_MAX = 40;
  private static final int AGE_MAX = 400;
  private static final int QUANTILES_MAX = 21;
  private static final int SCENARIOS_MAX = 10_000;

  private PacingCalculation() {}

  static Calculation offer() {
    return Calculation.of(PacingCalculation.class, "pacing", PacingCalculation::compute);
  }

  private record Question(
      PacingTerms terms, State state, Frequency frequency, Optional<ScenarioBands.Draw> draw) {}

  private static Outcome<Json> compute(Fields fields) {
    var commitment = fields.required("commitment", Inputs.above(0, AMOUNT_MAX));
    var rates = fields.list("contribution_rates", 1, RATES_MAX, Inputs.within(0, 1));
    var life = fields.whole("life", 1, LIFE_MAX);
    var bow = fields.required("bow", Inputs.above(0, BOW_MAX));
    var growth = fields.required("growth", Inputs.above(-1, GROWTH_MAX));
    var yield = fields.orElse("yield", Inputs.within(0, 1), 0.0);
    var frequency = fields.orElse("frequency", Kind.choice(Frequency.class), Frequency.YEARLY);
    var state = fields.optional("state", Kind.object(PacingCalculation::state));
    var draw = fields.optional("scenarios", Kind.object(PacingCalculation::draw));
    return fields.buildOutcome(
        () ->
            answer(
                new Question(
                    new PacingTerms(
                        commitment.get(),
                        rates.get(),
                        Math.toIntExact(life.get()),
                        bow.get(),
                        growth.get(),
                        yield.get()),
                    state.get().orElse(State.NEW),
                    frequency.get(),
                    draw.get())));
  }

  private static Outcome<State> state(Fields fields) {
    var age = fields.whole("age", 0, AGE_MAX);
    var paidIn = fields.required("paid_in", Inputs.within(0, AMOUNT_MAX));
    var nav = fields.required("nav", Inputs.within(0, AMOUNT_MAX));
    return fields.build(() -> new State(Math.toIntExact(age.get()), paidIn.get(), nav.get()));
  }

  private static Outcome<ScenarioBands.Draw> draw(Fields fields) {
    var seed = fields.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE);
    var count = fields.whole("count", 1, SCENARIOS_MAX);
    var growth = fields.orElse("growth_volatility", Inputs.within(0, VOLATILITY_MAX), 0.0);
    var pace = fields.orElse("pace_volatility", Inputs.within(0, VOLATILITY_MAX), 0.0);
    var bow = fields.orElse("bow_volatility", Inputs.within(0, VOLATILITY_MAX), 0.0);
    var quantiles =
        fields.orElse(
            "quantiles", Kind.list(1, QUANTILES_MAX, Inputs.within(0, 1)), List.of(0.1, 0.5, 0.9));
    return fields.build(
        () ->
            new ScenarioBands.Draw(
                seed.get(),
                Math.toIntExact(count.get()),
                growth.get(),
                pace.get(),
                bow.get(),
                quantiles.get()));
  }

  private static Outcome<Json> answer(Question question) {
    if (question.draw().isEmpty()) {
      return TakahashiAlexander.of(question.terms(), question.state(), question.frequency())
          .map(rows -> write(question, rows, Json.Null.NULL));
    }
    return ScenarioBands.of(
            question.terms(), question.state(), question.frequency(), question.draw().get())
        .then(
            bands ->
                TakahashiAlexander.of(question.terms(), question.state(), question.frequency())
                    .map(rows -> write(question, rows, bands(bands))));
  }

  private static Json write(Question question, List<Row> rows, Json bands) {
    var frequency = question.frequency();
    return Json.object()
        .put("frequency", frequency.name().toLowerCase(Locale.ROOT))
        .put("rows", Json.array(rows, row -> row(row, frequency)))
        .put("totals", totals(question, rows))
        .put("bands", bands)
        .put("label", "forecast, not a promise of performance")
        .end();
  }

  private static Json row(Row row, Frequency frequency) {
    return Json.object()
        .put("period", row.period())
        .put("years", Json.number((double) row.period() / frequency.perYear()))
        .put("rate_of_distribution", Json.number(row.rateOfDistribution()))
        .put("contribution", Json.number(row.contribution()))
        .put("distribution", Json.number(row.distribution()))
        .put("nav", Json.number(row.nav()))
        .put("paid_in", Json.number(row.paidIn()))
        .put("unfunded", Json.number(row.unfunded()))
        .end();
  }

  private static Json totals(Question question, List<Row> rows) {
    double contributions = sum(rows, Row::contribution);
    double distributions = sum(rows, Row::distribution);
    double nav = rows.get(rows.size() - 1).nav();
    return Json.object()
        .put("contributions", Json.number(contributions))
        .put("distributions", Json.number(distributions))
        .put("final_nav", Json.number(nav))
        .put("tvpi", Figures.number(tvpi(question, contributions, distributions + nav)))
        .put("irr", irr(question, rows))
        .end();
  }

  private static Outcome<Double> tvpi(Question question, double paidIn, double value) {
    if (!question.state().equals(State.NEW)) {
      return Outcome.rejected(
          Code.MISSING, "/state", "what was distributed before the reported state is not known");
    }
    return paidIn > 0
        ? Outcome.ok(value / paidIn)
        : Outcome.rejected(Code.UNDEFINED, "/contribution_rates", "nothing is ever paid in");
  }

  /** Per year; the reported value counts as paid in at the state, the last one as received. */
  private static Json irr(Question question, List<Row> rows) {
    boolean running = question.state().nav() > 0;
    var flows = new ArrayList<Double>();
    if (running) {
      flows.add(-question.state().nav());
    }
    for (var row : rows) {
      flows.add(row.distribution() - row.contribution());
    }
    int last = flows.size() - 1;
    flows.set(last, flows.get(last) + rows.get(rows.size() - 1).nav());
    var irr = Irr.periodic(flows.stream().mapToDouble(Double::doubleValue).toArray());
    int perYear = question.frequency().perYear();
    return Json.object()
        .put("status", irr.status().name())
        .put(
            "rates",
            Figures.numbers(
                irr.logRates().stream().map(rate -> StrictMath.expm1(perYear * rate)).toList()))
        .put("reasons", Json.array(irr.problems(), Figures::reason))
        .end();
  }

  private static double sum(List<Row> rows, ToDoubleFunction<Row> figure) {
    return rows.stream().mapToDouble(figure).sum();
  }

  private static Json bands(ScenarioBands bands) {
    return Json.object()
        .put("quantiles", Figures.numbers(bands.quantiles()))
        .put(
            "rows",
            Json.array(
                bands.rows(),
                row ->
                    Json.object()
                        .put("period", row.period())
                        .put("contribution", Figures.numbers(row.contribution()))
                        .put("distribution", Figures.numbers(row.distribution()))
                        .put("nav", Figures.numbers(row.nav()))
                        .end()))
        .end();
  }
}
