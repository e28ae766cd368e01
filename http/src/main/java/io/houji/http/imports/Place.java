package io.houji.http.imports;

/** Where a fact came from: file, sheet (empty for CSV) and row, from 1. */
public record Place(String file, String sheet, long row) {

  RowProblem problem(String column, String value, String say) {
    return new RowProblem(file, sheet, row, column, value, say);
  }
}
