package io.houji.scoring.validation;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * Brier's score of default probabilities, with Murphy's three parts.
 *
 * <pre>
 *   score       = (1/n) Σ (pᵢ − yᵢ)²  =  reliability − resolution + uncertainty
 *   reliability = (1/n) Σ over different p  n_p (p − ȳ_p)²       how far said and seen differ
 *   resolution  = (1/n) Σ over different p  n_p (ȳ_p − ȳ)²       how far the groups differ
 *   uncertainty = ȳ (1 − ȳ)
 * </pre>
 *
 * <p>All from 0 to 1; lower scores are better. Source: Brier (1950); Murphy (1973).
 */
public record Brier(double score, double reliability, double resolution, double uncertainty) {

  /** Refused when lengths differ, nothing is given, or a probability lies outside [0, 1]. */
  public static Outcome<Brier> of(double[] pd, boolean[] bad) {
    if (pd.length != bad.length || pd.length == 0) {
      return Outcome.rejected(
          Problem.Code.CONTRADICTION, "/pd", "as many probabilities as outcomes, at least one");
    }
    if (Arrays.stream(pd).anyMatch(p -> !(p >= 0 && p <= 1))) {
      return Outcome.rejected(Problem.Code.OUT_OF_RANGE, "/pd", "probabilities from 0 to 1");
    }
    double sum = 0;
    long bads = 0;
    var groups = new TreeMap<Double, long[]>();
    for (int i = 0; i < pd.length; i++) {
      double y = bad[i] ? 1 : 0;
      sum += (pd[i] - y) * (pd[i] - y);
      bads += bad[i] ? 1 : 0;
      long[] group = groups.computeIfAbsent(pd[i], p -> new long[2]);
      group[0]++;
      group[1] += bad[i] ? 1 : 0;
    }
    double n = pd.length;
    double average = bads / n;
    double reliability = 0;
    double resolution = 0;
    for (var entry : groups.entrySet()) {
      double rows = entry.getValue()[0];
      double seen = entry.getValue()[1] / rows;
      reliability += rows * (entry.getKey() - seen) * (entry.getKey() - seen);
      resolution += rows * (seen - average) * (seen - average);
    }
    return Outcome.ok(new Brier(sum / n, reliability / n, resolution / n, average * (1 - average)));
  }
}
