package io.houji.deploy.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The migration files that this program brings. */
final class Steps {
  private Steps() {}

  /**
   * A hash of all names and contents in a folder of the class path. A database that carries the
   * same one has nothing to do, which spares most starts the second that Flyway takes. Empty if the
   * folder cannot be listed; then Flyway decides.
   */
  static Optional<String> fingerprint(String folder) {
    var url = Steps.class.getClassLoader().getResource(folder);
    if (url == null) {
      return Optional.empty();
    }
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (String name : names(url, folder)) {
        digest.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        digest.update((byte) 0);
        try (var in = Steps.class.getClassLoader().getResourceAsStream(folder + "/" + name)) {
          if (in == null) {
            return Optional.empty();
          }
          digest.update(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes()));
        }
      }
      return Optional.of(HexFormat.of().formatHex(digest.digest()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** File names in order; in a jar the entries below the folder. */
  static List<String> names(URL url, String folder) throws IOException {
    if (url.openConnection() instanceof JarURLConnection jar) {
      var prefix = folder + "/";
      return jar.getJarFile().stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith(prefix) && name.length() > prefix.length())
          .map(name -> name.substring(prefix.length()))
          .sorted()
          .toList();
    }
    try (var files = Files.list(Path.of(uri(url)))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static URI uri(URL url) {
    try {
      return url.toURI();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
