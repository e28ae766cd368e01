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
 * order of their rates, so a running maximum replaces the inner search: {@code O(K n²)} after
 * sorting {@code n²/2} rates, where a solver searches. If no binning obeys the rules, there is one
 * bin with all rows.
 */
public final class OptimalBinning {
  /** What a peak or valley must add before {@link Shape#AUTO} takes it. */
  public static final double CURVED_GAIN = 1.10;

  private static final int PRE_BINS_MAX = 256;

  private final int n;
  private final BinningRules rules;

  /**
   * Admissible bins, numbered by where they end and then by rate: those that end at a border are
   * {@code [endStart[border], endStart[border + 1])}.
   */
  private final int[] endStart;

  private final double[] value;
  private final double[] rate;
  private final int[] from;

  /** Numbers of the bins that begin at each border, in the order of their rates. */
  private final int[][] beginningAt;

  private OptimalBinning(Counts counts, BinningRules rules, Counts all) {
    this.n = counts.bins();
    this.rules = rules;
    this.endStart = new int[n + 2];
    this.from = new int[n * (n + 1) / 2];
    this.rate = new double[from.length];
    var to = new int[from.length];
    int found = 0;
    for (int end = 1; end <= n; end++) {
      endStart[end] = found;
      long g = 0;
      long b = 0;
      for (int begin = end - 1; begin >= 0; begin--) {
        g += counts.goods(begin);
        b += counts.bads(begin);
        if (g > 0 && b > 0 && g + b >= rules.rowsMin()) {
          to[found] = end;
          insert(endStart[end], found++, begin, (double) b / (g + b));
        }
      }
    }
    endStart[n + 1] = found;
    this.value = values(counts, all, to, found);
    this.beginningAt = beginning(found);
  }

  /** Keeps the bins of one end in the order of their rates. */
  private void insert(int first, int last, int begin, double itsRate) {
    int place = last;
    for (; place > first && rate[place - 1] > itsRate; place--) {
      rate[place] = rate[place - 1];
      from[place] = from[place - 1];
    }
    rate[place] = itsRate;
    from[place] = begin;
  }

  private double[] values(Counts counts, Counts all, int[] to, int found) {
    var goods = new long[n + 1];
    var bads = new long[n + 1];
    for (int i = 0; i < n; i++) {
      goods[i + 1] = goods[i] + counts.goods(i);
      bads[i + 1] = bads[i] + counts.bads(i);
    }
    var values = new double[found];
    double allGoods = (double) all.goods();
    double allBads = (double) all.bads();
    for (int bin = 0; bin < found; bin++) {
      double g = (double) (goods[to[bin]] - goods[from[bin]]);
      double b = (double) (bads[to[bin]] - bads[from[bin]]);
      values[bin] = Woe.part(g, b, allGoods, allBads);
    }
    return values;
  }

  private int[][] beginning(int found) {
    var size = new int[n + 1];
    for (int bin = 0; bin < found; bin++) {
      size[from[bin]]++;
    }
    var lists = IntStream.of(size).mapToObj(int[]::new).toArray(int[][]::new);
    Arrays.fill(size, 0);
    for (int bin = 0; bin < found; bin++) {
      int[] list = lists[from[bin]];
      int place = size[from[bin]]++;
      for (; place > 0 && rate[list[place - 1]] > rate[bin]; place--) {
        list[place] = list[place - 1];
      }
      list[place] = bin;
    }
    return lists;
  }

