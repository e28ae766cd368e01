package io.houji.fund.snapshot;

import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.CheckpointKind;
import io.houji.fund.ledger.ClawbackBasis;
import io.houji.fund.ledger.DayPrecision;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.ledger.PartnershipFact.Agreement;
import io.houji.fund.ledger.ProjectStatus;
import io.houji.fund.ledger.SeedFact;
import io.houji.fund.ledger.WaterfallKind;
import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import io.houji.fund.waterfall.Clawback;
import io.houji.fund.waterfall.Flow;
import io.houji.fund.waterfall.Waterfall;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * 基金分配: who is due what of the cash that a fund has paid out, by its recorded calls and
 * distributions and its agreement.
 *
 * <p>A distribution counts as all cash paid out on that day, before it is shared between investors
 * and general partner. Carry is tested, where the agreement has a clawback, on the day of the last
 * statement at its value, or finally on the day of liquidation.
 *
 * @param agreement in force on the day
 * @param test the clawback test that was made, if any
 * @param ifSold who would be due what if all were sold on the day at the fund's value, the carry
 *     tested for the last time; refused where no value is stated or nothing is left to sell
 */
public record FundWaterfall(
    Agreement agreement,
    Waterfall waterfall,
    Optional<Clawback.Test> test,
    Outcome<IfSold> ifSold) {

  /**
   * A sale that was not made.
   *
   * @param value of the fund on the day
   * @param lp all that the investors would have had from the first day on
   * @param gp all that the general partner would keep
   * @param carryAccrued of that, what it has not been paid yet; negative where it would owe
   */
  public record IfSold(LocalDate on, Money value, Money lp, Money gp, Money carryAccrued) {}

  /**
   * Of one fund.
   *
   * @return refused, never guessed: without an agreement that is as old as the first flow, where
   *     the terms changed after cash was paid out, where dates are only opening balances, or where
   *     deals decide and the flows do not name them
   */
  public static Outcome<FundWaterfall> of(Books books, String fundId) {
    var agreements = books.ofFund(Agreement.class, fundId);
    if (agreements.isEmpty()) {
      return Outcome.rejected(Code.MISSING, "/agreement", "no agreement of the fund is recorded");
    }
    var agreement = agreements.get(agreements.size() - 1);
    var moved =
        books.flows(fundId).stream()
            .filter(
                flow ->
                    flow.kind() == FlowKind.CAPITAL_CALL || flow.kind() == FlowKind.DISTRIBUTION)
            .toList();
    var problems = problems(agreements, moved);
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    boolean byDeal = agreement.waterfall() != WaterfallKind.EUROPEAN;
    var ended = byDeal ? writtenOff(books, moved) : List.<Fact.Project>of();
    var facts = new ArrayList<Fact>(moved);
    facts.addAll(ended);
    var flows = new ArrayList<>(moved.stream().map(flow -> flow(flow, byDeal)).toList());
    ended.forEach(project -> flows.add(Flow.writeOff(project.effectiveOn(), project.id())));
    var test = test(books, fundId, agreement, moved);
    return ByFact.named(
            Waterfall.of(agreement.terms(), flows, test.map(List::of).orElse(List.of())),
            "flows",
            facts,
            "cash_flows")
        .map(
            waterfall ->
                new FundWaterfall(
                    agreement, waterfall, test, ifSold(books, agreement, flows, waterfall)));
  }

  private static Outcome<IfSold> ifSold(
      Books books, Agreement agreement, List<Flow> flows, Waterfall waterfall) {
    var value = FundCapital.value(books, agreement.fundId());
    if (value.isEmpty()) {
      return Outcome.rejected(Code.MISSING, "/if_sold", "no value of the fund is stated");
    }
    if (liquidation(books, agreement.fundId()).isPresent()) {
      return Outcome.rejected(Code.UNDEFINED, "/if_sold", "the fund has been liquidated");
    }
    if (agreement.waterfall() != WaterfallKind.EUROPEAN) {
      return Outcome.rejected(
          Code.MISSING, "/if_sold", "a sale deal by deal needs a value of each deal");
    }
    var all = new ArrayList<>(flows);
    all.add(Flow.distribution(books.asOf(), value.get()));
    var last =
        agreement.clawback() == ClawbackBasis.NONE
            ? List.<Clawback.Test>of()
            : List.of(Clawback.Test.last(books.asOf()));
    var paid = waterfall.totals().carryPaid();
    return Waterfall.of(agreement.terms(), all, last)
        .map(Waterfall::totals)
        .map(
            sold ->
                new IfSold(books.asOf(), value.get(), sold.lp(), sold.gp(), sold.gp().minus(paid)));
  }

  private static List<Problem> problems(List<Agreement> agreements, List<Fact.CashFlow> moved) {
    var problems = new ArrayList<Problem>();
    var latest = agreements.get(agreements.size() - 1);
    if (moved.isEmpty()) {
      problems.add(
          new Problem(Code.MISSING, "/flows", "nothing was called or distributed by that day"));
      return problems;
    }
    var first = moved.get(0).effectiveOn();
    if (agreements.get(0).effectiveOn().isAfter(first)) {
      problems.add(
          new Problem(
              Code.MISSING,
              "/agreement",
              "no agreement was in force on the first call of "
                  + first
                  + ", the oldest is of "
                  + agreements.get(0).effectiveOn()));
    }
    changed(agreements, moved).ifPresent(problems::add);
    if (moved.stream().anyMatch(flow -> flow.head().precision() == DayPrecision.OPENING)) {
      problems.add(
          new Problem(
              Code.UNDEFINED,
              "/flows",
              "a flow is an opening balance: the true dates of its payments are not known"));
    }
    if (latest.waterfall() != WaterfallKind.EUROPEAN && namesNoDeals(moved)) {
      problems.add(
          new Problem(
              Code.MISSING,
              "/flows",
              "the agreement shares deal by deal: calls and every distribution must name deals"));
    }
    return problems;
  }

  /** Terms that changed after cash was shared by others. */
  private static Optional<Problem> changed(List<Agreement> agreements, List<Fact.CashFlow> moved) {
    var latest = agreements.get(agreements.size() - 1);
    for (var flow : moved) {
      boolean earlier =
          flow.kind() == FlowKind.DISTRIBUTION && flow.effectiveOn().isBefore(latest.effectiveOn());
      var then = earlier ? inForce(agreements, flow.effectiveOn()) : Optional.<Agreement>empty();
      if (then.filter(old -> !old.terms().equals(latest.terms())).isPresent()) {
        return Optional.of(
            new Problem(
                Code.CONTRADICTION,
                "/agreement",
                "the terms changed on "
                    + latest.effectiveOn()
                    + ", after cash was distributed by others on "
                    + flow.effectiveOn()
                    + ": no agreement says how both add up"));
      }
    }
    return Optional.empty();
  }

  /** The agreement of a day. */
  static Optional<Agreement> inForce(List<Agreement> agreements, LocalDate day) {
    return agreements.stream()
        .filter(terms -> !terms.effectiveOn().isAfter(day))
        .reduce((older, newer) -> newer);
  }

  private static boolean namesNoDeals(List<Fact.CashFlow> moved) {
    return moved.stream()
            .filter(flow -> flow.kind() == FlowKind.CAPITAL_CALL)
            .allMatch(flow -> deal(flow).equals(Flow.FUND))
        || moved.stream()
            .filter(flow -> flow.kind() == FlowKind.DISTRIBUTION)
            .anyMatch(flow -> deal(flow).equals(Flow.FUND));
  }

  /** The project, else the firm that money was called or paid for; {@link Flow#FUND} for none. */
  private static String deal(Fact.CashFlow flow) {
    return Optional.ofNullable(flow.projectId())
        .or(() -> Optional.ofNullable(flow.firmId()))
        .orElse(Flow.FUND);
  }

  private static Flow flow(Fact.CashFlow flow, boolean byDeal) {
    String deal = byDeal ? deal(flow) : Flow.FUND;
    if (flow.kind() == FlowKind.CAPITAL_CALL) {
      return Flow.call(flow.effectiveOn(), flow.amount(), deal);
    }
    return flow.recallable()
        ? Flow.recallable(flow.effectiveOn(), flow.amount(), deal)
        : Flow.distribution(flow.effectiveOn(), flow.amount(), deal);
  }

  /** Projects that money was called for and that were written off, as of the first such day. */
  private static List<Fact.Project> writtenOff(Books books, List<Fact.CashFlow> moved) {
    return moved.stream()
        .filter(flow -> flow.kind() == FlowKind.CAPITAL_CALL && flow.projectId() != null)
        .map(FundWaterfall::deal)
        .distinct()
        .flatMap(
            project ->
                books.course(project).stream()
                    .filter(stated -> stated.status() == ProjectStatus.WRITTEN_OFF)
                    .limit(1))
        .toList();
  }

  private static Optional<Clawback.Test> test(
      Books books, String fundId, Agreement agreement, List<Fact.CashFlow> moved) {
    if (agreement.clawback() == ClawbackBasis.NONE) {
      return Optional.empty();
    }
    var last = moved.get(moved.size() - 1).effectiveOn();
    var first = moved.get(0).effectiveOn();
    var liquidated =
        liquidation(books, fundId).filter(day -> !day.isBefore(last)).map(Clawback.Test::last);
    return liquidated.or(
        () ->
            books
                .netAssetValue(fundId)
                .filter(nav -> !nav.effectiveOn().isBefore(first))
                .map(nav -> Clawback.Test.interim(nav.effectiveOn(), nav.value())));
  }

  /** The day on which the fund was liquidated, where it was. */
  static Optional<LocalDate> liquidation(Books books, String fundId) {
    return books.events(SeedFact.Checkpoint.class).stream()
        .filter(step -> step.fundId().equals(fundId) && step.kind() == CheckpointKind.LIQUIDATION)
        .map(Fact::effectiveOn)
        .findFirst();
  }

  /** Preferred return earned and unpaid by the end of a day that is not before the last flow. */
  public Money unpaidPreferred(LocalDate day) {
    return waterfall.unpaidPreferred(
        day.isBefore(waterfall.closedOn()) ? waterfall.closedOn() : day);
  }
}
