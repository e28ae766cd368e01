package io.houji.scoring.training;

import java.util.Map;

/**
 * How boosted stumps are grown.
 *
 * @param rounds stumps in a bag, from 1
 * @param rate share of a stump's optimum that is kept, in (0, 1]
 * @param ridge added to the second derivative of each leaf, from 0
 * @param rowsMin rows on both sides of a stump, from 1
 * @param preBins candidate cuts of a number, 2 to 1,000
 * @param bags additive models averaged, each grown on a random share of the rows; from 1
 * @param share of the rows in a bag, in (0, 1]; 1 with one bag only
 * @param shapes variables whose log odds must be {@code ASCENDING} or {@code DESCENDING}
 */
public record StumpRules(
    int rounds,
    double rate,
    double ridge,
    int rowsMin,
    int preBins,
    int bags,
    double share,
    Map<String, Shape> shapes) {

  public StumpRules {
    shapes = Map.copyOf(shapes);
    if (rounds < 1 || rowsMin < 1 || bags < 1 || preBins < 2 || preBins > 1000) {
      throw new IllegalArgumentException("counts out of range");
    }
    if (!(rate > 0 && rate <= 1 && ridge >= 0 && share > 0 && share <= 1)) {
      throw new IllegalArgumentException("rate, ridge or share out of range");
    }
    if (!shapes.values().stream().allMatch(s -> s == Shape.ASCENDING || s == Shape.DESCENDING)) {
      throw new IllegalArgumentException("stumps can be kept ascending or descending only");
    }
  }

  /** Chosen by five-fold cross-validation on training rows alone, see RATIONALE.md. */
  public static final StumpRules USUAL = new StumpRules(200, 0.2, 1, 10, 64, 1, 1, Map.of());

  /** The same with another number of rounds. */
  public StumpRules withRounds(int newRounds) {
    return new StumpRules(newRounds, rate, ridge, rowsMin, preBins, bags, share, shapes);
  }

  /** The same with signs kept: these variables ascend or descend. */
  public StumpRules keeping(Map<String, Shape> newShapes) {
    return new StumpRules(rounds, rate, ridge, rowsMin, preBins, bags, share, newShapes);
  }
}