  /**
   * Joins pre-bins.
   *
   * @param counts of the pre-bins in their order, without missing and special values; 1 to 256
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
    var binning = new OptimalBinning(counts, rules, all);
    return switch (rules.shape()) {
      case ASCENDING, DESCENDING, PEAK, VALLEY -> binning.best(rules.shape());
      case MONOTONE -> binning.monotone();
      case AUTO -> {
        // A curve's programme without a way back is the straight one, so two runs do for four.
        var peak = binning.run(Shape.PEAK);
        var valley = binning.run(Shape.VALLEY);
        var straight = better(peak.joined(Shape.ASCENDING), valley.joined(Shape.DESCENDING));
        var curved = better(peak.joined(Shape.PEAK), valley.joined(Shape.VALLEY));
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

  private Joined monotone() {
    return better(best(Shape.ASCENDING), best(Shape.DESCENDING));
  }

  private static Joined better(Joined first, Joined second) {
    return second.value() > first.value() ? second : first;
  }

  private Joined best(Shape shape) {
    return run(shape).joined(shape);
  }

  /** One step of the programme for each number of bins; phase 1 is the way back of a curve. */
  private Run run(Shape shape) {
    boolean risesFirst = shape == Shape.ASCENDING || shape == Shape.PEAK;
    int phases = shape == Shape.PEAK || shape == Shape.VALLEY ? 2 : 1;
    int stepsMax = Math.min(rules.binsMax(), n);
    var before = new int[stepsMax][phases][];
    var v = new double[phases][value.length];
    Arrays.stream(v).forEach(a -> Arrays.fill(a, Double.NEGATIVE_INFINITY));
    for (int bin : beginningAt[0]) {
      v[0][bin] = value[bin];
    }
    var ends = new End[] {End.NONE, End.NONE};
    for (int k = 0; k < stepsMax; k++) {
      for (int phase = 0; phase < phases; phase++) {
        ends[phase] = ends[phase].orBetter(k, phase, v[phase], endStart[n]);
      }
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
    return new Run(ends[0], ends[1], before);
  }

  /** What a programme found: its best end without, and with, a way back. */
  private final class Run {
    private final End straight;
    private final End curved;
    private final int[][][] before;

    Run(End straight, End curved, int[][][] before) {
      this.straight = straight;
      this.curved = curved;
      this.before = before;
    }

    Joined joined(Shape shape) {
      boolean mayTurn = shape == Shape.PEAK || shape == Shape.VALLEY;
      var end = mayTurn && curved.value > straight.value ? curved : straight;
      return end.k < 0 ? Joined.ONE_BIN : new Joined(walkBack(end, before), end.value, shape);
    }
  }

  /** Adds one bin. {@code before} receives the bin that came before, and its phase. */
  private double[] step(double[][] v, int phase, boolean rises, int[] before) {
    var next = new double[value.length];
    Arrays.fill(next, Double.NEGATIVE_INFINITY);
    double gap = rules.differenceMin();
    for (int border = 1; border < n; border++) {
      int[] beginning = beginningAt[border];
      int first = endStart[border];
      int count = endStart[border + 1] - first;
      double best = Double.NEGATIVE_INFINITY;
      int bestBefore = -1;
      int e = 0;
      for (int b = 0; b < beginning.length; b++) {
        int bin = beginning[rises ? b : beginning.length - 1 - b];
        for (; e < count; e++) {
          int last = rises ? first + e : first + count - 1 - e;
          if (rises ? rate[last] + gap > rate[bin] : rate[last] < rate[bin] + gap) {
            break;
          }
          for (int came = 0; came <= phase; came++) {
            if (v[came][last] > best) {
              best = v[came][last];
              bestBefore = came * value.length + last;
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
      starts[k] = from[bin];
      int came = before[k][phase][bin];
      bin = came % value.length;
      phase = came / value.length;
    }
    return Arrays.stream(starts).boxed().toList();
  }

  /** The best complete binning so far: {@code k + 1} bins, the last of which is {@code bin}. */
  private record End(int k, int phase, int bin, double value) {
    static final End NONE = new End(-1, 0, 0, Double.NEGATIVE_INFINITY);

    End orBetter(int steps, int ofPhase, double[] v, int firstComplete) {
      var best = this;
      for (int last = firstComplete; last < v.length; last++) {
        if (v[last] > best.value) {
          best = new End(steps, ofPhase, last, v[last]);
        }
      }
      return best;
    }
  }
}
