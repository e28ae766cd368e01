package io.houji.fund.portfolio;

import static io.houji.fund.testing.Golden.ok;
import static io.houji.fund.testing.Golden.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.money.Money;
import io.houji.fund.portfolio.EarlyStageShare.Investment;
import io.houji.fund.portfolio.HoldingTime.Position;
import io.houji.fund.portfolio.ReinvestmentDuty.Recognised;
import io.houji.fund.testing.Cases;
import io.houji.fund.testing.Golden;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Golden rows: the shared guidance cases, whose definitions are written out beside them. */
class GuidanceMeasuresTest {

  @Test
  void theReinvestmentDutyCountsWhatTheRuleRecognises() {
    var golden = Golden.caseOf("guidance_kpi.json", "reinvestment-ratio");
    var investments = new ArrayList<Recognised>();
    for (var each : golden.get("recognised_local_investments")) {
      investments.add(
          new Recognised(
              Money.wan(each.get("amount").asLong()),
              each.get("factor").decimalValue(),
              each.get("why").asText()));
    }
    var duty = ok(ReinvestmentDuty.of(Money.wan(20), investments));
    assertEquals(0, Money.wan(15).fen() - duty.recognisedFen().longValueExact());
    assertEquals(0.75, duty.ratio().value());
    assertTrue(duty.meets(new BigDecimal("0.4")));
    assertTrue(duty.meets(new BigDecimal("0.75")));
    assertFalse(duty.meets(new BigDecimal("1.2")));
  }

  @Test
  void aDutyIsNotAMerit() {
    assertEquals(0, ReinvestmentDuty.SCORE_WEIGHT);
  }

  @Test
  void aDutyWithoutPublicMoneyOrReasonsIsRefused() {
    var wrong = new Recognised(Money.wan(-1), BigDecimal.valueOf(-1), " ");
    assertEquals(
        List.of(
            "UNDEFINED /public_contribution",
            "OUT_OF_RANGE /investments/0/amount",
            "OUT_OF_RANGE /investments/0/factor",
            "MISSING /investments/0/why"),
        refusals(ReinvestmentDuty.of(Money.ZERO, List.of(wrong))));
  }

  @Test
  void earlyTicketsAreManyAndSmall() {
    var golden = Golden.caseOf("guidance_kpi.json", "early-stage-share");
    var investments = new ArrayList<Investment>();
    for (var each : golden.get("investments")) {
      investments.add(
          new Investment(
              each.get("stage").asText(), Money.yuan(each.get("amount").decimalValue())));
    }
    var share = ok(EarlyStageShare.of(investments, Set.of("seed", "angel")));
    assertEquals(0.6, share.byCount().value());
    assertEquals(
        golden.get("expected").get("by_amount").asDouble(), share.byAmount().value(), 1e-14);
  }

  @Test
  void anEarlyShareOfNothingIsRefused() {
    assertEquals(
        List.of("MISSING /investments", "MISSING /early_stages"),
        refusals(EarlyStageShare.of(List.of(), Set.of())));
    assertEquals(
        List.of("UNDEFINED /investments"),
        refusals(EarlyStageShare.of(List.of(new Investment("seed", Money.ZERO)), Set.of("seed"))));
  }

  @Test
  void patienceIsWeightedByCapital() {
    var golden = Golden.caseOf("guidance_kpi.json", "capital-weighted-holding");
    var asOf = LocalDate.parse(golden.get("as_of").asText());
    var positions = new ArrayList<Position>();
    for (var each : golden.get("positions")) {
      var out = each.get("out");
      positions.add(
          new Position(
              LocalDate.parse(each.get("in").asText()),
              Money.wan(each.get("cost").asLong()),
              out.isNull() ? Optional.empty() : Optional.of(LocalDate.parse(out.asText()))));
    }
    assertEquals(List.of(1774L, 1096L, 821L), positions.stream().map(p -> p.days(asOf)).toList());
    assertEquals(
        golden.get("expected").get("capital_weighted_years").asDouble(),
        ok(HoldingTime.of(asOf, positions)).years().value(),
        1e-13);
  }

  @Test
  void anExitThatIsNotYetKnownDoesNotShortenThePast() {
    var in = LocalDate.of(2024, 1, 1);
    var later = new Position(in, Money.wan(1), Optional.of(LocalDate.of(2030, 1, 1)));
    assertEquals(366, later.days(LocalDate.of(2025, 1, 1)));
  }

