package io.houji.scoring.training;

import io.houji.scoring.scorecard.CategoryBins;
import io.houji.scoring.scorecard.Scorecard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A training set as rows of cells that a card can score. */
public final class Rows {
  private Rows() {}

  /** One row per case, cells in the card's order; the set must have every column of the card. */
  public static double[][] of(Scorecard card, TrainingSet set) {
    return of(card, set.columns());
  }

  /** The same of cases whose outcome is not known; there must be at least one column. */
  public static double[][] of(Scorecard card, List<? extends Column> columns) {
    int n = card.characteristics().size();
    var rows = new double[columns.get(0).rows()][n];
    for (int c = 0; c < n; c++) {
      var characteristic = card.characteristics().get(c);
      var column =
          columns.stream()
              .filter(x -> x.name().equals(characteristic.name()))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalArgumentException("no column " + characteristic.name()));
      for (int r = 0; r < rows.length; r++) {
        if (column instanceof NumberColumn number) {
          rows[r][c] = number.value(r);
        } else if (column.missing(r)) {
          rows[r][c] = Double.NaN;
        } else {
          var category = (CategoryColumn) column;
          var level = category.levels().get(category.code(r));
          rows[r][c] = ((CategoryBins) characteristic.bins()).cell(level);
        }
      }
    }
    return rows;
  }

  /** One variable of two groups of cases, one after the other; both of the same kind. */
  static Column joined(Column first, Column then) {
    if (first instanceof NumberColumn a && then instanceof NumberColumn b) {
      var values = new double[a.rows() + b.rows()];
      Arrays.setAll(values, r -> r < a.rows() ? a.value(r) : b.value(r - a.rows()));
      return new NumberColumn(a.name(), values, a.specials());
    }
    var values = new ArrayList<String>();
    for (var column : List.of((CategoryColumn) first, (CategoryColumn) then)) {
      for (int r = 0; r < column.rows(); r++) {
        values.add(column.missing(r) ? "" : column.levels().get(column.code(r)));
      }
    }
    return CategoryColumn.of(first.name(), values);
  }
}
