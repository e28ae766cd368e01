package io.houji.scoring.training;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.scoring.validation.Stability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Says from inputs alone, before any outcome is known, that new applicants are not those a card was
 * made for (漂移).
 *
 * <p>Each variable is compared by its stability index over ten bins of the old values (missing and
 * special values apart). Alarmed is an index of at least {@link Stability#STABLE_MAX} that chance
 * explains with a probability below {@link #CHANCE_MAX}. All variables together: boosted stumps are
 * asked to tell old applicants from new; if they can, with an AUC of {@link #TELLABLE} or more on
 * rows they have not seen, the population as a whole has moved.
 *
 * @param shifts the variables alarmed, in the order of the columns
 * @param aucOldFromNew 0.5 is indistinguishable
 */
public record DriftAlarm(List<Shift> shifts, double aucOldFromNew) {
  public static final double CHANCE_MAX = 0.001;
  public static final double TELLABLE = 0.65;
  private static final int BINS = 10;

  public DriftAlarm {
    shifts = List.copyOf(shifts);
  }

  /** One variable that moved, in words with figures. */
  public record Shift(String variable, Stability stability, String why) {}

  /** Whether anything must be explained before a card is used on the new applicants. */
  public boolean raised() {
    return !shifts.isEmpty() || aucOldFromNew >= TELLABLE;
  }

  /** Compares the same variables then and now; a variable that is only in one is a problem. */
  public static Outcome<DriftAlarm> of(List<Column> then, List<Column> now) {
    var problems = new ArrayList<Problem>();
    for (var column : then) {
      var where = "/now/" + column.name();
      var same = now.stream().filter(c -> c.name().equals(column.name())).findFirst();
      if (same.isEmpty()) {
        problems.add(new Problem(Problem.Code.MISSING, where, "a column of both periods"));
      } else if (same.get().getClass() != column.getClass()) {
        var say = "a number or a category in both periods alike";
        problems.add(new Problem(Problem.Code.CONTRADICTION, where, say));
      }
    }
    if (then.isEmpty() || now.isEmpty() || then.get(0).rows() == 0 || now.get(0).rows() == 0) {
      problems.add(new Problem(Problem.Code.MISSING, "/now", "rows in both periods"));
    }
    return problems.isEmpty() ? Outcome.ok(compare(then, now)) : Outcome.rejected(problems);
  }

  private static DriftAlarm compare(List<Column> then, List<Column> now) {
    int old = then.get(0).rows();
    int recent = now.get(0).rows();
    var isNew = new boolean[old + recent];
    Arrays.fill(isNew, old, isNew.length, true);
    var shifts = new ArrayList<Shift>();
    var both = new ArrayList<Column>();
    for (var column : then) {
      var current =
          now.stream().filter(c -> c.name().equals(column.name())).findFirst().orElseThrow();
      both.add(Rows.joined(column, current));
      shifts.addAll(shift(column, current));
    }
    double auc = TrainingSet.of(both, isNew).fold(LeakageAlarm::aucOfStumps, problems -> 0.5);
    return new DriftAlarm(shifts, auc);
  }

  /** None or one. */
  private static List<Shift> shift(Column then, Column now) {
    var bins = PreBins.of(then, new boolean[then.rows()], BINS).bins();
    long[] expected = counts(PreBins.codes(bins, then), bins.count());
    long[] actual = counts(PreBins.codes(bins, now), bins.count());
    int[] used =
        IntStream.range(0, bins.count()).filter(k -> expected[k] + actual[k] > 0).toArray();
    return Stability.of(kept(expected, used), kept(actual, used))
        .fold(stability -> shift(then.name(), stability), problems -> List.of());
  }

  private static List<Shift> shift(String variable, Stability stability) {
    if (stability.index() < Stability.STABLE_MAX || stability.p() >= CHANCE_MAX) {
      return List.of();
    }
    var why =
        String.format(
            Locale.ROOT,
            "stability index %.3f; from %.2f on a shift needs an explanation",
            stability.index(),
            Stability.STABLE_MAX);
    return List.of(new Shift(variable, stability, why));
  }

  private static long[] counts(int[] codes, int bins) {
    var counts = new long[bins];
    for (int code : codes) {
      counts[code]++;
    }
    return counts;
  }

  private static long[] kept(long[] counts, int[] used) {
    return Arrays.stream(used).mapToLong(k -> counts[k]).toArray();
  }
}
