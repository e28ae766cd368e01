package io.houji.fund.performance;

import io.houji.fund.cashflow.CashFlows;
import io.houji.fund.performance.Irr.Status;
import java.util.Arrays;

/**
 * Rates of many series at once, from columns of numbers; a batch of one equals {@link Irr#of} to
 * the bit.
 *
 * <p>One instance is one thread's workspace; two threads with an instance each may fill disjoint
 * ranges of the same {@link Answers}. Series in order of day whose balance never turns, as most
 * funds', are solved and proven unique without allocation; all others go to the full search.
 */
public final class IrrBatch {
  private static final double DAYS_PER_YEAR = 365;
  private static final double[] NO_RATES = {};

  /** Many series in three columns, which are read and never changed or copied. */
  public static final class Series {
    private final int[] starts;
    private final int[] days;
    private final double[] amounts;

    /**
     * Three columns.
     *
     * @param starts where each series begins in the other columns, and at last where the last ends
     * @param days whole days from any day, such as 0, 90, 365; ascending within a series for speed,
     *     any order and equal days for truth
     * @param amounts investor's sign; finite, at most 1e300
     */
    public Series(int[] starts, int[] days, double[] amounts) {
      if (starts.length == 0 || days.length != amounts.length) {
        throw new IllegalArgumentException("starts needs an end; days and amounts are as many");
      }
      for (int i = 0; i < starts.length; i++) {
        int low = i == 0 ? 0 : starts[i - 1];
        if (starts[i] < low || starts[i] > days.length) {
          throw new IllegalArgumentException("starts must ascend within the columns: " + i);
        }
      }
      this.starts = starts;
      this.days = days;
      this.amounts = amounts;
    }

    /** Number of series. */
    public int count() {
      return starts.length - 1;
    }
  }

  /** Status and rates of each series. */
  public static final class Answers {
    private final Status[] statuses;
    private final double[] logRates;
    private final double[][] several;

    public Answers(int count) {
      statuses = new Status[count];
      logRates = new double[count];
      several = new double[count][];
      Arrays.fill(statuses, Status.INVALID);
      Arrays.fill(several, NO_RATES);
    }

    public Status status(int series) {
      return statuses[series];
    }

    /** ln(1 + r) where {@link Status#UNIQUE}, else NaN; no allocation. */
    public double logRate(int series) {
      return status(series) == Status.UNIQUE ? logRates[series] : Double.NaN;
    }

    /** All ln(1 + r), ascending. */
    public double[] logRates(int series) {
      return status(series) == Status.UNIQUE
          ? new double[] {logRates[series]}
          : several[series].clone();
    }

    private void unique(int series, double logRate) {
      statuses[series] = Status.UNIQUE;
      logRates[series] = logRate;
      several[series] = NO_RATES;
    }

    private void set(int series, Irr irr) {
      if (irr.status() == Status.UNIQUE) {
        unique(series, irr.logRates().get(0));
      } else {
        statuses[series] = irr.status();
        several[series] = irr.logRates().stream().mapToDouble(x -> x).toArray();
      }
    }
  }

  private final RateKernel kernel = new RateKernel();
  private double[] times = new double[64];
  private double[] amounts = new double[64];

  /**
   * Solves the series {@code [from, to)} under {@code act/365f}. A series with an amount that is
   * not finite is {@link Status#INVALID}.
   */
  public void solve(Series series, Answers answers, int from, int to) {
    for (int s = from; s < to; s++) {
      int begin = series.starts[s];
      int end = series.starts[s + 1];
      int count = compact(series, begin, end);
      if (count > 1 && kernel.solve(times, amounts, 0, count)) {
        answers.unique(s, kernel.logRate);
      } else if (count > 1 && isFinite(count)) {
        answers.set(s, searched(TimedFlows.ofOrdered(times, amounts, count), kernel.logRate));
      } else {
        answers.set(s, sorted(series, begin, end));
      }
    }
  }

  private boolean isFinite(int count) {
    boolean finite = true;
    for (int i = 0; i < count; i++) {
      finite &= Math.abs(amounts[i]) <= CashFlows.AMOUNT_MAX;
    }
    return finite;
  }

  private static Irr searched(TimedFlows flows, double hint) {
    return flows.goBothWays() ? Irr.searched(new RootSearch(flows, hint).run()) : Irr.of(flows);
  }

  /**
   * Copies the flows that are not zero.
   *
   * @return how many; -1 if days are not strictly ascending
   */
  private int compact(Series series, int begin, int end) {
    if (times.length < end - begin) {
      times = new double[2 * (end - begin)];
      amounts = new double[2 * (end - begin)];
    }
    int count = 0;
    long before = Long.MIN_VALUE;
    for (int i = begin; i < end; i++) {
      long day = series.days[i];
      if (day <= before) {
        return -1;
      }
      before = day;
      times[count] = (day - series.days[begin]) / DAYS_PER_YEAR;
      amounts[count] = series.amounts[i];
      count += series.amounts[i] == 0 ? 0 : 1;
    }
    return count;
  }

  /** The long way, for days out of order or equal, and for amounts that are no numbers. */
  private static Irr sorted(Series series, int begin, int end) {
    return CashFlows.ofDays(
            Arrays.copyOfRange(series.days, begin, end),
            Arrays.copyOfRange(series.amounts, begin, end))
        .fold(Irr::of, Irr::refused);
  }
}
