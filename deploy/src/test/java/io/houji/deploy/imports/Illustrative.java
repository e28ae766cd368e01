package io.houji.deploy.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;

/** The illustrative files as fund offices could send them. */
final class Illustrative {
  static final List<String> NAMES = List.of("funds", "chunzhong-projects", "financings");
  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private Illustrative() {}

  /** English headers, UTF-8. */
  static byte[] csv(String name) {
    return resource(name + ".csv");
  }

  /** Chinese headers, GB18030. */
  static byte[] gb18030(String name) {
    return resource(name + "-gb18030.csv");
  }

  /** Chinese headers; numbers and months as a spreadsheet keeps them. */
  static byte[] xlsx(String name) {
    var lines = new String(gb18030(name), Charset.forName("GB18030")).lines().toList();
    var bytes = new ByteArrayOutputStream();
    try (var book = new Workbook(bytes, "tests", "1.0")) {
      var sheet = book.newWorksheet("台账");
      for (int row = 0; row < lines.size(); row++) {
        var cells = lines.get(row).split(",", -1);
        for (int column = 0; column < cells.length; column++) {
          var cell = cells[column];
          if (cell.matches("\\d{4}-\\d{2}")) {
            sheet.value(row, column, LocalDate.parse(cell + "-01"));
            sheet.style(row, column).format("yyyy\"年\"m\"月\"").set();
          } else if (cell.matches("\\d+(\\.\\d+)?")) {
            sheet.value(row, column, Double.parseDouble(cell));
          } else if (!cell.isEmpty()) {
            sheet.value(row, column, cell);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] resource(String name) {
    try (var in = Illustrative.class.getResourceAsStream("/illustrative/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
