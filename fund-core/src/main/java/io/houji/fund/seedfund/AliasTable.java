package io.houji.fund.seedfund;

import java.util.ArrayDeque;

/**
 * Draws one of n choices with given probabilities in constant time: every slot holds one choice and
 * at most one other. Source: Walker 1977; built as by Vose, IEEE Transactions on Software
 * Engineering 17 (1991).
 */
final class AliasTable {
  private final double[] keep;
  private final int[] other;

  /** Weights that are not negative and not all zero. */
  AliasTable(double... weights) {
    int n = weights.length;
    keep = new double[n];
    other = new int[n];
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    var small = new ArrayDeque<Integer>();
    var large = new ArrayDeque<Integer>();
    for (int i = 0; i < n; i++) {
      keep[i] = weights[i] * n / sum;
      other[i] = i;
      (keep[i] < 1 ? small : large).add(i);
    }
    while (!small.isEmpty() && !large.isEmpty()) {
      int poor = small.remove();
      int rich = large.remove();
      other[poor] = rich;
      keep[rich] -= 1 - keep[poor];
      (keep[rich] < 1 ? small : large).add(rich);
    }
    small.forEach(i -> keep[i] = 1);
    large.forEach(i -> keep[i] = 1);
  }

  /** The choice for a number uniform on [0, 1). */
  int pick(double uniform) {
    double scaled = uniform * keep.length;
    int slot = (int) scaled;
    return scaled - slot < keep[slot] ? slot : other[slot];
  }
}
