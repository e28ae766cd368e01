package io.houji.deploy.database;

import io.houji.deploy.words.Refusal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What the embedded database keeps under the data folder.
 *
 * <pre>
 *   postgres/
 *     data/              PostgreSQL's own files; data.new while they are being made
 *     admin.password …   one 0600 file per login
 *     port               chosen once, kept as long as it is free
 *     socket/            the Unix socket, mode 0700
 *     server.log         what PostgreSQL says; the one before is server.log.1
 *     lock, owner        held by the program that started PostgreSQL; its number and state
 *     clients/           one file per program that shares the running PostgreSQL
 * </pre>
 */
record Folder(Path root) {

  /** {@code sun_path} has 108 bytes with the closing zero; the file is {@code .s.PGSQL.12345}. */
  private static final int SOCKET_FOLDER_BYTES_MAX = 107 - "/.s.PGSQL.65535".length();

  /** Below the range from which Linux gives ports to outgoing connections (32768 up). */
  private static final int PORT_MIN = 15_432;

  private static final int PORT_COUNT = 16_000;
  private static final int PORT_TRIES_MAX = 200;
  private static final int PASSWORD_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Makes the folder, or refuses in one line. */
  static Folder under(Path dataDir) {
    try {
      Files.createDirectories(dataDir);
      var root = dataDir.toRealPath().resolve("postgres");
      makePrivate(root);
      if (!Files.isWritable(root)) {
        throw new Refusal("database.folder", root);
      }
      return new Folder(root);
    } catch (FileAlreadyExistsException notAFolder) {
      throw new Refusal(notAFolder, "database.folder", notAFolder.getFile());
    } catch (FileSystemException failure) {
      throw new Refusal(failure, "database.folder", String.valueOf(failure.getMessage()));
    } catch (IOException failure) {
      throw new Refusal(failure, "database.folder", dataDir);
    }
  }

  Path data() {
    return root.resolve("data");
  }

  Path dataInTheMaking() {
    return root.resolve("data.new");
  }

  Path log() {
    return root.resolve("server.log");
  }

  Path passwordFile(Login login) {
    return root.resolve(login.user() + ".password");
  }

  String password(Login login) {
    return read(passwordFile(login)).orElseThrow(() -> new Refusal("database.folder", root));
  }

  /** A new random password in its file, made 0600 before it holds anything. */
  String makePassword(Login login) throws IOException {
    var bytes = new byte[PASSWORD_BYTES];
    RANDOM.nextBytes(bytes);
    var password = HexFormat.of().formatHex(bytes);
    var file = passwordFile(login);
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, password);
    return password;
  }

  /** The port of last time if it is free, else a free one, which is remembered. */
  int choosePort() throws IOException {
    var file = root.resolve("port");
    var last = read(file).filter(text -> text.matches("\\d{1,5}")).map(Integer::parseInt);
    if (last.isPresent() && isFree(last.get())) {
      return last.get();
    }
    for (int tries = 0; tries < PORT_TRIES_MAX; tries++) {
      int port = PORT_MIN + RANDOM.nextInt(PORT_COUNT);
      if (isFree(port)) {
        Files.writeString(file, Integer.toString(port));
        return port;
      }
    }
    throw new Refusal("database.ports", PORT_MIN, PORT_MIN + PORT_COUNT - 1);
  }

  static boolean isFree(int port) {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true); // as PostgreSQL does: ports of ended connections count as free
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /** Of the data folder, or of the temporary folder where the path is too long for a socket. */
  Path makeSocketFolder() throws IOException {
    var here = root.resolve("socket");
    if (here.toString().getBytes(StandardCharsets.UTF_8).length <= SOCKET_FOLDER_BYTES_MAX) {
      makePrivate(here);
      return here;
    }
    return Files.createTempDirectory("houji-"); // mode 0700 by its contract
  }

  /** Removes the socket and its lock file after a server that could not do so itself. */
  void removeSockets() throws IOException {
    var here = root.resolve("socket");
    if (Files.isDirectory(here)) {
      try (DirectoryStream<Path> left = Files.newDirectoryStream(here, ".s.PGSQL.*")) {
        for (Path file : left) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** The pace at which files and processes of others are looked at. */
  static void pause(long millis) throws InterruptedIOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for PostgreSQL");
    }
  }

  static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException absent) {
      return Optional.empty();
    }
  }

  static void makePrivate(Path folder) throws IOException {
    Files.createDirectories(folder);
    var mode = PosixFilePermissions.fromString("rwx------");
    if (!Files.getPosixFilePermissions(folder).equals(mode)) {
      Files.setPosixFilePermissions(folder, mode);
    }
  }

  /** Renames a whole folder; if another program was first, its folder stays. */
  static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException otherWasFirst) {
      deleteTree(from);
    } catch (FileSystemException failure) {
      if (!Files.isDirectory(to)) {
        throw failure;
      }
      deleteTree(from);
    }
  }

  static void deleteTree(Path top) throws IOException {
    if (!Files.exists(top)) {
      return;
    }
    try (var files = Files.walk(top)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException gone) {
      // Another program deletes the same tree.
    }
  }
}
