package io.houji.scoring.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The binning of highest information value among all that obey the rules (最优分箱), exactly.
 *
 * <p>Pre-bins {@code 0 … n−1} are joined to bins of neighbours. Of all ways to do so in which each
 * bin has at least {@code rowsMin} rows, one good and one bad, neighbouring default rates differ by
 * at least {@code differenceMin} and run as the shape says, this finds the one with the highest
 * information value (see {@link Woe}). Of equal values the one with fewer bins wins.
 *
 * <p><b>How.</b> A dynamic programme over (last bin, number of bins, rising or falling). Let {@code
 * V(k, h, i)} be the best value of {@code k} bins of which the last is {@code [h, i)}. Then
 *
 * <pre>
 *   V(k+1, i, j) = iv(i, j) + max { V(k, h, i) : rate(h, i) + differenceMin ≤ rate(i, j) }
 * </pre>
 *
 * <p>For each {@code i} the bins that end there and those that begin there are both walked in the
 * order of their rates, so a running maximum replaces the inner search: {@code O(K n²)} after one
 * sort of {@code n²/2} rates, where a solver searches. If no binning obeys the rules, there is one
 * bin with all rows.
 */
public final class OptimalBinning {
  /** What a peak or valley must add before {@link Shape#AUTO} takes it. */
  public static final double CURVED_GAIN = 1.10;

  private static final int PRE_BINS_MAX = 1000;

  private final int n;
  private final BinningRules rules;
  private final double[] value;
  private final double[] rate;

  /** Bins that end at, and that begin at, each border; in the order of their rates. */
  private final int[][] endingAt;

  private final int[][] beginningAt;

