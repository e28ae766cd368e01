package io.houji.deploy.database;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What Linux tells of processes, and signals to them. */
final class Processes {
  private static final Path PROC = Path.of("/proc");

  private Processes() {}

  /** Runs a short command; false also when it is not installed. */
  static boolean succeeds(List<String> command) {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return waitFor(process) == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }

  static int waitFor(Process process) throws InterruptedIOException {
    try {
      return process.waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a process");
    }
  }

  /**
   * Sends a signal by the shell's own {@code kill}: the JDK can only send TERM and KILL, and for
   * PostgreSQL TERM means to wait for its clients.
   */
  static void signal(String name, long pid) {
    var unused = succeeds(List.of("sh", "-c", "kill -" + name + " \"$0\"", Long.toString(pid)));
  }

  /** Whether a process of that number is there, even one that has ended but was not yet reaped. */
  static boolean isThere(long pid) {
    return Files.exists(PROC.resolve(Long.toString(pid)));
  }

  /**
   * The living PostgreSQL processes that work in {@code data}. One that has ended but was not
   * reaped is none; nor is a foreign process that was given the number of a dead one.
   */
  static List<Long> postgresIn(Path data) {
    var pids = new ArrayList<Long>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        if (isPostgresIn(process, data)) {
          pids.add(Long.parseLong(process.getFileName().toString()));
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return pids;
  }

  private static boolean isPostgresIn(Path process, Path data) {
    try {
      return Files.readSymbolicLink(process.resolve("cwd")).equals(data)
          && Files.readSymbolicLink(process.resolve("exe")).toString().contains("postgres");
    } catch (IOException hidden) {
      // Links of another account may be hidden from a root without ptrace rights, as in containers.
      return commandNames(process, data);
    }
  }

  private static boolean commandNames(Path process, Path data) {
    try {
      var words = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
      var path =
          new String(data.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      return words.contains("/postgres\0") && words.contains("\0" + path + "\0");
    } catch (IOException gone) {
      return false;
    }
  }
}
