package io.houji.http.scoring;

import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Results of a list as CSV (批量评分结果表). */
final class BatchCsv {
  static final List<String> COLUMNS =
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
    read(lines, line -> row(line, csv));
    return csv.toString();
  }

  /** Gives every line of kept results in turn. */
  static void read(byte[] lines, Consumer<Json.Obj> sink) {
    int from = 0;
    for (int at = 0; at < lines.length; at++) {
      if (lines[at] == '\n') {
        sink.accept(
            JsonReader.read(Arrays.copyOfRange(lines, from, at))
                .fold(
                    read -> (Json.Obj) read,
                    problems -> {
                      throw new IllegalStateException("stored result: " + problems);
                    }));
        from = at + 1;
      }
    }
  }

  private static void row(Json.Obj json, StringBuilder csv) {
    for (int i = 0; i < COLUMNS.size(); i++) {
      csv.append(i == 0 ? "" : ",");
      csv.append(quoted(cell(json.field(COLUMNS.get(i)).orElse(Json.Null.NULL))));
    }
    csv.append("\r\n");
  }

  private static String cell(Json value) {
    var text = text(value);
    boolean said = value instanceof Json.Text && !text.isEmpty();
    return said && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  /** A value in one cell; a list is parted by semicolons. */
  static String text(Json value) {
    if (value instanceof Json.Text text) {
      return text.value();
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
