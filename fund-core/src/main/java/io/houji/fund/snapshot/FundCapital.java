package io.houji.fund.snapshot;

import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FeeKind;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.ledger.MoneySource;
import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem.Code;
import io.houji.fund.waterfall.CapitalAccounts;
import io.houji.fund.waterfall.CapitalAccounts.Account;
import io.houji.fund.waterfall.CapitalAccounts.Investor;
import io.houji.fund.waterfall.CapitalAccounts.Posting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * 合伙人资本账户: what each investor of a fund has paid in and received, and what of the fund's value is
 * his, before carry that was not paid.
 *
 * <p>An investor is who committed; a commitment that names nobody is an account of its own, by the
 * commitment's id. A call or distribution that names an investor is his. One that names nobody is
 * shared by commitment among those whom no such flow names; fees, carry and profit are shared by
 * commitment among all. Each sum is split with largest remainder, so that the parts are the whole.
 *
 * @param accounts with what the fund's value has added or taken, where there is a value
 * @param sources whose money each account is, by its id
 * @param valued the day of the last statement; empty where there is none, and then profit and
 *     balance are unknown
 */
public record FundCapital(
    CapitalAccounts accounts, Map<String, MoneySource> sources, Optional<LocalDate> valued) {

  public FundCapital {
    sources = Map.copyOf(sources);
  }

  /** Of one fund. */
  public static Outcome<FundCapital> of(Books books, String fundId) {
    var commitments = books.commitments(fundId);
    if (commitments.isEmpty()) {
      return Outcome.rejected(Code.MISSING, "/commitments", "nobody has committed by that day");
    }
    var committed = new LinkedHashMap<String, Money>();
    var sources = new LinkedHashMap<String, MoneySource>();
    for (var made : commitments) {
      committed.merge(account(made), made.amount(), Money::plus);
      sources.putIfAbsent(account(made), made.source());
    }
    var investors =
        committed.entrySet().stream()
            .map(each -> new Investor(each.getKey(), each.getValue()))
            .toList();
    var flows = books.flows(fundId).stream().filter(flow -> type(flow).isPresent()).toList();
    var postings = postings(flows, investors);
    return ByFact.named(CapitalAccounts.of(investors, postings), "postings", flows, "cash_flows")
        .then(
            before -> {
              var gain = gain(books, fundId, before.whole());
              var all = new ArrayList<>(postings);
              gain.ifPresent(
                  amount ->
                      all.add(
                          Posting.byCommitment(books.asOf(), CapitalAccounts.Type.PROFIT, amount)));
              return CapitalAccounts.of(investors, all);
            })
        .map(
            accounts ->
                new FundCapital(
                    accounts, sources, books.netAssetValue(fundId).map(Fact::effectiveOn)));
  }

  private static String account(Fact.Commitment made) {
    return made.investorId() == null ? made.id() : made.investorId();
  }

  private static List<Posting> postings(List<Fact.CashFlow> flows, List<Investor> investors) {
    var named = new HashSet<String>();
    for (var flow : flows) {
      if (flow.investorId() != null) {
        named.add(flow.investorId());
      }
    }
    var others = investors.stream().filter(one -> !named.contains(one.id())).toList();
    var pool = new Pool(others.isEmpty() ? investors : others);
    var postings = new ArrayList<Posting>();
    for (var flow : flows) {
      type(flow)
          .ifPresent(
              type ->
                  postings.add(
                      new Posting(
                          flow.effectiveOn(), type, flow.amount(), pool.given(flow, type))));
    }
    return postings;
  }

  /**
   * Those who share what names nobody. A call is shared by what is left of each commitment, which
   * is in the ratio of the commitments, and lets no rounding call more than was promised.
   */
  private static final class Pool {
    private final List<Investor> investors;
    private final long[] committed;
    private final long[] left;

    Pool(List<Investor> investors) {
      this.investors = investors;
      this.committed = investors.stream().mapToLong(one -> one.commitment().fen()).toArray();
      this.left = committed.clone();
    }

    Map<String, Money> given(Fact.CashFlow flow, CapitalAccounts.Type type) {
      if (type == CapitalAccounts.Type.FEE || type == CapitalAccounts.Type.CARRY) {
        return Map.of();
      }
      if (flow.investorId() != null) {
        note(type, flow.investorId(), flow.amount());
        return Map.of(flow.investorId(), flow.amount());
      }
      boolean enough = LongStream.of(left).sum() >= flow.amount().fen();
      var open = LongStream.of(left).allMatch(each -> each >= 0) && enough;
      boolean byLeft = type == CapitalAccounts.Type.CALL && open;
      var parts = flow.amount().split(byLeft ? left : committed);
      var given = new LinkedHashMap<String, Money>();
      for (int i = 0; i < parts.length; i++) {
        given.put(investors.get(i).id(), parts[i]);
        note(type, investors.get(i).id(), parts[i]);
      }
      return given;
    }

    private void note(CapitalAccounts.Type type, String investor, Money amount) {
      for (int i = 0; i < left.length; i++) {
        if (investors.get(i).id().equals(investor)) {
          left[i] +=
              switch (type) {
                case CALL -> -amount.fen();
                case RECALLABLE_DISTRIBUTION -> amount.fen();
                case DISTRIBUTION, FEE, PROFIT, CARRY -> 0;
              };
        }
      }
    }
  }

  private static Optional<CapitalAccounts.Type> type(Fact.CashFlow flow) {
    return switch (flow.kind()) {
      case CAPITAL_CALL -> Optional.of(CapitalAccounts.Type.CALL);
      case DISTRIBUTION ->
          Optional.of(
              flow.recallable()
                  ? CapitalAccounts.Type.RECALLABLE_DISTRIBUTION
                  : CapitalAccounts.Type.DISTRIBUTION);
      case FEE ->
          Optional.of(
              flow.feeKind() == FeeKind.PERFORMANCE
                  ? CapitalAccounts.Type.CARRY
                  : CapitalAccounts.Type.FEE);
      case INVESTMENT, REALISATION -> Optional.empty();
    };
  }

  /** What brings the accounts to the fund's value; empty without a statement. */
  private static Optional<Money> gain(Books books, String fundId, Account whole) {
    return value(books, fundId).map(value -> value.minus(whole.balance()));
  }

  /**
   * The last stated value with calls and less distributions since, not below zero; empty without a
   * statement.
   */
  static Optional<Money> value(Books books, String fundId) {
    return books
        .netAssetValue(fundId)
        .map(
            nav -> {
              var value = nav.value();
              for (var flow : books.flows(fundId)) {
                if (!flow.effectiveOn().isAfter(nav.effectiveOn())) {
                  continue;
                }
                if (flow.kind() == FlowKind.CAPITAL_CALL) {
                  value = value.plus(flow.amount());
                } else if (flow.kind() == FlowKind.DISTRIBUTION) {
                  value = value.minus(flow.amount());
                }
              }
              return value.isNegative() ? Money.ZERO : value;
            });
  }
}
