package io.houji.http.scoring;

import static io.houji.fund.outcome.Problem.Code.DUPLICATE;
import static io.houji.fund.outcome.Problem.Code.MALFORMED;
import static io.houji.fund.outcome.Problem.Code.MISSING;
import static io.houji.fund.outcome.Problem.Code.UNKNOWN;

import io.houji.fund.outcome.Problem;
import io.houji.http.json.Pointer;
import io.houji.http.tables.RowSink;
import io.houji.http.tables.TableFile;
import io.houji.http.tables.Unreadable;
import io.houji.scoring.applicant.Dictionary;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Reads a list of firms into parts (批量文件读取). Lines are not judged here; only what makes the whole
 * file useless is a problem: no lines, headers that nobody knows. Blocks.
 */
final class BatchReading {
  static final String ID = "id";
  static final String PRODUCT = "product";
  static final String DAY = "day";

  /** Said in front of a cell that cannot be read, such as a formula. */
  static final char WRONG = '\u0001';

  private static final int LINE_MAX = 1 << 16;
  private static final int BUFFER = 1 << 16;

  private final Dictionary dictionary;
  private final BatchPart.Packer packer;
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> columns = new ArrayList<>();
  private String sheet = "";
  private double share;
  private boolean begun;

  BatchReading(Dictionary dictionary, BatchPart.Sink sink) {
    this.dictionary = dictionary;
    this.packer = new BatchPart.Packer(sink);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  List<String> columns() {
    return List.copyOf(columns);
  }

  long lines() {
    return packer.lines();
  }

  int parts() {
    return packer.parts();
  }

  /** How much of the file has been read, from 0 to 1. */
  double share() {
    return share;
  }

  void ndjson(Path path) throws IOException {
    double size = Math.max(1, Files.size(path));
    long read = 0;
    try (var in = new BufferedInputStream(Files.newInputStream(path), BUFFER)) {
      var line = new ByteArrayOutputStream(BUFFER);
      long number = 1;
      for (int b = in.read(); b >= 0; b = in.read()) {
        read++;
        if (b == '\n') {
          share = read / size;
          line(number, line);
          number++;
        } else if (line.size() <= LINE_MAX) {
          line.write(b); // one byte more than allowed tells that it is too long
        }
      }
      line(number, line);
    }
    end();
  }

  private void line(long number, ByteArrayOutputStream line) {
    var bytes = line.toByteArray();
    line.reset();
    if (!new String(bytes, StandardCharsets.ISO_8859_1).isBlank()) {
      packer.line(number, BatchPart.clean(bytes));
    }
  }

  /** Longer than a line may be. */
  static boolean tooLong(int bytes) {
    return bytes > LINE_MAX;
  }

  void table(String name, Path path) throws IOException {
    try {
      TableFile.of(path).read(name, this::row, done -> share = done);
    } catch (Unreadable e) {
      problems.add(new Problem(MALFORMED, "", e.say()));
    }
    end();
  }

  private void end() {
    if (problems.isEmpty()) {
      packer.end();
      if (packer.lines() == 0) {
        problems.add(new Problem(MISSING, "", "the file has no lines"));
      }
    }
  }

  private void row(RowSink.Row row) {
    if (!begun) {
      begun = true;
      sheet = row.place().sheet();
      header(row.cells());
    } else if (problems.isEmpty() && row.place().sheet().equals(sheet)) {
      packer.line(row.place().row(), cells(row));
    }
  }

  private byte[] cells(RowSink.Row row) {
    var line = new StringBuilder();
    for (int i = 0; i < row.cells().size(); i++) {
      line.append(i == 0 ? "" : (char) BatchPart.UNIT);
      var wrong = row.wrong().get(i);
      line.append(
          wrong == null
              ? row.cells()
                  .get(i)
                  .strip()
                  .replace((char) BatchPart.UNIT, '?')
                  .replace((char) BatchPart.RECORD, '?')
                  .replace(WRONG, '?')
              : WRONG + wrong);
    }
    return line.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void header(List<String> cells) {
    var names = names();
    var seen = new HashSet<String>();
    for (var cell : cells) {
      var name = names.get(cell.strip());
      var where = Pointer.to("columns") + Pointer.to(cell.strip());
      if (name == null) {
        problems.add(new Problem(UNKNOWN, where, "no such input; see /v1/products"));
      } else if (!seen.add(name)) {
        problems.add(new Problem(DUPLICATE, where, "the same column twice"));
      }
      columns.add(name == null ? "" : name);
    }
  }

  /** Headers by the dictionary's names, or by its Chinese words. */
  private Map<String, String> names() {
    var names = new HashMap<String, String>();
    dictionary
        .fields()
        .forEach(
            field -> {
              names.put(field.name(), field.name());
              names.putIfAbsent(field.words().zh(), field.name());
            });
    names.put(ID, ID);
    names.put("编号", ID);
    names.put(PRODUCT, PRODUCT);
    names.put("产品", PRODUCT);
    names.put(DAY, DAY);
    names.put("评分日", DAY);
    return names;
  }
}
