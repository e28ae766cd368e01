package io.houji.fund.performance;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Closing levels of a total-return index (指数点位), by date.
 *
 * <p>A date without a level is answered by the last earlier level only if that is no older than the
 * caller allows; else by a refusal. Nothing is interpolated, and no later level is used.
 */
public final class IndexLevels {
  private final String name;
  private final NavigableMap<LocalDate, Double> levels;

  private IndexLevels(String name, NavigableMap<LocalDate, Double> levels) {
    this.name = name;
    this.levels = levels;
  }

  /** One closing level; any unit, but one base throughout. */
  public record Level(LocalDate date, double level) {}

  /**
   * Levels in any order.
   *
   * @return refused with every problem: no level, a level that is not finite and above zero, a date
   *     given twice
   */
  public static Outcome<IndexLevels> of(String name, List<Level> levels) {
    var problems = new ArrayList<Problem>();
    var byDate = new TreeMap<LocalDate, Double>();
    if (levels.isEmpty()) {
      problems.add(new Problem(Problem.Code.MISSING, "", "the index needs at least one level"));
    }
    for (int i = 0; i < levels.size(); i++) {
      var level = levels.get(i);
      if (!(level.level() > 0 && level.level() < Double.POSITIVE_INFINITY)) {
        problems.add(
            new Problem(
                Problem.Code.OUT_OF_RANGE, "/" + i + "/level", "a level is finite and above zero"));
      }
      if (byDate.put(level.date(), level.level()) != null) {
        problems.add(
            new Problem(
                Problem.Code.DUPLICATE, "/" + i + "/date", level.date() + " has a level already"));
      }
    }
    return problems.isEmpty()
        ? Outcome.ok(new IndexLevels(name, byDate))
        : Outcome.rejected(problems);
  }

  public String name() {
    return name;
  }

  /**
   * Level that counts on a date.
   *
   * @param ageMaxDays 0 for the exact date only; 7 bridges a week of holidays
   */
  public Outcome<Double> on(LocalDate date, int ageMaxDays) {
    Map.Entry<LocalDate, Double> last = levels.floorEntry(date);
    if (last == null || ChronoUnit.DAYS.between(last.getKey(), date) > ageMaxDays) {
      return Outcome.rejected(
          Problem.Code.MISSING,
          "",
          "index "
              + name
              + " has no level on "
              + date
              + " or within "
              + ageMaxDays
              + " days before");
    }
    return Outcome.ok(last.getValue());
  }
}
