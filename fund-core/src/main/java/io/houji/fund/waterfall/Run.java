package io.houji.fund.waterfall;

import io.houji.fund.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The waterfall in motion: accounts by deal and totals so far. Mutable; a {@link Waterfall} keeps
 * one that no longer moves, and copies it to go on.
 */
final class Run {
  private final Terms terms;

  /** Whole fund in a European fund, the pool in a hybrid one, calls not yet spread in American. */
  private final HurdleAccount common;

  private final Map<String, HurdleAccount> deals = new LinkedHashMap<>();
  private final Map<String, Long> costs = new LinkedHashMap<>();

  /** All capital against all cash, which only the clawback at the hurdle asks for. */
  private final HurdleAccount wholeFund;

  private BigDecimal carry = BigDecimal.ZERO;
  private Totals totals = Totals.NONE;
  private final List<Row> rows = new ArrayList<>();

  Run(Terms terms) {
    this(terms, new HurdleAccount(terms), new HurdleAccount(terms));
  }

  private Run(Terms terms, HurdleAccount common, HurdleAccount wholeFund) {
    this.terms = terms;
    this.common = common;
    this.wholeFund = wholeFund;
  }

  /** Same balances and totals, no rows. */
  Run copy() {
    var copy = new Run(terms, common.copy(), wholeFund.copy());
    deals.forEach((deal, account) -> copy.deals.put(deal, account.copy()));
    copy.costs.putAll(costs);
    copy.carry = carry;
    copy.totals = totals;
    return copy;
  }

  Totals totals() {
    return totals;
  }

  List<Row> rows() {
    return List.copyOf(rows);
  }

  boolean hasDeal(String deal) {
    return costs.containsKey(deal);
  }

  Money unreturnedCapital() {
    var sum = common.capital();
    for (var account : deals.values()) {
      sum = sum.add(account.capital());
    }
    return new Money(Exact.shownFen(sum));
  }

  Money unpaidPreferred(LocalDate on) {
    var sum = common.preferredOn(on);
    for (var account : deals.values()) {
      sum = sum.add(account.preferredOn(on));
    }
    return new Money(Exact.shownFen(sum));
  }

  /** Flows of one day, in the order in which they count. */
  void post(List<Flow> day) {
    for (var flow : day) {
      if (flow.type() != Flow.Type.CALL) {
        spreadOverDeals(flow.on());
      }
      switch (flow.type()) {
        case CALL -> call(flow);
        case WRITE_OFF -> writeOff(flow);
        case DISTRIBUTION -> distribute(flow);
      }
    }
    spreadOverDeals(day.get(0).on());
  }

  private void call(Flow flow) {
    var account = accountOf(flow.deal());
    costs.merge(flow.deal(), flow.amount().fen(), Math::addExact);
    if (flow.amount().fen() > 0) {
      var amount = BigDecimal.valueOf(flow.amount().fen());
      account.call(flow.on(), amount);
      if (terms.clawback().basis() == Clawback.Basis.HURDLE_VALUE) {
        wholeFund.call(flow.on(), amount);
      }
    }
    totals = totals.called(flow.amount());
    add(flow, Row.Event.CALL, account);
  }

  private void writeOff(Flow flow) {
    realise(flow);
    add(flow, Row.Event.WRITE_OFF, accountOf(flow.deal()));
  }

  private void distribute(Flow flow) {
    if (flow.amount().fen() > 0) {
      realise(flow);
    }
    var account = accountOf(flow.deal());
    var lp = flow.amount();
    var gp = Money.ZERO;
    var tiers = Row.Tiers.NONE;
    if (flow.amount().fen() > 0) {
      var cash = BigDecimal.valueOf(flow.amount().fen());
      boolean capitalFirst = flow.recallable() || terms.order() == Terms.Order.CAPITAL_FIRST;
      var payout = account.pay(flow.on(), cash, capitalFirst);
      if (terms.clawback().basis() == Clawback.Basis.HURDLE_VALUE) {
        var unused = wholeFund.pay(flow.on(), cash, capitalFirst); // only its balances matter here
      }
      carry = carry.add(payout.carry());
      gp = new Money(Exact.generalPartnerFen(carry)).minus(totals.carryPaid());
      lp = flow.amount().minus(gp);
      tiers = toTheFen(payout, lp, gp);
    }
    totals = totals.paid(flow.amount(), gp, flow.recallable());
    var event = flow.recallable() ? Row.Event.RECALLABLE_DISTRIBUTION : Row.Event.DISTRIBUTION;
    rows.add(
        new Row(
            flow.on(),
            event,
            flow.deal(),
            Money.ZERO,
            flow.amount(),
            tiers,
            lp,
            gp,
            new Money(Exact.shownFen(account.capital())),
            new Money(Exact.shownFen(account.preferredOn(flow.on())))));
  }

