package io.houji.fund.seedfund;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * What many plays of one fund say, each figure with the error of having played only so often.
 *
 * <pre>
 *   P(L > t)      share of plays; Wilson's interval
 *   rounds        mean per play ± z · s / √n
 *   quantile p    the ⌈n p⌉-th smallest; interval from the ranks n p ± z · √(n p (1 − p))
 * </pre>
 *
 * <p>Error bars are at 95%. They speak of the number of plays only, not of whether the plan is
 * right. A mean multiple is left out on purpose: with a tail exponent of 2 or less it does not
 * exist.
 *
 * @param outcomes plays
 * @param seed with which they can be repeated, bit for bit
 * @param lossAbove40 probability that the fund loses more than 40% of its cost
 * @param lossAbove80 probability that the fund loses more than 80% of its cost
 * @param rounds expected projects per fund that raise each stage's round, first stage left out
 * @param multiples quantiles of (proceeds + value) / cost
 * @param irrs quantiles of the rate per year over the plays that have one; −1 is a total loss
 * @param irrUndefined plays without a rate, left out of {@code irrs}
 * @param irrNotCertified plays whose net flows change sign more than once, so that another rate may
 *     exist
 */
public record OutcomeSummary(
    int outcomes,
    long seed,
    Estimate lossAbove40,
    Estimate lossAbove80,
    Map<String, Estimate> rounds,
    List<Quantile> multiples,
    List<Quantile> irrs,
    int irrUndefined,
    int irrNotCertified) {

  /** A figure and its error bar. */
  public record Estimate(double value, Interval error) {}

  /** The value below which a share {@code p} of the plays lies. */
  public record Quantile(double p, double value, Interval error) {}

  private static final Confidence ERROR = Confidence.OF_95;
  private static final double[] SHARES = {0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95};

  static OutcomeSummary of(OutcomeRun run) {
    var rates = DoubleStream.of(run.irr).filter(rate -> !Double.isNaN(rate)).toArray();
    int notCertified = 0;
    for (boolean certified : run.certified) {
      notCertified += certified ? 0 : 1;
    }
    return new OutcomeSummary(
        run.outcomes(),
        run.seed(),
        lossAbove(0.4, run.multiple),
        lossAbove(0.8, run.multiple),
        rounds(run),
        quantiles(run.multiple),
        quantiles(rates),
        run.outcomes() - rates.length,
        notCertified);
  }

  private static Estimate lossAbove(double loss, double... multiples) {
    int count = 0;
    for (double multiple : multiples) {
      count += 1 - multiple > loss ? 1 : 0;
    }
    return share(count, multiples.length);
  }

  /** Wilson's interval, which stays sensible at shares of 0 and 1. */
  private static Estimate share(int count, int of) {
    double z = ERROR.z();
    double p = (double) count / of;
    double middle = p + z * z / (2 * of);
    double half = z * Math.sqrt(p * (1 - p) / of + z * z / (4.0 * of * of));
    double scale = 1 + z * z / of;
    return new Estimate(
        p, new Interval((middle - half) / scale, (middle + half) / scale).withinUnit());
  }

  private static Map<String, Estimate> rounds(OutcomeRun run) {
    var estimates = new LinkedHashMap<String, Estimate>();
    for (int stage = 1; stage < run.rounds.length; stage++) {
      long sum = 0;
      long squares = 0;
      for (long count : run.rounds[stage]) {
        sum += count;
        squares += count * count;
      }
      double n = run.outcomes();
      double mean = sum / n;
      double variance = Math.max(0, squares / n - mean * mean);
      estimates.put(
          run.plan().stages().get(stage).name(),
          new Estimate(mean, ERROR.around(mean, Math.sqrt(variance / n))));
    }
    return estimates;
  }

  private static List<Quantile> quantiles(double... values) {
    var quantiles = new ArrayList<Quantile>();
    if (values.length == 0) {
      return quantiles;
    }
    var ascending = values.clone();
    Arrays.sort(ascending);
    for (double p : SHARES) {
      double rank = values.length * p;
      double half = ERROR.z() * Math.sqrt(rank * (1 - p));
      quantiles.add(
          new Quantile(
              p,
              at(Math.ceil(rank), ascending),
              new Interval(
                  at(Math.floor(rank - half), ascending),
                  at(Math.ceil(rank + half) + 1, ascending))));
    }
    return List.copyOf(quantiles);
  }

  private static double at(double rank, double... ascending) {
    int index = (int) rank - 1;
    return ascending[Math.min(ascending.length - 1, Math.max(0, index))];
  }
}
