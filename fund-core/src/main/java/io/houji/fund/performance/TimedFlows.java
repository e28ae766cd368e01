package io.houji.fund.performance;

import io.houji.fund.calendar.DayCount;
import io.houji.fund.cashflow.CashFlows;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Flows on an axis of years: times ascending and distinct, amounts not zero, one flow a time.
 *
 * <p>What a rate depends on, and nothing else; so that order, splitting a flow and flows of zero
 * cannot change one.
 */
final class TimedFlows {
  final double[] times;
  final double[] amounts;

  private TimedFlows(double[] times, double[] amounts) {
    this.times = times;
    this.amounts = amounts;
  }

  /** Years from the first date, also where its flow is zero. */
  static TimedFlows of(CashFlows flows, DayCount dayCount) {
    var times = new double[flows.size()];
    var amounts = new double[flows.size()];
    var first = flows.firstDate();
    for (int i = 0; i < flows.size(); i++) {
      times[i] = dayCount.years(first, flows.date(i));
      amounts[i] = flows.amount(i);
    }
    return of(times, amounts);
  }

  /** The first flows of two columns that are already in order, distinct and without zeros. */
  static TimedFlows ofOrdered(double[] times, double[] amounts, int count) {
    return new TimedFlows(Arrays.copyOf(times, count), Arrays.copyOf(amounts, count));
  }

  /** Times in any order; flows of one time are summed as {@link CashFlows#nettedByDate} does. */
  static TimedFlows of(double[] times, double[] amounts) {
    if (isOrdered(times, amounts)) {
      return new TimedFlows(times, amounts);
    }
    var order =
        IntStream.range(0, times.length)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer i) -> times[i])
                    .thenComparingDouble(i -> Math.abs(amounts[i])))
            .mapToInt(i -> i)
            .toArray();
    var netTimes = new double[times.length];
    var net = new double[times.length];
    int count = 0;
    for (int k = 0; k < order.length; ) {
      double time = times[order[k]];
      // Each sign apart, smallest first: turning every sign turns the sum, to the bit.
      double received = 0;
      double paidIn = 0;
      double rounding = 0;
      int from = k;
      for (; k < order.length && times[order[k]] == time; k++) {
        received += Math.max(amounts[order[k]], 0);
        paidIn += Math.max(-amounts[order[k]], 0);
        rounding += Math.ulp(amounts[order[k]]);
      }
      double sum = received - paidIn;
      if (k - from == 1 ? sum != 0 : !(Math.abs(sum) <= rounding)) {
        netTimes[count] = time;
        net[count] = sum;
        count++;
      }
    }
    return new TimedFlows(Arrays.copyOf(netTimes, count), Arrays.copyOf(net, count));
  }

  private static boolean isOrdered(double[] times, double[] amounts) {
    for (int i = 0; i < times.length; i++) {
      if (amounts[i] == 0 || (i > 0 && !(times[i] > times[i - 1]))) {
        return false;
      }
    }
    return true;
  }

  int size() {
    return times.length;
  }

  /** From the first flow to the last, in years. */
  double span() {
    return size() == 0 ? 0 : times[size() - 1] - times[0];
  }

  boolean areFinite() {
    boolean finite = true;
    for (double amount : amounts) {
      finite &= Math.abs(amount) <= CashFlows.AMOUNT_MAX;
    }
    return finite;
  }

  boolean goBothWays() {
    boolean in = false;
    boolean out = false;
    for (double amount : amounts) {
      in |= amount > 0;
      out |= amount < 0;
    }
    return in && out;
  }
}
