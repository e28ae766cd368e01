package io.houji.http.scoring;

import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Results of a list as CSV (批量评分结果表). */
final class BatchCsv {
  private static final List<String> COLUMNS =
      List.of(
          "line",
          "id",
          "decision",
          "score",
          "pd",
          "grade",
          "limit",
          "rate",
          "reasons",
          "failed",
          "open",
          "missing",
          "errors");
  static final String HEADER = String.join(",", COLUMNS) + "\r\n";

  /** Cells that a spreadsheet would take for a formula. */
  private static final String FORMULA = "=+-@\t";

  private BatchCsv() {}

  /** Rows of NDJSON lines. */
  static String of(byte[] lines) {
    var csv = new StringBuilder(lines.length);
    int from = 0;
    for (int at = 0; at < lines.length; at++) {
      if (lines[at] == '\n') {
        row(Arrays.copyOfRange(lines, from, at), csv);
        from = at + 1;
      }
    }
    return csv.toString();
  }

  private static void row(byte[] line, StringBuilder csv) {
    var json =
        JsonReader.read(line)
            .fold(
                read -> (Json.Obj) read,
                problems -> {
                  throw new IllegalStateException("stored result: " + problems);
                });
    for (int i = 0; i < COLUMNS.size(); i++) {
      csv.append(i == 0 ? "" : ",");
      csv.append(quoted(cell(json.field(COLUMNS.get(i)).orElse(Json.Null.NULL))));
    }
    csv.append("\r\n");
  }

  private static String cell(Json value) {
    if (value instanceof Json.Text text) {
      var given = text.value();
      return !given.isEmpty() && FORMULA.indexOf(given.charAt(0)) >= 0 ? "'" + given : given;
    }
    if (value instanceof Json.Arr arr) {
      return arr.items().stream().map(BatchCsv::item).collect(Collectors.joining("; "));
    }
    return value instanceof Json.Null ? "" : new String(value.toBytes(), StandardCharsets.UTF_8);
  }

  private static String item(Json item) {
    return item instanceof Json.Obj error
        ? error.words("pointer") + " " + error.words("detail")
        : ((Json.Text) item).value();
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
