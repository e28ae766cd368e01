package io.houji.http.tables;

import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.zip.ZipException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Rows of every sheet of an XLSX file (ECMA-376), as a stream. A value is taken as stored: a
 * formula, an error and anything the format does not explain is named, never evaluated or guessed.
 */
final class XlsxReading {
  /** Far more than any kind of file has; a cell beyond is a mistake or an attack. */
  private static final int COLUMNS_MAX = 200;

  /** Excel keeps binary doubles; 15 digits are those it shows and a person typed. */
  private static final MathContext TYPED = new MathContext(15);

  private static final String DAMAGED = "not readable as XLSX: a part of it is damaged";
  private static final int LETTERS = 26;
  private static final int EXPONENT_MAX = 30;

  private final String file;
  private final XlsxBook book;
  private final RowSink sink;
  private XlsxBook.Sheet sheet = new XlsxBook.Sheet("", "");
  private final List<String> cells = new ArrayList<>();
  private final Map<Integer, String> wrong = new HashMap<>();

  private XlsxReading(String file, XlsxBook book, RowSink sink) {
    this.file = file;
    this.book = book;
    this.sink = sink;
  }

  static void read(String file, Path path, RowSink sink, DoubleConsumer share)
      throws IOException, Unreadable {
    try (var book = XlsxBook.open(path)) {
      var reading = new XlsxReading(file, book, sink);
      int done = 0;
      for (var sheet : book.sheets()) {
        reading.read(sheet);
        share.accept((double) ++done / book.sheets().size());
      }
    } catch (XlsxBook.TooLarge e) {
      throw new Unreadable(String.valueOf(e.getMessage()), e);
    } catch (XMLStreamException e) {
      throw new Unreadable(
          e.getNestedException() instanceof XlsxBook.TooLarge large
              ? String.valueOf(large.getMessage())
              : DAMAGED,
          e);
    } catch (ZipException | EOFException | NumberFormatException e) {
      throw new Unreadable(DAMAGED, e);
    }
  }

  private void read(XlsxBook.Sheet next) throws IOException, XMLStreamException, Unreadable {
    sheet = next;
    long row = 0;
    try (var part = book.part(sheet.part())) {
      var xml = part.xml();
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("row")) {
          var number = xml.getAttributeValue(null, "r");
          row = number == null ? row + 1 : Long.parseLong(number);
          cells.clear();
          wrong.clear();
        } else if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
          cell(xml);
        } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
          if (!wrong.isEmpty() || !TextReading.blank(cells)) {
            var place = new Place(file, sheet.name(), row);
            sink.row(new RowSink.Row(place, List.copyOf(cells), Map.copyOf(wrong)));
          }
        }
      }
    }
  }

  private void cell(XMLStreamReader xml) throws XMLStreamException, Unreadable {
    var reference = xml.getAttributeValue(null, "r");
    int column = reference == null ? cells.size() : column(reference);
    var type = xml.getAttributeValue(null, "t");
    var style = xml.getAttributeValue(null, "s");
    String value = null;
    String formula = null;
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "v" -> value = xml.getElementText();
          case "f" -> formula = "=" + xml.getElementText();
          case "is" -> value = XlsxBook.richText(xml, "is");
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
        break;
      }
    }
    if (formula == null && (value == null || value.isEmpty())) {
      return; // formatted but empty
    }
    if (column >= COLUMNS_MAX) {
      throw new Unreadable("more than " + COLUMNS_MAX + " columns in sheet " + sheet.name());
    }
    while (cells.size() <= column) {
      cells.add("");
    }
    if (formula != null) {
      cells.set(column, formula);
      wrong.put(column, "a formula: paste its value");
    } else if (value != null) {
      cells.set(column, text(value, type == null ? "n" : type, style, column));
    }
  }

  /** From A to ZZZ; the letters before the row number. */
  private int column(String reference) throws Unreadable {
    int column = 0;
    for (int i = 0; i < reference.length(); i++) {
      char c = reference.charAt(i);
      if (c < 'A' || c > 'Z') {
        break;
      }
      column = column * LETTERS + (c - 'A' + 1);
      if (column > COLUMNS_MAX * LETTERS * LETTERS) {
        throw new Unreadable("more columns than a sheet has, in sheet " + sheet.name());
      }
    }
    return column - 1;
  }

  private String text(String value, String type, @Nullable String style, int column)
      throws Unreadable {
    return switch (type) {
      case "s" -> book.string(Integer.parseInt(value));
      case "inlineStr", "str" -> value;
      case "d" -> value.endsWith("T00:00:00") ? value.substring(0, value.indexOf('T')) : value;
      case "b" -> value.equals("1") ? "true" : "false";
      case "n" -> number(value, style == null ? 0 : Integer.parseInt(style));
      default -> {
        wrong.put(column, "an error of the spreadsheet: write the value");
        yield value;
      }
    };
  }

  private String number(String value, int style) {
    var exact = new BigDecimal(value);
    if (exact.signum() != 0 && Math.abs(exact.precision() - exact.scale()) > EXPONENT_MAX) {
      return value; // would be written with a million zeros
    }
    var number = exact.round(TYPED);
    var plain = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    return switch (book.look(style)) {
      case DATE -> day(exact).orElse(plain);
      case PERCENT -> number.signum() == 0 ? "0%" : percent(number);
      case PLAIN -> plain;
    };
  }

  private static String percent(BigDecimal number) {
    return number.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
  }

  /** Days since the epoch of the workbook; a time of day is left to be refused as written. */
  private Optional<String> day(BigDecimal serial) {
    try {
      int days = serial.intValueExact();
      return days < 1 ? Optional.empty() : book.day(days).map(Object::toString);
    } catch (ArithmeticException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
