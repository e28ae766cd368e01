package io.houji.fund.snapshot;

import io.houji.fund.cashflow.CashFlow;
import io.houji.fund.cashflow.CashFlows;
import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.DayPrecision;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.ledger.MoneySource;
import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.performance.FundPosition;
import io.houji.fund.performance.Irr;
import io.houji.fund.performance.Multiples;
import io.houji.fund.portfolio.FundMoney;
import io.houji.fund.portfolio.IdleMoney;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * 基金指标: the figures of one fund on one day, net to its investors.
 *
 * @param facts what they rest on
 * @param totals money by kind since inception
 * @param committedBySource commitments by whose money they are; a source without any is not there
 * @param netAssetValue the latest valuation of the whole fund, if there is one
 * @param position paid-in, distributions and value as the multiples use them
 * @param multiples in both conventions for recallable distributions
 * @param irr net to investors, act/365f, every rate listed; the last value counts as received on
 *     its own date. Refused where a flow is an opening balance, whose true dates are unknown
 * @param idle 闲置资金: refused where the books show more spent than came in
 * @param illustrative some of it is made up
 */
public record FundFigures(
    FundFacts facts,
    Totals totals,
    Map<MoneySource, Money> committedBySource,
    Optional<Fact.Valuation> netAssetValue,
    FundPosition position,
    Multiples.SideBySide multiples,
    Outcome<Irr> irr,
    Outcome<IdleMoney> idle,
    boolean illustrative) {

  /**
   * Money since inception, in fen.
   *
   * @param recallable the part of {@code distributed} that may be called again
   * @param realised proceeds from holdings
   */
  public record Totals(
      Money committed,
      Money paidIn,
      Money invested,
      Money realised,
      Money fees,
      Money distributed,
      Money recallable) {}

  public FundFigures {
    committedBySource = Map.copyOf(committedBySource);
  }

  /** The fund as described on that day. */
  public Fact.Fund fund() {
    return facts.fund();
  }

  public LocalDate asOf() {
    return facts.asOf();
  }

  /** Of one fund; empty if the books do not hold it. */
  public static Optional<FundFigures> of(Books books, String fundId) {
    return books.fund(fundId).map(fund -> of(books, fund));
  }

  static FundFigures of(Books books, Fact.Fund fund) {
    return of(FundFacts.of(books, fund));
  }

  static FundFigures of(FundFacts facts) {
    var fund = facts.fund();
    var flows = facts.flows();
    var commitments = facts.commitments();
    var totals = totals(commitments, flows);
    var value = facts.netAssetValue();
    var position =
        FundPosition.of(
                totals.paidIn,
                totals.distributed,
                totals.recallable,
                value.map(Fact.Valuation::value).orElse(null),
                totals.committed.fen() > 0 ? totals.committed : null)
            .fold(
                right -> right,
                wrong -> {
                  throw new IllegalStateException("sums of positive amounts: " + wrong);
                });
    return new FundFigures(
        facts,
        totals,
        bySource(commitments),
        value,
        position,
        Multiples.sideBySide(position),
        withValue(flows, value).map(Irr::of),
        idle(totals),
        fund.head().illustrative()
            || flows.stream().anyMatch(flow -> flow.head().illustrative())
            || commitments.stream().anyMatch(made -> made.head().illustrative()));
  }

  private static Totals totals(List<Fact.Commitment> commitments, List<Fact.CashFlow> flows) {
    return new Totals(
        Money.sum(commitments.stream().map(Fact.Commitment::amount).toList()),
        sum(flows, flow -> flow.kind() == FlowKind.CAPITAL_CALL),
        sum(flows, flow -> flow.kind() == FlowKind.INVESTMENT),
        sum(flows, flow -> flow.kind() == FlowKind.REALISATION),
        sum(flows, flow -> flow.kind() == FlowKind.FEE),
        sum(flows, flow -> flow.kind() == FlowKind.DISTRIBUTION),
        sum(flows, Fact.CashFlow::recallable));
  }

  private static Money sum(List<Fact.CashFlow> flows, Predicate<Fact.CashFlow> which) {
    return Money.sum(flows.stream().filter(which).map(Fact.CashFlow::amount).toList());
  }

  private static Map<MoneySource, Money> bySource(List<Fact.Commitment> commitments) {
    var bySource = new EnumMap<MoneySource, Money>(MoneySource.class);
    commitments.forEach(made -> bySource.merge(made.source(), made.amount(), Money::plus));
    return bySource;
  }

  private static Outcome<IdleMoney> idle(Totals totals) {
    return IdleMoney.of(
        totals.committed,
        totals.paidIn,
        totals.invested,
        totals.fees,
        totals.realised.minus(totals.distributed));
  }

  /** As {@link #investorFlows}, with the last value as if received on its own day. */
  private static Outcome<CashFlows> withValue(
      List<Fact.CashFlow> flows, Optional<Fact.Valuation> value) {
    var last = value.filter(stated -> stated.value().fen() > 0);
    return investorFlows(flows)
        .map(
            dated ->
                last.map(stated -> dated.plus(stated.effectiveOn(), stated.value().toYuan()))
                    .orElse(dated));
  }

  /**
   * Calls negative and distributions positive, in yuan; refused where one is an opening balance,
   * and before the first.
   */
  static Outcome<CashFlows> investorFlows(List<Fact.CashFlow> flows) {
    var dated = new ArrayList<CashFlow>();
    for (Fact.CashFlow flow : flows) {
      boolean call = flow.kind() == FlowKind.CAPITAL_CALL;
      if (!call && flow.kind() != FlowKind.DISTRIBUTION) {
        continue;
      }
      if (flow.head().precision() == DayPrecision.OPENING) {
        return Outcome.rejected(
            Problem.Code.UNDEFINED,
            "/irr",
            "a flow is an opening balance: the true dates of its payments are not known");
      }
      double yuan = flow.amount().toYuan();
      dated.add(new CashFlow(flow.effectiveOn(), call ? -yuan : yuan));
    }
    return CashFlows.of(dated);
  }

  /** Public money from outside the cluster, by the given sources. */
  public Money publicMoney(PublicSources sources) {
    return Money.sum(
        committedBySource.entrySet().stream()
            .filter(part -> sources.contains(part.getKey()))
            .map(Map.Entry::getValue)
            .toList());
  }

  /** Commitments by other funds of the cluster. */
  public Money fromCluster() {
    return committedBySource.getOrDefault(MoneySource.CLUSTER_FUND, Money.ZERO);
  }

  FundMoney asFundMoney(PublicSources sources) {
    return new FundMoney(fund().id(), totals.committed, fromCluster(), publicMoney(sources));
  }
}
