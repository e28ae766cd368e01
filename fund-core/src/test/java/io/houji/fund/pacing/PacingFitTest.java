package io.houji.fund.pacing;

import static io.houji.fund.pacing.TakahashiAlexanderTest.ok;
import static io.houji.fund.pacing.TakahashiAlexanderTest.problems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.pacing.History.Period;
import io.houji.fund.pacing.PacingFit.Range;
import io.houji.fund.pacing.PacingFit.Setting;
import io.houji.fund.pacing.TakahashiAlexander.State;
import io.houji.fund.testing.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PacingFitTest {

  /** What the model itself says of the first periods of a fund. */
  private static History madeBy(PacingTerms terms, Frequency frequency, int count) {
    var periods = new ArrayList<Period>();
    for (var row : ok(TakahashiAlexander.of(terms, State.NEW, frequency)).subList(0, count)) {
      periods.add(new Period(row.contribution(), row.distribution(), row.nav()));
    }
    return new History(frequency, periods);
  }

  /** Domain: 10 to 15 years of life, 6 to 10 of them seen; calls of 20% to 60%, so all count. */
  private static PacingTerms terms(RandomGenerator random) {
    return new PacingTerms(
        random.nextDouble(1, 1e6),
        List.of(
            random.nextDouble(0.2, 0.6), random.nextDouble(0.2, 0.6), random.nextDouble(0.2, 0.6)),
        random.nextInt(10, 16),
        random.nextDouble(0.5, 5),
        random.nextDouble(-0.2, 0.4),
        0);
  }

  @Test
  void theFitFindsTheParametersThatMadeTheHistory() {
    Cases.forAll(
        100,
        random -> {
          var terms = terms(random);
          for (var frequency : Frequency.values()) {
            var history = madeBy(terms, frequency, random.nextInt(6, 11) * frequency.perYear());
            var fit =
                ok(PacingFit.of(Setting.usual(terms.commitment(), terms.lifeYears()), history));
            assertEquals(terms.growth(), fit.terms().growth(), 1e-9);
            assertEquals(terms.bow(), fit.terms().bow(), 1e-5);
            for (int i = 0; i < 3; i++) {
              double rate = terms.contributionRates().get(i);
              assertEquals(rate, fit.terms().contributionRates().get(i), 1e-9);
            }
            assertEquals(0, fit.navError() / terms.commitment(), 1e-6);
          }
        });
  }

  @Test
  void onAnUnevenHistoryAForcedSlowerPaceFitsNoBetter() {
    Cases.forAll(
        50,
        random -> {
          var terms = terms(random);
          var periods = new ArrayList<Period>();
          for (var period : madeBy(terms, Frequency.YEARLY, 8).periods()) {
            periods.add(
                new Period(
                    period.contribution() * random.nextDouble(0.8, 1),
                    period.distribution() * random.nextDouble(0.5, 1.5),
                    period.nav() * random.nextDouble(0.8, 1.2)));
          }
          var history = new History(Frequency.YEARLY, periods);
          var free = Setting.usual(terms.commitment(), terms.lifeYears());
          var best = ok(PacingFit.of(free, history));
          double rate = best.terms().contributionRates().get(0) * 0.9;
          var forced =
              new Setting(
                  free.commitment(),
                  free.lifeYears(),
                  0,
                  3,
                  free.growth(),
                  free.bow(),
                  new Range(0, rate));
          var other = ok(PacingFit.of(forced, history));
          assertTrue(other.contributionError() >= best.contributionError());
          assertEquals(rate, other.terms().contributionRates().get(0), 1e-12);
        });
  }

  @Test
  void boundsAreKept() {
    var terms = new PacingTerms(100, List.of(0.5), 10, 4, 0.3, 0);
    var setting = new Setting(100, 10, 0, 1, new Range(0, 0.2), new Range(1, 3), new Range(0, 0.4));
    var fit = ok(PacingFit.of(setting, madeBy(terms, Frequency.YEARLY, 8))).terms();
    assertEquals(0.2, fit.growth());
    assertEquals(3, fit.bow(), 1e-9);
    assertEquals(List.of(0.4), fit.contributionRates());
  }

  @Test
  void theBackTestOfAFundThatFollowsTheModelShowsNoError() {
    Cases.forAll(
        50,
        random -> {
          var terms = terms(random);
          for (var frequency : Frequency.values()) {
            var history = madeBy(terms, frequency, 8 * frequency.perYear());
            var test =
                ok(
                    BackTest.lastYear(
                        Setting.usual(terms.commitment(), terms.lifeYears()), history));
            assertEquals(0, test.contributions().ofCommitment(), 1e-6);
            assertEquals(0, test.distributions().ofCommitment(), 1e-6);
            assertEquals(0, test.nav().ofCommitment(), 1e-6);
          }
        });
  }

  @Test
  void theBackTestSeesNothingOfTheYearItForecasts() {
    var terms = new PacingTerms(100, List.of(0.5), 10, 2, 0.1, 0);
    var history = madeBy(terms, Frequency.YEARLY, 8);
    var changed = new ArrayList<>(history.periods());
    changed.set(7, new Period(0, 1, 7));
    var setting = Setting.usual(100, 10);
    var before = ok(BackTest.lastYear(setting, history));
    var after = ok(BackTest.lastYear(setting, new History(Frequency.YEARLY, changed)));
    assertEquals(before.nav().forecast(), after.nav().forecast());
    assertEquals(7 - before.nav().forecast(), after.nav().amount(), 1e-12);
    assertEquals(
        (1 - before.distributions().forecast()) / 100, after.distributions().ofCommitment(), 1e-12);
  }

  @Test
  void allThatIsWrongIsNamedAtOnce() {
    var history =
        new History(Frequency.YEARLY, List.of(new Period(60, -1, 0), new Period(50, 0, 1)));
    var setting = new Setting(100, 10, 0, 0, new Range(0.2, 0.1), new Range(0, 3), new Range(0, 1));
    assertEquals(
        List.of(
            "CONTRADICTION /growth",
            "CONTRADICTION /history/1/contribution",
            "OUT_OF_RANGE /bow",
            "OUT_OF_RANGE /contribution_rate_count",
            "OUT_OF_RANGE /history/0/distribution",
            "UNDEFINED /history"),
        problems(PacingFit.of(setting, history)));
    assertEquals(
        List.of("MISSING /history"), problems(BackTest.lastYear(Setting.usual(100, 10), history)));
  }
}
