package io.houji.http.imports;

import io.houji.fund.ledger.Fact;
import io.houji.fund.outcome.Problem.Code;
import io.houji.http.tables.Place;
import io.houji.http.tables.RowSink;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recognises each sheet by its header row and turns the rows under it into facts. */
final class Sheets implements RowSink {
  /** The ledger is in memory; a file of more rows is split. */
  static final int ROWS_MAX = 200_000;

  private static final int HALF = 50;

  private record Key(Class<?> kind, String id, @Nullable LocalDate since) {}

  private final Wish wish;
  private final List<Imported.Placed> facts;
  private final Findings findings;
  private final Set<FileKind> kinds;
  private final Map<Key, Place> seen = new HashMap<>();
  private @Nullable String sheet;
  private @Nullable FileKind kind;
  private Map<String, Cells.Bound> columns = Map.of();
  private List<Header> headers = List.of();
  private int rows;

  /** Fills what it is given. */
  Sheets(Wish wish, List<Imported.Placed> facts, Findings findings, Set<FileKind> kinds) {
    this.wish = wish;
    this.facts = facts;
    this.findings = findings;
    this.kinds = kinds;
  }

  int rows() {
    return rows;
  }

  @Override
  public void row(Row row) {
    if (!row.place().sheet().equals(sheet)) {
      sheet = row.place().sheet();
      header(row);
      return;
    }
    rows++;
    if (rows == ROWS_MAX + 1) {
      findings.file(
          new RowProblem(
              Code.OUT_OF_RANGE, row.place(), "", "", "at most " + ROWS_MAX + " rows in a file"));
    }
    if (kind != null && rows <= ROWS_MAX) {
      body(row, kind);
    }
  }

  private void body(Row row, FileKind kind) {
    var cells = new Cells(row, columns, findings);
    boolean good = row.wrong().isEmpty();
    row.wrong().forEach((index, say) -> cell(row, index, Code.MALFORMED, say));
    for (int i = headers.size(); i < row.cells().size(); i++) {
      if (!row.cells().get(i).isBlank() && !row.wrong().containsKey(i)) {
        cell(row, i, Code.MALFORMED, "beyond the last header: take it out");
        good = false;
      }
    }
    var read = kind.facts(cells, wish.balancesOn());
    if (good && cells.good()) {
      keep(row.place(), read);
    }
  }

  private void cell(Row row, int index, Code code, String say) {
    var header = index < headers.size() ? headers.get(index).text() : "";
    var column = header.isEmpty() ? "column " + (index + 1) : header;
    findings.row(new RowProblem(code, row.place(), column, row.cells().get(index).strip(), say));
  }

  private void keep(Place place, List<Fact> read) {
    var keys = new ArrayList<Key>(read.size());
    for (var fact : read) {
      var key = new Key(fact.getClass(), fact.id(), fact.lasts() ? fact.effectiveOn() : null);
      var before = seen.get(key);
      if (before != null) {
        findings.row(
            new RowProblem(
                Code.DUPLICATE,
                place,
                "",
                fact.id(),
                "row "
                    + before.row()
                    + " states it already; if both are meant, give each an id of its own"));
        return;
      }
      keys.add(key);
    }
    keys.forEach(key -> seen.put(key, place));
    read.forEach(fact -> facts.add(new Imported.Placed(place, fact)));
  }

  private void header(Row row) {
    headers = row.cells().stream().map(Header::of).toList();
    columns = new HashMap<>();
    kind = wish.kind().orElseGet(() -> recognised(headers));
    if (kind == null) {
      findings.file(
          new RowProblem(
              Code.UNKNOWN,
              row.place(),
              "",
              String.join(",", row.cells()),
              "the headers of a known kind of file: " + known()));
      return;
    }
    kinds.add(kind);
    boolean fits = row.wrong().isEmpty();
    for (int i = 0; i < headers.size(); i++) {
      fits &= bind(row.place(), kind, i);
    }
    for (var column : kind.columns()) {
      if (column.required() && !columns.containsKey(column.key())) {
        findings.file(
            new RowProblem(
                Code.MISSING,
                row.place(),
                column.key(),
                "",
                "a column that must be there: " + String.join(" or ", column.names())));
        fits = false;
      }
    }
    if (!row.wrong().isEmpty()) {
      findings.file(
          new RowProblem(Code.MALFORMED, row.place(), "", "", "headers are text, not formulas"));
    }
    if (!fits) {
      kind = null;
    }
  }

  private boolean bind(Place place, FileKind kind, int index) {
    var header = headers.get(index);
    if (header.text().isEmpty() || header.name().equals(Header.REASON)) {
      return true;
    }
    var column = kind.columns().stream().filter(c -> c.isCalled(header.name())).findFirst();
    var say = "";
    if (column.isEmpty()) {
      say = "an unknown column: take it out or use a known header";
    } else if (!column.get().takes(header.unit())) {
      say =
          column.get().measure() == Column.Measure.MONEY
              ? "the header must say the unit: （元）, （万元） or （亿元）"
              : "this column has no such unit";
    } else if (columns.containsKey(column.get().key())) {
      say = "the same column twice";
    }
    if (!say.isEmpty()) {
      findings.file(new RowProblem(Code.UNKNOWN, place, header.text(), "", say));
      return false;
    }
    var found = column.orElseThrow();
    columns.put(found.key(), new Cells.Bound(index, header, found.required()));
    return true;
  }

  private static String known() {
    return String.join(", ", Arrays.stream(FileKind.values()).map(FileKind::wire).toList());
  }

  /** The kind with most of its columns there, where at least half of the required ones are. */
  private static @Nullable FileKind recognised(List<Header> headers) {
    record Score(FileKind kind, long required, long all) {}
    return Arrays.stream(FileKind.values())
        .map(
            kind -> {
              var there =
                  kind.columns().stream()
                      .filter(c -> headers.stream().anyMatch(h -> c.isCalled(h.name())))
                      .toList();
              long must = kind.columns().stream().filter(Column::required).count();
              long met = there.stream().filter(Column::required).count();
              return new Score(kind, met * 100 / must, there.size());
            })
        .filter(score -> score.required() >= HALF)
        .max(Comparator.comparingLong(Score::required).thenComparingLong(Score::all))
        .map(Score::kind)
        .orElse(null);
  }
}
