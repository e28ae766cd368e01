package io.houji.deploy.database;

import io.houji.deploy.words.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The account that PostgreSQL runs as, since it refuses to run as root.
 *
 * @param prefix words before each command: none, {@code unshare -U} or {@code setpriv …}
 * @param account whose files they must be; empty where they stay as they are
 */
record RunAs(List<String> prefix, Optional<Account> account) {

  /** A line of {@code /etc/passwd}. */
  record Account(String name, int uid, int gid) {}

  private static final Path PASSWD = Path.of("/etc/passwd");
  private static final List<String> ACCOUNTS = List.of("postgres", "nobody");

  /**
   * The way that works here. An ordinary user runs PostgreSQL directly. For root a user namespace
   * is best: the files stay root's and nothing must be readable by others. Where namespaces are
   * shut (most containers), the account {@code postgres} or {@code nobody} is taken.
   */
  static RunAs here() {
    if (uidOfThisProcess() != 0) {
      return new RunAs(List.of(), Optional.empty());
    }
    if (Processes.succeeds(List.of("unshare", "-U", "true"))) {
      return new RunAs(List.of("unshare", "-U"), Optional.empty());
    }
    return anotherAccount().orElseThrow(() -> new Refusal("database.root"));
  }

  /** The way of an account that is not root, if root can take one here. */
  static Optional<RunAs> anotherAccount() {
    return ACCOUNTS.stream()
        .flatMap(name -> accounts().stream().filter(account -> account.name().equals(name)))
        .map(RunAs::with)
        .filter(way -> Processes.succeeds(way.command(List.of("true"))))
        .findFirst();
  }

  private static RunAs with(Account account) {
    var prefix =
        List.of(
            "setpriv", "--reuid=" + account.uid(), "--regid=" + account.gid(), "--clear-groups");
    return new RunAs(prefix, Optional.of(account));
  }

  List<String> command(List<String> words) {
    var command = new ArrayList<>(prefix);
    command.addAll(words);
    return command;
  }

  /** Hands a folder with all it holds to the account; nothing where files stay as they are. */
  void own(Path folder) throws IOException {
    if (account.isEmpty() || uidOf(folder) == account.get().uid()) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            ownOne(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, IOException failure)
              throws IOException {
            ownOne(dir); // last, so that a walk cut short is done again
            return FileVisitResult.CONTINUE;
          }
        });
  }

  void ownOne(Path file) throws IOException {
    if (account.isPresent()) {
      Files.setAttribute(file, "unix:uid", account.get().uid(), LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(file, "unix:gid", account.get().gid(), LinkOption.NOFOLLOW_LINKS);
    }
  }

  static int uidOfThisProcess() {
    try {
      return uidOf(Path.of("/proc/self"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static int uidOf(Path file) throws IOException {
    return (int) Files.getAttribute(file, "unix:uid");
  }

  private static List<Account> accounts() {
    try (var lines = Files.lines(PASSWD, StandardCharsets.ISO_8859_1)) {
      return lines
          .map(line -> line.split(":", -1))
          .filter(fields -> fields.length == 7 && fields[2].matches("\\d{1,9}"))
          .map(
              fields ->
                  new Account(fields[0], Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
