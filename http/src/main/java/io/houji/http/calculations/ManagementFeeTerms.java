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
import java.util.function.Function;

/** Reads what is charged: phases as agreed, or a published rule with a rate and the fund's life. */
final class ManagementFeeTerms {
  private static final int PHASES_MAX = 50;

  private ManagementFeeTerms() {}

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

  /** The fields {@code phases} with {@code held_back}, or {@code rule}; ask inside the build. */
  static Function<DayCount, Outcome<ManagementFee.Terms>> read(Fields fields) {
    var phases =
        fields.optional("phases", Kind.list(1, PHASES_MAX, Kind.object(ManagementFeeTerms::phase)));
    var heldBack = fields.optional("held_back", Inputs.fraction());
    var rule = fields.optional("rule", Kind.object(ManagementFeeTerms::rule));
    if (phases.isRight() && rule.isRight()) {
      either(fields, phases.get(), rule.get());
      if (rule.get().isPresent() && heldBack.isRight() && heldBack.get().isPresent()) {
        fields.refuse(
            new Problem(Code.CONTRADICTION, "/held_back", "the rule says what is held back"));
      }
    }
    return dayCount -> terms(phases, heldBack, rule).apply(dayCount);
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

  private static Function<DayCount, Outcome<ManagementFee.Terms>> terms(
      Field<Optional<List<Phase>>> phases,
      Field<Optional<BigDecimal>> heldBack,
      Field<Optional<Ruled>> rule) {
    return dayCount ->
        rule.get()
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
    var rate = fields.required("yearly_rate", Inputs.fraction());
    var base = fields.choice("base", Base.class);
    return fields.build(() -> new Phase(stage.get(), from.get(), to.get(), rate.get(), base.get()));
  }

  private static Outcome<Ruled> rule(Fields fields) {
    var id = fields.text("id", 1, 60);
    var rate = fields.required("yearly_rate", Inputs.fraction());
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
