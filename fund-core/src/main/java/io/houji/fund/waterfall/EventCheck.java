package io.houji.fund.waterfall;

import io.houji.fund.outcome.Problem;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds everything that is wrong with the events of one period, at once. */
final class EventCheck {
  /** 1e14 yuan; sums of a fund stay far inside a long. */
  static final long FEN_MAX = 10_000_000_000_000_000L;

  private static final double BALANCE_MAX = 4e18;
  private static final double DAYS_PER_YEAR = 365;

  private final Terms terms;
  private final Waterfall before;
  private final List<Problem> found = new ArrayList<>();
  private final Map<String, LocalDate> firstCalls = new HashMap<>();
  private @Nullable LocalDate firstCall;

  EventCheck(Terms terms, Waterfall before) {
    this.terms = terms;
    this.before = before;
  }

  List<Problem> problems(List<Flow> flows, List<Clawback.Test> tests) {
    if (flows.isEmpty() && tests.isEmpty()) {
      add(Problem.Code.MISSING, "/flows", "there must be at least one flow");
    }
    for (var flow : flows) {
      if (flow.type() == Flow.Type.CALL) {
        firstCalls.merge(flow.deal(), flow.on(), EventCheck::earlier);
        firstCall = firstCall == null ? flow.on() : earlier(firstCall, flow.on());
      }
    }
    for (int i = 0; i < flows.size(); i++) {
      flow(flows.get(i), "/flows/" + i);
    }
    tests(flows, tests);
    balances(flows, tests);
    return found;
  }

  private void flow(Flow flow, String where) {
    if (flow.amount().isNegative() || flow.amount().fen() > FEN_MAX) {
      add(Problem.Code.OUT_OF_RANGE, where + "/amount", "must be from 0 to 1e14 yuan");
    }
    if (!flow.on().isAfter(before.closedOn())) {
      add(Problem.Code.CONTRADICTION, where + "/date", "lies in a period that is closed");
    }
    if (flow.recallable() && flow.type() != Flow.Type.DISTRIBUTION) {
      add(Problem.Code.CONTRADICTION, where + "/recallable", "only a distribution can be recalled");
    }
    if (flow.type() == Flow.Type.WRITE_OFF && flow.amount().fen() != 0) {
      add(Problem.Code.CONTRADICTION, where + "/amount", "a write-off moves no money");
    }
    if (flow.type() != Flow.Type.CALL) {
      afterItsCall(flow, where);
    }
  }

  private void afterItsCall(Flow flow, String where) {
    boolean anyCall = before.hasCalls() || isOnOrBefore(firstCall, flow.on());
    if (!anyCall) {
      add(Problem.Code.CONTRADICTION, where + "/date", "nothing has been called by this day");
      return;
    }
    boolean needsDeal = flow.type() == Flow.Type.WRITE_OFF || terms.kind() == Terms.Kind.AMERICAN;
    if (flow.isOfFund() && needsDeal) {
      add(Problem.Code.MISSING, where + "/deal", "must name the deal");
    }
    boolean known =
        before.hasDeal(flow.deal()) || isOnOrBefore(firstCalls.get(flow.deal()), flow.on());
    if (!flow.isOfFund() && terms.kind() != Terms.Kind.EUROPEAN && !known) {
      add(Problem.Code.UNKNOWN, where + "/deal", "no call for this deal by this day");
    }
  }

  private void tests(List<Flow> flows, List<Clawback.Test> tests) {
    var days = new HashSet<LocalDate>();
    for (int i = 0; i < tests.size(); i++) {
      var test = tests.get(i);
      var where = "/clawback_tests/" + i;
      if (terms.clawback().basis() == Clawback.Basis.NONE) {
        add(Problem.Code.CONTRADICTION, where, "the terms have no clawback to test");
      }
      if (test.value().isNegative() || test.value().fen() > FEN_MAX) {
        add(Problem.Code.OUT_OF_RANGE, where + "/value", "must be from 0 to 1e14 yuan");
      }
      if (!days.add(test.on())) {
        add(Problem.Code.DUPLICATE, where + "/date", "one test a day");
      }
      if (!test.on().isAfter(before.closedOn())) {
        add(Problem.Code.CONTRADICTION, where + "/date", "lies in a period that is closed");
      }
      if (test.stage() == Clawback.Stage.FINAL) {
        finalTest(test, where, flows, tests);
      }
    }
  }

  private void finalTest(
      Clawback.Test test, String where, List<Flow> flows, List<Clawback.Test> tests) {
    if (test.value().fen() != 0) {
      add(Problem.Code.CONTRADICTION, where + "/value", "nothing is held at the final test");
    }
    boolean isLast =
        flows.stream().noneMatch(flow -> flow.on().isAfter(test.on()))
            && tests.stream().noneMatch(other -> other.on().isAfter(test.on()));
    if (!isLast) {
      add(Problem.Code.CONTRADICTION, where + "/date", "nothing may follow the final test");
    }
  }

  /** Refuses what would outgrow a long, before the arithmetic would. */
  private void balances(List<Flow> flows, List<Clawback.Test> tests) {
    double called = before.totals().paidIn().fen();
    double paid = before.totals().distributed().fen();
    var first = before.firstOn();
    var last = LocalDate.MIN;
    for (var flow : flows) {
      called += flow.type() == Flow.Type.CALL ? flow.amount().fen() : 0;
      paid += flow.type() == Flow.Type.DISTRIBUTION ? flow.amount().fen() : 0;
      first = earlier(first, flow.on());
      last = later(last, flow.on());
    }
    for (var test : tests) {
      paid += test.value().fen();
      last = later(last, test.on());
    }
    if (called > BALANCE_MAX || paid > BALANCE_MAX) {
      add(Problem.Code.OUT_OF_RANGE, "/flows", "must sum to at most 4e16 yuan");
    }
    double rate = terms.preferred().rate().doubleValue();
    for (var tier : terms.carry().tiers()) {
      rate = Math.max(rate, tier.untilRate().doubleValue());
    }
    rate = Math.min(Math.max(rate, 0), 1); // beyond, the terms are refused already
    double years = last.isBefore(first) ? 0 : ChronoUnit.DAYS.between(first, last) / DAYS_PER_YEAR;
    if (called * (1 + rate) * Math.pow(1 + rate, years) > BALANCE_MAX) {
      add(
          Problem.Code.OUT_OF_RANGE,
          "/terms/preferred",
          "would grow beyond 4e16 yuan between the first and the last flow");
    }
  }

  private static boolean isOnOrBefore(@Nullable LocalDate first, LocalDate on) {
    return first != null && !first.isAfter(on);
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private void add(Problem.Code code, String where, String say) {
    found.add(new Problem(code, where, say));
  }
}
