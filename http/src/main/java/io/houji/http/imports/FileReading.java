package io.houji.http.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Rows of a CSV or XLSX file. XLSX is known by its first bytes, whatever the name says. Text is
 * decoded by its byte order mark, else as strict UTF-8, else as GB18030.
 */
final class FileReading {

  private static final Charset GB18030 = Charset.forName("GB18030");

  private FileReading() {}

  static void read(String file, byte[] bytes, RowSink sink, Findings findings) {
    if (startsWith(bytes, 'P', 'K', 3, 4)) {
      XlsxReading.read(file, bytes, sink, findings);
      return;
    }
    var text = decode(bytes);
    if (text.isEmpty()) {
      findings.add(whole(file, "neither UTF-8, UTF-16 with a byte order mark nor GB18030"));
    } else if (text.get().isBlank()) {
      findings.add(whole(file, "empty: a header row and rows are expected"));
    } else if (text.get().indexOf('\0') >= 0) {
      findings.add(whole(file, "not text: CSV or XLSX is expected"));
    } else {
      csv(file, text.get(), sink, findings);
    }
  }

  static RowProblem whole(String file, String say) {
    return new RowProblem(file, "", 0, "", "", say);
  }

  private static void csv(String file, String text, RowSink sink, Findings findings) {
    try (var rows =
        CsvReader.builder()
            .fieldSeparator(separator(text))
            .allowMissingFields(true)
            .allowExtraFields(true)
            .ofCsvRecord(new StringReader(text))) {
      for (var row : rows) {
        var cells = row.getFields();
        if (!blank(cells)) {
          sink.row(new Place(file, "", row.getStartingLineNumber()), cells);
        }
      }
    } catch (CsvParseException e) {
      findings.add(whole(file, "not readable as CSV: " + e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean blank(List<String> cells) {
    return cells.stream().allMatch(String::isBlank);
  }

  /** The separator that the header has most of. */
  private static char separator(String text) {
    var header = text.lines().findFirst().orElse("");
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(header, candidate) > count(header, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  static Optional<String> decode(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return strict(bytes, 3, StandardCharsets.UTF_8);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return strict(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return strict(bytes, 2, StandardCharsets.UTF_16BE);
    }
    return strict(bytes, 0, StandardCharsets.UTF_8).or(() -> strict(bytes, 0, GB18030));
  }

  private static Optional<String> strict(byte[] bytes, int from, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean startsWith(byte[] bytes, int... wanted) {
    if (bytes.length < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if ((bytes[i] & 0xFF) != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
