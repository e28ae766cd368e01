package io.houji.fund.seedfund;

import static io.houji.fund.testing.Golden.ok;
import static io.houji.fund.testing.Golden.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.seedfund.CompetingRisks.Observation;
import io.houji.fund.testing.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CompetingRisksTest {
  private enum Ending {
    NEXT_ROUND,
    EXIT,
    WRITE_OFF
  }

  private static Observation<Ending> at(double time, Ending... ending) {
    return new Observation<>(time, ending.length == 0 ? Optional.empty() : Optional.of(ending[0]));
  }

  /** By hand: n = 5; S = 4/5 after 1, 4/5 · 2/3 after 3 (one of three), zero after 4. */
  @Test
  void fiveProjectsByHand() {
    var risks =
        ok(
            CompetingRisks.of(
                List.of(
                    at(3, Ending.WRITE_OFF),
                    at(1, Ending.NEXT_ROUND),
                    at(2),
                    at(4, Ending.NEXT_ROUND),
                    at(4, Ending.WRITE_OFF))));
    assertEquals(3, risks.rows().size());
    assertEquals(0.2, risks.incidenceAt(Ending.NEXT_ROUND, 1), 1e-15);
    assertEquals(0, risks.incidenceAt(Ending.WRITE_OFF, 2));
    assertEquals(0.8 / 3, risks.incidenceAt(Ending.WRITE_OFF, 3), 1e-15);
    assertEquals(0.2 + 0.8 / 3, risks.incidenceAt(Ending.NEXT_ROUND, 9), 1e-15);
    assertEquals(0.8 * 2 / 3, risks.incidenceAt(Ending.WRITE_OFF, 9), 1e-15);
    assertEquals(0, risks.rows().get(2).survival());
    assertEquals(0, risks.incidenceAt(Ending.EXIT, 9));
  }

  @Test
  void survivalAndAllEndingsTogetherAreCertain() {
    // Domain: 1 to 100 projects, whole months 0 to 30, three endings or none.
    Cases.forAll(
        random -> {
          var observations = randomObservations(random);
          var curve = ok(KaplanMeier.of(asAnyEnding(observations)));
          var risks = ok(CompetingRisks.of(observations));
          assertEquals(curve.rows().size(), risks.rows().size());
          for (int i = 0; i < curve.rows().size(); i++) {
            var row = risks.rows().get(i);
            double ended = row.incidence().values().stream().mapToDouble(f -> f).sum();
            assertEquals(1, row.survival() + ended, 1e-12);
            assertEquals(curve.rows().get(i).survival(), row.survival(), 1e-12);
          }
        });
  }

  @Test
  void withOneEndingTheVarianceIsGreenwoods() {
    // Domain: as above, with one ending or none.
    Cases.forAll(
        random -> {
          var observations =
              randomObservations(random).stream()
                  .map(o -> new Observation<>(o.time(), o.ending().map(e -> Ending.EXIT)))
                  .toList();
          var curve = ok(KaplanMeier.of(asAnyEnding(observations)));
          var risks = ok(CompetingRisks.of(observations));
          for (int i = 0; i < curve.rows().size(); i++) {
            var error = curve.rows().get(i).standardError();
            double variance = risks.rows().get(i).variance().get(Ending.EXIT);
            if (error.isPresent()) {
              assertEquals(error.getAsDouble() * error.getAsDouble(), variance, 1e-12);
            }
          }
        });
  }

  @Test
  void withoutCensoringTheVarianceIsBinomial() {
    // Domain: 2 to 80 projects that all end, on whole months 0 to 12.
    Cases.forAll(
        random -> {
          var observations = new ArrayList<Observation<Ending>>();
          for (int i = random.nextInt(2, 81); i > 0; i--) {
            observations.add(at(random.nextInt(13), Ending.values()[random.nextInt(3)]));
          }
          int n = observations.size();
          for (var row : ok(CompetingRisks.of(observations)).rows()) {
            row.incidence()
                .forEach(
                    (kind, f) -> assertEquals(f * (1 - f) / n, row.variance().get(kind), 1e-12));
          }
        });
  }

  private static List<Observation<Ending>> randomObservations(RandomGenerator random) {
    var observations = new ArrayList<Observation<Ending>>();
    for (int i = random.nextInt(1, 101); i > 0; i--) {
      int ending = random.nextInt(4);
      double time = random.nextInt(31);
      observations.add(ending == 3 ? at(time) : at(time, Ending.values()[ending]));
    }
    return observations;
  }

  private static List<KaplanMeier.Observation> asAnyEnding(List<Observation<Ending>> each) {
    return each.stream()
        .map(o -> new KaplanMeier.Observation(o.time(), o.ending().isPresent()))
        .toList();
  }

  @Test
  void wrongTimesAreRefused() {
    assertEquals(
        List.of("MISSING /observations"),
        refusals(CompetingRisks.of(List.<Observation<Ending>>of())));
    assertEquals(
        List.of("OUT_OF_RANGE /observations/0/time"),
        refusals(CompetingRisks.of(List.of(at(-1, Ending.EXIT)))));
  }

  /** 1,000 synthetic funds of 256 projects: exponential lives, three endings at fixed odds. */
  @Test
  void ninetyPercentIntervalsCoverNinetyPercentOfFunds() {
    var random = Cases.random(7);
    double truth = 0.3 * (1 - Math.exp(-2 / 4.0));
    int covered = 0;
    for (int fund = 0; fund < 1_000; fund++) {
      var observations = new ArrayList<Observation<Ending>>();
      for (int project = 0; project < 256; project++) {
        double life = 4 * random.nextExponential();
        double watched = random.nextDouble(1, 8);
        double odds = random.nextDouble();
        var ending = odds < 0.3 ? Ending.NEXT_ROUND : odds < 0.4 ? Ending.EXIT : Ending.WRITE_OFF;
        observations.add(life <= watched ? at(life, ending) : at(watched));
      }
      var row = ok(CompetingRisks.of(observations)).rowAt(2).orElseThrow();
      covered += row.plain(Ending.NEXT_ROUND, Confidence.OF_90).contains(truth) ? 1 : 0;
    }
    assertTrue(covered >= 880 && covered <= 920, "covered " + covered);
  }
}
