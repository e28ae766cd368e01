package io.houji.http.calculations;

import io.houji.fund.calendar.DayCount;
import io.houji.fund.fees.ManagementFee;
import io.houji.fund.fees.ManagementFee.Period;
import io.houji.fund.fees.Phase;
import io.houji.fund.fees.Phase.Balance;
import io.houji.fund.fees.Phase.Base;
import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * 管理费: fees by billing period, stage of the fund and base; see {@link ManagementFee}. Of the three
 * bases only those that some phase charges on need an amount.
 */
final class ManagementFeeCalculation {
  private static final int BALANCES_MAX = 500;
  private static final int PERIODS_MAX = 200;

  private ManagementFeeCalculation() {}

  static Calculation offer() {
    return Calculation.of(
        ManagementFeeCalculation.class, "management_fee", ManagementFeeCalculation::compute);
  }

  /** A balance of which not every base is known. */
  private record Known(LocalDate from, Map<Base, Money> amounts) {
    Balance whole() {
      return new Balance(from, of(Base.COMMITTED), of(Base.PAID_IN), of(Base.INVESTED_NOT_EXITED));
    }

    /** Where it is not known nobody charges on it. */
    private Money of(Base base) {
      return amounts.getOrDefault(base, Money.ZERO);
    }
  }

  private record Question(ManagementFee.Terms terms, List<Known> balances, List<Period> periods) {}

  private static Outcome<Json> compute(Fields fields) {
    var unit = SmallestUnit.of(fields);
    var terms = ManagementFeeTerms.read(fields);
    var balances =
        fields.list("balances", 1, BALANCES_MAX, Kind.object(each -> balance(each, unit)));
    var periods =
        fields.list("periods", 1, PERIODS_MAX, Kind.object(ManagementFeeCalculation::period));
    var dayCount = fields.orElse("day_count", Inputs.dayCount(), DayCount.ACT_365F);
    var evaluation = fields.optional("evaluation_result", Inputs.fraction());
    if (fields.hasProblems()) {
      terms.nameProblems(fields);
    }
    return fields.buildOutcome(
        () ->
            terms
                .terms(dayCount.get())
                .then(agreed -> fees(new Question(agreed, balances.get(), periods.get())))
                .map(fees -> write(fees, evaluation.get(), unit)));
  }

  private static Outcome<Known> balance(Fields fields, SmallestUnit unit) {
    var from = fields.date("from");
    var amounts = new EnumMap<Base, io.houji.http.json.Field<Optional<Money>>>(Base.class);
    for (var base : Base.values()) {
      amounts.put(base, fields.optional(wire(base), unit.notNegative()));
    }
    return fields.build(
        () -> {
          var known = new EnumMap<Base, Money>(Base.class);
          amounts.forEach(
              (base, amount) -> amount.get().ifPresent(money -> known.put(base, money)));
          return new Known(from.get(), known);
        });
  }

  private static Outcome<Period> period(Fields fields) {
    var from = fields.date("from");
    var to = fields.date("to");
    return fields.build(() -> new Period(from.get(), to.get()));
  }

  private static Outcome<List<ManagementFee>> fees(Question question) {
    var problems = unknownBases(question);
    var fees =
        ManagementFee.of(
            question.terms(),
            question.balances().stream().map(Known::whole).toList(),
            question.periods());
    if (fees instanceof Outcome.Rejected<List<ManagementFee>> wrong) {
      problems.addAll(wrong.problems());
    }
    return problems.isEmpty() ? fees : Outcome.rejected(problems);
  }

  private static List<Problem> unknownBases(Question question) {
    var charged = question.terms().phases().stream().map(Phase::base).distinct().sorted().toList();
    var problems = new ArrayList<Problem>();
    for (int i = 0; i < question.balances().size(); i++) {
      for (var base : charged) {
        if (!question.balances().get(i).amounts().containsKey(base)) {
          problems.add(
              new Problem(
                  Code.MISSING, "/balances/" + i + "/" + wire(base), "a phase charges on it"));
        }
      }
    }
    return problems;
  }

  private static String wire(Base base) {
    return base.name().toLowerCase(Locale.ROOT);
  }

  private static Json write(
      List<ManagementFee> fees, Optional<BigDecimal> evaluation, SmallestUnit unit) {
    return Json.object()
        .put("rows", Json.array(fees, fee -> row(fee, evaluation, unit)))
        .put("total", sum(fees, ManagementFee::fee, unit))
        .put("due", sum(fees, ManagementFee::due, unit))
        .put("held_back", sum(fees, ManagementFee::heldBack, unit))
        .putOrNull("released", evaluation, result -> sum(fees, fee -> fee.released(result), unit))
        .end();
  }

  private static Json row(ManagementFee fee, Optional<BigDecimal> evaluation, SmallestUnit unit) {
    return Json.object()
        .put("from", fee.from())
        .put("to", fee.to())
        .put("fee", unit.show(fee.fee()))
        .put("due", unit.show(fee.due()))
        .put("held_back", unit.show(fee.heldBack()))
        .putOrNull("released", evaluation, result -> unit.show(fee.released(result)))
        .end();
  }

  /** In decimals without bound: many long periods add up to more than one may be. */
  private static Json sum(
      List<ManagementFee> fees, Function<ManagementFee, Money> part, SmallestUnit unit) {
    var sum = BigDecimal.ZERO;
    for (var fee : fees) {
      sum = sum.add(BigDecimal.valueOf(part.apply(fee).fen()));
    }
    return unit.show(sum);
  }
}
