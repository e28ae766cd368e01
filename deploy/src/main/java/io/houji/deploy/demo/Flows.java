package io.houji.deploy.demo;

import io.houji.fund.ledger.Component;
import io.houji.fund.ledger.DayPrecision;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FeeKind;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.ledger.Head;
import io.houji.fund.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cash flows of one fund while its history is written. */
final class Flows {
  private final String fund;
  private final List<Fact.CashFlow> facts = new ArrayList<>();

  Flows(String fund) {
    this.fund = fund;
  }

  List<Fact.CashFlow> facts() {
    return facts;
  }

  void call(LocalDate day, @Nullable String investor, Money amount) {
    add(new Line(day, FlowKind.CAPITAL_CALL, amount).by(investor));
  }

  void fee(LocalDate day, Money amount) {
    add(new Line(day, FlowKind.FEE, amount));
  }

  void add(Line line) {
    if (line.amount.fen() == 0) {
      return;
    }
    var head =
        new Head("%s-CF%04d".formatted(fund, facts.size() + 1), line.day, line.precision, true);
    facts.add(
        new Fact.CashFlow(
            head,
            fund,
            line.kind,
            line.amount,
            line.investor,
            line.component,
            line.recallable,
            line.targetFund,
            line.firm,
            line.project,
            line.kind == FlowKind.FEE ? FeeKind.MANAGEMENT : null,
            null));
  }

  /** Sum of one kind until the end of a day. */
  Money sum(FlowKind kind, LocalDate until) {
    return Money.sum(
        facts.stream()
            .filter(flow -> flow.kind() == kind && !flow.effectiveOn().isAfter(until))
            .map(Fact.CashFlow::amount)
            .toList());
  }

  /** Calls and realisations less investments, fees and distributions. */
  Money cash(LocalDate day) {
    return sum(FlowKind.CAPITAL_CALL, day)
        .plus(sum(FlowKind.REALISATION, day))
        .minus(sum(FlowKind.INVESTMENT, day))
        .minus(sum(FlowKind.FEE, day))
        .minus(sum(FlowKind.DISTRIBUTION, day));
  }

  /** Cost of what the fund still holds. */
  Money cost(LocalDate day) {
    var returned =
        Money.sum(
            facts.stream()
                .filter(flow -> flow.kind() == FlowKind.REALISATION)
                .filter(flow -> flow.component() == Component.RETURN_OF_CAPITAL)
                .filter(flow -> !flow.effectiveOn().isAfter(day))
                .map(Fact.CashFlow::amount)
                .toList());
    return sum(FlowKind.INVESTMENT, day).minus(returned);
  }

  /** What is special about one flow; all the rest stays unstated. */
  static final class Line {
    private final LocalDate day;
    private final FlowKind kind;
    private final Money amount;
    private DayPrecision precision = DayPrecision.DAY;
    private @Nullable String investor;
    private @Nullable Component component;
    private boolean recallable;
    private @Nullable String targetFund;
    private @Nullable String firm;
    private @Nullable String project;

    Line(LocalDate day, FlowKind kind, Money amount) {
      this.day = day;
      this.kind = kind;
      this.amount = amount;
    }

    Line by(@Nullable String who) {
      investor = who;
      return this;
    }

    Line as(Component what, boolean mayBeCalledAgain) {
      component = what;
      recallable = mayBeCalledAgain;
      return this;
    }

    Line fund(String id) {
      targetFund = id;
      return this;
    }

    Line firm(String id) {
      firm = id;
      return this;
    }

    Line project(String id) {
      project = id;
      return this;
    }

    Line ofMonth() {
      precision = DayPrecision.MONTH;
      return this;
    }
  }
}
