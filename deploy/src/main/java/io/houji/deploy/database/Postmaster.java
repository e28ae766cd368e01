package io.houji.deploy.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a running PostgreSQL says of itself in {@code postmaster.pid}: reading it needs no
 * connection.
 *
 * @param ready whether it takes connections
 */
record Postmaster(long pid, int port, String socketFolder, boolean ready) {
  private static final int LINES = 8;

  static Path file(Path data) {
    return data.resolve("postmaster.pid");
  }

  /** Empty while the file is absent or being written. */
  static Optional<Postmaster> read(Path data) {
    try {
      var lines = Files.readAllLines(file(data));
      if (lines.size() < LINES) {
        return Optional.empty();
      }
      return Optional.of(
          new Postmaster(
              Long.parseLong(lines.get(0).strip()),
              Integer.parseInt(lines.get(3).strip()),
              lines.get(4).strip(),
              lines.get(7).strip().equals("ready")));
    } catch (IOException | NumberFormatException unfinished) {
      return Optional.empty();
    }
  }

  /** The number on the first line, which is there before the others; empty without a file. */
  static Optional<Long> pid(Path data) {
    return Folder.read(file(data))
        .map(text -> text.lines().findFirst().orElse(""))
        .filter(line -> line.matches("\\d{1,18}"))
        .map(Long::parseLong);
  }
}
