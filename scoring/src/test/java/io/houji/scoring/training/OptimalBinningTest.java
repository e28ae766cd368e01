package io.houji.scoring.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.testing.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class OptimalBinningTest {
  private static final Shape[] SHAPES = {
    Shape.ASCENDING, Shape.DESCENDING, Shape.PEAK, Shape.VALLEY
  };

  @Test
  void noOtherBinningThatObeysTheRulesHasAHigherInformationValue() {
    Cases.forAll(
        1000,
        random -> {
          // Domain: 1-14 pre-bins of 0-40 rows, any shape, with and without further limits.
          var counts = counts(random, random.nextInt(1, 15));
          var rules = rules(random, SHAPES[random.nextInt(SHAPES.length)]);
          var joined = OptimalBinning.of(counts, counts, rules);
          double best = bruteForce(counts, rules);
          assertEquals(best, joined.value(), 1e-12, () -> rules + " " + joined);
          if (best > 0) {
            assertTrue(obeys(counts, rules, joined.starts()), () -> rules + " " + joined);
            assertEquals(best, value(counts, joined.starts()), 1e-12);
          }
        });
  }

  @Test
  void monotoneAndAutoAreTheBestOfTheirShapesByBruteForce() {
    Cases.forAll(
        300,
        random -> {
          // Domain: as above, 1-12 pre-bins.
          var counts = counts(random, random.nextInt(1, 13));
          double straight = 0;
          double curved = 0;
          long seed = random.nextLong();
          for (var shape : SHAPES) {
            double best = bruteForce(counts, rules(Cases.random(seed), shape));
            if (shape == Shape.PEAK || shape == Shape.VALLEY) {
              curved = Math.max(curved, best);
            } else {
              straight = Math.max(straight, best);
            }
          }
          var monotone =
              OptimalBinning.of(counts, counts, rules(Cases.random(seed), Shape.MONOTONE));
          var auto = OptimalBinning.of(counts, counts, rules(Cases.random(seed), Shape.AUTO));
          boolean curve = curved > 0 && curved >= straight * OptimalBinning.CURVED_GAIN;
          assertEquals(straight, monotone.value(), 1e-12);
          assertEquals(curve ? curved : straight, auto.value(), 1e-12);
          assertTrue(
              auto.value() == 0
                  || obeys(counts, rules(Cases.random(seed), auto.shape()), auto.starts()));
        });
  }

  @Test
  void autoTakesTheCurveOnlyWhenItTellsClearlyMore() {
    var peak = new Counts(new long[] {90, 50, 90}, new long[] {10, 50, 10});
    assertEquals(Shape.PEAK, OptimalBinning.of(peak, peak, auto()).shape());
    var nearlyRising = new Counts(new long[] {90, 50, 52}, new long[] {10, 50, 48});
    assertEquals(Shape.ASCENDING, OptimalBinning.of(nearlyRising, nearlyRising, auto()).shape());
  }

  @Test
  void withoutBadsThereIsOneBin() {
    var counts = new Counts(new long[] {5, 6}, new long[] {0, 0});
    assertEquals(List.of(0), OptimalBinning.of(counts, counts, auto()).starts());
  }

  private static BinningRules auto() {
    return new BinningRules(Shape.AUTO, 1, 8, 0);
  }

  private static BinningRules rules(RandomGenerator random, Shape shape) {
    return new BinningRules(
        shape,
        random.nextInt(1, 60),
        random.nextInt(1, 10),
        random.nextBoolean() ? 0 : random.nextDouble(0.1));
  }

  private static Counts counts(RandomGenerator random, int n) {
    var goods = new long[n];
    var bads = new long[n];
    for (int i = 0; i < n; i++) {
      goods[i] = random.nextInt(0, 30);
      bads[i] = random.nextInt(0, 10);
    }
    return new Counts(goods, bads);
  }

  private static double bruteForce(Counts counts, BinningRules rules) {
    int n = counts.bins();
    double best = 0;
    if (counts.goods() == 0 || counts.bads() == 0) {
      return 0;
    }
    for (int cuts = 0; cuts < 1 << (n - 1); cuts++) {
      var starts = new ArrayList<>(List.of(0));
      for (int i = 1; i < n; i++) {
        if ((cuts >> (i - 1) & 1) == 1) {
          starts.add(i);
        }
      }
      if (obeys(counts, rules, starts)) {
        best = Math.max(best, value(counts, starts));
      }
    }
    return best;
  }

  private static double value(Counts counts, List<Integer> starts) {
    var merged = counts.merged(starts.stream().mapToInt(Integer::intValue).toArray());
    double value = 0;
    for (int k = 0; k < merged.bins(); k++) {
      value += Woe.part(merged.goods(k), merged.bads(k), counts.goods(), counts.bads());
    }
    return value;
  }

  private static boolean obeys(Counts counts, BinningRules rules, List<Integer> starts) {
    if (starts.size() > rules.binsMax()) {
      return false;
    }
    var merged = counts.merged(starts.stream().mapToInt(Integer::intValue).toArray());
    boolean mayRise = rules.shape() == Shape.ASCENDING || rules.shape() == Shape.PEAK;
    boolean turned = false;
    for (int k = 0; k < merged.bins(); k++) {
      if (merged.goods(k) == 0 || merged.bads(k) == 0 || merged.rows(k) < rules.rowsMin()) {
        return false;
      }
      if (k > 0) {
        double before = (double) merged.bads(k - 1) / merged.rows(k - 1);
        double rate = (double) merged.bads(k) / merged.rows(k);
        boolean up = before + rules.differenceMin() <= rate;
        boolean down = before >= rate + rules.differenceMin();
        boolean asBefore = mayRise != turned ? up : down;
        boolean asAfter = mayRise != turned ? down : up;
        boolean curved = rules.shape() == Shape.PEAK || rules.shape() == Shape.VALLEY;
        if (!asBefore) {
          if (!curved || turned || !asAfter) {
            return false;
          }
          turned = true;
        }
      }
    }
    return true;
  }
}
