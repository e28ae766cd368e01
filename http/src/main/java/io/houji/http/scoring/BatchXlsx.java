package io.houji.http.scoring;

import io.houji.http.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Results of a list as XLSX (批量评分结果工作簿), written as a stream: what a part adds is out before the
 * next one comes. Scores, probabilities and rates are numbers, everything else is text, amounts
 * too: a spreadsheet would round what is exact. A full sheet is followed by another one.
 */
final class BatchXlsx implements BatchForm {
  /** As many rows as a sheet has. */
  static final int ROWS_MAX = 1 << 20;

  private final int rowsMax;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Workbook book = new Workbook(out, "Houji", "1.0");
  private Worksheet sheet;
  private int sheets;
  private int row;

  BatchXlsx() {
    this(ROWS_MAX);
  }

  BatchXlsx(int rowsMax) {
    this.rowsMax = rowsMax;
    this.sheet = sheet();
  }

  private Worksheet sheet() {
    sheets++;
    row = 1;
    var next = book.newWorksheet(sheets == 1 ? "scores" : "scores " + sheets);
    next.freezePane(0, 1);
    for (int i = 0; i < BatchCsv.COLUMNS.size(); i++) {
      next.inlineString(0, i, BatchCsv.COLUMNS.get(i));
    }
    return next;
  }

  @Override
  public byte[] head() {
    return taken();
  }

  @Override
  public byte[] part(byte[] lines) {
    try {
      BatchCsv.read(lines, this::row);
      sheet.flush();
      return taken();
    } catch (IOException memoryDoesNotFail) {
      throw new UncheckedIOException(memoryDoesNotFail);
    }
  }

  private void row(Json.Obj line) {
    if (row == rowsMax) {
      try {
        sheet.finish();
      } catch (IOException memoryDoesNotFail) {
        throw new UncheckedIOException(memoryDoesNotFail);
      }
      sheet = sheet();
    }
    for (int i = 0; i < BatchCsv.COLUMNS.size(); i++) {
      var value = line.field(BatchCsv.COLUMNS.get(i)).orElse(Json.Null.NULL);
      if (value instanceof Json.Num number) {
        sheet.value(row, i, number.value());
      } else if (!(value instanceof Json.Null)) {
        sheet.inlineString(row, i, BatchCsv.text(value));
      }
    }
    row++;
  }

  @Override
  public byte[] end() {
    try {
      sheet.finish();
      book.finish();
      return taken();
    } catch (IOException memoryDoesNotFail) {
      throw new UncheckedIOException(memoryDoesNotFail);
    }
  }

  private byte[] taken() {
    var bytes = out.toByteArray();
    out.reset();
    return bytes;
  }
}
