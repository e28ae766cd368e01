package io.houji.fund.pacing;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.pacing.TakahashiAlexander.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Bands around a plan (情景区间): quantiles over seeded random variations of it.
 *
 * <p>With z standard normal, σ the volatilities and Δ the years of a period, a scenario has
 *
 * <pre>
 *   growth of each period   (1 + G)^Δ exp(σ_growth √Δ z - σ_growth² Δ / 2) - 1
 *   rates of contribution   1 - (1 - RC)^exp(σ_pace z)       one z for all years
 *   bow                     bow × exp(σ_bow z), at most 20
 * </pre>
 *
 * Same seed, same bytes. Without volatility each quantile is the plan itself. Quantiles interpolate
 * between order statistics at rank {@code (n - 1) q}.
 *
 * @param quantiles as asked for
 * @param rows one for each period
 */
public record ScenarioBands(List<Double> quantiles, List<Row> rows) {
  private static final int COUNT_MAX = 100_000;
  private static final long CELLS_MAX = 5_000_000;
  private static final double VOLATILITY_MAX = 3;
  private static final double BOW_MAX = 20;

  /** How the scenarios are drawn. */
  public record Draw(
      long seed,
      int count,
      double growthVolatility,
      double paceVolatility,
      double bowVolatility,
      List<Double> quantiles) {
    public Draw {
      quantiles = List.copyOf(quantiles);
    }
  }

  /** Values in the order of the quantiles; the period counts from the beginning of the fund. */
  public record Row(
      int period, List<Double> contribution, List<Double> distribution, List<Double> nav) {}

  /** Rejected with all that is wrong, by pointers of the plan and {@code /scenarios/...}. */
  public static Outcome<ScenarioBands> of(
      PacingTerms terms, State state, Frequency frequency, Draw draw) {
    var problems = TakahashiAlexander.problemsOf(terms, state);
    problems.addAll(problemsOf(draw));
    if (problems.isEmpty()) {
      int periods = TakahashiAlexander.periodsLeft(terms, state, frequency);
      if ((long) periods * draw.count() > CELLS_MAX) {
        problems.add(
            new Problem(
                Problem.Code.OUT_OF_RANGE,
                "/scenarios/count",
                "count times periods must be at most " + CELLS_MAX));
      } else {
        return Outcome.ok(bands(terms, state, frequency, draw));
      }
    }
    return Outcome.rejected(problems);
  }

  private static ScenarioBands bands(
      PacingTerms terms, State state, Frequency frequency, Draw draw) {
    int periods = TakahashiAlexander.periodsLeft(terms, state, frequency);
    var contributions = new double[periods][draw.count()];
    var distributions = new double[periods][draw.count()];
    var navs = new double[periods][draw.count()];
    var random = new SplittableRandom(draw.seed());
    double years = 1.0 / frequency.perYear();
    double sigma = draw.growthVolatility() * StrictMath.sqrt(years);
    double middle = 1 + frequency.growthOfPeriod(terms.growth());
    for (int scenario = 0; scenario < draw.count(); scenario++) {
      var varied = varied(terms, draw, random);
      var at = state;
      for (int i = 0; i < periods; i++) {
        double shock = sigma == 0 ? 1 : StrictMath.exp(sigma * normal(random) - sigma * sigma / 2);
        var row = TakahashiAlexander.next(varied, at, frequency, middle * shock - 1);
        contributions[i][scenario] = row.contribution();
        distributions[i][scenario] = row.distribution();
        navs[i][scenario] = row.nav();
        at = new State(row.period(), row.paidIn(), row.nav());
      }
    }
    var rows = new ArrayList<Row>(periods);
    for (int i = 0; i < periods; i++) {
      rows.add(
          new Row(
              state.periods() + i + 1,
              quantiles(contributions[i], draw.quantiles()),
              quantiles(distributions[i], draw.quantiles()),
              quantiles(navs[i], draw.quantiles())));
    }
    return new ScenarioBands(draw.quantiles(), rows);
  }

  private static PacingTerms varied(PacingTerms terms, Draw draw, SplittableRandom random) {
    double pace = StrictMath.exp(draw.paceVolatility() * normal(random));
    double bow = terms.bow() * StrictMath.exp(draw.bowVolatility() * normal(random));
    var rates = terms.contributionRates();
    if (draw.paceVolatility() > 0) {
      rates = rates.stream().map(rate -> 1 - StrictMath.pow(1 - rate, pace)).toList();
    }
    return new PacingTerms(
        terms.commitment(),
        rates,
        terms.lifeYears(),
        Math.min(bow, BOW_MAX),
        terms.growth(),
        terms.yield());
  }

  /** Box and Muller; StrictMath, so that each platform draws the same scenarios. */
  private static double normal(SplittableRandom random) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }

  private static List<Double> quantiles(double[] values, List<Double> quantiles) {
    Arrays.sort(values);
    return quantiles.stream().map(quantile -> quantile(values, quantile)).toList();
  }

  private static double quantile(double[] sorted, double quantile) {
    double rank = (sorted.length - 1) * quantile;
    int below = (int) rank;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
  }

  private static List<Problem> problemsOf(Draw draw) {
    var found = new ArrayList<Problem>();
    PacingTerms.check(
        found, draw.count() >= 1 && draw.count() <= COUNT_MAX, "/scenarios/count", "1 to 100000");
    volatility(found, "growth_volatility", draw.growthVolatility());
    volatility(found, "pace_volatility", draw.paceVolatility());
    volatility(found, "bow_volatility", draw.bowVolatility());
    if (draw.quantiles().isEmpty()) {
      found.add(
          new Problem(Problem.Code.MISSING, "/scenarios/quantiles", "give at least one quantile"));
    }
    for (int i = 0; i < draw.quantiles().size(); i++) {
      boolean isPart = PacingTerms.isPart(draw.quantiles().get(i));
      PacingTerms.check(found, isPart, "/scenarios/quantiles/" + i, "from 0 to 1");
    }
    return found;
  }

  private static void volatility(List<Problem> found, String name, double value) {
    boolean holds = value >= 0 && value <= VOLATILITY_MAX;
    PacingTerms.check(found, holds, "/scenarios/" + name, "from 0 to 3");
  }
}
