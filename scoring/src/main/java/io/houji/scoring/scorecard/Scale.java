package io.houji.scoring.scorecard;

/**
 * What a point means (刻度).
 *
 * <pre>
 *   score = base + pdo / ln 2 · ( ln(odds) − ln(base odds) )      odds = goods : bads
 * </pre>
 *
 * <p>Each {@code pdo} points double the odds; at {@code baseScore} the odds are {@code baseOdds}.
 *
 * @param pdo points to double the odds, above 0
 * @param baseScore the score at which the odds are {@code baseOdds}
 * @param baseOdds goods to one bad, above 0
 */
public record Scale(double pdo, double baseScore, double baseOdds) {
  private static final double LN_2 = StrictMath.log(2);

  /** 600 points are 50 : 1, 40 points double the odds; fine enough for rounding to whole points. */
  public static final Scale USUAL = new Scale(40, 600, 50);

  public Scale {
    if (!(pdo > 0) || !(baseOdds > 0) || !Double.isFinite(pdo + baseScore + baseOdds)) {
      throw new IllegalArgumentException("pdo and odds must be above 0: " + pdo + ", " + baseOdds);
    }
  }

  /** Points per unit of log odds. */
  public double factor() {
    return pdo / LN_2;
  }

  /** The (unrounded) score of a log odds of default, {@code ln(bads : goods)}. */
  public double score(double logOddsOfDefault) {
    return baseScore - factor() * (logOddsOfDefault + StrictMath.log(baseOdds));
  }

  /** The inverse of {@link #score}. */
  public double logOddsOfDefault(double score) {
    return -((score - baseScore) / factor() + StrictMath.log(baseOdds));
  }
}
