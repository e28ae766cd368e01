package io.houji.fund.snapshot;

import io.houji.fund.calendar.DayCount;
import io.houji.fund.fees.FeeRule;
import io.houji.fund.fees.ManagementFee;
import io.houji.fund.fees.ManagementFee.Period;
import io.houji.fund.fees.Phase;
import io.houji.fund.fees.Phase.Balance;
import io.houji.fund.fees.Phase.Stage;
import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.Component;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FeeBase;
import io.houji.fund.ledger.FeeKind;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.ledger.ManagerFee;
import io.houji.fund.ledger.PartnershipFact.Agreement;
import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem.Code;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * 应计管理费: what the manager may charge by the agreement, year by year of the fund's life until the
 * day (act/365f), beside what was recorded as management fees.
 *
 * <p>Bases are those of the books on each day: commitments, capital called, and investments less
 * the capital that realisations returned.
 *
 * @param agreement whose rule it is
 * @param years by year of the fund's life, the last one until the day
 * @param recorded fees that the books hold
 */
public record FundFees(Agreement agreement, List<ManagementFee> years, Money recorded) {
  /** An agreement that says what the manager charges. */
  private record Charging(Agreement agreement, ManagerFee fee) {}

  public FundFees {
    years = List.copyOf(years);
  }

  /** All years together. */
  public Money total() {
    return Money.sum(years.stream().map(ManagementFee::fee).toList());
  }

  /** Of one fund; refused where the agreement or the fund's life is silent. */
  public static Outcome<FundFees> of(Books books, Fact.Fund fund) {
    var began = books.began(fund.id()).orElseThrow();
    var charging = new ArrayList<Charging>();
    for (var terms : books.ofFund(Agreement.class, fund.id())) {
      if (terms.fee() != null) {
        charging.add(new Charging(terms, terms.fee()));
      }
    }
    if (charging.isEmpty()) {
      return Outcome.rejected(
          Code.MISSING, "/agreement/management_fee", "no agreement on the management fee");
    }
    var latest = charging.get(charging.size() - 1);
    boolean changed = charging.stream().anyMatch(each -> !each.fee.equals(latest.fee));
    if (changed || charging.get(0).agreement.effectiveOn().isAfter(began)) {
      return Outcome.rejected(
          Code.UNDEFINED,
          "/agreement/management_fee",
          "the fee must be agreed from the first day, " + began + ", and stay the same");
    }
    var life = FundPeriods.of(books, fund);
    if (life.isEmpty()) {
      return Outcome.rejected(
          Code.MISSING, "/fund/invest_years", "the fund states no investment or exit period");
    }
    return phases(latest.fee, life.get())
        .then(
            terms ->
                ManagementFee.of(terms, balances(books, fund.id()), periods(began, books.asOf())))
        .map(years -> new FundFees(latest.agreement, years, recorded(books, fund.id())));
  }

  private static Outcome<ManagementFee.Terms> phases(ManagerFee fee, FeeRule.Life life) {
    if (fee.rule() != null) {
      return FeeRule.inForce(fee.rule(), life.start())
          .map(
              rule ->
                  rule.phases(fee.yearlyRate(), life).map(phases -> terms(phases, rule.heldBack())))
          .orElseGet(
              () ->
                  Outcome.rejected(
                      Code.UNKNOWN,
                      "/agreement/management_fee/rule",
                      "no such rule in force on " + life.start()));
    }
    var phases = new ArrayList<Phase>();
    phase(new Period(life.start(), life.exit()), fee.base(), fee.yearlyRate())
        .map(part -> phase(Stage.INVESTMENT, part))
        .ifPresent(phases::add);
    phase(new Period(life.exit(), life.extension()), fee.exitBase(), fee.exitRate())
        .map(part -> phase(Stage.EXIT, part))
        .ifPresent(phases::add);
    boolean silent = fee.exitBase() == null && life.exit().isBefore(life.extension());
    return silent
        ? Outcome.rejected(
            Code.MISSING,
            "/agreement/management_fee/exit_base",
            "the agreement states no fee for the exit period")
        : Outcome.ok(terms(phases, fee.heldBack() == null ? BigDecimal.ZERO : fee.heldBack()));
  }

  /** A stage that lasts and is charged for. */
  private record Charged(Period period, FeeBase base, BigDecimal rate) {}

  private static Optional<Charged> phase(
      Period period, @Nullable FeeBase base, @Nullable BigDecimal rate) {
    return base != null && rate != null && period.from().isBefore(period.to())
        ? Optional.of(new Charged(period, base, rate))
        : Optional.empty();
  }

  private static Phase phase(Stage stage, Charged charged) {
    var base = Phase.Base.valueOf(charged.base.name());
    return new Phase(stage, charged.period.from(), charged.period.to(), charged.rate, base);
  }

  private static ManagementFee.Terms terms(List<Phase> phases, BigDecimal heldBack) {
    return new ManagementFee.Terms(phases, heldBack, DayCount.ACT_365F::years);
  }

  /** Years of the fund's life, up to and with the day. */
  private static List<Period> periods(LocalDate began, LocalDate asOf) {
    var periods = new ArrayList<Period>();
    var end = asOf.plusDays(1);
    for (int year = 0; began.plusYears(year).isBefore(end); year++) {
      var next = began.plusYears(year + 1L);
      periods.add(new Period(began.plusYears(year), next.isBefore(end) ? next : end));
    }
    return periods;
  }

  private static List<Balance> balances(Books books, String fundId) {
    var commitments = books.commitments(fundId);
    var flows = books.flows(fundId);
    var days = new TreeSet<LocalDate>();
    books.began(fundId).ifPresent(days::add);
    commitments.forEach(made -> days.add(made.effectiveOn()));
    flows.forEach(flow -> days.add(flow.effectiveOn()));
    return days.stream()
        .map(
            day ->
                new Balance(
                    day,
                    Money.sum(
                        commitments.stream()
                            .filter(made -> !made.effectiveOn().isAfter(day))
                            .map(Fact.Commitment::amount)
                            .toList()),
                    sum(flows, day, flow -> flow.kind() == FlowKind.CAPITAL_CALL),
                    held(flows, day)))
        .toList();
  }

  private static Money held(List<Fact.CashFlow> flows, LocalDate day) {
    var held =
        sum(flows, day, flow -> flow.kind() == FlowKind.INVESTMENT)
            .minus(
                sum(
                    flows,
                    day,
                    flow ->
                        flow.kind() == FlowKind.REALISATION
                            && flow.component() == Component.RETURN_OF_CAPITAL));
    return held.isNegative() ? Money.ZERO : held;
  }

  private static Money sum(
      List<Fact.CashFlow> flows, LocalDate until, Predicate<Fact.CashFlow> which) {
    return Money.sum(
        flows.stream()
            .filter(flow -> !flow.effectiveOn().isAfter(until))
            .filter(which)
            .map(Fact.CashFlow::amount)
            .toList());
  }

  private static Money recorded(Books books, String fundId) {
    return sum(
        books.flows(fundId),
        LocalDate.MAX,
        flow -> flow.kind() == FlowKind.FEE && flow.feeKind() == FeeKind.MANAGEMENT);
  }
}
