package io.houji.http.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.houji.http.tables.Place;
import io.houji.http.tables.RowSink;
import io.houji.http.tables.Unreadable;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bad rows of a file as CSV under its own header, with a last column that says what is wrong.
 * Mended, it can be sent as it is: the column is read over.
 */
final class BadRows implements RowSink {
  private static final String MARK = "\uFEFF"; // so that Excel reads UTF-8

  private final Map<Place, String> wrong;
  private final List<List<String>> rows = new ArrayList<>();
  private List<String> header = List.of();
  private @Nullable String sheet;
  private int old = -1;

  private BadRows(Map<Place, String> wrong) {
    this.wrong = wrong;
  }

  /** Reads the file once more; blocks. Empty if no row is bad. */
  static Buffer csv(Imported read, Path path, Map<Place, String> wrong) throws IOException {
    if (wrong.isEmpty()) {
      return Buffer.buffer();
    }
    var bad = new BadRows(wrong);
    try {
      read.reread(path, bad);
    } catch (Unreadable e) {
      throw new IllegalStateException("it was read before", e);
    }
    var bytes = new ByteArrayOutputStream();
    try (var text = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
      text.write(MARK);
      try (var csv = CsvWriter.builder().build(text)) {
        csv.writeRecord(bad.header);
        bad.rows.forEach(csv::writeRecord);
      }
    }
    return Buffer.buffer(bytes.toByteArray());
  }

  @Override
  public void row(Row row) {
    if (!row.place().sheet().equals(sheet)) {
      sheet = row.place().sheet();
      if (rows.isEmpty()) { // the bad rows are in one sheet only
        var names = row.cells().stream().map(cell -> Header.of(cell).name()).toList();
        old = names.indexOf(Header.REASON);
        header = with(row.cells(), row.cells().size(), Header.REASON);
      }
      return;
    }
    var say = wrong.get(row.place());
    if (say != null) {
      rows.add(with(row.cells(), header.size() - 1 + (old < 0 ? 0 : 1), say));
    }
  }

  private List<String> with(List<String> cells, int width, String last) {
    var full = new ArrayList<String>();
    for (int i = 0; i < Math.max(width, cells.size()); i++) {
      if (i != old) {
        full.add(i < cells.size() ? harmless(cells.get(i)) : "");
      }
    }
    full.add(last);
    return full;
  }

  /** A spreadsheet that opens the file must not run what is in it. */
  private static String harmless(String cell) {
    return !cell.isEmpty() && "=+@".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
