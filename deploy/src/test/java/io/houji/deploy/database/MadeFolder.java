package io.houji.deploy.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A data folder whose database was made once for all tests: copying it is faster than making one.
 */
final class MadeFolder {
  private static final Path MADE = make();

  private MadeFolder() {}

  static void copyTo(Path folder) throws IOException {
    try (var files = Files.walk(MADE)) {
      for (Path file : files.filter(each -> !each.equals(MADE)).toList()) {
        Files.copy(
            file,
            folder.resolve(MADE.relativize(file).toString()),
            StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    Files.deleteIfExists(folder.resolve("postgres/port")); // else all copies want the same one
  }

  private static Path make() {
    try {
      var folder = Files.createTempDirectory("houji-made-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      EmbeddedPostgres.start(folder).close();
      return folder;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void delete(Path folder) {
    try {
      Folder.deleteTree(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
