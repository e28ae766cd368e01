package io.houji.http.calculations;

import io.houji.fund.calendar.DayCount;
import io.houji.fund.cashflow.CashFlows;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import io.houji.fund.performance.Irr;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * 内部收益率: every rate of dated flows, with its proof.
 *
 * <p>A series of one sign or one date is a readable question without an answer: status INVALID with
 * reasons. Flows that cannot be read, or of which none moves any money, are refused.
 */
final class IrrCalculation {
  /** Days from any day, such that the date stays within the years 1 to 9999. */
  private static final long DAY_MIN = -700_000;

  private static final long DAY_MAX = 2_900_000;

  /** These look at days alone; all others need the calendar. */
  private static final Set<DayCount> OF_DAYS =
      Set.of(DayCount.ACT_365F, DayCount.ACT_360, DayCount.ACT_365_25);

  private IrrCalculation() {}

  static Calculation offer() {
    return Calculation.of(IrrCalculation.class, "irr", IrrCalculation::compute);
  }

  private static Outcome<Json> compute(Fields fields) {
    var flows = fields.optional("flows", datedOrDays());
    var days = fields.optional("days", days());
    var amounts = fields.optional("amounts", amounts());
    var dayCount = fields.orElse("day_count", Inputs.dayCount(), DayCount.ACT_365F);
    return fields.buildOutcome(
        () ->
            given(flows.get(), days.get(), amounts.get())
                .then(given -> answer(given, dayCount.get())));
  }

  /**
   * What was given, not yet known to be a series.
   *
   * @param where pointer of the amounts
   * @param ofDays whether dates came as day numbers
   */
  private record Given(Outcome<CashFlows> flows, String where, boolean ofDays) {}

  private static Kind<Given> datedOrDays() {
    return value ->
        value instanceof Json.Obj
            ? Kind.object(IrrCalculation::columns).read(value)
            : Inputs.flows()
                .read(value)
                .map(flows -> new Given(Outcome.ok(flows), "/flows", false));
  }

  private static Outcome<Given> columns(Fields fields) {
    var days = fields.required("days", days());
    var amounts = fields.required("amounts", amounts());
    return fields.build(() -> columns("/flows/amounts", days.get(), amounts.get()));
  }

  private static Kind<List<Long>> days() {
    return Kind.list(1, Inputs.FLOWS_MAX, Kind.whole(DAY_MIN, DAY_MAX));
  }

  private static Kind<List<Double>> amounts() {
    return Kind.list(1, Inputs.FLOWS_MAX, Inputs.amount());
  }

  private static Given columns(String where, List<Long> days, List<Double> amounts) {
    Outcome<CashFlows> flows =
        days.size() == amounts.size()
            ? CashFlows.ofDays(
                days.stream().mapToInt(Math::toIntExact).toArray(),
                amounts.stream().mapToDouble(amount -> amount).toArray())
            : Outcome.rejected(
                Code.CONTRADICTION,
                where,
                "as many days as amounts are needed: " + days.size() + " and " + amounts.size());
    return new Given(flows, where, true);
  }

  private static Outcome<Given> given(
      Optional<Given> flows, Optional<List<Long>> days, Optional<List<Double>> amounts) {
    boolean inColumns = days.isPresent() || amounts.isPresent();
    if (flows.isPresent()) {
      return inColumns
          ? Outcome.rejected(
              Code.CONTRADICTION, "/flows", "give either flows or days with amounts, not both")
          : Outcome.ok(flows.get());
    }
    if (days.isPresent() && amounts.isPresent()) {
      return Outcome.ok(columns("/amounts", days.get(), amounts.get()));
    }
    var missing = days.isPresent() ? "/amounts" : amounts.isPresent() ? "/days" : "/flows";
    return Outcome.rejected(
        List.of(new Problem(Code.MISSING, missing, "flows, or days with amounts, are required")));
  }

  private static Outcome<Json> answer(Given given, DayCount dayCount) {
    var problems = new ArrayList<Problem>();
    if (given.ofDays() && !OF_DAYS.contains(dayCount)) {
      problems.add(
          new Problem(
              Code.CONTRADICTION,
              "/day_count",
              dayCount.wireName() + " needs dates; with days use act/365f, act/365.25 or act/360"));
    }
    var moving =
        given
            .flows()
            .then(
                flows ->
                    flows.paidIn() == 0 && flows.received() == 0
                        ? Outcome.<CashFlows>rejected(
                            Code.UNDEFINED, given.where(), "every flow is zero: nothing moved")
                        : Outcome.ok(flows));
    if (moving instanceof Outcome.Rejected<CashFlows> wrong) {
      problems.addAll(wrong.problems());
    }
    return problems.isEmpty()
        ? moving.map(flows -> Figures.irr(Irr.of(flows, dayCount), dayCount.wireName()))
        : Outcome.rejected(problems);
  }
}
