package io.houji.scoring.training;

import io.houji.fund.outcome.Outcome;
import io.houji.scoring.scorecard.Scorecard;
import io.houji.scoring.scorecard.Scorer;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What cards trained this way say of rows they have not seen (交叉验证): the honest figure to compare a
 * later validation with.
 *
 * <p>Rows are dealt into {@link #FOLDS} parts with equal shares of bads, always the same way. The
 * rows of each part are scored by a card trained on the other parts.
 */
public final class CrossValidation {
  public static final int FOLDS = 5;

  private CrossValidation() {}

  /** PD of every row, in the order of the rows. */
  public static Outcome<double[]> pds(TrainingSet set, CardTraining.Rules rules) {
    var none = java.util.List.<LeakageAlarm.Leak>of();
    return pds(
        set,
        part ->
            CardTraining.fitted(part, rules, none, java.util.List.of())
                .map(CardTraining.Trained::card));
  }

  /**
   * PD of every row, in the order of the rows.
   *
   * @param training makes a card of some of the rows; it may use more data of its own
   */
  public static Outcome<double[]> pds(
      TrainingSet set, Function<TrainingSet, Outcome<Scorecard>> training) {
    var pds = new double[set.rows()];
    Outcome<double[]> all = Outcome.ok(pds);
    for (int k = 0; k < FOLDS; k++) {
      int[] held = set.fold(k, FOLDS, true);
      var rest = set.only(set.fold(k, FOLDS, false));
      all =
          all.then(
              known ->
                  training
                      .apply(rest)
                      .map(
                          card -> {
                            fill(pds, card, set, held);
                            return pds;
                          }));
    }
    return all;
  }

  private static void fill(double[] pds, Scorecard card, TrainingSet set, int[] held) {
    Set<String> used =
        card.characteristics().stream().map(c -> c.name()).collect(Collectors.toSet());
    var scorer = new Scorer(card);
    double[][] rows = Rows.of(card, set.with(used).only(held));
    for (int i = 0; i < held.length; i++) {
      pds[held[i]] = card.pd(scorer.points(rows[i]));
    }
  }
}
