package io.houji.scoring.advice;

import io.houji.scoring.scorecard.NumberBins;
import io.houji.scoring.scorecard.Scorecard;
import io.houji.scoring.scorecard.Scorer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What would lift a score to a cut: exactly the fewest changes, and exactly the cheapest (提分建议).
 *
 * <p>A change moves one known number of a row into another bin, to the nearest whole multiple of
 * its lever's step there, in the lever's direction. Each change gains whole points, so the best
 * choice is found by dynamic programming over the points still lacking:
 *
 * <pre>
 *   best(i, d) = better of  best(i − 1, d)  and  cost(i, bin) + best(i − 1, d − gain(i, bin))
 * </pre>
 *
 * <p>Fewest compares the number of changes, then cost; cheapest the other way round. Of equal plans
 * the one that leaves characteristics later by name alone stays. Missing and special values are
 * never moved: evidence is asked for, not invented.
 */
public final class Advice {
  private final Scorer scorer;
  private final List<Move> moves;

  /** A lever at its place in a row, with the values it can reach in each bin. */
  private static final class Move {
    final int cell;
    final Lever lever;
    final NumberBins bins;
    final double[] lowest;
    final double[] highest;

    Move(int cell, Lever lever, NumberBins bins) {
      this.cell = cell;
      this.lever = lever;
      this.bins = bins;
      int intervals = bins.cuts().size() + 1;
      lowest = new double[intervals];
      highest = new double[intervals];
      for (int b = 0; b < intervals; b++) {
        boolean last = b == intervals - 1;
        lowest[b] = b == 0 ? Double.NaN : grid(bins.cuts().get(b - 1), lever.step(), true);
        highest[b] = last ? Double.NaN : grid(bins.cuts().get(b), lever.step(), false);
      }
    }
  }

  private record Option(int gain, double to, double cost) {}

  /** Where the best way to some points comes from. */
  private static final class Best {
    final double[] cost;
    final int[] count;

    Best(int lacking) {
      cost = new double[lacking + 1];
      count = new int[lacking + 1];
      java.util.Arrays.fill(cost, Double.POSITIVE_INFINITY);
      java.util.Arrays.fill(count, Integer.MAX_VALUE);
      cost[0] = 0;
      count[0] = 0;
    }

    Best(Best other) {
      cost = other.cost.clone();
      count = other.count.clone();
    }
  }

  /** Levers for what the card does not ask, or asks as a category, have no effect. */
  public Advice(Scorer scorer, List<Lever> levers) {
    this.scorer = scorer;
    moves =
        levers.stream()
            .filter(l -> scorer.card().cellOf(l.characteristic()) >= 0)
            .sorted(Comparator.comparing(Lever::characteristic))
            .flatMap(l -> move(scorer.card(), l).stream())
            .toList();
  }

  private static Optional<Move> move(Scorecard card, Lever lever) {
    int cell = card.cellOf(lever.characteristic());
    if (!(card.characteristics().get(cell).bins() instanceof NumberBins bins)) {
      return Optional.empty();
    }
    return Optional.of(new Move(cell, lever, bins));
  }

  /** The least multiple of the step from the bound on, or the greatest below it. */
  private static double grid(double bound, BigDecimal step, boolean from) {
    var exact = new BigDecimal(String.valueOf(bound));
    var times = exact.divide(step, 0, RoundingMode.CEILING);
    if (!from) {
      times = times.subtract(BigDecimal.ONE);
    }
    return times.multiply(step).doubleValue();
  }

  /** The fewest changes, the cheapest of them; empty if the cut is out of reach or passed. */
  public Optional<Plan> fewest(double[] row, int cut) {
    return plan(row, cut, true);
  }

  /** The cheapest changes, the fewest of them; empty if the cut is out of reach or passed. */
  public Optional<Plan> cheapest(double[] row, int cut) {
    return plan(row, cut, false);
  }

  private Optional<Plan> plan(double[] row, int cut, boolean fewest) {
    int lacking = cut - scorer.points(row);
    if (lacking <= 0) {
      return Optional.empty();
    }
    var options = new ArrayList<List<Option>>();
    long reach = 0;
    for (var move : moves) {
      var found = options(move, row[move.cell]);
      options.add(found);
      reach += found.stream().mapToInt(Option::gain).max().orElse(0);
    }
    if (reach < lacking) {
      return Optional.empty();
    }
    var best = new Best(lacking);
    var pick = new int[moves.size()][lacking + 1];
    var came = new int[moves.size()][lacking + 1];
    for (int i = 0; i < moves.size(); i++) {
      best = step(best, options.get(i), fewest, pick[i], came[i]);
    }
    return Optional.of(trace(row, cut, options, pick, came));
  }

  private static Best step(
      Best before, List<Option> options, boolean fewest, int[] pick, int[] came) {
    var after = new Best(before);
    int lacking = pick.length - 1;
    for (int o = 0; o < options.size(); o++) {
      var option = options.get(o);
      for (int d = 0; d < lacking; d++) {
        if (before.count[d] < Integer.MAX_VALUE) {
          int to = Math.min(lacking, d + option.gain);
          double cost = before.cost[d] + option.cost;
          int count = before.count[d] + 1;
          int byCount = Integer.compare(count, after.count[to]);
          int byCost = Double.compare(cost, after.cost[to]);
          int first = fewest ? byCount : byCost;
          int second = fewest ? byCost : byCount;
          if (first < 0 || (first == 0 && second < 0)) {
            after.cost[to] = cost;
            after.count[to] = count;
            pick[to] = o + 1;
            came[to] = d;
          }
        }
      }
    }
    return after;
  }

  private Plan trace(
      double[] row, int cut, List<List<Option>> options, int[][] pick, int[][] came) {
    var lifted = row.clone();
    var changes = new ArrayList<Plan.Change>();
    double cost = 0;
    int d = pick.length == 0 ? 0 : pick[0].length - 1;
    for (int i = moves.size() - 1; i >= 0; i--) {
      if (pick[i][d] > 0) {
        var option = options.get(i).get(pick[i][d] - 1);
        var move = moves.get(i);
        lifted[move.cell] = option.to;
        changes.add(
            0,
            new Plan.Change(
                move.lever.characteristic(), row[move.cell], option.to, option.gain, option.cost));
        d = came[i][d];
      }
    }
    for (var change : changes) {
      cost += change.cost();
    }
    int points = scorer.points(lifted);
    if (points < cut) {
      throw new IllegalStateException("advice that does not reach the cut: " + points);
    }
    return new Plan(changes, points, cost);
  }

  private List<Option> options(Move move, double value) {
    int intervals = move.lowest.length;
    int own = Double.isNaN(value) ? intervals : move.bins.of(value);
    var found = new ArrayList<Option>();
    if (own >= intervals) {
      return found;
    }
    var characteristic = scorer.card().characteristics().get(move.cell);
    for (int b = 0; b < intervals; b++) {
      boolean up = b > own;
      var against = up ? Lever.Direction.DOWN : Lever.Direction.UP;
      double to = up ? move.lowest[b] : move.highest[b];
      int gain = characteristic.points().get(b) - characteristic.points().get(own);
      // A step wider than a bin may jump over it.
      if (b != own && gain > 0 && move.lever.direction() != against && move.bins.of(to) == b) {
        double steps = Math.abs(to - value) / move.lever.step().doubleValue();
        found.add(new Option(gain, to, steps * move.lever.cost()));
      }
    }
    return found;
  }
}
