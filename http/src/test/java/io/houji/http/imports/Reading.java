package io.houji.http.imports;

import io.houji.fund.ledger.Fact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** Reads files of the tests as an import does. */
final class Reading {
  static final LocalDate DAY = LocalDate.of(2026, 6, 30);

  private Reading() {}

  static Imported of(byte[] bytes) {
    return of(Wish.of("file", DAY), bytes);
  }

  static Imported of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static Imported of(Wish wish, byte[] bytes) {
    try {
      var path = Files.createTempFile("import", "");
      try {
        Files.write(path, bytes);
        return Imported.read(wish, path, Watch.NOBODY);
      } finally {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Imported ofResource(String name) {
    try (var in = Reading.class.getResourceAsStream("/illustrative/" + name)) {
      return of(Wish.of(name, DAY), Objects.requireNonNull(in, name).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path file(byte[] bytes) {
    try {
      return Files.write(Files.createTempFile("import", ""), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static <T extends Fact> List<T> facts(Imported read, Class<T> kind) {
    return read.facts().stream()
        .map(Imported.Placed::fact)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** Row, column and what would be right of every problem. */
  static List<String> problems(Imported read) {
    return read.findings().shown().stream()
        .map(p -> p.place().row() + " " + p.column() + " [" + p.value() + "] " + p.say())
        .toList();
  }
}
