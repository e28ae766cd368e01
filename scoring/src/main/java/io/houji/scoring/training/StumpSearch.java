package io.houji.scoring.training;

import org.jspecify.annotations.Nullable;

/**
 * The best split so far of one boosting round (see {@link BoostedStumps} for the gain).
 *
 * <p>Variables are offered one after the other; a later split must be strictly better.
 */
final class StumpSearch {
  private static final int FIELDS = 3;

  private final StumpRules rules;
  private double gain;
  private int variable = -1;

  /** Ordered bins below the cut are left; if {@code alone >= 0}, only that bin is. */
  private int cut;

  private int alone;
  private boolean apartLeft;
  private int ordered;
  private double left;
  private double right;

  StumpSearch(StumpRules rules) {
    this.rules = rules;
  }

  /** Sums of first and second derivatives and of rows, three fields per bin. */
  static double[] sums(int bins) {
    return new double[FIELDS * bins];
  }

  boolean found() {
    return variable >= 0;
  }

  int variable() {
    return variable;
  }

  /** What a bin of the chosen variable receives. */
  double change(int bin) {
    boolean isLeft;
    if (alone >= 0) {
      isLeft = bin == alone;
    } else {
      isLeft = bin < ordered ? bin < cut : apartLeft;
    }
    return isLeft ? left : right;
  }

  void offer(int candidate, double[] sums, int orderedBins, @Nullable Shape shape) {
    var all = new double[FIELDS];
    var apart = new double[FIELDS];
    for (int k = 0; k < sums.length; k++) {
      all[k % FIELDS] += sums[k];
      if (k >= FIELDS * orderedBins) {
        apart[k % FIELDS] += sums[k];
      }
    }
    var side = new double[FIELDS];
    for (int k = orderedBins; k < sums.length / FIELDS; k++) {
      System.arraycopy(sums, FIELDS * k, side, 0, FIELDS);
      if (consider(side, all, null)) {
        take(candidate, orderedBins, k, 0, false);
      }
    }
    var below = new double[FIELDS];
    for (int k = 0; k + 1 < orderedBins; k++) {
      for (int f = 0; f < FIELDS; f++) {
        below[f] += sums[FIELDS * k + f];
        side[f] = below[f] + apart[f];
      }
      if (consider(below, all, shape)) {
        take(candidate, orderedBins, -1, k + 1, false);
      }
      if (apart[2] > 0 && consider(side, all, shape)) {
        take(candidate, orderedBins, -1, k + 1, true);
      }
    }
  }

  private void take(int candidate, int orderedBins, int single, int border, boolean withApart) {
    variable = candidate;
    ordered = orderedBins;
    alone = single;
    cut = border;
    apartLeft = withApart;
  }

  private boolean consider(double[] l, double[] all, @Nullable Shape shape) {
    double rows = all[2] - l[2];
    if (l[2] < rules.rowsMin() || rows < rules.rowsMin()) {
      return false;
    }
    double ridge = rules.ridge();
    double g = all[0] - l[0];
    double h = all[1] - l[1];
    double leftLeaf = -l[0] / (l[1] + ridge);
    double rightLeaf = -g / (h + ridge);
    if ((shape == Shape.ASCENDING && rightLeaf < leftLeaf)
        || (shape == Shape.DESCENDING && rightLeaf > leftLeaf)) {
      return false;
    }
    double gained = -leftLeaf * l[0] - rightLeaf * g - all[0] * all[0] / (all[1] + ridge);
    if (!(gained > gain)) {
      return false;
    }
    gain = gained;
    left = rules.rate() * leftLeaf;
    right = rules.rate() * rightLeaf;
    return true;
  }
}
