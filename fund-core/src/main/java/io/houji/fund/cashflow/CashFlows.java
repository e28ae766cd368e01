package io.houji.fund.cashflow;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Dated cash flows of one investor in one currency unit (现金流序列), in order of date.
 *
 * <p>Investor's sign: paid in is negative, received is positive. The order of input does not
 * matter, to the bit: flows are sorted by date, then by amount, before anything is summed. Flows of
 * one date stay apart here, because paid-in and received must not net; {@link #nettedByDate()} sums
 * them where a formula wants one flow a date.
 *
 * <p>A flow of zero is kept: it is a fact, its date may be the first date, and it counts as no
 * sign.
 */
public final class CashFlows {

  /** Years that can be counted: four digits, so that no date arithmetic overflows. */
  private static final int YEAR_MIN = 1;

  private static final int YEAR_MAX = 9999;

  /** Largest amount of either sign: no sum of a hundred million flows overflows. */
  public static final double AMOUNT_MAX = 1e300;

  private final long[] days;
  private final double[] amounts;

  private CashFlows(List<CashFlow> flows) {
    var sorted = new ArrayList<>(flows);
    sorted.sort(Comparator.comparing(CashFlow::date).thenComparingDouble(CashFlow::amount));
    days = sorted.stream().mapToLong(flow -> flow.date().toEpochDay()).toArray();
    amounts = sorted.stream().mapToDouble(CashFlow::amount).toArray();
  }

  private CashFlows(long[] days, double[] amounts) {
    this.days = days;
    this.amounts = amounts;
  }

  /**
   * Every flow, in any order.
   *
   * @return refused with each problem: no flow at all, an amount that is not finite or beyond
   *     1e300, a year outside 1 to 9999; pointers such as {@code /3/amount} count from 0
   */
  public static Outcome<CashFlows> of(List<CashFlow> flows) {
    var problems = new ArrayList<Problem>();
    if (flows.isEmpty()) {
      problems.add(new Problem(Problem.Code.MISSING, "", "at least one flow is needed"));
    }
    for (int i = 0; i < flows.size(); i++) {
      problems.addAll(problemsOf(flows.get(i), "/" + i));
    }
    return problems.isEmpty() ? Outcome.ok(new CashFlows(flows)) : Outcome.rejected(problems);
  }

  /** The same from two columns; columns of different length are refused. */
  public static Outcome<CashFlows> of(LocalDate[] dates, double[] amounts) {
    if (dates.length != amounts.length) {
      return Outcome.rejected(
          Problem.Code.CONTRADICTION,
          "",
          "as many dates as amounts are needed: " + dates.length + " and " + amounts.length);
    }
    var flows = new ArrayList<CashFlow>(dates.length);
    for (int i = 0; i < dates.length; i++) {
      flows.add(new CashFlow(dates[i], amounts[i]));
    }
    return of(flows);
  }

  /**
   * The same from day numbers counted from any day, such as 0, 90, 365. They become days from
   * 1970-01-01, so only day counts that look at days alone ({@code act/365f}, {@code act/360})
   * should follow.
   */
  public static Outcome<CashFlows> ofDays(int[] days, double[] amounts) {
    var dates = Arrays.stream(days).mapToObj(LocalDate::ofEpochDay).toArray(LocalDate[]::new);
    return of(dates, amounts);
  }

  private static List<Problem> problemsOf(CashFlow flow, String where) {
    var problems = new ArrayList<Problem>();
    if (!(Math.abs(flow.amount()) <= AMOUNT_MAX)) { // the negation also refuses NaN
      problems.add(
          new Problem(
              Problem.Code.OUT_OF_RANGE,
              where + "/amount",
              "the amount must be a number between -1e300 and 1e300"));
    }
    int year = flow.date().getYear();
    if (year < YEAR_MIN || year > YEAR_MAX) {
      problems.add(
          new Problem(Problem.Code.OUT_OF_RANGE, where + "/date", "the year must be 1 to 9999"));
    }
    return problems;
  }

  /**
   * Every reason why these flows can have no internal rate of return: one date only, one sign only
   * once each date is summed. Empty when a rate may exist.
   */
  public List<Problem> rateProblems() {
    var problems = new ArrayList<Problem>();
    var netted = nettedByDate();
    if (netted.size() < 2) {
      problems.add(
          new Problem(Problem.Code.UNDEFINED, "", "a rate needs flows on two dates or more"));
    }
    if (netted.paidIn() == 0 || netted.received() == 0) {
      problems.add(
          new Problem(
              Problem.Code.UNDEFINED,
              "",
              "a rate needs money paid in (negative) and money received (positive)"));
    }
    return problems;
  }

  public int size() {
    return days.length;
  }

  public LocalDate date(int i) {
    return LocalDate.ofEpochDay(days[i]);
  }

  public double amount(int i) {
    return amounts[i];
  }

  public LocalDate firstDate() {
    return date(0);
  }

  public LocalDate lastDate() {
    return date(size() - 1);
  }

  public List<CashFlow> toList() {
    var flows = new ArrayList<CashFlow>(size());
    for (int i = 0; i < size(); i++) {
      flows.add(new CashFlow(date(i), amounts[i]));
    }
    return flows;
  }

  /** What went in, as a positive number; nothing is netted. */
  public double paidIn() {
    double sum = 0;
    for (double amount : amounts) {
      sum += Math.max(-amount, 0);
    }
    return sum;
  }

  /** What came out; nothing is netted. */
  public double received() {
    double sum = 0;
    for (double amount : amounts) {
      sum += Math.max(amount, 0);
    }
    return sum;
  }

  /**
   * One flow a date. A sum no larger than the rounding of its parts (half a unit in the last place
   * of each) is zero: 0.1 + 0.2 - 0.3 moved nothing, and a rate must not hang on 5.6e-17.
   */
  public CashFlows nettedByDate() {
    var nettedDays = new long[size()];
    var netted = new double[size()];
    int count = 0;
    for (int i = 0; i < size(); ) {
      double received = 0;
      double paidIn = 0;
      double rounding = 0;
      int from = i;
      for (; i < size() && days[i] == days[from]; i++) {
        received += Math.max(amounts[i], 0);
        paidIn += Math.max(-amounts[i], 0);
        rounding += Math.ulp(amounts[i]);
      }
      double sum = received - paidIn;
      boolean nothingMoved = i - from > 1 && Math.abs(sum) <= rounding;
      nettedDays[count] = days[from];
      netted[count] = nothingMoved ? 0 : sum;
      count++;
    }
    return new CashFlows(Arrays.copyOf(nettedDays, count), Arrays.copyOf(netted, count));
  }

  /** These and one more, such as the residual value on the day of valuation. */
  public CashFlows plus(LocalDate date, double amount) {
    return plus(new CashFlows(new long[] {date.toEpochDay()}, new double[] {amount}));
  }

  /** Both series side by side; flows of one date stay apart. */
  public CashFlows plus(CashFlows other) {
    var all = toList();
    all.addAll(other.toList());
    return new CashFlows(all);
  }

  /** The counterparty's view: each sign turned. */
  public CashFlows negated() {
    return new CashFlows(
        toList().stream().map(flow -> new CashFlow(flow.date(), -flow.amount())).toList());
  }

  /** Flows in {@code [from, to)}; empty when none falls in it. */
  public Optional<CashFlows> within(LocalDate from, LocalDate to) {
    var some =
        toList().stream()
            .filter(flow -> !flow.date().isBefore(from) && flow.date().isBefore(to))
            .toList();
    return some.isEmpty() ? Optional.empty() : Optional.of(new CashFlows(some));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CashFlows that
        && Arrays.equals(days, that.days)
        && Arrays.equals(amounts, that.amounts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(days) + Arrays.hashCode(amounts);
  }

  @Override
  public String toString() {
    return toList().toString();
  }
}
