package io.houji.scoring.validation;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether groups fare alike at a cut-off (公平性).
 *
 * <pre>
 *   fairness ratio    = share of the group above the cut ÷ share of the reference group above it
 *   opportunity ratio = the same among those that turned out good
 * </pre>
 *
 * <p>Custom (the four-fifths rule, US 29 CFR 1607.4 D): a ratio below 0.80 must be explained.
 *
 * @param group the group's name
 * @param fairness NaN if nobody of the reference group is above the cut
 * @param opportunity NaN likewise
 * @param meanPd said for the group
 * @param badRate seen in the group
 */
public record Fairness(
    String group, int firms, double fairness, double opportunity, double meanPd, double badRate) {
  public static final double FOUR_FIFTHS = 0.80;

  /** One firm: group, PD said, whether it went bad. */
  public record Firm(String group, double pd, boolean bad) {}

  /**
   * One row per group, in the order in which groups first appear.
   *
   * @param pdMax firms with a PD up to this are above the cut
   */
  public static Outcome<List<Fairness>> of(List<Firm> firms, String reference, double pdMax) {
    var groups = firms.stream().map(Firm::group).distinct().toList();
    if (!groups.contains(reference)) {
      return Outcome.rejected(
          Problem.Code.UNKNOWN, "/reference", "the reference is one of the groups");
    }
    var rows = new ArrayList<Fairness>();
    var base = only(firms, reference);
    for (var group : groups) {
      var those = only(firms, group);
      double n = those.size();
      rows.add(
          new Fairness(
              group,
              those.size(),
              above(those, pdMax, false) / above(base, pdMax, false),
              above(those, pdMax, true) / above(base, pdMax, true),
              those.stream().mapToDouble(Firm::pd).reduce(0, Double::sum) / n,
              those.stream().filter(Firm::bad).count() / n));
    }
    return Outcome.ok(List.copyOf(rows));
  }

  private static List<Firm> only(List<Firm> firms, String group) {
    return firms.stream().filter(f -> f.group.equals(group)).toList();
  }

  private static double above(List<Firm> firms, double pdMax, boolean goodsOnly) {
    long[] counts = new long[2];
    IntStream.range(0, firms.size())
        .mapToObj(firms::get)
        .filter(f -> !goodsOnly || !f.bad)
        .forEach(f -> counts[f.pd <= pdMax ? 1 : 0]++);
    long all = counts[0] + counts[1];
    return all == 0 ? Double.NaN : (double) counts[1] / all;
  }
}
