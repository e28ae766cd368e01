package io.houji.deploy.demo;

import io.houji.fund.ledger.Component;
import io.houji.fund.ledger.DayPrecision;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FinancingProduct;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.MoneySource;
import io.houji.fund.ledger.Term;
import io.houji.fund.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The illustrative history of the cluster until 2026-03-31: the shipped rows, whose totals are the
 * published ones to the 万元, and between them a life made up from a fixed seed. The same facts on
 * every JDK; each is marked illustrative.
 */
public final class DemoHistory {
  private static final long SEED = 20260410;
  private final List<Fact> facts = new ArrayList<>();
  private final List<Feed> feeds = new ArrayList<>();
  private final Draw draw = new Draw(SEED);
  private final Firms firms = new Firms();

  private DemoHistory() {}

  /** Money from a fund of the cluster to another, at the target's half-year. */
  private record Feed(String feeder, String target, LocalDate half, LocalDate day, Money amount) {}

  /** All facts, in a fixed order. */
  public static List<Fact> facts() {
    return new DemoHistory().write();
  }

  static Head on(String id, LocalDate day) {
    return new Head(id, day, DayPrecision.DAY, true);
  }

  private List<Fact> write() {
    var rows = FundRow.all();
    rows.forEach(row -> facts.add(row.fact()));
    rows.forEach(this::commitments);
    for (var feeder : rows.stream().filter(FundRow::feedsTheCluster).toList()) {
      var name = "示例母基金" + feeder.id() + " (ILLUSTRATIVE)";
      var head = on("INV-" + feeder.id(), feeder.start());
      facts.add(new Fact.Investor(head, name, MoneySource.CLUSTER_FUND, feeder.id()));
    }
    var written = new ArrayList<Flows>();
    for (var row : rows.stream().filter(row -> !row.feedsTheCluster()).toList()) {
      written.add(fund(row));
    }
    for (var row : rows.stream().filter(FundRow::feedsTheCluster).toList()) {
      feeder(row, written);
    }
    facts.addAll(firms.facts());
    financings();
    Markets.into(facts, draw);
    Road.into(facts);
    Partnerships.into(facts, rows);
    return List.copyOf(facts);
  }

  private void commitments(FundRow row) {
    commitment(row, MoneySource.FISCAL, row.fiscal());
    commitment(row, MoneySource.CLUSTER_FUND, row.fromCluster());
    var rest = row.committed().minus(row.fiscal()).minus(row.fromCluster());
    commitment(row, row.id().equals("F31") ? MoneySource.FOREIGN : MoneySource.MARKET, rest);
  }

  private void commitment(FundRow row, MoneySource source, Money amount) {
    if (amount.fen() != 0) {
      var feeder = source == MoneySource.CLUSTER_FUND ? row.feeder() : null;
      var named = source == MoneySource.FOREIGN ? row.id() : feeder;
      var investor = named == null ? null : "INV-" + named;
      var head = on(row.id() + "-C-" + source.wire(), row.start());
      facts.add(new Fact.Commitment(head, row.id(), investor, source, feeder, amount));
    }
  }

  private Flows fund(FundRow row) {
    var history = new FundHistory(row, draw);
    if (row.seedProgramme()) {
      new Projects(facts, firms, draw).into(history);
    } else {
      var amounts = row.invested().split(history.weights(row.cells().get(5).charAt(0) - '0'));
      var fed = history.callFor(amounts);
      var feeder = row.feeder();
      for (int i = 0; i < fed.size() && feeder != null; i++) {
        var half = history.halves().get(i);
        feeds.add(new Feed(feeder, row.id(), half, history.callDay(i), fed.get(i)));
      }
      var firm = invest(row, history, amounts);
      history.giveBack(firm);
    }
    facts.addAll(history.flows().facts());
    facts.addAll(history.valuations());
    return history.flows();
  }

  /** Two firms each half-year; answers the first. */
  private String invest(FundRow row, FundHistory history, Money... amounts) {
    var first = "";
    for (int i = 0; i < amounts.length; i++) {
      if (amounts[i].fen() == 0) {
        continue;
      }
      for (var amount : amounts[i].split(3, 2)) {
        var day = history.investDay(i);
        var firm = firms.next(row.feedsTheCluster() ? "子基金" : "科技", row.cells().get(7), day);
        first = first.isEmpty() ? firm : first;
        history.flows().add(new Flows.Line(day, FlowKind.INVESTMENT, amount).firm(firm));
      }
    }
    return first;
  }

  private void feeder(FundRow row, List<Flows> targets) {
    var history = new FundHistory(row, draw);
    var mine = feeds.stream().filter(feed -> feed.feeder.equals(row.id())).toList();
    var inside = Money.sum(mine.stream().map(Feed::amount).toList());
    var outside = row.invested().minus(inside).split(history.weights(6));
    var sums = outside.clone();
    for (var feed : mine) {
      int half = history.halves().indexOf(feed.half);
      sums[half] = sums[half].plus(feed.amount);
    }
    var fed = history.callFor(sums);
    if (Money.sum(fed).fen() != 0) {
      throw new IllegalStateException("a feeder has no feeder: " + row.id());
    }
    for (var feed : mine) {
      history
          .flows()
          .add(new Flows.Line(feed.day, FlowKind.INVESTMENT, feed.amount).fund(feed.target));
    }
    var first = invest(row, history, outside);
    if (first.isEmpty()) {
      throw new IllegalStateException("nothing invested outside: " + row.id());
    }
    passOn(row, history.flows(), targets);
    facts.addAll(history.flows().facts());
    facts.addAll(history.valuations());
  }

  /** What the targets distribute to a feeder comes in that day and goes out 21 days later. */
  private static void passOn(FundRow row, Flows flows, List<Flows> targets) {
    for (var target : targets) {
      for (var flow : target.facts()) {
        if (flow.kind() == FlowKind.DISTRIBUTION && ("INV-" + row.id()).equals(flow.investorId())) {
          var part = flow.component() == null ? Component.INCOME : flow.component();
          var day = flow.effectiveOn();
          flows.add(
              new Flows.Line(day, FlowKind.REALISATION, flow.amount())
                  .as(part, false)
                  .fund(flow.fundId()));
          flows.add(
              new Flows.Line(day.plusDays(21), FlowKind.DISTRIBUTION, flow.amount())
                  .as(part, false));
        }
      }
    }
  }

  private void financings() {
    for (var cells : Rows.of("financings.csv")) {
      var year = LocalDate.of(Integer.parseInt(cells.get(3)), 1, 1);
      facts.add(
          new Fact.Financing(
              new Head(cells.get(0), year, DayPrecision.YEAR, true),
              Term.find(FinancingProduct.class, cells.get(1)).orElseThrow(),
              null,
              Money.yuan(new BigDecimal(cells.get(2)).movePointRight(4)),
              cells.get(4).isEmpty() ? null : Integer.valueOf(cells.get(4)),
              cells.get(5).isEmpty() ? null : Integer.valueOf(cells.get(5)),
              cells.get(6).isEmpty() ? null : cells.get(6)));
    }
  }
}
