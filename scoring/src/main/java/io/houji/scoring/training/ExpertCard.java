package io.houji.scoring.training;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.scoring.scorecard.Bins;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A card from knowledge of the trade alone (专家评分卡), for products without history.
 *
 * <pre>
 *   log odds of default = ln(c/(1 − c)) + spread · Σ wⱼ · (½ − vⱼ(bin))
 * </pre>
 *
 * <p>{@code w} the criteria's weights ({@link PairwiseWeights}), {@code v} what a bin is worth, 0
 * the worst to 1 the best, {@code c} the default rate expected of a firm that is middling in
 * everything, {@code spread} the log odds between the worst firm and the best. Labelled as what it
 * is: no data has confirmed it yet.
 */
public final class ExpertCard {
  private ExpertCard() {}

  /**
   * What one criterion's bins are worth.
   *
   * @param worth one per bin, in [0, 1]; missing usually 0.5, neither praise nor blame
   */
  public record Criterion(String name, Bins bins, List<Double> worth) {
    public Criterion {
      worth = List.copyOf(worth);
    }
  }

  /**
   * The card as tables.
   *
   * @param weights in the order of the criteria; their judgements must be consistent
   * @param spread above 0
   * @param expectedRate {@code c}, in (0, 1)
   */
  public static Outcome<AdditiveModel> of(
      List<Criterion> criteria, PairwiseWeights weights, double spread, double expectedRate) {
    var problems = problems(criteria, weights);
    if (!(spread > 0) || !(expectedRate > 0 && expectedRate < 1)) {
      var say = "a spread above 0, an expected rate between 0 and 1";
      problems.add(new Problem(Problem.Code.OUT_OF_RANGE, "/spread", say));
    }
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    var terms = new ArrayList<AdditiveModel.Term>();
    for (int j = 0; j < criteria.size(); j++) {
      double reach = spread * weights.weights().get(j);
      var values = criteria.get(j).worth.stream().map(v -> reach * (0.5 - v)).toList();
      terms.add(new AdditiveModel.Term(criteria.get(j).name, criteria.get(j).bins, values));
    }
    double intercept = StrictMath.log(expectedRate / (1 - expectedRate));
    return Outcome.ok(new AdditiveModel(intercept, terms));
  }

  private static List<Problem> problems(List<Criterion> criteria, PairwiseWeights weights) {
    var problems = new ArrayList<Problem>();
    if (criteria.isEmpty() || criteria.size() != weights.weights().size()) {
      problems.add(new Problem(Problem.Code.CONTRADICTION, "/weights", "one weight per criterion"));
    }
    if (!weights.consistent()) {
      var say = "consistency ratio above " + PairwiseWeights.CONSISTENCY_MAX + ": judge again";
      problems.add(new Problem(Problem.Code.CONTRADICTION, "/weights", say));
    }
    var names = new HashSet<String>();
    for (var criterion : criteria) {
      var where = "/criteria/" + criterion.name;
      if (!names.add(criterion.name)) {
        problems.add(new Problem(Problem.Code.DUPLICATE, where, "a criterion is given once"));
      }
      if (criterion.worth.size() != criterion.bins.count()
          || !criterion.worth.stream().allMatch(v -> v >= 0 && v <= 1)) {
        var say = "a worth from 0 to 1 for each of " + criterion.bins.count() + " bins";
        problems.add(new Problem(Problem.Code.OUT_OF_RANGE, where, say));
      }
    }
    return problems;
  }
}
