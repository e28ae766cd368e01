package io.houji.scoring.validation;

import io.houji.scoring.scorecard.CategoryBins;
import io.houji.scoring.scorecard.NumberBins;
import io.houji.scoring.training.AdditiveModel;
import io.houji.scoring.training.ExpertCard;
import io.houji.scoring.training.PairwiseWeights;
import java.util.ArrayList;
import java.util.List;

/**
 * What a credit officer would believe of the three public data sets before seeing them: bounds and
 * worths from the trade's rules of thumb (liquidity, leverage, coverage, size, age of the firm,
 * lender nearby), none fitted. Used to test cold start only.
 */
final class SectorKnowledge {
  private final List<ExpertCard.Criterion> criteria = new ArrayList<>();
  private final List<Double> importance = new ArrayList<>();

  /** Ascending cuts, worth of each interval, then of missing. */
  private SectorKnowledge number(String name, double weight, double[] cuts, double... worth) {
    var values = java.util.Arrays.stream(worth).boxed().toList();
    criteria.add(new ExpertCard.Criterion(name, NumberBins.of(cuts), values));
    importance.add(weight);
    return this;
  }

  /** Groups such as {@code "A|B", "C"}, worth of each group; others and missing are middling. */
  private SectorKnowledge category(String name, double weight, String groups, double... worth) {
    var lists = java.util.Arrays.stream(groups.split(" ")).map(g -> List.of(g.split("\\|")));
    var values = new ArrayList<>(java.util.Arrays.stream(worth).boxed().toList());
    values.add(0.5);
    values.add(0.5);
    criteria.add(new ExpertCard.Criterion(name, new CategoryBins(lists.toList()), values));
    importance.add(weight);
    return this;
  }

  private static double[] at(double... cuts) {
    return cuts;
  }

  private AdditiveModel card(double spread, double rate) {
    int n = importance.size();
    var matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix[i][j] = importance.get(i) / importance.get(j);
      }
    }
    return PairwiseWeights.of(matrix)
        .then(weights -> ExpertCard.of(criteria, weights, spread, rate))
        .fold(
            card -> card,
            problems -> {
              throw new IllegalStateException(problems.toString());
            });
  }

  static AdditiveModel sba() {
    return new SectorKnowledge()
        .number("gross_approved", 3, at(25e3, 60e3, 150e3, 400e3), .25, .4, .55, .7, .8, .5)
        .number("guaranteed_share", 2, at(0.6, 0.8), .35, .6, .65, .5)
        .number("employees", 1, at(2, 5, 10, 30), .35, .45, .55, .65, .7, .5)
        .category("is_new_business", 1, "Y N", .3, .6)
        .category("bank_same_state", 2, "Y N", .7, .35)
        .category("revolving", 2, "Y N", .35, .6)
        .category("urban_rural", 1, "urban rural", .4, .6)
        .category(
            "naics2",
            2,
            "11|21|22|62|92 31|32|33|42|54|55|61 51|52|56|71|81 23|44|45|48|49|53|72",
            .85,
            .6,
            .45,
            .25)
        .card(5, 0.2);
  }

  static AdditiveModel german() {
    return new SectorKnowledge()
        .category("checking_status", 4, "A11 A12 A13 A14", .15, .35, .7, .7)
        .number("duration_months", 3, at(12, 18, 24, 36), .8, .65, .5, .35, .15, .5)
        .category("credit_history", 3, "A30|A31 A32 A33 A34", .3, .55, .4, .5)
        .category("savings_status", 2, "A61 A62 A63 A64 A65", .3, .45, .65, .8, .6)
        .category("employment_since", 2, "A71 A72 A73 A74 A75", .3, .35, .5, .65, .65)
        .number("credit_amount", 1.5, at(1500, 4000, 8000), .6, .6, .45, .25, .5)
        .category("property", 1.5, "A121 A122 A123 A124", .7, .5, .5, .3)
        .category("housing", 1, "A151 A152 A153", .35, .6, .4)
        .category("other_installment_plans", 1, "A141|A142 A143", .35, .55)
        .category("other_debtors", 1, "A101 A102 A103", .5, .35, .7)
        .number("installment_rate", 1, at(2, 3, 4), .65, .55, .5, .4, .5)
        .category("purpose", 1.5, "A40|A46|A49 A41|A43|A48 A42|A45|A44", .35, .65, .45)
        .card(6, 0.3);
  }

  static AdditiveModel polish() {
    return new SectorKnowledge()
        .number("x01", 2, at(-0.05, 0, 0.05, 0.12), .1, .25, .55, .75, .85, .4)
        .number("x27", 3, at(0, 1, 3, 10), .1, .3, .5, .7, .85, .7)
        .number("x26", 3, at(0, 0.1, 0.3, 0.6), .1, .35, .55, .75, .9, .5)
        .number("x39", 2, at(0, 0.03, 0.08), .15, .4, .6, .8, .4)
        .number("x10", 2, at(0, 0.2, 0.4, 0.6), .05, .3, .5, .7, .85, .4)
        .number("x46", 2, at(0.5, 1, 2), .25, .45, .65, .8, .5)
        .number("x21", 2, at(0.7, 0.95, 1.2, 1.5), .1, .35, .6, .65, .5, .3)
        .number("x24", 2, at(0, 0.1, 0.3), .15, .4, .65, .8, .35)
        .number("x29", 1, at(3, 4, 5), .3, .5, .6, .65, .4)
        .number("x62", 1, at(45, 90, 150), .8, .6, .4, .2, .4)
        .number("x56", 1, at(0, 0.05, 0.15), .15, .4, .6, .75, .4)
        .card(10, 0.04);
  }
}
