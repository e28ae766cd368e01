package io.houji.http.calculations;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem.Code;
import io.houji.fund.seedfund.Ending;
import io.houji.fund.seedfund.ExitMultiple;
import io.houji.fund.seedfund.OutcomePlan;
import io.houji.fund.seedfund.OutcomePlan.Ticket;
import io.houji.fund.seedfund.OutcomeRun;
import io.houji.fund.seedfund.OutcomeRun.Threads;
import io.houji.fund.seedfund.OutcomeSummary;
import io.houji.fund.seedfund.OutcomeSummary.Estimate;
import io.houji.fund.seedfund.OutcomeSummary.Quantile;
import io.houji.fund.seedfund.Stage;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * 种子基金蒙特卡洛: one plan of a seed fund played many times, on one thread of its own; see {@link
 * OutcomeRun}. Same seed, same answer.
 */
final class OutcomeSimulationCalculation {
  private static final int TICKETS_MAX = 5_000;
  private static final int MOVES_MAX = 500;
  private static final int BODY_MAX = 1_000;
  private static final int NAME_MAX = 60;

  /**
   * How much may be played.
   *
   * @param projects tickets times outcomes
   */
  record Most(int outcomes, long projects) {}

  /** A hundred million projects would take longer than an answer may. */
  private static final Most IN_A_REQUEST = new Most(100_000, 30_000_000);

  /** Within these no product of prices and multiples leaves the doubles. */
  private static final double MULTIPLE_MAX = 1e6;

  private static final double STEP_MAX = 1e3;
  private static final double ALPHA_MIN = 1.1;
  private static final double ALPHA_MAX = 100;

  private OutcomeSimulationCalculation() {}

  static Calculation offer() {
    return Calculation.of(
        OutcomeSimulationCalculation.class,
        "outcome_simulation",
        OutcomeSimulationCalculation::compute);
  }

  private static Outcome<Json> compute(Fields fields) {
    return run(fields, IN_A_REQUEST).map(run -> write(run.play(new Threads(1))));
  }

  /** The plan of a body, ready to be played. */
  static Outcome<OutcomeRun> run(Fields fields, Most most) {
    var unit = SmallestUnit.of(fields);
    var tickets = fields.list("tickets", 1, TICKETS_MAX, Kind.object(each -> tickets(each, unit)));
    var reserve = fields.required("reserve", unit.notNegative());
    var stages =
        fields.list(
            "stages", 1, OutcomePlan.STAGES_MAX, Kind.object(OutcomeSimulationCalculation::stage));
    var periods = fields.whole("periods", 1, OutcomePlan.PERIODS_MAX);
    var perYear = fields.orElse("periods_per_year", Kind.whole(1, 12), 1L);
    var seed = fields.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE);
    var outcomes = fields.whole("outcomes", 1, most.outcomes());
    return fields.buildOutcome(
        () ->
            counted(
                most,
                tickets.get(),
                all ->
                    new OutcomePlan(
                        all,
                        reserve.get(),
                        stages.get(),
                        Math.toIntExact(periods.get()),
                        Math.toIntExact(perYear.get())),
                seed.get(),
                Math.toIntExact(outcomes.get())));
  }

  /** Counts before it copies: five thousand lines may stand for millions of tickets. */
  private static Outcome<OutcomeRun> counted(
      Most most,
      List<List<Ticket>> tickets,
      Function<List<Ticket>, OutcomePlan> plan,
      long seed,
      int outcomes) {
    long count = tickets.stream().mapToLong(List::size).sum();
    if (count > OutcomePlan.TICKETS_MAX) {
      return Outcome.rejected(
          Code.OUT_OF_RANGE, "/tickets", "must be at most " + OutcomePlan.TICKETS_MAX + " in all");
    }
    if (count * outcomes > most.projects()) {
      return Outcome.rejected(
          Code.OUT_OF_RANGE,
          "/outcomes",
          "tickets times outcomes must be at most " + most.projects());
    }
    var all = tickets.stream().flatMap(List::stream).toList();
    return OutcomeRun.of(plan.apply(all), seed, outcomes);
  }

  private static Outcome<List<Ticket>> tickets(Fields fields, SmallestUnit unit) {
    var period = fields.whole("period", 0, OutcomePlan.PERIODS_MAX);
    var amount = fields.required("amount", unit.aboveZero());
    var count = fields.orElse("count", Kind.whole(1, TICKETS_MAX), 1L);
    return fields.build(
        () ->
            Collections.nCopies(
                Math.toIntExact(count.get()),
                new Ticket(Math.toIntExact(period.get()), amount.get())));
  }

  private static Outcome<Stage> stage(Fields fields) {
    var name = fields.text("name", 1, NAME_MAX);
    var stepUp = fields.orElse("step_up", Inputs.above(0, STEP_MAX), 1.0);
    var followOn = fields.orElse("follow_on", Inputs.within(0, STEP_MAX), 0.0);
    var moves = fields.list("moves", 0, MOVES_MAX, Kind.object(OutcomeSimulationCalculation::move));
    var exit = fields.required("exit", Kind.object(OutcomeSimulationCalculation::exit));
    var held = fields.required("held_multiple", Inputs.within(0, MULTIPLE_MAX));
    return fields.build(
        () ->
            new Stage(
                name.get(), stepUp.get(), followOn.get(), moves.get(), exit.get(), held.get()));
  }

  private static Outcome<Stage.Move> move(Fields fields) {
    var periods = fields.whole("periods", 1, OutcomePlan.PERIODS_MAX);
    var ending = fields.choice("ending", Ending.class);
    var probability = fields.required("probability", Inputs.within(0, 1));
    return fields.build(
        () -> new Stage.Move(Math.toIntExact(periods.get()), ending.get(), probability.get()));
  }

  private static Outcome<ExitMultiple> exit(Fields fields) {
    var body =
        fields.orElse("body", Kind.list(0, BODY_MAX, Inputs.within(0, MULTIPLE_MAX)), List.of());
    var share = fields.required("tail_share", Inputs.within(0, 1));
    var from = fields.required("x_min", Inputs.within(1 / MULTIPLE_MAX, MULTIPLE_MAX));
    var alpha = fields.required("alpha", Inputs.within(ALPHA_MIN, ALPHA_MAX));
    return fields.build(() -> new ExitMultiple(body.get(), share.get(), from.get(), alpha.get()));
  }

  static Json write(OutcomeSummary summary) {
    var rounds = Json.object();
    summary.rounds().forEach((stage, estimate) -> rounds.put(stage, estimate(estimate)));
    return Json.object()
        .put("outcomes", summary.outcomes())
        .put("seed", summary.seed())
        .put("loss_above_40", estimate(summary.lossAbove40()))
        .put("loss_above_80", estimate(summary.lossAbove80()))
        .put("rounds", rounds.end())
        .put("multiples", quantiles(summary.multiples()))
        .put("irrs", quantiles(summary.irrs()))
        .put("irr_undefined", summary.irrUndefined())
        .put("irr_not_certified", summary.irrNotCertified())
        .put("label", "what a plan implies, not a forecast for investors")
        .end();
  }

  private static Json estimate(Estimate estimate) {
    return Json.object()
        .put("value", Json.number(estimate.value()))
        .put("error", SurvivalCalculation.interval(estimate.error()))
        .end();
  }

  private static Json quantiles(List<Quantile> quantiles) {
    return Json.array(
        quantiles,
        each ->
            Json.object()
                .put("p", Json.number(each.p()))
                .put("value", Json.number(each.value()))
                .put("error", SurvivalCalculation.interval(each.error()))
                .end());
  }
}
