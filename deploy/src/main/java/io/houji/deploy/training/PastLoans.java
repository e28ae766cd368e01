package io.houji.deploy.training;

import io.houji.deploy.words.Refusal;
import io.houji.scoring.scorecard.NumberBins;
import io.houji.scoring.scorecard.Scorecard;
import io.houji.scoring.training.CategoryColumn;
import io.houji.scoring.training.Column;
import io.houji.scoring.training.NumberColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Columns of variables and outcomes from a table. */
public final class PastLoans {
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?");

  private PastLoans() {}

  /**
   * How columns are read; a column of nothing but numbers is a number, unless named here.
   *
   * @param ignored not variables
   * @param categories categories though they look like numbers
   * @param specials values that are no quantities, such as -999
   */
  public record Reading(
      Set<String> ignored, Set<String> categories, Map<String, List<Double>> specials) {}

  /** All variables. */
  public static List<Column> variables(CsvTable table, Reading reading) {
    table.need(reading.categories());
    table.need(reading.specials().keySet());
    var columns = new ArrayList<Column>();
    for (var name : table.header()) {
      if (!reading.ignored().contains(name)) {
        var cells = table.column(name);
        boolean number = cells.stream().allMatch(c -> c.isEmpty() || isNumber(c));
        columns.add(
            number && !reading.categories().contains(name)
                ? number(name, cells, reading.specials().getOrDefault(name, List.of()))
                : CategoryColumn.of(name, cells));
      }
    }
    return columns;
  }

  /** The variables that a card asks for, as it asks for them. */
  public static List<Column> variables(CsvTable table, Scorecard card) {
    var columns = new ArrayList<Column>();
    for (var characteristic : card.characteristics()) {
      var cells = table.column(characteristic.name());
      if (characteristic.bins() instanceof NumberBins bins) {
        for (var cell : cells) {
          if (!cell.isEmpty() && !isNumber(cell)) {
            throw new Refusal("training.not-a-number", characteristic.name(), cell);
          }
        }
        columns.add(number(characteristic.name(), cells, bins.specials()));
      } else {
        columns.add(CategoryColumn.of(characteristic.name(), cells));
      }
    }
    return columns;
  }

  /** Which rows went bad; an outcome that is not known is refused. */
  public static boolean[] outcomes(CsvTable table, String target, String bad) {
    var cells = table.column(target);
    var outcomes = new boolean[cells.size()];
    for (int i = 0; i < outcomes.length; i++) {
      if (cells.get(i).isEmpty()) {
        throw new Refusal("training.no-outcome", target, i + 1);
      }
      outcomes[i] = cells.get(i).equals(bad);
    }
    return outcomes;
  }

  private static boolean isNumber(String cell) {
    return NUMBER.matcher(cell).matches();
  }

  private static Column number(String name, List<String> cells, List<Double> specials) {
    var values =
        cells.stream().mapToDouble(c -> c.isEmpty() ? Double.NaN : Double.parseDouble(c)).toArray();
    return new NumberColumn(name, values, specials);
  }
}
