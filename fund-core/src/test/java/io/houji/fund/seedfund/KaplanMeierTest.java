package io.houji.fund.seedfund;

import static io.houji.fund.testing.Golden.ok;
import static io.houji.fund.testing.Golden.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.seedfund.KaplanMeier.Observation;
import io.houji.fund.testing.Cases;
import io.houji.fund.testing.Golden;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {

  private static List<Observation> textbook() {
    var golden = Golden.json("kaplan_meier.json");
    var observations = new ArrayList<Observation>();
    for (int i = 0; i < golden.get("time").size(); i++) {
      observations.add(
          new Observation(
              golden.get("time").get(i).asDouble(), golden.get("event").get(i).asInt() == 1));
    }
    return observations;
  }

  /** Source: the 6-MP arm of Freireich et al. 1963, the standard textbook data set. */
  @Test
  void theTextbookCurve() {
    var golden = Golden.json("kaplan_meier.json").get("rows");
    var curve = ok(KaplanMeier.of(textbook()));
    assertEquals(21, curve.count());
    assertEquals(golden.size(), curve.rows().size());
    for (int i = 0; i < golden.size(); i++) {
      var row = curve.rows().get(i);
      var expected = golden.get(i);
      assertEquals(expected.get("t").asDouble(), row.time());
      assertEquals(expected.get("at_risk").asInt(), row.atRisk());
      assertEquals(expected.get("events").asInt(), row.events());
      assertEquals(expected.get("survival").asDouble(), row.survival(), 1e-14);
      assertEquals(
          expected.get("greenwood_se").asDouble(), row.standardError().getAsDouble(), 1e-14);
    }
    assertEquals(OptionalDouble.of(23), curve.median());
    assertEquals(1, curve.survivalAt(5.9));
    assertEquals(curve.rows().get(0).survival(), curve.survivalAt(6));
  }

  /**
   * Hand calculation for t = 10 with z = 1.959964: plain 0.752941 ± 0.188842; log-log from ln(−ln
   * S) = −1.259240 and half-width z · 0.127964 / 0.283768 = 0.883843.
   */
  @Test
  void theIntervalsOfTheTextbookCurve() {
    var row = ok(KaplanMeier.of(textbook())).rowAt(10).orElseThrow();
    var plain = row.plain(Confidence.OF_95).orElseThrow();
    assertEquals(0.564099, plain.low(), 1e-6);
    assertEquals(0.941783, plain.high(), 1e-6);
    var logLog = row.logLog(Confidence.OF_95).orElseThrow();
    assertEquals(0.503200, logLog.low(), 5e-6);
    assertEquals(0.889362, logLog.high(), 5e-6);
  }

  @Test
  void whenAllHaveEndedThereIsNoInterval() {
    var curve = ok(KaplanMeier.of(List.of(new Observation(1, true), new Observation(2, true))));
    var last = curve.rows().get(1);
    assertEquals(0, last.survival());
    assertTrue(last.standardError().isEmpty());
    assertTrue(last.plain(Confidence.OF_90).isEmpty());
    assertTrue(last.logLog(Confidence.OF_90).isEmpty());
  }

  @Test
  void withoutEventsEveryoneSurvives() {
    var curve = ok(KaplanMeier.of(List.of(new Observation(5, false))));
    assertTrue(curve.rows().isEmpty());
    assertEquals(1, curve.survivalAt(100));
    assertTrue(curve.median().isEmpty());
  }

  @Test
  void wrongTimesAreNamedAtOnce() {
    assertEquals(List.of("MISSING /observations"), refusals(KaplanMeier.of(List.of())));
    assertEquals(
        List.of("OUT_OF_RANGE /observations/0/time", "OUT_OF_RANGE /observations/2/time"),
        refusals(
            KaplanMeier.of(
                List.of(
                    new Observation(-1, true),
                    new Observation(0, true),
                    new Observation(Double.NaN, false)))));
  }

  @Test
  void withoutCensoringTheCurveIsTheShareStillOpen() {
    // Domain: 1 to 60 projects that all end, on whole days 0 to 20, in any order.
    Cases.forAll(
        random -> {
          var observations = new ArrayList<Observation>();
          for (int i = random.nextInt(1, 61); i > 0; i--) {
            observations.add(new Observation(random.nextInt(21), true));
          }
          Collections.shuffle(observations, new Random(random.nextLong()));
          var curve = ok(KaplanMeier.of(observations));
          int n = observations.size();
          for (var row : curve.rows()) {
            long open = observations.stream().filter(o -> o.time() > row.time()).count();
            double share = (double) open / n;
            assertEquals(share, row.survival(), 1e-12);
            if (open > 0) {
              double binomial = Math.sqrt(share * (1 - share) / n);
              assertEquals(binomial, row.standardError().orElseThrow(), 1e-12);
            }
          }
        });
  }

  /**
   * 1,000 synthetic funds of 60 projects, lives exponential with mean 4 years, watched for 1 to 8
   * years. With 1,000 funds the share covered has a standard error of 0.0095; the seed is fixed.
   */
  @Test
  void ninetyPercentIntervalsCoverNinetyPercentOfFunds() {
    double truth = Math.exp(-3 / 4.0);
    assertCovers(0.88, 0.92, coverage(truth, Confidence.OF_90));
    assertFalse(coverage(truth, new Confidence(0.80)) >= 0.88, "the test must be able to fail");
  }

  private static double coverage(double truth, Confidence confidence) {
    var random = Cases.random(2026);
    int covered = 0;
    for (int fund = 0; fund < 1_000; fund++) {
      var row = ok(KaplanMeier.of(syntheticFund(random))).rowAt(3).orElseThrow();
      covered += row.logLog(confidence).orElseThrow().contains(truth) ? 1 : 0;
    }
    return covered / 1_000.0;
  }

  private static List<Observation> syntheticFund(RandomGenerator random) {
    var observations = new ArrayList<Observation>();
    for (int project = 0; project < 60; project++) {
      double life = 4 * random.nextExponential();
      double watched = random.nextDouble(1, 8);
      observations.add(new Observation(Math.min(life, watched), life <= watched));
    }
    return observations;
  }

  static void assertCovers(double low, double high, double coverage) {
    assertTrue(coverage >= low && coverage <= high, "covered " + coverage);
  }
}
