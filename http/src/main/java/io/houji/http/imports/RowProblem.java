package io.houji.http.imports;

import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import io.houji.http.json.Pointer;
import io.houji.http.tables.Place;

/**
 * What is wrong with one cell, row or file.
 *
 * @param column the header as the file has it; empty where the whole row is meant
 * @param value what the file says, shortened
 * @param say what would be right
 */
record RowProblem(Code code, Place place, String column, String value, String say) {
  private static final int VALUE_MAX = 80;

  RowProblem {
    column = shown(column);
    value = shown(value);
  }

  /** Short and without what a log, a database or a terminal would choke on. */
  private static String shown(String text) {
    int end = text.length();
    if (end > VALUE_MAX) {
      end = text.offsetByCodePoints(0, text.codePointCount(0, VALUE_MAX));
    }
    var whole = text.substring(0, end).replaceAll("\\p{Cntrl}", "\uFFFD");
    return end < text.length() ? whole + "…" : whole;
  }

  static RowProblem ofFile(String file, String say) {
    return new RowProblem(Code.MALFORMED, Place.whole(file), "", "", say);
  }

  /** File, sheet, row, column, value, and what would be right. */
  String line() {
    return place.say()
        + (column.isEmpty() ? "" : ", column " + column)
        + (value.isEmpty() ? "" : ", value " + value)
        + ": "
        + say;
  }

  /** With a pointer such as {@code /rows/12/amount} or {@code /sheets/2024/rows/12}. */
  Problem problem() {
    var where = new StringBuilder();
    if (!place.sheet().isEmpty()) {
      where.append("/sheets").append(Pointer.to(place.sheet()));
    }
    if (place.row() > 0) {
      where.append("/rows/").append(place.row());
    }
    if (!column.isEmpty()) {
      where.append(Pointer.to(column));
    }
    return new Problem(code, where.toString(), line());
  }
}
