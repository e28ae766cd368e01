package io.houji.fund.pacing;

import static io.houji.fund.pacing.TakahashiAlexanderTest.ok;
import static io.houji.fund.pacing.TakahashiAlexanderTest.problems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.pacing.ScenarioBands.Draw;
import io.houji.fund.pacing.TakahashiAlexander.State;
import io.houji.fund.testing.Cases;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioBandsTest {
  private static final List<Double> QUANTILES = List.of(0.05, 0.5, 0.95);
  private static final PacingTerms VENTURE =
      new PacingTerms(100, List.of(0.25, 1 / 3.0, 0.5), 12, 2.5, 0.13, 0);

  @Test
  void theSameSeedGivesTheSameBands() {
    var draw = new Draw(7, 500, 0.25, 0.3, 0.2, QUANTILES);
    var once = ok(ScenarioBands.of(VENTURE, State.NEW, Frequency.QUARTERLY, draw));
    assertEquals(once, ok(ScenarioBands.of(VENTURE, State.NEW, Frequency.QUARTERLY, draw)));
    var other = new Draw(8, 500, 0.25, 0.3, 0.2, QUANTILES);
    assertTrue(!once.equals(ok(ScenarioBands.of(VENTURE, State.NEW, Frequency.QUARTERLY, other))));
  }

  @Test
  void withoutVolatilityTheBandsAreThePlan() {
    Cases.forAll(
        random -> {
          var terms = TakahashiAlexanderTest.random(random);
          var draw = new Draw(random.nextLong(), 3, 0, 0, 0, QUANTILES);
          var plan = ok(TakahashiAlexander.of(terms, State.NEW, Frequency.QUARTERLY));
          var bands = ok(ScenarioBands.of(terms, State.NEW, Frequency.QUARTERLY, draw)).rows();
          for (int i = 0; i < plan.size(); i++) {
            double tolerance = 1e-12 * terms.commitment();
            for (int q = 0; q < 3; q++) {
              assertEquals(plan.get(i).nav(), bands.get(i).nav().get(q), 1e3 * tolerance);
              assertEquals(
                  plan.get(i).contribution(), bands.get(i).contribution().get(q), tolerance);
            }
          }
        });
  }

  @Test
  void aHigherQuantileIsNeverLowerAndTheMeanGrowthIsThePlans() {
    var draw = new Draw(1, 4000, 0.2, 0, 0, List.of(0.0, 0.25, 0.5, 0.75, 1.0));
    var rows = ok(ScenarioBands.of(VENTURE, State.NEW, Frequency.YEARLY, draw)).rows();
    for (var row : rows) {
      for (int q = 1; q < 5; q++) {
        assertTrue(row.nav().get(q) >= row.nav().get(q - 1));
        assertTrue(row.distribution().get(q) >= row.distribution().get(q - 1));
      }
    }
    // Year 2: 25 grows by 13% exp(0.2 z - 0.02); its median is 0.98 of the mean growth factor.
    double grown = rows.get(1).nav().get(2) - 25;
    double plan = ok(TakahashiAlexander.yearly(VENTURE)).get(1).nav() - 25;
    assertEquals(Math.exp(-0.02), grown / plan, 0.01);
  }

  @Test
  void allThatIsWrongIsNamedAtOnce() {
    var draw = new Draw(0, 0, -1, 4, Double.NaN, List.of(1.5));
    assertEquals(
        List.of(
            "OUT_OF_RANGE /scenarios/bow_volatility",
            "OUT_OF_RANGE /scenarios/count",
            "OUT_OF_RANGE /scenarios/growth_volatility",
            "OUT_OF_RANGE /scenarios/pace_volatility",
            "OUT_OF_RANGE /scenarios/quantiles/0"),
        problems(ScenarioBands.of(VENTURE, State.NEW, Frequency.YEARLY, draw)));
    var many = new Draw(0, 100_000, 0, 0, 0, List.of());
    assertEquals(
        List.of("MISSING /scenarios/quantiles"),
        problems(ScenarioBands.of(VENTURE, State.NEW, Frequency.QUARTERLY, many)));
    var tooMany = new PacingTerms(100, List.of(0.5), 40, 2.5, 0.13, 0);
    var large = new Draw(0, 100_000, 0, 0, 0, QUANTILES);
    assertEquals(
        List.of("OUT_OF_RANGE /scenarios/count"),
        problems(ScenarioBands.of(tooMany, State.NEW, Frequency.QUARTERLY, large)));
  }
}
