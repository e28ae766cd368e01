package io.houji.http.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** Rows of a CSV file (RFC 4180 quotes; comma, semicolon or tab), as a stream. */
final class TextReading {
  /** Longer than any cell may be, so that a forgotten quote does not swallow the file. */
  private static final int FIELD_MAX = 1 << 16;

  private TextReading() {}

  static void read(String file, Path path, Encoding encoding, RowSink sink, LongConsumer bytesRead)
      throws IOException, Unreadable {
    try (var in = new Counted(Files.newInputStream(path), bytesRead);
        var text = encoding.reader(in)) {
      char separator = separator(text);
      try (var rows =
          CsvReader.builder()
              .fieldSeparator(separator)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .allowUnclosedQuote(false)
              .maxBufferSize(FIELD_MAX)
              .ofCsvRecord((Reader) text)) {
        for (var row : rows) {
          var cells = row.getFields();
          if (!blank(cells)) {
            var place = new Place(file, "", row.getStartingLineNumber());
            sink.row(new RowSink.Row(place, cells, Map.of()));
          }
        }
      }
    } catch (CsvParseException e) {
      throw new Unreadable("not readable as CSV: " + e.getMessage(), e);
    }
  }

  static boolean blank(List<String> cells) {
    return cells.stream().allMatch(String::isBlank);
  }

  /** The separator that the first line has most of. */
  private static char separator(BufferedReader text) throws IOException, Unreadable {
    text.mark(FIELD_MAX);
    int commas = 0;
    int semicolons = 0;
    int tabs = 0;
    for (int i = 0; i < FIELD_MAX - 1; i++) {
      int c = text.read();
      if (c == 0) {
        throw new Unreadable("not text: CSV or XLSX is expected; UTF-16 needs a byte order mark");
      }
      if (c < 0 || ((c == '\n' || c == '\r') && commas + semicolons + tabs > 0)) {
        break;
      }
      commas += c == ',' ? 1 : 0;
      semicolons += c == ';' ? 1 : 0;
      tabs += c == '\t' ? 1 : 0;
    }
    text.reset();
    if (tabs > commas && tabs > semicolons) {
      return '\t';
    }
    return semicolons > commas ? ';' : ',';
  }

  /** Tells how many bytes have been read. */
  private static final class Counted extends CountedStream {
    private final LongConsumer bytesRead;
    private long count;

    Counted(InputStream in, LongConsumer bytesRead) {
      super(in);
      this.bytesRead = bytesRead;
    }

    @Override
    void count(int more) {
      count += more;
      bytesRead.accept(count);
    }
  }
}
