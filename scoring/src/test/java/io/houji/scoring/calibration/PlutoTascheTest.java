package io.houji.scoring.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.testing.Cases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlutoTascheTest {

  @ParameterizedTest(name = "{0} firms, {1} defaults, {2}, correlation {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # by SciPy; the last is the documented example of the package LDPD
          # firms, best to worst | defaults | confidence | correlation | bounds in percent
          100 400 300    | 0 0 0     | 0.90 | 0    | 0.2874 0.3284 0.7646
          100 400 300    | 0 0 0     | 0.95 | 0    | 0.3738 0.4270 0.9936
          100 400 300    | 0 2 1     | 0.90 | 0    | 0.8332 0.9519 1.2903
          100 400 300    | 0 0 0     | 0.50 | 0.12 | 0.153 0.173 0.370
          100 400 300    | 0 0 0     | 0.75 | 0.12 | 0.403 0.451 0.925
          100 400 300    | 0 0 0     | 0.90 | 0.12 | 0.864 0.962 1.891
          10 40 30 20 10 | 0 0 0 2 1 | 0.50 | 0    | 3.3281 3.6597 6.0859 12.1041 16.2263
          """)
  void golden(String firms, String defaults, double confidence, double rho, String percent) {
    var bounds = bounds(grades(firms, defaults), confidence, Dependence.oneFactor(rho));
    String[] expected = percent.split(" ");
    for (int i = 0; i < expected.length; i++) {
      // Half a unit of the last digit that the table prints.
      double digits = expected[i].length() - expected[i].indexOf('.') - 1;
      double tolerance = 0.5000001 * StrictMath.pow(10, -digits);
      assertEquals(Double.parseDouble(expected[i]), 100 * bounds.get(i), tolerance);
    }
  }

  @Test
  void withoutDefaultsAndCorrelationTheBoundHasAClosedForm() {
    // (1 - p)^n = 1 - confidence, by hand.
    var bounds = bounds(grades("100 400 300", "0 0 0"), 0.9, Dependence.NONE);
    int[] firms = {800, 700, 300};
    for (int i = 0; i < firms.length; i++) {
      double p = -StrictMath.expm1(StrictMath.log(0.1) / firms[i]);
      assertEquals(p, bounds.get(i), 1e-12);
    }
  }

  @Test
  void yearsWithoutCorrelationOnlyMultiplyTheChanceToSurvive() {
    var five = bounds(grades("100 400 300", "0 2 1"), 0.9, new Dependence(0, 5, 0));
    var one = bounds(grades("100 400 300", "0 2 1"), 0.9, Dependence.NONE);
    for (int i = 0; i < 3; i++) {
      assertEquals(one.get(i), 1 - StrictMath.pow(1 - five.get(i), 5), 1e-10);
    }
  }

  @Test
  void independentFactorsOfTheYearsEqualASimulation() {
    // 40,000 seeded paths; their standard error is 0.0025.
    var dependence = new Dependence(0.12, 3, 0.3);
    double pd = 0.01;
    var random = Cases.random(7);
    int paths = 40_000;
    int few = 0;
    for (int path = 0; path < paths; path++) {
      double s = random.nextGaussian();
      int left = 200;
      for (int year = 0; year < 3; year++) {
        s = year == 0 ? s : 0.3 * s + Math.sqrt(1 - 0.09) * random.nextGaussian();
        double p = NormalLaw.cdf((NormalLaw.quantile(pd) + Math.sqrt(0.12) * s) / Math.sqrt(0.88));
        int still = left;
        for (int firm = 0; firm < left; firm++) {
          still -= random.nextDouble() < p ? 1 : 0;
        }
        left = still;
      }
      few += 200 - left <= 4 ? 1 : 0;
    }
    double exact = new DefaultCount(4, 200, dependence).atMost(pd);
    assertEquals((double) few / paths, exact, 4 * 0.0025);
  }

  @Test
  void theBoundRisesWithConfidenceAndFromBestToWorst() {
    Cases.forAll(
        30,
        random -> {
          // Domain: 2-5 grades of 20-220 firms without defaults, correlation to 0.3, 1-4 years.
          var grades = new ArrayList<PlutoTasche.Grade>();
          for (int i = random.nextInt(2, 6); i > 0; i--) {
            grades.add(new PlutoTasche.Grade(random.nextInt(20, 221), 0));
          }
          var dependence = new Dependence(random.nextDouble(0.3), random.nextInt(1, 5), 0.3);
          var low = bounds(grades, 0.5, dependence);
          var high = bounds(grades, 0.9, dependence);
          for (int i = 0; i < grades.size(); i++) {
            assertTrue(low.get(i) < high.get(i));
            assertTrue(i == 0 || high.get(i - 1) <= high.get(i));
          }
        });
  }

  @Test
  void upperBoundsOf256FirmsCoverTheTrueRateAsOftenAsTheySay() {
    // 1,000 seeded portfolios at 2%; a binomial bound covers at least as often as it says.
    var random = Cases.random(11);
    int covered = 0;
    for (int portfolio = 0; portfolio < 1000; portfolio++) {
      int defaults = 0;
      for (int firm = 0; firm < 256; firm++) {
        defaults += random.nextDouble() < 0.02 ? 1 : 0;
      }
      covered += PlutoTasche.upperBound(defaults, 256, 0.95, Dependence.NONE) >= 0.02 ? 1 : 0;
    }
    assertTrue(covered >= 940 && covered <= 970, "covered " + covered);
  }

  @Test
  void everyProblemIsNamed() {
    var outcome =
        PlutoTasche.of(List.of(new PlutoTasche.Grade(3, 4)), 1.0, Dependence.NONE)
            .fold(ok -> List.<String>of(), p -> p.stream().map(x -> x.where()).toList());
    assertEquals(List.of("/grades/0", "/confidence"), outcome);
  }

  private static List<PlutoTasche.Grade> grades(String firms, String defaults) {
    String[] f = firms.split(" ");
    String[] d = defaults.split(" ");
    var grades = new PlutoTasche.Grade[f.length];
    Arrays.setAll(
        grades, i -> new PlutoTasche.Grade(Integer.parseInt(f[i]), Integer.parseInt(d[i])));
    return List.of(grades);
  }

  private static List<Double> bounds(
      List<PlutoTasche.Grade> grades, double confidence, Dependence dependence) {
    return PlutoTasche.of(grades, confidence, dependence)
        .fold(
            b -> b,
            problems -> {
              throw new AssertionError(problems.toString());
            });
  }
}
