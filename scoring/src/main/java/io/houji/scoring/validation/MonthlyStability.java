package io.houji.scoring.validation;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Stability month by month (逐月稳定性): of the score's grades (PSI) and of each characteristic's bins
 * (CSI), each month against development.
 *
 * <p>Bins that are empty on both sides do not count.
 *
 * @param month such as {@code 2026-04}
 * @param series what was compared, such as {@code grades} or a characteristic's name
 * @param firms in the month
 */
public record MonthlyStability(String month, String series, long firms, Stability stability) {

  private static final Stability UNMOVED = new Stability(0, 1);

  /** Bins at development and now. */
  public static final class Series {
    private final String name;
    private final long[] expected;
    private final int[] binOfFirm;

    /**
     * One of them.
     *
     * @param expected cases per bin at development, not all 0
     * @param binOfFirm bin of each firm now, from 0 to {@code expected.length - 1}
     */
    public Series(String name, long[] expected, int[] binOfFirm) {
      this.name = name;
      this.expected = expected.clone();
      this.binOfFirm = binOfFirm.clone();
    }
  }

  /**
   * Months ascending, within a month in the order of the series.
   *
   * @param months the month of each firm; any text that sorts in time
   */
  public static Outcome<List<MonthlyStability>> of(List<Series> series, List<String> months) {
    var problems = problems(series, months);
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    var firmsOf = new TreeMap<String, List<Integer>>();
    for (int i = 0; i < months.size(); i++) {
      firmsOf.computeIfAbsent(months.get(i), m -> new ArrayList<>()).add(i);
    }
    var rows = new ArrayList<MonthlyStability>();
    firmsOf.forEach(
        (month, firms) -> {
          for (var one : series) {
            rows.add(new MonthlyStability(month, one.name, firms.size(), over(one, firms)));
          }
        });
    return Outcome.ok(List.copyOf(rows));
  }

  private static List<Problem> problems(List<Series> series, List<String> months) {
    var problems = new ArrayList<Problem>();
    for (var one : series) {
      boolean inside =
          Arrays.stream(one.binOfFirm).allMatch(b -> b >= 0 && b < one.expected.length);
      boolean known = Arrays.stream(one.expected).allMatch(n -> n >= 0);
      if (!inside || !known || Arrays.stream(one.expected).sum() == 0) {
        var say = "counts from 0, not all 0, and every firm in one of the bins";
        problems.add(new Problem(Problem.Code.OUT_OF_RANGE, "/series/" + one.name, say));
      }
      if (one.binOfFirm.length != months.size()) {
        var say = "as many firms as months: " + months.size();
        problems.add(new Problem(Problem.Code.CONTRADICTION, "/series/" + one.name, say));
      }
    }
    if (months.stream().anyMatch(String::isBlank)) {
      problems.add(new Problem(Problem.Code.MISSING, "/months", "a month for every firm"));
    }
    return problems;
  }

  private static long[] of(long[] counts, int[] used) {
    return Arrays.stream(used).mapToLong(k -> counts[k]).toArray();
  }

  private static Stability compared(long[] expected, long[] actual) {
    int[] used =
        IntStream.range(0, expected.length).filter(k -> expected[k] + actual[k] > 0).toArray();
    // With one bin in use nothing can move.
    return used.length < 2
        ? UNMOVED
        : Stability.of(of(expected, used), of(actual, used)).fold(s -> s, p -> UNMOVED);
  }

  private static Stability over(Series series, List<Integer> firms) {
    var actual = new long[series.expected.length];
    firms.forEach(i -> actual[series.binOfFirm[i]]++);
    return compared(series.expected, actual);
  }
}
