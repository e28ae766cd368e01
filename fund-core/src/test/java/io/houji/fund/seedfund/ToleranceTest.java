package io.houji.fund.seedfund;

import static io.houji.fund.testing.Golden.ok;
import static io.houji.fund.testing.Golden.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.money.Money;
import io.houji.fund.seedfund.DueDiligenceFile.Paper;
import io.houji.fund.seedfund.Tolerance.Moment;
import io.houji.fund.seedfund.Tolerance.Verdict;
import io.houji.fund.testing.Cases;
import io.houji.fund.testing.Golden;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ToleranceTest {
  private static final LocalDate AS_OF = LocalDate.of(2031, 6, 30);
  private static final DueDiligenceFile COMPLETE =
      DueDiligenceFile.ofFund(EnumSet.allOf(Paper.class));
  private static final DueDiligenceFile NO_REPORTS =
      DueDiligenceFile.ofFund(EnumSet.of(Paper.COMMITTEE_PAPERS, Paper.CONFLICT_DECLARATIONS));

  /** Source: the domain's own case, cost 23,900, proceeds 1,200, value 6,500. */
  private static LossRatio chunzhong() {
    return ok(LossRatio.of(Money.wan(23_900), Money.wan(1_200), Money.wan(6_500)));
  }

  private static Tolerance judge(Moment moment, LossRatio loss, DueDiligenceFile file) {
    return ok(
        ToleranceRules.SHAANXI_2025.judge(new Tolerance.Fund("seed", moment, AS_OF, loss, file)));
  }

  @Test
  void aLossOf68PercentIsWithin70OnlyIfTheFileIsComplete() {
    assertEquals(0.6778, chunzhong().ratio().value(), 5e-5);
    var complete = judge(Moment.LIQUIDATION, chunzhong(), COMPLETE);
    assertEquals(Verdict.WITHIN_TOLERANCE, complete.verdict());
    var incomplete = judge(Moment.LIQUIDATION, chunzhong(), NO_REPORTS);
    assertTrue(incomplete.lossTolerated());
    assertEquals(Verdict.PROCEDURE_TO_BE_STARTED, incomplete.verdict());
    assertEquals(Map.of("fund", Set.of(Paper.POST_INVESTMENT_REPORTS)), incomplete.missing());
  }

  @Test
  void thresholdsOfOtherPlacesAreOtherRules() {
    var golden = Golden.caseOf("guidance_kpi.json", "loss-tolerance");
    var loss =
        ok(
            LossRatio.of(
                Money.yuan(golden.get("cost").decimalValue()),
                Money.yuan(golden.get("realised").decimalValue()),
                Money.yuan(golden.get("residual").decimalValue())));
    var expected = golden.get("expected");
    assertEquals(expected.get("loss_rate_at_liquidation").asDouble(), loss.ratio().value(), 1e-14);
    assertEquals(expected.get("within_0.4").asBoolean(), rule("0.4", true).tolerates(loss));
    assertEquals(expected.get("within_0.8").asBoolean(), rule("0.8", true).tolerates(loss));
  }

  @Test
  void publishedRulesAreDataWithPlaceSourceAndDate() {
    var published = ToleranceRules.published();
    assertEquals(Set.of("shaanxi", "zhengzhou"), published.keySet());
    assertEquals(ToleranceRules.SHAANXI_2025, published.get("shaanxi"));
    published
        .values()
        .forEach(place -> place.rules().forEach(rule -> assertFalse(rule.source().isBlank())));
    var fund = new Tolerance.Fund("angel", Moment.LIQUIDATION, AS_OF, chunzhong(), COMPLETE);
    assertFalse(ok(published.get("zhengzhou").judge(fund)).lossTolerated());
    assertTrue(ok(published.get("shaanxi").judge(fund)).lossTolerated());
  }

  @Test
  void whileAFundRunsThereIsNoVerdict() {
    var allLost = ok(LossRatio.of(Money.wan(100), Money.ZERO, Money.ZERO));
    var running = judge(Moment.RUNNING, allLost, NO_REPORTS);
    assertEquals(Verdict.NO_VERDICT_YET, running.verdict());
    assertEquals(ExemptionState.NOT_NEEDED, ExemptionState.after(running.verdict()));
    assertEquals(
        Verdict.PROCEDURE_TO_BE_STARTED,
        judge(Moment.WHOLE_LIFE_CHECKPOINT, allLost, COMPLETE).verdict());
  }

  @Test
  void theLimitItselfBelongsToTheSideTheRuleNames() {
    var exactly = ok(LossRatio.of(Money.wan(100), Money.wan(30), Money.ZERO));
    assertTrue(rule("0.70", true).tolerates(exactly));
    assertFalse(rule("0.70", false).tolerates(exactly));
    var oneFenMore =
        ok(LossRatio.of(Money.wan(100), Money.wan(30).minus(new Money(1)), Money.ZERO));
    assertFalse(rule("0.70", true).tolerates(oneFenMore));
  }

  private static ToleranceRule rule(String limit, boolean included) {
    return new ToleranceRule(
        "seed",
        new BigDecimal(limit),
        included,
        LocalDate.of(2024, 1, 1),
        Optional.empty(),
        "made up");
  }

  @Test
  void aSingleTotalLossNeverRaisesAFlag() {
    // Domain: 2 to 300 projects of equal cost; the others keep their cost, so one loss is at most
    // half of the fund and within 70%.
    Cases.forAll(
        random -> {
          int count = random.nextInt(2, 300);
          var lines = new ArrayList<LossRatio.Line>();
          lines.add(new LossRatio.Line("P0", Money.wan(100), Money.ZERO, Money.ZERO));
          for (int i = 1; i < count; i++) {
            lines.add(new LossRatio.Line("P" + i, Money.wan(100), Money.ZERO, Money.wan(100)));
          }
          var loss = ok(LossRatio.ofProjects(lines));
          assertEquals(1.0 / count, loss.ratio().value(), 1e-15);
          for (var moment : Moment.values()) {
            assertFalse(judge(moment, loss, COMPLETE).verdict() == Verdict.PROCEDURE_TO_BE_STARTED);
          }
        });
  }

  @Test
  void onlyTheTotalsOfTheFundMatter() {
    // Domain: 2 to 50 projects, each 0 to 300% of its cost back; a second fund has the same totals
    // in one project.
    Cases.forAll(
        random -> {
          var lines = new ArrayList<LossRatio.Line>();
          for (int i = random.nextInt(2, 51); i > 0; i--) {
            var cost = new Money(random.nextLong(1, 1_000_000_000));
            var back = new Money(random.nextLong(3 * cost.fen()));
            lines.add(new LossRatio.Line("P" + i, cost, back, Money.ZERO));
          }
          var loss = ok(LossRatio.ofProjects(lines));
          var one = ok(LossRatio.of(loss.cost(), loss.proceeds(), loss.value()));
          assertEquals(
              judge(Moment.LIQUIDATION, one, COMPLETE), judge(Moment.LIQUIDATION, loss, COMPLETE));
          assertTrue(loss.ratio().value() >= 0 && loss.ratio().value() <= 1);
        });
  }

  @Test
  void aFundThatGainedHasLostNothing() {
    var gained = ok(LossRatio.of(Money.wan(100), Money.wan(300), Money.ZERO));
    assertEquals(0, gained.ratio().value());
    assertEquals(Money.ZERO, gained.loss());
  }

  @Test
  void wrongAmountsAreRefusedAllAtOnce() {
    assertEquals(
        List.of("OUT_OF_RANGE /proceeds", "OUT_OF_RANGE /value", "UNDEFINED /cost"),
        refusals(LossRatio.of(Money.ZERO, Money.wan(-1), Money.wan(-1))));
    assertEquals(List.of("MISSING /projects"), refusals(LossRatio.ofProjects(List.of())));
    assertEquals(
        List.of("OUT_OF_RANGE /projects/0/cost"),
        refusals(
            LossRatio.ofProjects(
                List.of(new LossRatio.Line("P1", Money.wan(-1), Money.ZERO, Money.ZERO)))));
  }

  @Test
  void aTypeOrDayWithoutARuleIsRefused() {
    var industry = new Tolerance.Fund("industry", Moment.LIQUIDATION, AS_OF, chunzhong(), COMPLETE);
    assertEquals(
        List.of("UNKNOWN /fund_type"), refusals(ToleranceRules.SHAANXI_2025.judge(industry)));
    var tooEarly =
        new Tolerance.Fund(
            "seed", Moment.LIQUIDATION, LocalDate.of(2024, 12, 31), chunzhong(), COMPLETE);
    assertEquals(
        List.of("UNKNOWN /fund_type"), refusals(ToleranceRules.SHAANXI_2025.judge(tooEarly)));
  }

  @Test
  void rulesThatContradictDoNotLoad() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new ToleranceRules(List.of(rule("0.7", true), rule("0.4", true))));
    assertThrows(IllegalArgumentException.class, () -> rule("1.1", true));
  }

  @Test
  void theProcedureGoesBackToReviewAndThenCloses() {
    var state = ExemptionState.after(Verdict.PROCEDURE_TO_BE_STARTED);
    assertEquals(Set.of(ExemptionState.UNDER_REVIEW), state.next());
    assertTrue(ExemptionState.UNDER_REVIEW.next().contains(ExemptionState.FILE_TO_BE_COMPLETED));
    assertTrue(ExemptionState.EXEMPT.next().isEmpty());
  }

  @Test
  void aProjectWithoutPapersIsNamed() {
    var file = new DueDiligenceFile(Map.of("P1", EnumSet.allOf(Paper.class), "P2", Set.of()));
    assertEquals(Map.of("P2", EnumSet.allOf(Paper.class)), file.missing());
    assertThrows(IllegalArgumentException.class, () -> new DueDiligenceFile(Map.of()));
  }
}