  @Test
  void anExitBeforeItsInvestmentIsRefused() {
    var day = LocalDate.of(2024, 1, 1);
    var positions =
        List.of(
            new Position(day, Money.wan(1), Optional.of(day.minusDays(1))),
            new Position(day.plusYears(9), Money.ZERO, Optional.empty()));
    assertEquals(
        List.of(
            "CONTRADICTION /positions/0/out",
            "OUT_OF_RANGE /positions/1/cost",
            "OUT_OF_RANGE /positions/1/in"),
        refusals(HoldingTime.of(day, positions)));
    assertEquals(List.of("MISSING /positions"), refusals(HoldingTime.of(day, List.of())));
  }

  @Test
  void moneyThatWaitsIsIdle() {
    // Made up; by hand: 25,500 − 23,900 − 400 + 300 = 1,500.
    var idle =
        ok(
            IdleMoney.of(
                Money.wan(30_000),
                Money.wan(25_500),
                Money.wan(23_900),
                Money.wan(400),
                Money.wan(300)));
    assertEquals(Money.wan(1_500), idle.idle());
    assertEquals(239 / 300.0, idle.investmentProgress().value(), 1e-15);
    assertEquals(15 / 255.0, ok(idle.idleRatio()).value(), 1e-15);
  }

  @Test
  void moreSpentThanEverReceivedIsAContradiction() {
    assertEquals(
        List.of("CONTRADICTION /invested"),
        refusals(IdleMoney.of(Money.wan(10), Money.wan(5), Money.wan(6), Money.ZERO, Money.ZERO)));
    assertEquals(
        List.of("OUT_OF_RANGE /fees", "UNDEFINED /committed"),
        refusals(IdleMoney.of(Money.ZERO, Money.ZERO, Money.ZERO, Money.wan(-1), Money.ZERO)));
  }

  @Test
  void beforeTheFirstPaymentThereIsNoIdleRatio() {
    var fresh = ok(IdleMoney.of(Money.wan(10), Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO));
    assertEquals(List.of("UNDEFINED /paid_in"), refusals(fresh.idleRatio()));
    assertEquals(0, fresh.investmentProgress().value());
  }

  @Test
  void aFundPassesThroughItsPeriods() {
    var life = new FundLife(LocalDate.of(2021, 6, 1), 5, 5, 1);
    assertEquals(FundLife.Period.NOT_STARTED, life.on(LocalDate.of(2021, 5, 31)));
    assertEquals(FundLife.Period.INVESTMENT, life.on(LocalDate.of(2026, 5, 31)));
    assertEquals(FundLife.Period.EXIT, life.on(LocalDate.of(2026, 6, 1)));
    assertEquals(FundLife.Period.EXTENSION, life.on(LocalDate.of(2031, 6, 1)));
    assertEquals(FundLife.Period.ENDED, life.on(LocalDate.of(2032, 6, 1)));
    assertEquals(0, life.remainingDays(LocalDate.of(2040, 1, 1)));
    assertThrows(
        IllegalArgumentException.class, () -> new FundLife(LocalDate.of(2021, 6, 1), 0, 5, 0));
  }

  @Test
  void remainingLifeIsWeightedByCommitment() {
    var asOf = LocalDate.of(2026, 4, 10);
    var oneYear = new FundLife(asOf.minusYears(1), 1, 1, 0);
    var ended = new FundLife(asOf.minusYears(9), 1, 1, 0);
    var funds =
        List.of(
            new FundLife.Weighted(oneYear, Money.wan(300)),
            new FundLife.Weighted(ended, Money.wan(100)));
    assertEquals(0.75, ok(FundLife.remainingYears(asOf, funds)).value());
    assertEquals(List.of("MISSING /funds"), refusals(FundLife.remainingYears(asOf, List.of())));
  }

  @Test
  void splittingATicketChangesNoMeasureByMoney() {
    // Domain: one position of 2 fen to 1e12 fen split in two, beside another one.
    Cases.forAll(
        random -> {
          var asOf = LocalDate.of(2026, 4, 10);
          var whole = new Money(random.nextLong(2, 1_000_000_000_000L));
          var part = new Money(random.nextLong(1, whole.fen()));
          var in = asOf.minusDays(random.nextInt(5_000));
          var other = new Position(asOf.minusDays(100), Money.wan(50), Optional.empty());
          var before =
              ok(HoldingTime.of(asOf, List.of(other, new Position(in, whole, Optional.empty()))));
          var after =
              ok(
                  HoldingTime.of(
                      asOf,
                      List.of(
                          other,
                          new Position(in, part, Optional.empty()),
                          new Position(in, whole.minus(part), Optional.empty()))));
          assertEquals(before, after);
        });
  }
}
