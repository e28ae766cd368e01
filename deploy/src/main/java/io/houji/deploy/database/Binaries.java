package io.houji.deploy.database;

import io.houji.deploy.words.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The unpacked programs of PostgreSQL ({@code bin}, {@code lib}, {@code share}), once per machine
 * and version.
 *
 * <p>They are unpacked to a temporary folder beside the target and renamed into place, so a folder
 * with the right name is whole, and two programs that unpack at once do not disturb each other.
 */
record Binaries(Path home) {

  /** Of the archives in the pom; a test asks the program itself. */
  static final String VERSION = "18.6";

  private static final Map<String, String> ARCHIVES =
      Map.of(
          "amd64", "/postgres-linux-x86_64.txz",
          "x86_64", "/postgres-linux-x86_64.txz",
          "aarch64", "/postgres-linux-arm_64.txz");
  private static final int BUFFER = 1 << 16;

  /**
   * Finds them in the first folder of {@code caches} that has them and lets {@code runAs} run them;
   * else unpacks them into the first that can.
   */
  static Binaries in(List<Path> caches, RunAs runAs) {
    var archive = archiveForThisMachine();
    var name = "postgresql-" + VERSION + "-" + System.getProperty("os.arch");
    for (Path cache : caches) {
      var found = new Binaries(cache.resolve(name));
      if (found.run(runAs)) {
        return found;
      }
    }
    var refused = new ArrayList<String>();
    for (Path cache : caches) {
      var unpacked = new Binaries(cache.resolve(name));
      try {
        unpack(archive, unpacked.home);
        if (unpacked.run(runAs)) {
          return unpacked;
        }
        refused.add(cache + " (not runnable by the account of PostgreSQL)");
      } catch (FileSystemException failure) {
        refused.add(String.valueOf(failure.getMessage()));
      } catch (IOException failure) {
        refused.add(cache + " (" + failure.getMessage() + ")");
      }
    }
    throw new Refusal("database.unpack", String.join("; ", refused));
  }

  /** Where programs keep what they can make again, by the rules of freedesktop.org. */
  static Stream<Path> userCache() {
    var set = System.getenv("XDG_CACHE_HOME");
    var home = System.getProperty("user.home", "");
    if (set != null && set.startsWith("/")) {
      return Stream.of(Path.of(set, "houji"));
    }
    return home.startsWith("/") ? Stream.of(Path.of(home, ".cache", "houji")) : Stream.empty();
  }

  private static String archiveForThisMachine() {
    var archive = ARCHIVES.get(System.getProperty("os.arch"));
    if (archive == null || !System.getProperty("os.name").equals("Linux")) {
      throw new Refusal(
          "database.machine", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }
    return archive;
  }

  String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  /** Asked of the program itself only where the account is another one: a process costs time. */
  private boolean run(RunAs runAs) {
    if (!Files.isExecutable(Path.of(program("postgres")))) {
      return false;
    }
    return runAs.account().isEmpty()
        || Processes.succeeds(runAs.command(List.of(program("postgres"), "--version")));
  }

  private static void unpack(String archive, Path home) throws IOException {
    if (Files.exists(home)) {
      throw new AccessDeniedException(home.toString(), null, "cannot be run");
    }
    Files.createDirectories(home.getParent());
    var temporary = Files.createTempDirectory(home.getParent(), ".unpacking-");
    try {
      Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
      try (var in = open(archive)) {
        for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          place(in, entry, temporary);
        }
      }
      Folder.move(temporary, home);
    } finally {
      Folder.deleteTree(temporary);
    }
  }

  private static TarArchiveInputStream open(String archive) throws IOException {
    InputStream packed = Binaries.class.getResourceAsStream(archive);
    if (packed == null) {
      throw new IllegalStateException("not on the class path: " + archive);
    }
    return new TarArchiveInputStream(
        new BufferedInputStream(
            new XZInputStream(new BufferedInputStream(packed, BUFFER)), BUFFER));
  }

  private static void place(TarArchiveInputStream in, TarArchiveEntry entry, Path root)
      throws IOException {
    var target = root.resolve(entry.getName()).normalize();
    if (!target.startsWith(root)) {
      throw new IOException("the archive points outside itself: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(in, target);
    if ((entry.getMode() & 0111) != 0) {
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }
}