  private static Row.Tiers toTheFen(Payout payout, Money lp, Money gp) {
    var investors =
        Exact.apportion(
            lp.fen(), payout.capital(), payout.preferred(), payout.catchUpLp(), payout.splitLp());
    var partner = Exact.apportion(gp.fen(), payout.catchUpGp(), payout.splitGp());
    return new Row.Tiers(
        new Money(investors[0]),
        new Money(investors[1]),
        new Money(investors[2]),
        new Money(partner[0]),
        new Money(investors[3]),
        new Money(partner[1]));
  }

  /** Tests the carry; see {@link Clawback} for the caps. */
  void test(Clawback.Test test) {
    var kept = cap(test);
    if (totals.carryPaid().compareTo(kept) < 0) {
      kept = totals.carryPaid();
    }
    var clawback = totals.carryPaid().minus(kept);
    var moved = clawback.minus(totals.clawback());
    totals = totals.clawedBack(clawback);
    var event =
        test.stage() == Clawback.Stage.FINAL
            ? Row.Event.FINAL_CLAWBACK
            : Row.Event.INTERIM_CLAWBACK;
    rows.add(
        new Row(
            test.on(),
            event,
            Flow.FUND,
            Money.ZERO,
            Money.ZERO,
            Row.Tiers.NONE,
            moved,
            moved.negated(),
            unreturnedCapital(),
            unpaidPreferred(test.on())));
  }

  private Money cap(Clawback.Test test) {
    var value = BigDecimal.valueOf(totals.distributed().plus(test.value()).fen());
    var paidIn = BigDecimal.valueOf(totals.paidIn().fen());
    var cap =
        switch (terms.clawback().basis()) {
          case NONE -> BigDecimal.valueOf(totals.carryPaid().fen());
          case PROFIT_SHARE -> value.subtract(paidIn).multiply(terms.carry().share());
          case HURDLE_VALUE -> value.subtract(paidIn).subtract(wholeFund.earnedOn(test.on()));
          case FLOOR -> value.subtract(paidIn.multiply(terms.clawback().floorMultiple()));
        };
    return new Money(Exact.generalPartnerFen(cap.max(BigDecimal.ZERO)));
  }

  private HurdleAccount accountOf(String deal) {
    if (terms.kind() == Terms.Kind.EUROPEAN || deal.equals(Flow.FUND)) {
      return common;
    }
    if (terms.kind() == Terms.Kind.HYBRID && costs.containsKey(deal) && !deals.containsKey(deal)) {
      return common;
    }
    return deals.computeIfAbsent(deal, name -> new HurdleAccount(terms));
  }

  /** In a hybrid fund the deal's balances join the pool for good, and so do its later calls. */
  private void realise(Flow flow) {
    if (terms.kind() == Terms.Kind.HYBRID) {
      var account = deals.remove(flow.deal());
      if (account != null) {
        common.absorb(flow.on(), account);
      }
    }
  }

  /**
   * In an American fund, calls for the fund go to the deals by what they have cost so far; they
   * wait while there is no deal.
   */
  private void spreadOverDeals(LocalDate on) {
    if (terms.kind() != Terms.Kind.AMERICAN || common.isEmpty()) {
      return;
    }
    var weights = deals.keySet().stream().mapToLong(deal -> costs.getOrDefault(deal, 0L)).toArray();
    boolean someCost = false;
    for (long weight : weights) {
      someCost |= weight > 0;
    }
    if (!someCost) {
      return;
    }
    var parts = common.split(on, weights);
    int i = 0;
    for (var account : deals.values()) {
      account.absorb(on, parts.get(i++));
    }
    common.clear();
  }

  private void add(Flow flow, Row.Event event, HurdleAccount account) {
    rows.add(
        new Row(
            flow.on(),
            event,
            flow.deal(),
            flow.amount(),
            Money.ZERO,
            Row.Tiers.NONE,
            Money.ZERO,
            Money.ZERO,
            new Money(Exact.shownFen(account.capital())),
            new Money(Exact.shownFen(account.preferredOn(flow.on())))));
  }
}
