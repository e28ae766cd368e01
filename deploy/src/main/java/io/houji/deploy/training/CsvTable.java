package io.houji.deploy.training;

import io.houji.deploy.words.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A CSV file with a header row: commas, quotes as in RFC 4180, LF or CRLF, UTF-8 or GB18030 (found
 * out from the bytes), {@code .gz} too.
 *
 * @param rows each with as many cells as the header
 */
public record CsvTable(List<String> header, List<List<String>> rows) {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Reads a file; a {@link Refusal} if it cannot be read as such a table. */
  public static CsvTable read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (String.valueOf(file.getFileName()).endsWith(".gz")) {
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
          bytes = unzipped.readAllBytes();
        }
      }
      return parse(text(bytes), file);
    } catch (CharacterCodingException neither) {
      throw new Refusal(neither, "training.encoding", file);
    } catch (IOException unreadable) {
      throw new Refusal(unreadable, "training.file", file, unreadable);
    }
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      text = GB18030.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private static CsvTable parse(String text, Path file) {
    var rows = cells(text);
    if (rows.isEmpty()) {
      throw new Refusal("training.no-rows", file);
    }
    var header = rows.remove(0);
    if (new HashSet<>(header).size() != header.size()) {
      throw new Refusal("training.header", file);
    }
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).size() != header.size()) {
        throw new Refusal("training.row", file, i + 2, rows.get(i).size(), header.size());
      }
    }
    return new CsvTable(header, rows);
  }

  private static List<List<String>> cells(String text) {
    var rows = new ArrayList<List<String>>();
    var row = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
        if (doubled) {
          cell.append(c);
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (quoted || (c != ',' && c != '\n' && c != '\r')) {
        cell.append(c);
      } else if (c != '\r') {
        row.add(cell.toString().strip());
        cell.setLength(0);
        if (c == '\n') {
          end(row, rows);
        }
      }
    }
    row.add(cell.toString().strip());
    end(row, rows);
    return rows;
  }

  private static void end(List<String> row, List<List<String>> rows) {
    boolean blank = row.size() == 1 && row.get(0).isEmpty();
    if (!blank) {
      rows.add(List.copyOf(row));
    }
    row.clear();
  }

  /** Where a column stands; a {@link Refusal} if there is none of this name. */
  private int at(String column) {
    need(List.of(column));
    return header.indexOf(column);
  }

  /** A {@link Refusal} if one of the columns is not there. */
  void need(Collection<String> columns) {
    for (var column : columns) {
      if (!header.contains(column)) {
        throw new Refusal("training.no-column", column, String.join(", ", header));
      }
    }
  }

  /** The cells of a column. */
  public List<String> column(String name) {
    int at = at(name);
    return rows.stream().map(row -> row.get(at)).toList();
  }

  /** The rows that have this value in this column: {@code column=value}; all if empty. */
  public CsvTable where(String condition) {
    if (condition.isEmpty()) {
      return this;
    }
    int at = at(name(condition));
    var value = condition.substring(condition.indexOf('=') + 1);
    return new CsvTable(header, rows.stream().filter(r -> r.get(at).equals(value)).toList());
  }

  /** The column of a {@code column=value}. */
  public static String name(String condition) {
    int sign = condition.indexOf('=');
    if (sign < 1) {
      throw new Refusal("training.condition", condition);
    }
    return condition.substring(0, sign);
  }
}
