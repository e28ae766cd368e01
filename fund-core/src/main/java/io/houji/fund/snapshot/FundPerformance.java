package io.houji.fund.snapshot;

import io.houji.fund.calendar.DayCount;
import io.houji.fund.cashflow.CashFlows;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.performance.Horizon;
import io.houji.fund.performance.IndexBenchmark;
import io.houji.fund.performance.IndexLevels;
import io.houji.fund.performance.JCurve;
import io.houji.fund.performance.PublicMarketEquivalent;
import io.houji.fund.performance.Valuation;
import io.houji.fund.valuation.RollForward;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * 基金业绩: how one fund did until its last statement, net to its investors, act/365f, in yuan.
 *
 * <p>Everything but the roll-forward ends on the day of the last statement: money that moved later
 * belongs to the next one. An index level stands for a day up to {@value #LEVEL_AGE_DAYS} days
 * after its own, so that month ends serve; a horizon may begin as long before its anniversary.
 *
 * @param account flows and values that the rest is measured by
 * @param jCurve net cash out over time; refused before the first call
 * @param equivalents public market equivalents by index
 * @param horizons returns over the last 1, 3 and 5 years, by years
 * @param sinceInception from the first call
 * @param rolled the last stated value carried to the as-of day
 */
public record FundPerformance(
    FundFigures figures,
    Outcome<FundAccount> account,
    Outcome<JCurve> jCurve,
    SortedMap<String, Outcome<PublicMarketEquivalent>> equivalents,
    Map<Integer, Outcome<Horizon>> horizons,
    Outcome<Horizon> sinceInception,
    Outcome<RollForward> rolled) {
  public static final int LEVEL_AGE_DAYS = 31;
  public static final List<Integer> HORIZON_YEARS = List.of(1, 3, 5);

  /** One fund until its last statement. */
  private record Measured(CashFlows flows, Valuation last, List<Valuation> earlier) {}

  static FundPerformance of(FundFigures figures, Indices indices) {
    var facts = figures.facts();
    var values = stated(facts.valuations());
    var flows = FundFigures.investorFlows(facts.flows());
    var measured = flows.then(all -> measured(all, values));
    var horizons = new LinkedHashMap<Integer, Outcome<Horizon>>();
    for (int years : HORIZON_YEARS) {
      horizons.put(years, measured.then(fund -> horizon(fund, years)));
    }
    return new FundPerformance(
        figures,
        flows.then(all -> account(all, values)),
        flows.map(JCurve::of),
        equivalents(measured, indices),
        Collections.unmodifiableMap(horizons),
        measured.map(
            fund ->
                Horizon.sinceInception(
                    fund.flows.plus(fund.last.date(), fund.last.nav()), DayCount.ACT_365F)),
        rolled(facts.asOf(), facts));
  }

  /** Whether a fact of a fund has a say in its performance: money of investors, or its value. */
  static boolean isMeasuredBy(Fact fact) {
    return fact instanceof Fact.CashFlow flow
        ? flow.kind() == FlowKind.CAPITAL_CALL || flow.kind() == FlowKind.DISTRIBUTION
        : fact instanceof Fact.Valuation value && value.ofWholeFund();
  }

  static SortedMap<String, Outcome<PublicMarketEquivalent>> equivalents(
      FundFacts facts, Indices indices) {
    var values = stated(facts.valuations());
    var flows = FundFigures.investorFlows(facts.flows());
    return equivalents(flows.then(all -> measured(all, values)), indices);
  }

  private static SortedMap<String, Outcome<PublicMarketEquivalent>> equivalents(
      Outcome<Measured> measured, Indices indices) {
    var equivalents = new TreeMap<String, Outcome<PublicMarketEquivalent>>();
    indices
        .levels()
        .forEach(
            (name, levels) ->
                equivalents.put(
                    name, measured.then(fund -> levels.map(index -> against(fund, index)))));
    return Collections.unmodifiableSortedMap(equivalents);
  }

  /**
   * The five equivalents by their names on the wire; Direct Alpha has a discrete and a logarithmic
   * form.
   */
  public static SortedMap<String, Outcome<Double>> named(Outcome<PublicMarketEquivalent> pme) {
    var named = new TreeMap<String, Outcome<Double>>();
    named.put("ks_pme", pme.then(PublicMarketEquivalent::ksPme));
    named.put("ln_pme", pme.then(five -> five.lnPme().then(found -> found.rate())));
    named.put("pme_plus", pme.then(five -> five.pmePlus().then(found -> found.rate())));
    named.put("m_pme", pme.then(five -> five.modifiedPme().then(found -> found.rate())));
    named.put("direct_alpha", pme.then(five -> five.directAlpha().then(found -> found.discrete())));
    named.put("direct_alpha_log", pme.then(five -> five.directAlpha().then(found -> found.log())));
    return named;
  }

  /** Of two statements of one day the later fact counts, as for the net asset value. */
  private static List<Valuation> stated(List<Fact.Valuation> facts) {
    var byDay = new TreeMap<LocalDate, Valuation>();
    for (Fact.Valuation fact : facts) {
      if (fact.ofWholeFund()) {
        byDay.put(fact.effectiveOn(), new Valuation(fact.effectiveOn(), fact.value().toYuan()));
      }
    }
    return List.copyOf(byDay.values());
  }

  private static Outcome<FundAccount> account(CashFlows flows, List<Valuation> values) {
    return values.isEmpty()
        ? Outcome.rejected(Problem.Code.MISSING, "/nav", "no residual value (NAV) is known")
        : Outcome.ok(new FundAccount(flows, values));
  }

  /** Whether investors have paid in or received anything yet. */
  boolean hasMoved() {
    return figures.totals().paidIn().fen() != 0 || figures.totals().distributed().fen() != 0;
  }

  private static Outcome<Measured> measured(CashFlows flows, List<Valuation> values) {
    if (values.isEmpty()) {
      return Outcome.rejected(Problem.Code.MISSING, "/nav", "no residual value (NAV) is known");
    }
    var last = values.get(values.size() - 1);
    return flows
        .within(flows.firstDate(), last.date().plusDays(1))
        .map(until -> Outcome.ok(new Measured(until, last, values.subList(0, values.size() - 1))))
        .orElseGet(
            () ->
                Outcome.rejected(
                    Problem.Code.MISSING, "/nav", "no statement since the first payment"));
  }

  private static PublicMarketEquivalent against(Measured fund, IndexLevels index) {
    return new IndexBenchmark(index, LEVEL_AGE_DAYS, DayCount.ACT_365F)
        .of(fund.flows, fund.last, fund.earlier);
  }

  private static Outcome<Horizon> horizon(Measured fund, int years) {
    var anniversary = fund.last.date().minusYears(years);
    Optional<Valuation> opening =
        fund.earlier.stream()
            .filter(value -> !value.date().isAfter(anniversary))
            .filter(value -> value.date().isAfter(anniversary.minusDays(LEVEL_AGE_DAYS + 1L)))
            .reduce((earlier, later) -> later);
    return opening
        .map(value -> Horizon.between(fund.flows, value, fund.last, DayCount.ACT_365F))
        .orElseGet(
            () ->
                Outcome.rejected(
                    Problem.Code.MISSING,
                    "/opening_nav",
                    "no statement within " + LEVEL_AGE_DAYS + " days before " + anniversary));
  }

  /** The last value stated until a day, carried to that day. */
  static Outcome<RollForward> rolled(LocalDate day, FundFacts facts) {
    var byDay = new TreeMap<LocalDate, RollForward.Statement>();
    for (Fact.Valuation value : facts.valuations()) {
      if (value.ofWholeFund()) {
        byDay.put(
            value.effectiveOn(), new RollForward.Statement(value.effectiveOn(), value.value()));
      }
    }
    var movements = new ArrayList<RollForward.Movement>();
    for (Fact.CashFlow flow : facts.flows()) {
      if (flow.kind() == FlowKind.CAPITAL_CALL || flow.kind() == FlowKind.DISTRIBUTION) {
        var kind =
            flow.kind() == FlowKind.CAPITAL_CALL
                ? RollForward.Kind.CALL
                : RollForward.Kind.DISTRIBUTION;
        movements.add(new RollForward.Movement(flow.effectiveOn(), kind, flow.amount()));
      }
    }
    return RollForward.of(day, List.copyOf(byDay.values()), movements, RollForward.Limits.USUAL);
  }
}
