package io.houji.http.calculations;

import io.houji.fund.calendar.DayCount;
import io.houji.fund.fees.FeeRule;
import io.houji.fund.fees.ManagementFee;
import io.houji.fund.fees.Phase;
import io.houji.fund.fees.Phase.Base;
import io.houji.fund.fees.Phase.Stage;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import io.houji.http.json.Field;
import io.houji.http.json.Fields;
import io.houji.http.json.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads what is charged: phases as agreed, or a published rule with a rate and the fund's life. */
final class ManagementFeeTerms {
  private static final int PHASES_MAX = 50;

  private final Field<Optional<List<Phase>>> phases;
  private final Field<Optional<BigDecimal>> heldBack;
  private final Field<Optional<Ruled>> rule;

  private ManagementFeeTerms(
      Field<Optional<List<Phase>>> phases,
      Field<Optional<BigDecimal>> heldBack,
      Field<Optional<Ruled>> rule) {
    this.phases = phases;
    this.heldBack = heldBack;
    this.rule = rule;
  }

  /** A rule, the agreed rate and the days at which the stages change. */
  private record Ruled(String rule, BigDecimal yearlyRate, FeeRule.Life life) {

    Outcome<ManagementFee.Terms> terms(DayCount dayCount) {
      return FeeRule.inForce(rule, life.start())
          .map(
              found ->
                  found
                      .phases(yearlyRate, life)
                      .map(
                          phases ->
                              new ManagementFee.Terms(phases, found.heldBack(), dayCount::years)))
          .orElseGet(
              () ->
                  Outcome.rejected(
                      Code.UNKNOWN,
                      "/id",
                      "no such rule in force on "
                          + life.start()
                          + "; known: "
                          + String.join(
                              ", ", FeeRule.published().stream().map(FeeRule::id).toList())));
    }
  }

  /** The fields {@code phases} with {@code held_back}, or {@code rule}. */
  static ManagementFeeTerms read(Fields fields) {
    var phases =
        fields.optional("phases", Kind.list(1, PHASES_MAX, Kind.object(ManagementFeeTerms::phase)));
    var heldBack = fields.optional("held_back", Inputs.share());
    var rule = fields.optional("rule", Kind.object(ManagementFeeTerms::rule));
    if (phases.isRight() && rule.isRight()) {
      either(fields, phases.get(), rule.get());
      if (rule.get().isPresent() && heldBack.isRight() && heldBack.get().isPresent()) {
        fields.refuse(
            new Problem(Code.CONTRADICTION, "/held_back", "the rule says what is held back"));
      }
    }
    return new ManagementFeeTerms(phases, heldBack, rule);
  }

  /** Where something else is wrong and no fee will be computed: what is wrong with the terms. */
  void nameProblems(Fields fields) {
    if (phases.isRight()) {
      var given = phases.get().orElse(List.of());
      for (int i = 0; i < given.size(); i++) {
        var rate = Optional.of(given.get(i).yearlyRate());
        Inputs.inUnit(fields, "/phases/" + i + "/yearly_rate", rate);
      }
    }
    if (heldBack.isRight()) {
      Inputs.inUnit(fields, "/held_back", heldBack.get());
    }
    if (rule.isRight()
        && rule.get().isPresent()
        && rule.get().get().terms(DayCount.ACT_365F)
            instanceof Outcome.Rejected<ManagementFee.Terms> wrong) {
      wrong.problems().forEach(problem -> fields.refuse(problem.under("/rule")));
    }
  }

  private static void either(Fields fields, Optional<List<Phase>> phases, Optional<Ruled> rule) {
    if (phases.isPresent() == rule.isPresent()) {
      fields.refuse(
          new Problem(
              phases.isPresent() ? Code.CONTRADICTION : Code.MISSING,
              "/phases",
              "give either phases or a rule"));
    }
  }

  /** Ask inside the build. */
  Outcome<ManagementFee.Terms> terms(DayCount dayCount) {
    return rule.get()
        .map(
            ruled ->
                ruled
                    .terms(dayCount)
                    .fold(
                        Outcome::ok,
                        wrong ->
                            Outcome.<ManagementFee.Terms>rejected(
                                wrong.stream().map(each -> each.under("/rule")).toList())))
        .orElseGet(
            () ->
                Outcome.ok(
                    new ManagementFee.Terms(
                        phases.get().orElseThrow(),
                        heldBack.get().orElse(BigDecimal.ZERO),
                        dayCount::years)));
  }

  private static Outcome<Phase> phase(Fields fields) {
    var stage = fields.choice("stage", Stage.class);
    var from = fields.date("from");
    var to = fields.date("to");
    var rate = fields.required("yearly_rate", Inputs.share());
    var base = fields.choice("base", Base.class);
    if (rate.isRight() && fields.hasProblems()) {
      Inputs.inUnit(fields, "/yearly_rate", Optional.of(rate.get()));
    }
    return fields.build(() -> new Phase(stage.get(), from.get(), to.get(), rate.get(), base.get()));
  }

  private static Outcome<Ruled> rule(Fields fields) {
    var id = fields.text("id", 1, 60);
    var rate = fields.required("yearly_rate", Inputs.share());
    var life = fields.required("life", Kind.object(ManagementFeeTerms::life));
    return fields.build(() -> new Ruled(id.get(), rate.get(), life.get()));
  }

  private static Outcome<FeeRule.Life> life(Fields fields) {
    var start = fields.date("start");
    var exit = fields.date("exit");
    var extension = fields.date("extension");
    var end = fields.date("end");
    return fields.build(
        () -> new FeeRule.Life(start.get(), exit.get(), extension.get(), end.get()));
  }
}
