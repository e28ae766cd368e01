package io.houji.deploy.demo;

import io.houji.fund.ledger.Component;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.ledger.Technique;
import io.houji.fund.ledger.ValuationStatus;
import io.houji.fund.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The made-up life of one fund. Each half-year calls exactly what it invests, its fees and an idle
 * part, before it spends any; so cash is never below zero and the sums are the CSV's.
 */
final class FundHistory {
  static final LocalDate LAST = LocalDate.of(2026, 3, 31);
  private static final int FEE_SHARE = 60;
  private static final int IDLE_SHARE = 40;

  private final FundRow row;
  private final Draw draw;
  private final Flows flows;

  FundHistory(FundRow row, Draw draw) {
    this.row = row;
    this.draw = draw;
    this.flows = new Flows(row.id());
  }

  Flows flows() {
    return flows;
  }

  /** First days of the half-years from the fund's first to the first of 2026. */
  List<LocalDate> halves() {
    var halves = new ArrayList<LocalDate>();
    for (var day = LocalDate.of(row.vintage(), 1, 1); !day.isAfter(LAST); day = day.plusMonths(6)) {
      halves.add(day);
    }
    return halves;
  }

  /** Random weights over the investment period. */
  long[] weights(int years) {
    var weights = new long[halves().size()];
    for (int i = 0; i < Math.min(weights.length, 2 * years); i++) {
      weights[i] = 3L + draw.below(5);
    }
    return weights;
  }

  LocalDate callDay(int half) {
    if (half == 0) {
      return row.start().plusDays(10);
    }
    return halves().get(half).minusDays(row.feedsTheCluster() ? 27 : 12);
  }

  LocalDate investDay(int half) {
    return callDay(half).plusDays(35L + draw.below(40));
  }

  /** Calls and fees for given investments by half-year; answers what the feeder pays in. */
  List<Money> callFor(Money... investments) {
    var spread = new long[investments.length];
    for (int i = 0; i < spread.length; i++) {
      spread[i] = investments[i].fen();
    }
    var rest = row.paidIn().minus(row.invested()).split(FEE_SHARE, IDLE_SHARE);
    var fees = rest[0].split(spread);
    var idle = rest[1].split(spread);
    var calls = new long[spread.length];
    for (int i = 0; i < calls.length; i++) {
      calls[i] = investments[i].plus(fees[i]).plus(idle[i]).fen();
    }
    var part =
        row.paidIn()
            .split(row.fromCluster().fen(), row.committed().minus(row.fromCluster()).fen())[0];
    var fed = part.split(calls);
    for (int i = 0; i < calls.length; i++) {
      var feeder = row.feeder();
      flows.call(callDay(i), feeder == null ? null : "INV-" + feeder, fed[i]);
      flows.call(callDay(i), null, new Money(calls[i]).minus(fed[i]));
      flows.fee(callDay(i).plusDays(12), fees[i]);
    }
    return List.of(fed);
  }

  /** Money back from the older funds' firms each April and October, 95 % of it paid on. */
  void giveBack(String firm) {
    int permille = row.vintage() == 2020 ? 600 : row.vintage() == 2021 ? 350 : 120;
    if (row.vintage() > 2022 || row.feedsTheCluster() || row.seedProgramme()) {
      return;
    }
    var days = new ArrayList<LocalDate>();
    var first = LocalDate.of(row.vintage() + 3, 4, 20);
    for (var day = first; day.plusDays(30).isBefore(LAST); day = day.plusMonths(6)) {
      days.add(day);
    }
    var weights = new long[days.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = i + 1L + draw.below(2);
    }
    var amounts = row.invested().split(permille, 1000L - permille)[0].split(weights);
    for (int i = 0; i < amounts.length; i++) {
      var parts = amounts[i].split(60, 30, 10);
      var components = List.of(Component.RETURN_OF_CAPITAL, Component.GAIN, Component.INCOME);
      for (int part = 0; part < parts.length; part++) {
        var component = components.get(part);
        var amount = parts[part];
        flows.add(
            new Flows.Line(days.get(i), FlowKind.REALISATION, amount)
                .as(component, false)
                .firm(firm));
        payOut(days.get(i).plusDays(30), component, amount.split(95, 5)[0]);
      }
    }
  }

  private void payOut(LocalDate day, Component component, Money amount) {
    boolean recallable =
        component == Component.RETURN_OF_CAPITAL
            && row.number() % 5 == 4
            && day.getYear() == row.vintage() + 3;
    var fed =
        amount.split(row.fromCluster().fen(), row.committed().minus(row.fromCluster()).fen())[0];
    var feeder = row.feeder();
    flows.add(
        new Flows.Line(day, FlowKind.DISTRIBUTION, fed)
            .as(component, recallable)
            .by(feeder == null ? null : "INV-" + feeder));
    flows.add(
        new Flows.Line(day, FlowKind.DISTRIBUTION, amount.minus(fed)).as(component, recallable));
  }

  /** Cost times a J-shaped factor, plus cash, at each quarter's end. */
  List<Fact> valuations() {
    var facts = new ArrayList<Fact>();
    int growth = 14 + draw.below(40);
    int age = 0;
    for (var next = LocalDate.of(row.vintage(), 4, 1); ; next = next.plusMonths(3)) {
      var day = next.minusDays(1);
      if (day.isAfter(LAST)) {
        return facts;
      }
      if (day.isBefore(callDay(0))) {
        continue;
      }
      age++;
      long permille = age <= 6 ? 1000 - 18L * age : 892 + (age - 6L) * growth;
      var held = new Money(flows.cost(day).fen() * permille / 1000);
      facts.add(
          new Fact.Valuation(
              DemoHistory.on(row.id() + "-V" + day, day),
              row.id(),
              null,
              null,
              held.plus(flows.cash(day)),
              Technique.FUND_STATEMENT,
              day.getMonthValue() == 12 ? ValuationStatus.AUDITED : ValuationStatus.REPORTED,
              null));
    }
  }
}
