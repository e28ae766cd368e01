package io.houji.fund.waterfall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaterfallTest {
  private static final LocalDate D0 = LocalDate.of(2020, 1, 1);
  private static final LocalDate D1 = LocalDate.of(2020, 12, 31);
  private static final LocalDate D2 = LocalDate.of(2021, 12, 31);
  private static final Carry SOFT = Carry.of("0.2", "1");
  private static final Terms EUROPEAN =
      Terms.of(Terms.Kind.EUROPEAN, Preferred.compounding("0.08"), SOFT);

  static <T> T ok(Outcome<T> outcome) {
    return outcome.fold(value -> value, problems -> fail(problems.toString()));
  }

  static List<String> problems(Outcome<?> outcome) {
    return outcome.fold(
        value -> List.of(),
        problems -> problems.stream().map(p -> p.code() + " " + p.where()).sorted().toList());
  }

  private static Money yuan(long yuan) {
    return Money.yuan(BigDecimal.valueOf(yuan));
  }

  @Test
  void aLossInAnotherDealCostsCarryInAHybridFundButNotDealByDeal() {
    var flows =
        List.of(
            Flow.call(D0, yuan(100), "a"),
            Flow.call(D0, yuan(100), "b"),
            Flow.writeOff(D1, "b"),
            Flow.distribution(D1, yuan(250), "a"));
    assertEquals(yuan(30), carryOf(Terms.Kind.AMERICAN, flows));
    assertEquals(yuan(10), carryOf(Terms.Kind.HYBRID, flows));
    assertEquals(yuan(10), carryOf(Terms.Kind.EUROPEAN, flows));
  }

  @Test
  void aDealStillHeldCostsCarryOnlyInAEuropeanFund() {
    var flows =
        List.of(
            Flow.call(D0, yuan(100), "a"),
            Flow.call(D0, yuan(100), "b"),
            Flow.distribution(D1, yuan(180), "a"));
    assertEquals(yuan(16), carryOf(Terms.Kind.AMERICAN, flows));
    assertEquals(yuan(16), carryOf(Terms.Kind.HYBRID, flows));
    assertEquals(yuan(0), carryOf(Terms.Kind.EUROPEAN, flows));
  }

  @Test
  void callsForTheFundWaitForTheFirstDealAndAreSharedByCost() {
    var flows =
        List.of(
            Flow.call(D0, yuan(40)),
            Flow.call(D1, yuan(300), "a"),
            Flow.call(D1, yuan(100), "b"),
            Flow.distribution(D2, yuan(330), "a"),
            Flow.distribution(D2, yuan(110), "b"));
    assertEquals(yuan(0), carryOf(Terms.Kind.AMERICAN, flows));
  }

  private static Money carryOf(Terms.Kind kind, List<Flow> flows) {
    var terms = Terms.of(kind, Preferred.NONE, Carry.of("0.2", "0"));
    return ok(Waterfall.of(terms, flows)).totals().gp();
  }

  @Test
  void sharesOfNothingAreRefusedByName() {
    var paid = ok(Waterfall.of(EUROPEAN, List.of(Flow.call(D0, yuan(100)))));
    assertEquals(0, ok(paid.totals().lpDpi()).value());
    assertEquals(List.of("UNDEFINED /flows"), problems(paid.totals().gpShareOfProfit()));
    var none = ok(Waterfall.of(EUROPEAN, List.of(Flow.call(D0, Money.ZERO))));
    assertEquals(List.of("UNDEFINED /flows"), problems(none.totals().lpDpi()));
    var twice = List.of(Flow.call(D0, yuan(100)), Flow.distribution(D1, yuan(200)));
    var totals = ok(Waterfall.of(EUROPEAN, twice)).totals();
    assertEquals(1.8, ok(totals.lpDpi()).value());
    assertEquals(0.2, ok(totals.gpShareOfProfit()).value());
  }

  @Test
  void aLaterLossIsClawedBackOnEachBasis() {
    // 365 days to D1: 8 preferred, 2 catch-up, 18 split; then 60 are called and lost.
    var flows =
        List.of(
            Flow.call(D0, yuan(100)),
            Flow.distribution(D1, yuan(200)),
            Flow.call(D1.plusDays(1), yuan(60)));
    var end = List.of(Clawback.Test.last(D1.plusDays(366)));
    assertEquals(yuan(20), ok(Waterfall.of(EUROPEAN, flows)).totals().gp());
    // Profit 200 - 160 = 40, of which a fifth.
    assertEquals(yuan(8), kept(Clawback.PROFIT_SHARE, flows, end));
    // Claim 160 + 8 + 8% of 60 = 172.80; 27.20 remain, more than was paid.
    assertEquals(yuan(20), kept(Clawback.HURDLE_VALUE, flows, end));
    // Floor 1.2 times 160 = 192; 8 remain.
    assertEquals(yuan(8), kept(Clawback.floor("1.2"), flows, end));
    assertEquals(yuan(0), kept(Clawback.floor("1.25"), flows, end));
  }

  private static Money kept(Clawback clawback, List<Flow> flows, List<Clawback.Test> tests) {
    return ok(Waterfall.of(EUROPEAN.with(clawback), flows, tests)).totals().gp();
  }

  @Test
  void anInterimClawbackIsReleasedWhenTheValueRecovers() {
    var flows =
        List.of(
            Flow.call(D0, yuan(100)),
            Flow.distribution(D1, yuan(200)),
            Flow.call(D1.plusDays(1), yuan(60)),
            Flow.distribution(D2, yuan(90)));
    var tests =
        List.of(
            Clawback.Test.interim(D1.plusDays(30), Money.ZERO),
            Clawback.Test.interim(D1.plusDays(60), yuan(60)),
            Clawback.Test.last(D2));
    var waterfall = ok(Waterfall.of(EUROPEAN.with(Clawback.PROFIT_SHARE), flows, tests));
    var moved =
        waterfall.rows().stream()
            .filter(row -> row.event().name().endsWith("CLAWBACK"))
            .map(Row::lp)
            .toList();
    assertEquals(List.of(yuan(12), yuan(-12), yuan(0)), moved);
    assertEquals(yuan(26), waterfall.totals().gp());
    assertTrue(waterfall.conservation().holds());
  }

  @Test
  void aRecallableDistributionReturnsCapitalAndIsShownInBothConventions() {
    var terms = EUROPEAN.with(Terms.Order.PREFERRED_FIRST);
    var waterfall =
        ok(
            Waterfall.of(
                terms,
                List.of(
                    Flow.call(D0, yuan(100)),
                    Flow.recallable(D1, yuan(40), Flow.FUND),
                    Flow.call(D2, yuan(40)))));
    assertEquals(yuan(40), waterfall.rows().get(1).tiers().returnOfCapital());
    assertEquals(yuan(140), waterfall.totals().paidIn());
    assertEquals(yuan(100), waterfall.totals().paidInNetted());
    assertEquals(yuan(100), waterfall.unreturnedCapital());
  }

  @Test
  void askingForABalanceBetweenFlowsLeavesNoTrace() {
    var waterfall = ok(Waterfall.of(EUROPEAN, List.of(Flow.call(D0, yuan(100)))));
    assertEquals(yuan(8), waterfall.unpaidPreferred(D1));
    assertEquals(Money.yuan("16.64"), waterfall.unpaidPreferred(D2));
    assertEquals(yuan(8), waterfall.unpaidPreferred(D1));
  }

  @Test
  void aPremiumTierBeginsWhenTheInvestorsHaveEarnedItsRate() {
    var carry = Carry.tiered("0.2", Carry.Tier.until("0.15", "0.2"), Carry.Tier.beyond("0.3"));
    var terms = Terms.of(Terms.Kind.EUROPEAN, Preferred.compounding("0.08"), carry);
    var waterfall =
        ok(
            Waterfall.of(
                terms, List.of(Flow.call(D0, yuan(100)), Flow.distribution(D1, yuan(200)))));
    // 108 to the investors; 7 more at 80% need 8.75; of the last 83.25 they have 70%.
    assertEquals(Money.yuan("173.28"), waterfall.totals().lp());
    assertEquals(Money.yuan("26.72"), waterfall.totals().gp());
  }

  @Test
  void aClosedPeriodTakesNoMoreFlows() {
    var closed = ok(Waterfall.of(EUROPEAN, List.of(Flow.call(D0, yuan(100)))));
    var late = closed.then(List.of(Flow.distribution(D0, yuan(1))), List.of());
    assertEquals(List.of("CONTRADICTION /flows/0/date"), problems(late));
  }

  @Test
  void allContradictionsOfTheTermsAreNamedAtOnce() {
    var terms =
        new Terms(
            Terms.Kind.EUROPEAN,
            new Preferred(Preferred.Accrual.NONE, new BigDecimal("1.01")),
            new Carry(
                new BigDecimal("-0.1"),
                Carry.Hurdle.HARD,
                new BigDecimal("1.5"),
                List.of(Carry.Tier.until("0.2", "1"))),
            Terms.Order.CAPITAL_FIRST,
            new Clawback(Clawback.Basis.HURDLE_VALUE, BigDecimal.ONE));
    assertEquals(
        List.of(
            "CONTRADICTION /terms/catch_up",
            "CONTRADICTION /terms/clawback/basis",
            "CONTRADICTION /terms/clawback/floor_multiple",
            "CONTRADICTION /terms/hurdle",
            "CONTRADICTION /terms/preferred",
            "CONTRADICTION /terms/tiers",
            "CONTRADICTION /terms/tiers/0",
            "CONTRADICTION /terms/tiers/0/gp",
            "OUT_OF_RANGE /terms/carry",
            "OUT_OF_RANGE /terms/catch_up",
            "OUT_OF_RANGE /terms/preferred"),
        problems(Waterfall.of(terms, List.of(Flow.call(D0, yuan(1))))));
  }

  @Test
  void allContradictionsOfTheFlowsAreNamedAtOnce() {
    var terms = Terms.of(Terms.Kind.AMERICAN, Preferred.compounding("0.08"), SOFT);
    var flows =
        List.of(
            Flow.distribution(D0.minusDays(1), yuan(1), "a"),
            Flow.call(D0, yuan(-1), "a"),
            Flow.distribution(D1, yuan(1)),
            Flow.distribution(D1, yuan(1), "b"),
            new Flow(D1, Flow.Type.WRITE_OFF, yuan(1), "a", true));
    var tests =
        List.of(Clawback.Test.last(D0), new Clawback.Test(D0, Clawback.Stage.FINAL, yuan(1)));
    assertEquals(
        List.of(
            "CONTRADICTION /clawback_tests/0",
            "CONTRADICTION /clawback_tests/0/date",
            "CONTRADICTION /clawback_tests/1",
            "CONTRADICTION /clawback_tests/1/date",
            "CONTRADICTION /clawback_tests/1/value",
            "CONTRADICTION /flows/0/date",
            "CONTRADICTION /flows/4/amount",
            "CONTRADICTION /flows/4/recallable",
            "DUPLICATE /clawback_tests/1/date",
            "MISSING /flows/2/deal",
            "OUT_OF_RANGE /flows/1/amount",
            "UNKNOWN /flows/3/deal"),
        problems(Waterfall.of(terms, flows, tests)));
    assertEquals(List.of("MISSING /flows"), problems(Waterfall.of(EUROPEAN, List.of())));
  }

  @Test
  void aPreferredReturnBeyondAllMoneyIsRefusedBeforeItOverflows() {
    var terms = Terms.of(Terms.Kind.EUROPEAN, Preferred.compounding("1"), SOFT);
    var flows = List.of(Flow.call(D0, yuan(1)), Flow.distribution(D0.plusYears(900), yuan(1)));
    assertEquals(List.of("OUT_OF_RANGE /terms/preferred"), problems(Waterfall.of(terms, flows)));
  }
}