  private OptimalBinning(Counts counts, BinningRules rules, long goods, long bads) {
    this.n = counts.bins();
    this.rules = rules;
    this.value = new double[n * (n + 1)];
    this.rate = new double[n * (n + 1)];
    int[] admissible = weigh(counts, goods, bads);
    int[] sorted =
        Arrays.stream(admissible)
            .boxed()
            .sorted((a, b) -> Double.compare(rate[a], rate[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    endingAt = buckets(sorted, true);
    beginningAt = buckets(sorted, false);
  }

  /**
   * Joins pre-bins.
   *
   * @param counts of the pre-bins in their order, without missing and special values; 1 to 1,000
   * @param all of everything, missing and special included: the shares in the information value are
   *     of these totals
   */
  public static Joined of(Counts counts, Counts all, BinningRules rules) {
    int n = counts.bins();
    if (n < 1 || n > PRE_BINS_MAX) {
      throw new IllegalArgumentException("1 to " + PRE_BINS_MAX + " pre-bins: " + n);
    }
    if (all.goods() == 0 || all.bads() == 0) {
      return Joined.ONE_BIN;
    }
    var binning = new OptimalBinning(counts, rules, all.goods(), all.bads());
    return switch (rules.shape()) {
      case ASCENDING, DESCENDING, PEAK, VALLEY -> binning.best(rules.shape());
      case MONOTONE -> binning.monotone();
      case AUTO -> {
        var straight = binning.monotone();
        var peak = binning.best(Shape.PEAK);
        var valley = binning.best(Shape.VALLEY);
        var curved = valley.value() > peak.value() ? valley : peak;
        yield curved.value() >= straight.value() * CURVED_GAIN && curved.starts().size() > 1
            ? curved
            : straight;
      }
    };
  }

  /**
   * Which pre-bins were joined.
   *
   * @param starts the first pre-bin of each bin, ascending, beginning with 0
   * @param value the information value of these bins (without missing and special ones)
   * @param shape never {@code MONOTONE} or {@code AUTO}
   */
  public record Joined(List<Integer> starts, double value, Shape shape) {
    static final Joined ONE_BIN = new Joined(List.of(0), 0, Shape.ASCENDING);

    public Joined {
      starts = List.copyOf(starts);
    }

    int[] startsArray() {
      return starts.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  private int[] weigh(Counts counts, long goods, long bads) {
    var admissible = new int[n * (n + 1) / 2];
    int found = 0;
    for (int i = 0; i < n; i++) {
      long g = 0;
      long b = 0;
      for (int j = i + 1; j <= n; j++) {
        g += counts.goods(j - 1);
        b += counts.bads(j - 1);
        if (g > 0 && b > 0 && g + b >= rules.rowsMin()) {
          int bin = bin(i, j);
          value[bin] = Woe.part((double) g, (double) b, (double) goods, (double) bads);
          rate[bin] = (double) b / (g + b);
          admissible[found++] = bin;
        }
      }
    }
    return Arrays.copyOf(admissible, found);
  }

  private int bin(int from, int to) {
    return from * (n + 1) + to;
  }

  private int[][] buckets(int[] sorted, boolean byEnd) {
    var size = new int[n + 1];
    for (int bin : sorted) {
      size[byEnd ? bin % (n + 1) : bin / (n + 1)]++;
    }
    var buckets = IntStream.of(size).mapToObj(int[]::new).toArray(int[][]::new);
    Arrays.fill(size, 0);
    for (int bin : sorted) {
      int at = byEnd ? bin % (n + 1) : bin / (n + 1);
      buckets[at][size[at]++] = bin;
    }
    return buckets;
  }

  private Joined monotone() {
    var up = best(Shape.ASCENDING);
    var down = best(Shape.DESCENDING);
    return down.value() > up.value() ? down : up;
  }

  /** One step of the programme for each number of bins; phase 1 is the way back of a curve. */
  private Joined best(Shape shape) {
    boolean risesFirst = shape == Shape.ASCENDING || shape == Shape.PEAK;
    int phases = shape == Shape.PEAK || shape == Shape.VALLEY ? 2 : 1;
    int stepsMax = Math.min(rules.binsMax(), n);
    var before = new int[stepsMax][phases][];
    var v = new double[phases][value.length];
    Arrays.stream(v).forEach(a -> Arrays.fill(a, Double.NEGATIVE_INFINITY));
    for (int bin : beginningAt[0]) {
      v[0][bin] = value[bin];
    }
    var end = new End(-1, 0, 0, Double.NEGATIVE_INFINITY);
    for (int k = 0; k < stepsMax; k++) {
      end = end.orBetter(k, v, endingAt[n]);
      if (k + 1 < stepsMax) {
        var next = new double[phases][];
        for (int phase = 0; phase < phases; phase++) {
          before[k + 1][phase] = new int[value.length];
          boolean rises = risesFirst == (phase == 0);
          next[phase] = step(v, phase, rises, before[k + 1][phase]);
        }
        v = next;
      }
    }
    return end.k < 0 ? Joined.ONE_BIN : new Joined(walkBack(end, before), end.value, shape);
  }

  /** Adds one bin. {@code before} receives the bin that came before, and its phase. */
  private double[] step(double[][] v, int phase, boolean rises, int[] before) {
    var next = new double[value.length];
    Arrays.fill(next, Double.NEGATIVE_INFINITY);
    double gap = rules.differenceMin();
    for (int border = 1; border < n; border++) {
      int[] ending = endingAt[border];
      int[] beginning = beginningAt[border];
      double best = Double.NEGATIVE_INFINITY;
      int bestBefore = -1;
      int e = 0;
      for (int b = 0; b < beginning.length; b++) {
        int bin = beginning[rises ? b : beginning.length - 1 - b];
        for (; e < ending.length; e++) {
          int last = ending[rises ? e : ending.length - 1 - e];
          if (rises ? rate[last] + gap > rate[bin] : rate[last] < rate[bin] + gap) {
            break;
          }
          for (int from = 0; from <= phase; from++) {
            if (v[from][last] > best) {
              best = v[from][last];
              bestBefore = from * value.length + last;
            }
          }
        }
        next[bin] = best + value[bin];
        before[bin] = bestBefore;
      }
    }
    return next;
  }

  private List<Integer> walkBack(End end, int[][][] before) {
    var starts = new int[end.k + 1];
    int bin = end.bin;
    int phase = end.phase;
    for (int k = end.k; k > 0; k--) {
      starts[k] = bin / (n + 1);
      int came = before[k][phase][bin];
      bin = came % value.length;
      phase = came / value.length;
    }
    return Arrays.stream(starts).boxed().toList();
  }

  /** The best complete binning so far: {@code k + 1} bins, the last of which is {@code bin}. */
  private record End(int k, int phase, int bin, double value) {
    End orBetter(int steps, double[][] v, int[] complete) {
      var best = this;
      for (int p = 0; p < v.length; p++) {
        for (int bin : complete) {
          if (v[p][bin] > best.value) {
            best = new End(steps, p, bin, v[p][bin]);
          }
        }
      }
      return best;
    }
  }
}
