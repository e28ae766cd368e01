package io.houji.scoring.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.testing.Cases;
import io.houji.scoring.calibration.Dependence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidationTest {
  private static final double[] FIRST = {.1, .4, .35, .8, .65, .2, .7, .55, .3, .9};
  private static final double[] SECOND = {.3, .2, .5, .7, .6, .1, .4, .55, .35, .8};
  private static final int[] FIRST_GRADE = {0, 1, 1, 2, 2, 0, 2, 1, 1, 2};
  private static final List<String> MONTHS =
      List.of("01", "01", "01", "01", "01", "02", "02", "02", "02", "02");
  private static final boolean[] BAD = {
    false, false, true, true, false, false, true, false, false, true
  };

  // Golden values of this class: SciPy 1.17 and the definitions, row by row.

  @Test
  void deLongsVarianceAndPairedTestFollowTheDefinition() {
    var auc = ok(Auc.of(FIRST, BAD));
    assertEquals(0.875, auc.value(), 1e-15);
    assertEquals(0.13693063937629152, auc.standardError(), 1e-14);
    assertEquals(0.75, auc.accuracyRatio(), 1e-15);
    assertEquals(0.14272480642961255, ok(Auc.of(SECOND, BAD)).standardError(), 1e-14);
    var test = ok(Auc.difference(FIRST, SECOND, BAD));
    assertEquals(0.3205303823780167, test.z(), 1e-12);
    assertEquals(0.7485663024661491, test.p(), 1e-12);
  }

  @Test
  void kolmogorovSmirnovAndBrierFollowTheDefinition() {
    assertEquals(0.75, ok(Discrimination.kolmogorovSmirnov(FIRST, BAD)), 1e-15);
    assertEquals(0.15875, ok(Brier.of(FIRST, BAD)).score(), 1e-15);
  }

  @ParameterizedTest(name = "{0} firms, {1} defaults, PD {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # firms | defaults | pd    | jeffreys | binomial
          100     | 2        | 0.01  | 0.150155 | 0.264238
          1000    | 12       | 0.01  | 0.252381 | 0.302650
          256     | 5        | 0.02  | 0.492174 | 0.582242
          """)
  void gradeTests(int firms, int defaults, double pd, double jeffreys, double binomial) {
    var grade = new RateTests.Grade(firms, defaults, pd);
    assertEquals(jeffreys, RateTests.jeffreys(grade), 5.1e-7);
    assertEquals(binomial, RateTests.binomial(grade, Dependence.NONE), 5.1e-7);
  }

  @ParameterizedTest(name = "{0} firms without default at 0.03%")
  @CsvSource({"500, 0.41623984646715095", "100, 0.19375552868804422", "5, 0.04478625528326249"})
  void jeffreysFlagsTinyPdsOfEmptyGrades(int firms, double p) {
    assertEquals(p, RateTests.jeffreys(new RateTests.Grade(firms, 0, 0.0003)), 1e-12);
  }

  @ParameterizedTest(name = "{0} firms, {1} defaults, correlation {3}")
  @CsvSource({
    "1000, 12, 0.01, 0.12, 0.2942160291045946",
    "256, 5, 0.02, 0.20, 0.35613283413044977",
    "100, 2, 0.01, 0.05, 0.2586140827101958"
  })
  void correlatedBinomial(int firms, int defaults, double pd, double rho, double p) {
    var grade = new RateTests.Grade(firms, defaults, pd);
    assertEquals(p, RateTests.binomial(grade, Dependence.oneFactor(rho)), 1e-10);
  }

  @Test
  void hosmerLemeshowStabilityAndConcentrationFollowTheDefinition() {
    var grades =
        List.of(
            new RateTests.Grade(100, 2, .01),
            new RateTests.Grade(200, 6, .03),
            new RateTests.Grade(150, 12, .06));
    var hl = ok(RateTests.HosmerLemeshow.of(grades, 0));
    assertEquals(2.073930797335053, hl.statistic(), 1e-12);
    assertEquals(0.5572047176069626, hl.p(), 1e-12);
    var psi = ok(Stability.of(new long[] {100, 300, 400, 200}, new long[] {60, 140, 210, 90}));
    assertEquals(0.008109302162163278, psi.index(), 1e-15);
    assertEquals(0.439700616515708, psi.p(), 1e-12);
    var crowd = ok(GradeConcentration.of(new long[] {10, 30, 40, 20}));
    assertEquals(0.3, crowd.herfindahl(), 1e-15);
    assertEquals(0.4472135954999579, crowd.variation(), 1e-14);
    var even = ok(GradeConcentration.of(new long[] {25, 25, 25, 25}));
    assertTrue(crowd.hasRisenSince(even).p() < 0.5);
  }

  @Test
  void migrationMeasuresHowFarFirmsMoved() {
    // By hand: two up by one grade, one down by two, of a reach of at most two.
    var moved = ok(Migration.of(new long[][] {{7, 0, 1}, {2, 8, 0}, {0, 0, 0}}));
    assertEquals(2.0 / 2.0, moved.upgrades(), 1e-15);
    assertEquals(2.0 / 2.0, moved.downgrades(), 1e-15);
    assertEquals(List.of(0.2, 0.8, 0.0), moved.shares().get(1));
    assertEquals(1, moved.rises().size());
    assertEquals(2, moved.rises().get(0).far());
  }

  @Test
  void overridesAndFairnessCountFirms() {
    var overrides =
        ok(
            Overrides.of(
                List.of(
                    new Overrides.Decision(2, 1, true),
                    new Overrides.Decision(2, 2, false),
                    new Overrides.Decision(1, 2, false),
                    new Overrides.Decision(1, 1, true))));
    assertEquals(0.5, overrides.rate());
    assertEquals(1.0, overrides.badRateBetter());
    assertEquals(0.5, overrides.badRateKept());
    var fairness =
        ok(
            Fairness.of(
                List.of(
                    new Fairness.Firm("a", 0.01, false),
                    new Fairness.Firm("a", 0.02, false),
                    new Fairness.Firm("b", 0.01, false),
                    new Fairness.Firm("b", 0.09, true)),
                "a",
                0.05));
    assertEquals(0.5, fairness.get(1).fairness());
    assertEquals(1.0, fairness.get(1).opportunity());
  }

  @Test
  void turningAScoreRoundTurnsItsAucRoundAndBrierIsTheSumOfItsParts() {
    Cases.forAll(
        random -> {
          // Domain: 3-300 firms with at least one good and one bad, PDs in whole percent.
          int n = random.nextInt(3, 301);
          var pd = new double[n];
          var turned = new double[n];
          var bad = new boolean[n];
          for (int i = 0; i < n; i++) {
            pd[i] = random.nextInt(1, 100) / 100.0;
            turned[i] = -pd[i];
            bad[i] = i == 0 || (i > 1 && random.nextBoolean());
          }
          var auc = ok(Auc.of(pd, bad));
          var round = ok(Auc.of(turned, bad));
          assertEquals(1, auc.value() + round.value(), 1e-12);
          assertEquals(auc.standardError(), round.standardError(), 1e-12);
          var brier = ok(Brier.of(pd, bad));
          double sum = brier.reliability() - brier.resolution() + brier.uncertainty();
          assertEquals(brier.score(), sum, 1e-12);
        });
  }

  @Test
  void thePackHasAllTestsOrAllProblems() {
    var sample = new ValidationPack.Sample(FIRST, BAD, new double[] {0.3, 0.6});
    var development = new ValidationPack.Development(new Auc(0.9, 0, 100, 20), List.of(3L, 4L, 3L));
    var further =
        new ValidationPack.Further()
            .months(
                List.of(new MonthlyStability.Series("grades", new long[] {3, 4, 3}, FIRST_GRADE)),
                MONTHS)
            .migration(new long[][] {{7, 1}, {2, 8}})
            .decisions(List.of(new Overrides.Decision(2, 1, true)))
            .groups(List.of(new Fairness.Firm("a", 0.01, false)), "a", 0.05);
    var pack = ok(ValidationPack.of(sample, development, Dependence.oneFactor(0.12), further));
    assertEquals(2, pack.months().size());
    assertEquals(1, pack.migration().size());
    assertEquals(1.0, pack.overrides().get(0).better());
    assertEquals(1, pack.fairness().size());
    assertEquals(3, pack.grades().size());
    assertEquals(0.875, pack.auc().value());
    assertTrue(pack.aucTest().p() > 0.3);
    var nobody = new ValidationPack.Sample(FIRST, new boolean[10], new double[] {0.3});
    var where =
        ValidationPack.of(nobody, development, Dependence.NONE, new ValidationPack.Further())
            .fold(p -> List.<String>of(), p -> p.stream().map(x -> x.where()).toList());
    assertEquals(List.of("/bad", "/bad", "/actual"), where);
  }

  @Test
  void eachMonthIsComparedWithDevelopmentBinByBin() {
    // April holds the shares of development, May does not: by hand.
    var grades =
        new MonthlyStability.Series(
            "grades", new long[] {40, 60, 0}, new int[] {0, 0, 1, 1, 1, 0, 0, 0, 0, 1});
    var months = List.of("04", "04", "04", "04", "04", "05", "05", "05", "05", "05");
    var rows = ok(MonthlyStability.of(List.of(grades), months));
    assertEquals(List.of("04", "05"), rows.stream().map(MonthlyStability::month).toList());
    assertEquals(0, rows.get(0).stability().index(), 1e-15);
    double moved = (0.8 - 0.4) * Math.log(0.8 / 0.4) + (0.2 - 0.6) * Math.log(0.2 / 0.6);
    assertEquals(moved, rows.get(1).stability().index(), 1e-15);
    var outside = new MonthlyStability.Series("x", new long[] {1, 1}, new int[] {2});
    var where =
        MonthlyStability.of(List.of(outside), List.of("", "05"))
            .fold(r -> List.<String>of(), p -> p.stream().map(x -> x.where()).toList());
    assertEquals(List.of("/series/x", "/series/x", "/months"), where);
  }

  @Test
  void theClassicalRatingDataHaveTheirPublishedArea() {
    // Hanley and McNeil (1982), Radiology 143: 109 CT images rated 1 to 5; area 0.893.
    int[] normal = {33, 6, 6, 11, 2};
    int[] abnormal = {3, 2, 2, 11, 33};
    var risk = new double[109];
    var bad = new boolean[109];
    int at = 0;
    for (int rating = 0; rating < 5; rating++) {
      for (int i = 0; i < normal[rating] + abnormal[rating]; i++) {
        risk[at] = rating + 1;
        bad[at++] = i >= normal[rating];
      }
    }
    var auc = ok(Auc.of(risk, bad));
    assertEquals(0.8931710615280595, auc.value(), 1e-12);
    // DeLong's error of the same table, by the definition in SciPy.
    assertEquals(0.030724408379381122, auc.standardError(), 1e-9);
  }

  private static <T> T ok(Outcome<T> outcome) {
    return outcome.fold(
        value -> value,
        problems -> {
          throw new AssertionError(problems.toString());
        });
  }
}
