package io.houji.scoring.decision;

import io.houji.scoring.scorecard.NumberBins;
import io.houji.scoring.scorecard.Scorecard;

/**
 * A 90% range of a default probability (违约概率区间).
 *
 * <pre>
 *   logit PD ± 1.6449 · √( s² + Σ over missing (reach / factor)² / 12 )
 * </pre>
 *
 * <p>{@code s} the model's standard error of the log odds; of an expert card the expert's doubt,
 * not a statistic. A missing value could have earned anything from the least to the most points of
 * its intervals: taken as uniform over that reach.
 */
public record PdRange(double low, double high) {
  private static final double QUANTILE = 1.6448536269514722;

  static PdRange of(double pd, double deviation, Scorecard card, double[] row) {
    double variance = deviation * deviation;
    for (int i = 0; i < row.length; i++) {
      if (Double.isNaN(row[i])) {
        double reach = reach(card, i) / card.scale().factor() * card.calibration().slope();
        variance += reach * reach / 12;
      }
    }
    double logit = StrictMath.log(pd / (1 - pd));
    double reach = QUANTILE * StrictMath.sqrt(variance);
    return new PdRange(probability(logit - reach), probability(logit + reach));
  }

  private static double reach(Scorecard card, int cell) {
    var characteristic = card.characteristics().get(cell);
    int bins = characteristic.bins() instanceof NumberBins n ? n.cuts().size() + 1 : 0;
    if (bins == 0) {
      return 0;
    }
    int least = Integer.MAX_VALUE;
    int most = Integer.MIN_VALUE;
    for (int points : characteristic.points().subList(0, bins)) {
      least = Math.min(least, points);
      most = Math.max(most, points);
    }
    return most - least;
  }

  private static double probability(double logit) {
    return 1 / (1 + StrictMath.exp(-logit));
  }
}
