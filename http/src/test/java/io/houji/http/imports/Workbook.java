package io.houji.http.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An XLSX file by its parts, so that a test can write what no spreadsheet program would. */
final class Workbook {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private final Map<String, String> parts = new LinkedHashMap<>();

  /** One sheet with these rows in its {@code sheetData}. */
  Workbook(String rows) {
    part("[Content_Types].xml", "<Types/>");
    workbook("");
    part(
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\""
            + " Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\""
            + " Type=\"x/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/></Relationships>");
    part(
        "xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-804]yyyy&quot;年&quot;m&quot;"
            + "月&quot;;@\"/></numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs>"
            + "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"10\"/><xf numFmtId=\"170\"/>"
            + "</cellXfs></styleSheet>");
    sheet(rows);
  }

  Workbook sheet(String rows) {
    return part(
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>");
  }

  Workbook workbook(String properties) {
    return part(
        "xl/workbook.xml",
        "<workbook xmlns=\""
            + MAIN
            + "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
            + properties
            + "<sheets><sheet name=\"流水\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
  }

  Workbook strings(String items) {
    return part("xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\">" + items + "</sst>");
  }

  Workbook part(String name, String text) {
    parts.put(name, text);
    return this;
  }

  byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Cells of inline text, for headers and the like. */
  static String row(String... cells) {
    var row = new StringBuilder("<row>");
    for (String cell : cells) {
      row.append(
          cell.startsWith("<") ? cell : "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>");
    }
    return row.append("</row>").toString();
  }

  static String number(String value, int style) {
    return "<c s=\"" + style + "\"><v>" + value + "</v></c>";
  }
}
