package io.houji.scoring.training;

import io.houji.scoring.scorecard.CategoryBins;
import io.houji.scoring.scorecard.Scorecard;

/** A training set as rows of cells that a card can score. */
public final class Rows {
  private Rows() {}

  /** One row per case, cells in the card's order; the set must have every column of the card. */
  public static double[][] of(Scorecard card, TrainingSet set) {
    int n = card.characteristics().size();
    var rows = new double[set.rows()][n];
    for (int c = 0; c < n; c++) {
      var characteristic = card.characteristics().get(c);
      var column =
          set.columns().stream()
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
}
