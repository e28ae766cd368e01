package io.houji.deploy.database;

import io.houji.deploy.words.Refusal;
import io.houji.http.store.DatabaseAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real, durable PostgreSQL below a data folder: started and watched by this program, or shared
 * with the program that already runs it.
 *
 * <p>It listens on the loopback address and a Unix socket only, asks all for a random password,
 * writes through to the disk at each commit, and is started again when it ends unasked. Programs
 * close it themselves when they end; there is no shutdown hook here, because only the program knows
 * what must end before its database.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Duration ATTACH_MAX = Duration.ofSeconds(60);
  private static final long POLL_MS = 20;
  private static final int PORT_TRIES_MAX = 5;
  private static final long LOG_BYTES_MAX = 10_000_000;

  /** What to end on close: the server and the right to run it, or our share of another's. */
  private interface End {
    void close() throws IOException;
  }

  private final Folder folder;
  private final int port;
  private final Path socketFolder;
  private final @Nullable Supervisor supervisor;
  private final End end;
  private boolean closed;

  private EmbeddedPostgres(
      Folder folder, int port, Path socketFolder, @Nullable Supervisor supervisor, End end) {
    this.folder = folder;
    this.port = port;
    this.socketFolder = socketFolder;
    this.supervisor = supervisor;
    this.end = end;
  }

  /**
   * Starts the database of {@code dataDir}, made on first use.
   *
   * @throws Refusal if another program runs it (its number is named), the folder cannot be used, or
   *     PostgreSQL does not start; one line each
   */
  public static EmbeddedPostgres start(Path dataDir) {
    return start(dataDir, RunAs::here);
  }

  /** Shares the running database of {@code dataDir}, or starts it where none runs. */
  public static EmbeddedPostgres attachOrStart(Path dataDir) {
    try {
      var folder = Folder.under(dataDir);
      long deadline = System.nanoTime() + ATTACH_MAX.toNanos();
      while (System.nanoTime() < deadline) {
        var holder = Holder.tryTake(folder);
        if (holder.isPresent()) {
          return own(folder, holder.get(), RunAs.here(), true);
        }
        var shared = share(folder);
        if (shared.isPresent()) {
          return shared.get();
        }
        Folder.pause(POLL_MS);
      }
      throw new Refusal("database.held", dataDir, Holder.pid(folder));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** For tests of one way to give up root. */
  static EmbeddedPostgres start(Path dataDir, java.util.function.Supplier<RunAs> runAs) {
    try {
      var folder = Folder.under(dataDir);
      var holder =
          Holder.tryTake(folder)
              .orElseThrow(() -> new Refusal("database.held", dataDir, Holder.pid(folder)));
      return own(folder, holder, runAs.get(), false);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static EmbeddedPostgres own(
      Folder folder, Holder holder, RunAs runAs, boolean waitForGuests) throws IOException {
    EmbeddedPostgres started = null;
    try {
      started = run(folder, holder, runAs, waitForGuests);
      holder.say(Holder.State.RUNNING);
      return started;
    } finally {
      if (started == null) {
        holder.close();
      }
    }
  }

  private static EmbeddedPostgres run(
      Folder folder, Holder holder, RunAs runAs, boolean waitForGuests) throws IOException {
    runAs.ownOne(folder.root());
    var caches = Stream.concat(Binaries.userCache(), Stream.of(folder.root())).toList();
    var binaries = Binaries.in(caches, runAs);
    var cluster = new Cluster(folder, binaries, runAs);
    turnLog(folder.log());
    cluster.makeIfAbsent();
    var sockets = folder.makeSocketFolder();
    runAs.ownOne(sockets);
    for (int tries = 1; ; tries++) {
      int port = folder.choosePort();
      try {
        var supervisor = Supervisor.start(serve(binaries, folder, port, sockets), cluster, folder);
        End stop = () -> stop(supervisor, folder, holder, waitForGuests);
        return new EmbeddedPostgres(
            folder, port, sockets, supervisor, () -> end(stop, folder, sockets));
      } catch (Refusal refusal) {
        if (tries == PORT_TRIES_MAX || Folder.isFree(port)) {
          throw refusal;
        }
      }
    }
  }

  /** Durability and shelter are said here, so that no file of PostgreSQL can lose them. */
  private static List<String> serve(Binaries binaries, Folder folder, int port, Path sockets) {
    var settings =
        Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry(
                "unix_socket_directories", '"' + sockets.toString().replace("\"", "\"\"") + '"'),
            Map.entry("unix_socket_permissions", "0700"),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("password_encryption", "scram-sha-256"),
            // Neither statements nor their values in the log: they hold people's data.
            Map.entry("log_min_messages", "log"),
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_checkpoints", "off"),
            Map.entry("log_timezone", "UTC"));
    var words =
        Stream.of(
            binaries.program("postgres"),
            "-D",
            folder.data().toString(),
            "-p",
            Integer.toString(port));
    return Stream.concat(
            Stream.concat(ownSession(), words),
            settings.entrySet().stream()
                .flatMap(setting -> Stream.of("-c", setting.getKey() + "=" + setting.getValue())))
        .toList();
  }

  /** So that Ctrl-C on the terminal reaches this program alone, which then stops in order. */
  private static Stream<String> ownSession() {
    return Stream.of("/usr/bin/setsid", "/bin/setsid")
        .filter(program -> Files.isExecutable(Path.of(program)))
        .limit(1);
  }

  private static void end(End stop, Folder folder, Path sockets) throws IOException {
    stop.close();
    if (!sockets.startsWith(folder.root())) {
      Files.deleteIfExists(sockets); // of the temporary folder; empty, since the server has ended
    }
  }

  private static void stop(
      Supervisor supervisor, Folder folder, Holder holder, boolean waitForGuests)
      throws IOException {
    try {
      holder.say(Holder.State.STOPPING);
      while (waitForGuests && Guest.anyIn(folder)) {
        Folder.pause(POLL_MS);
      }
      supervisor.stop();
    } finally {
      holder.close();
    }
  }

  private static Optional<EmbeddedPostgres> share(Folder folder) throws IOException {
    var guest = Guest.enter(folder);
    // Asked after entering: either the program in charge sees the guest, or the guest sees it stop.
    var postmaster =
        Holder.isRunning(folder)
            ? Postmaster.read(folder.data()).filter(Postmaster::ready)
            : Optional.<Postmaster>empty();
    if (postmaster.isEmpty()) {
      guest.close();
    }
    return postmaster.map(
        at ->
            new EmbeddedPostgres(
                folder, at.port(), Path.of(at.socketFolder()), null, guest::close));
  }

  private static void turnLog(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > LOG_BYTES_MAX) {
      Files.move(
          log,
          log.resolveSibling(log.getFileName() + ".1"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** By TCP on the loopback address, on the database {@code houji}. */
  public DatabaseAccess access(Login login) {
    return access("127.0.0.1", login);
  }

  /** The same by the Unix socket, which costs less than TCP. JDBC has no way to it. */
  public DatabaseAccess bySocket(Login login) {
    return access(socketFolder.toString(), login);
  }

  private DatabaseAccess access(String host, Login login) {
    return new DatabaseAccess(
        host, port, Cluster.DATABASE, login.user(), folder.password(login), null, false);
  }

  /** Whether another program runs the server and this one is its guest. */
  public boolean isShared() {
    return supervisor == null;
  }

  /** The process number of the server that runs now. */
  public long pid() {
    return supervisor == null ? Postmaster.pid(folder.data()).orElse(-1L) : supervisor.pid();
  }

  public int port() {
    return port;
  }

  /** For tests: waits until the server has become ready for the n-th time. */
  void awaitStart(int count) throws InterruptedException {
    if (supervisor != null) {
      supervisor.awaitStart(count);
    }
  }

  /** Stops the server, or leaves it to the program that runs it. Closing twice does nothing. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      end.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
