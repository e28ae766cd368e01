package io.houji.scoring.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.testing.Cases;
import io.houji.scoring.scorecard.NumberBins;
import java.util.List;
import org.junit.jupiter.api.Test;

class FittingTest {
  private static final double[][] HOURS = {{.5}, {1}, {1.5}, {2}, {2.5}, {3}, {3.5}, {4}};
  private static final boolean[] FAILED = {false, false, true, false, true, false, true, true};

  @Test
  void logisticRegressionEqualsNewtonElsewhere() {
    // Golden: the same eight rows by NumPy.
    var free = LogisticRegression.of(HOURS, FAILED, 0);
    assertEquals(-2.673379620893601, free.coefficients().get(0), 1e-9);
    assertEquals(1.188168720397156, free.coefficients().get(1), 1e-9);
    assertEquals(0.8644831592923519, free.standardErrors().get(1), 1e-9);
    assertEquals(-4.224790537436565, free.logLikelihood(), 1e-9);
    assertTrue(free.converged());
    var ridge = LogisticRegression.of(HOURS, FAILED, 1);
    assertEquals(0.7387763478299729, ridge.coefficients().get(1), 1e-9);
  }

  @Test
  void aPerfectPredictorStaysFiniteWithAPenalty() {
    var x = new double[][] {{-1}, {-0.5}, {0.5}, {1}};
    var fit = LogisticRegression.of(x, new boolean[] {false, false, true, true}, 0.1);
    assertTrue(fit.converged());
    assertTrue(fit.coefficients().get(1) > 0 && fit.coefficients().get(1) < 20);
  }

  @Test
  void weightsOfEvidenceByHand() {
    // Siddiqi's sign turned round: positive is worse. ln((20/30)/(80/170)), ln((10/30)/(90/170)).
    var counts = new Counts(new long[] {80, 90}, new long[] {20, 10});
    var expected = new double[] {0.3483066942682157, -0.46262352194811296};
    assertArrayEquals(expected, Woe.of(counts, 0), 1e-12);
    double iv = (20 / 30.0 - 80 / 170.0) * expected[0] + (10 / 30.0 - 90 / 170.0) * expected[1];
    assertEquals(iv, Woe.informationValue(counts), 1e-12);
    assertTrue(Woe.of(new Counts(new long[] {5, 0}, new long[] {1, 0}))[1] == 0);
  }

  @Test
  void cutsAreShortDecimalsBetweenTheTwoValues() {
    assertEquals(0.3, ShortDecimal.between(0.28713, 0.31), 0);
    assertEquals(100, ShortDecimal.between(99, 104.5), 0);
    Cases.forAll(
        random -> {
          double below = random.nextGaussian() * StrictMath.pow(10, random.nextInt(-9, 10));
          double above = below + StrictMath.abs(below) * random.nextDouble() + 1e-300;
          double cut = ShortDecimal.between(below, above);
          assertTrue(cut > below && cut <= above || below == above);
        });
  }

  @Test
  void pairwiseWeightsAndConsistencyRatio() {
    // Golden: NumPy's eigenvector of Saaty's kind of matrix.
    var matrix = new double[][] {{1, 3, 5}, {1 / 3.0, 1, 2}, {1 / 5.0, 1 / 2.0, 1}};
    var weights = Loans.ok(PairwiseWeights.of(matrix));
    assertEquals(0.64832901, weights.weights().get(0), 1e-8);
    assertEquals(0.12202019, weights.weights().get(2), 1e-8);
    assertEquals(3.00369459806364, weights.eigenvalue(), 1e-12);
    assertEquals(0.0031849983307239735, weights.consistencyRatio(), 1e-12);
    var muddled = new double[][] {{1, 9, 1 / 9.0}, {1 / 9.0, 1, 9}, {9, 1 / 9.0, 1}};
    assertFalse(Loans.ok(PairwiseWeights.of(muddled)).consistent());
  }

  @Test
  void judgementsThatContradictTheirOppositeAreNamed() {
    var where =
        PairwiseWeights.of(new double[][] {{1, 2}, {2, 1}}).fold(w -> "", p -> p.get(0).where());
    assertEquals("/matrix/1/0", where);
  }

  @Test
  void anExpertWhomTheDataContradictIsBelievedLess() {
    var expert = expert();
    var turned =
        new AdditiveModel(
            expert.intercept(),
            expert.terms().stream()
                .map(
                    t ->
                        new AdditiveModel.Term(
                            t.name(), t.bins(), t.logOdds().stream().map(v -> -3 * v).toList()))
                .toList());
    var set = Loans.of(600, 2, false);
    // A wrong expert is corrected further than a firm belief in him would allow.
    var chosen = BayesianCard.of(turned, set);
    var firm = BayesianCard.of(turned, set, BayesianCard.BELIEFS.get(0));
    assertTrue(away(chosen, turned) > 1.5 * away(firm, turned));
  }

  private static double away(AdditiveModel model, AdditiveModel from) {
    double sum = 0;
    for (int t = 0; t < model.terms().size(); t++) {
      for (int b = 0; b < model.terms().get(t).logOdds().size(); b++) {
        sum +=
            Math.abs(model.terms().get(t).logOdds().get(b) - from.terms().get(t).logOdds().get(b));
      }
    }
    return sum;
  }

  /** Believes that size is good (true) and that growth does not matter (wrong). */
  private static AdditiveModel expert() {
    var weights = Loans.ok(PairwiseWeights.of(new double[][] {{1, 2}, {0.5, 1}}));
    var size =
        new ExpertCard.Criterion(
            "size",
            new NumberBins(List.of(50.0, 100.0, 150.0), List.of(-999.0)),
            List.of(0.0, 0.3, 0.7, 1.0, 0.5, 0.5));
    var growth =
        new ExpertCard.Criterion(
            "growth", NumberBins.of(-0.2, 0, 0.2), List.of(0.5, 0.5, 0.5, 0.5, 0.5));
    return Loans.ok(ExpertCard.of(List.of(size, growth), weights, 2, 0.1));
  }

  @Test
  void theBayesianCardIsTheExpertsWithoutDataAndTheDatasWithMuch() {
    var expert = expert();
    var few = BayesianCard.of(expert, Loans.of(40, 1, false), BayesianCard.Belief.USUAL);
    var many = BayesianCard.of(expert, Loans.of(20_000, 1, false), BayesianCard.Belief.USUAL);
    var flat = new BayesianCard.Belief(100, 100);
    var data = BayesianCard.of(expert, Loans.of(20_000, 1, false), flat);
    assertTrue(slope(few) > -1.0, "still believes the expert: " + slope(few));
    assertTrue(slope(many) < -1.3, "believes the data: " + slope(many));
    assertEquals(slope(data), slope(many), 0.25);
  }

  /** Log odds of the best growth less those of the worst. */
  private static double slope(AdditiveModel model) {
    var values = model.terms().get(1).logOdds();
    return values.get(3) - values.get(0);
  }
}
