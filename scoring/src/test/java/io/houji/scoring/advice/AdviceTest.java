package io.houji.scoring.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.testing.Cases;
import io.houji.scoring.scorecard.Calibration;
import io.houji.scoring.scorecard.Characteristic;
import io.houji.scoring.scorecard.NumberBins;
import io.houji.scoring.scorecard.Scale;
import io.houji.scoring.scorecard.Scorecard;
import io.houji.scoring.scorecard.Scorer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class AdviceTest {
  private static final Characteristic PATENTS =
      Characteristic.againstBest("patents", NumberBins.of(1, 3), List.of(0, 10, 30, 5));
  private static final Characteristic DEBT =
      Characteristic.againstBest("debt", NumberBins.of(0.25, 0.5), List.of(20, 8, 0, 4));

  @Test
  void byHand() {
    var scorer = new Scorer(card(PATENTS, DEBT));
    var levers =
        List.of(
            new Lever("patents", Lever.Direction.UP, BigDecimal.ONE, 10),
            new Lever("debt", Lever.Direction.DOWN, new BigDecimal("0.01"), 1));
    var advice = new Advice(scorer, levers);
    // 0 + 0 points. 20 more: debt 0.60 to 0.24 costs 36; or three patents, 30.
    double[] row = {0, 0.60};
    var fewest = advice.fewest(row, 520).orElseThrow();
    assertEquals(1, fewest.changes().size());
    assertEquals("patents", fewest.changes().get(0).characteristic());
    assertEquals(3, fewest.changes().get(0).to());
    // 18 more: one patent and debt to 0.49: 10 + 11 in two changes.
    var cheapest = advice.cheapest(row, 518).orElseThrow();
    assertEquals(2, cheapest.changes().size());
    assertEquals(21, cheapest.cost(), 1e-9);
    assertEquals(518, cheapest.points());
    assertEquals(0.49, cheapest.changes().get(0).to());
    assertTrue(advice.fewest(row, 551).isEmpty(), "out of reach");
    assertTrue(advice.fewest(row, 500).isEmpty(), "already there");
    double[] missing = {Double.NaN, 0.60};
    assertTrue(advice.fewest(missing, 530).isEmpty(), "evidence is not invented");
  }

  @Test
  void adviceIsAsGoodAsTryingEverything() {
    int[] found = {0};
    Cases.forAll(
        500,
        random -> {
          var characteristics = characteristics(random);
          var scorer = new Scorer(card(characteristics));
          var levers = levers(random, characteristics);
          double[] row = row(random, characteristics.length);
          int cut = scorer.points(row) + random.nextInt(1, 30);
          var advice = new Advice(scorer, levers);
          check(advice.fewest(row, cut), tried(scorer, levers, row, cut, true), true);
          check(advice.cheapest(row, cut), tried(scorer, levers, row, cut, false), false);
          advice.fewest(row, cut).ifPresent(plan -> checkPlan(plan, scorer, levers, row, cut));
          advice.cheapest(row, cut).ifPresent(plan -> checkPlan(plan, scorer, levers, row, cut));
          found[0] += advice.fewest(row, cut).isPresent() ? 1 : 0;
        });
    assertTrue(found[0] > 50, "enough cases with advice: " + found[0]);
  }

  private static void check(Optional<Plan> plan, double[] best, boolean fewest) {
    assertEquals(best.length > 0, plan.isPresent());
    if (plan.isPresent()) {
      assertEquals(best[1], plan.get().cost(), 1e-6, "cost");
      if (fewest) {
        assertEquals(best[0], plan.get().changes().size(), "changes");
      }
    }
  }

  private static void checkPlan(
      Plan plan, Scorer scorer, List<Lever> levers, double[] row, int cut) {
    double[] lifted = row.clone();
    for (var change : plan.changes()) {
      int cell = scorer.card().cellOf(change.characteristic());
      var lever =
          levers.stream()
              .filter(l -> l.characteristic().equals(change.characteristic()))
              .findFirst()
              .orElseThrow();
      var step = lever.step();
      assertEquals(0, new BigDecimal(String.valueOf(change.to())).remainder(step).signum());
      boolean up = change.to() > change.from();
      var against = up ? Lever.Direction.DOWN : Lever.Direction.UP;
      assertFalse(lever.direction() == against, "monotone");
      lifted[cell] = change.to();
    }
    assertEquals(scorer.points(lifted), plan.points());
    assertTrue(plan.points() >= cut);
  }

  /** Every value on a fine grid of every lever; empty if none reaches the cut. */
  private static double[] tried(
      Scorer scorer, List<Lever> levers, double[] row, int cut, boolean fewest) {
    double[] best = {};
    var open = new ArrayList<double[]>(List.<double[]>of(new double[] {0, 0}));
    var rows = new ArrayList<double[]>(List.<double[]>of(row));
    for (var lever : levers) {
      int cell = scorer.card().cellOf(lever.characteristic());
      int n = rows.size();
      for (int i = 0; i < n && !Double.isNaN(row[cell]); i++) {
        for (int k = 0; k <= 24; k++) {
          double to = lever.step().multiply(BigDecimal.valueOf(k)).doubleValue();
          boolean up = to > row[cell];
          var against = up ? Lever.Direction.DOWN : Lever.Direction.UP;
          if (to != row[cell] && lever.direction() != against) {
            double[] moved = rows.get(i).clone();
            moved[cell] = to;
            double cost = Math.abs(to - row[cell]) / lever.step().doubleValue() * lever.cost();
            rows.add(moved);
            open.add(new double[] {open.get(i)[0] + 1, open.get(i)[1] + cost});
          }
        }
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      if (scorer.points(rows.get(i)) >= cut) {
        double[] now = open.get(i);
        int first = fewest ? 0 : 1;
        boolean better =
            best.length == 0
                || now[first] < best[first] - 1e-9
                || (Math.abs(now[first] - best[first]) <= 1e-9 && now[1 - first] < best[1 - first]);
        best = better ? now : best;
      }
    }
    return best;
  }

  private static Scorecard card(Characteristic... characteristics) {
    return new Scorecard(500, List.of(characteristics), Scale.USUAL, Calibration.NONE);
  }

  private static Characteristic[] characteristics(RandomGenerator random) {
    var all = new Characteristic[random.nextInt(1, 4)];
    for (int i = 0; i < all.length; i++) {
      var cuts = List.of(1.0, 2.5, 4.0).subList(0, random.nextInt(0, 4));
      var points = new ArrayList<Integer>();
      for (int b = 0; b < cuts.size() + 2; b++) {
        points.add(random.nextInt(0, 15));
      }
      all[i] = Characteristic.againstBest("c" + i, new NumberBins(cuts, List.of()), points);
    }
    return all;
  }

  private static List<Lever> levers(RandomGenerator random, Characteristic... all) {
    var levers = new ArrayList<Lever>();
    for (var characteristic : all) {
      var direction = Lever.Direction.values()[random.nextInt(3)];
      var step = new BigDecimal(random.nextBoolean() ? "0.25" : "0.5");
      levers.add(new Lever(characteristic.name(), direction, step, random.nextInt(1, 9)));
    }
    return levers;
  }

  private static double[] row(RandomGenerator random, int cells) {
    var row = new double[cells];
    for (int i = 0; i < cells; i++) {
      row[i] = random.nextInt(6) == 0 ? Double.NaN : random.nextInt(0, 11) / 2.0;
    }
    return row;
  }
}
