package io.houji.http.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** Rows of every sheet of an XLSX file, once its unpacked size is known to be harmless. */
final class XlsxReading {

  private static final int ENTRIES = 1_000;
  private static final long UNPACKED = 128L << 20;
  private static final long FREE_OF_RATIO = 1L << 20;
  private static final long RATIO = 200;

  /** Excel keeps binary doubles; 15 digits are those it shows and a person typed. */
  private static final MathContext TYPED = new MathContext(15);

  private XlsxReading() {}

  static void read(String file, byte[] bytes, RowSink sink, Findings findings) {
    try {
      var danger = danger(bytes);
      if (danger != null) {
        findings.add(FileReading.whole(file, danger));
        return;
      }
      try (var book =
          new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, true))) {
        for (var sheet : book.getSheets().toList()) {
          sheet(file, sheet, sink, findings);
        }
      }
    } catch (IOException | ExcelReaderException e) {
      findings.add(FileReading.whole(file, "not readable as XLSX: " + e.getMessage()));
    }
  }

  /** Unpacks with the reader's own zip parser into nothing, and stops at the first limit. */
  private static @Nullable String danger(byte[] bytes) throws IOException {
    try (var zip = new ZipFile(new SeekableInMemoryByteChannel(bytes))) {
      int entries = 0;
      long unpacked = 0;
      var buffer = new byte[8192];
      for (var all = zip.getEntries(); all.hasMoreElements(); ) {
        if (++entries > ENTRIES) {
          return "more than " + ENTRIES + " parts in the XLSX file";
        }
        try (var in = zip.getInputStream(all.nextElement())) {
          for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
            unpacked += n;
            if (unpacked > UNPACKED
                || (unpacked > FREE_OF_RATIO && unpacked / RATIO > bytes.length)) {
              return "unpacks to far more than a ledger needs: save it again with fewer rows";
            }
          }
        }
      }
      return null;
    }
  }

  private static void sheet(String file, Sheet sheet, RowSink sink, Findings findings)
      throws IOException {
    try (var rows = sheet.openStream()) {
      for (var all = rows.iterator(); all.hasNext(); ) {
        var row = all.next();
        var place = new Place(file, sheet.getName(), row.getRowNum());
        var cells = cells(row, place, findings);
        if (!FileReading.blank(cells)) {
          sink.row(place, cells);
        }
      }
    }
  }

  private static List<String> cells(Row row, Place place, Findings findings) {
    List<String> cells = new ArrayList<>(row.getCellCount());
    for (int i = 0; i < row.getCellCount(); i++) {
      var cell = row.getCell(i);
      if (cell == null) {
        cells.add("");
      } else if (cell.getType() == CellType.FORMULA) {
        findings.add(
            place.problem(
                cell.getAddress().toString(),
                "=" + cell.getFormula(),
                "paste values: no formulas"));
        cells.add("");
      } else {
        cells.add(text(cell));
      }
    }
    return cells;
  }

  private static String text(Cell cell) {
    if (cell.getType() != CellType.NUMBER) {
      return cell.getText();
    }
    var format = cell.getDataFormatString();
    if (format != null && format.toLowerCase(Locale.ROOT).contains("yy")) {
      return cell.asDate().toLocalDate().toString();
    }
    var number = cell.asNumber().round(TYPED);
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
