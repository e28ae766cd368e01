package io.houji.http.imports;

import io.houji.fund.ledger.Fact;
import io.houji.http.tables.Place;
import io.houji.http.tables.RowSink;
import io.houji.http.tables.TableFile;
import io.houji.http.tables.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;

/**
 * What one file says: facts of the good rows, each with its place, and every problem of the others.
 * A row gives all of its facts or none.
 */
public final class Imported {
  private static final int BUFFER = 1 << 16;
  private static final String EMPTY = "empty: a header row and rows are expected";

  /** A fact and the row that states it. */
  record Placed(Place place, Fact fact) {}

  private final Wish wish;
  private final List<Placed> facts = new ArrayList<>();
  private final Findings findings = new Findings();
  private final Set<FileKind> kinds = EnumSet.noneOf(FileKind.class);
  private String encoding = "";
  private String sha256 = "";
  private long bytes;
  private long rows;

  private Imported(Wish wish) {
    this.wish = wish;
  }

  /** Reads a file to its end. Blocks; fails only where the disk does. */
  public static Imported read(Wish wish, Path path, Watch watch) throws IOException {
    var read = new Imported(wish);
    read.bytes = Files.size(path);
    read.sha256 = sha256(path);
    try {
      read.rows(path, watch);
    } catch (Unreadable e) {
      read.findings.file(RowProblem.ofFile(wish.file(), e.say()));
    }
    return read;
  }

  private void rows(Path path, Watch watch) throws IOException, Unreadable {
    var sheets = new Sheets(wish, facts, findings, kinds);
    if (bytes == 0) {
      throw new Unreadable(EMPTY);
    }
    rows(
        path,
        row -> {
          sheets.row(row);
          rows = sheets.rows();
        },
        share -> watch.at(Watch.Phase.READING, rows, share));
    if (rows == 0 && findings.count() == 0) {
      throw new Unreadable(EMPTY);
    }
  }

  /** Gives the rows once more, as they are. */
  void reread(Path path, RowSink sink) throws IOException, Unreadable {
    rows(path, sink, share -> {});
  }

  private void rows(Path path, RowSink sink, DoubleConsumer share) throws IOException, Unreadable {
    var file = TableFile.of(path);
    encoding = file.form();
    file.read(wish.file(), sink, share);
  }

  static String sha256(Path path) throws IOException {
    try (var in = Files.newInputStream(path)) {
      var digest = MessageDigest.getInstance("SHA-256");
      var buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  Wish wish() {
    return wish;
  }

  List<Placed> facts() {
    return Collections.unmodifiableList(facts);
  }

  Findings findings() {
    return findings;
  }

  /** The kinds of its sheets, most often one, by their names. */
  String kind() {
    return kinds.stream().map(FileKind::wire).collect(Collectors.joining(","));
  }

  /** Where the file comes among several: names before their use. */
  public int order() {
    return kinds.stream().mapToInt(Enum::ordinal).min().orElse(FileKind.values().length);
  }

  /** utf-8, utf-8-bom, utf-16le, utf-16be, gb18030 or xlsx; empty if none of these reads it. */
  String encoding() {
    return encoding;
  }

  String sha256() {
    return sha256;
  }

  long bytes() {
    return bytes;
  }

  /** Rows below the headers that are not blank. */
  long rows() {
    return rows;
  }
}
