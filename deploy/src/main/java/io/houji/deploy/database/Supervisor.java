package io.houji.deploy.database;

import io.houji.deploy.words.Refusal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one PostgreSQL server and starts it again when it ends unasked, on the same port, after
 * pauses that double up to a limit.
 */
final class Supervisor {
  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
  private static final long PAUSE_MS_MIN = 20;
  private static final long PAUSE_MS_MAX = 5_000;
  private static final long STABLE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long POLL_MS = 5;
  private static final long STOP_MS_MAX = 30_000;
  private static final long KILL_MS_MAX = 5_000;

  private final List<String> command;
  private final Cluster cluster;
  private final Folder folder;
  private final Thread thread = new Thread(this::superviseUntilStopped, "postgres-supervisor");

  // Guarded by this.
  private Process server;
  private boolean stopping;
  private int starts;

  /** Starts the server and returns when it takes connections. */
  static Supervisor start(List<String> command, Cluster cluster, Folder folder) throws IOException {
    var supervisor = new Supervisor(command, cluster, folder);
    if (!supervisor.awaitReady()) {
      throw new Refusal("database.start", Cluster.complaint(folder.log()), folder.log());
    }
    supervisor.thread.setDaemon(true);
    supervisor.thread.start();
    return supervisor;
  }

  private Supervisor(List<String> command, Cluster cluster, Folder folder) throws IOException {
    this.command = command;
    this.cluster = cluster;
    this.folder = folder;
    this.server = launch();
  }

  private Process launch() throws IOException {
    clearLeftovers(folder);
    var started = cluster.builder(command, folder.log()).start();
    started.getOutputStream().close();
    return started;
  }

  synchronized long pid() {
    return server.pid();
  }

  /** Waits until the server has become ready for the n-th time; the first is the start itself. */
  synchronized void awaitStart(int count) throws InterruptedException {
    while (starts < count) {
      wait();
    }
  }

  /** Fast shutdown: running transactions are rolled back, files are left clean. */
  void stop() throws IOException {
    synchronized (this) {
      stopping = true;
      notifyAll();
      Processes.signal("INT", server.pid());
    }
    if (!ends(STOP_MS_MAX)) {
      Processes.signal("QUIT", pid());
      if (!ends(KILL_MS_MAX)) {
        Processes.signal("KILL", pid());
      }
    }
  }

  private boolean ends(long millis) throws InterruptedIOException {
    try {
      thread.join(millis);
      return !thread.isAlive();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while PostgreSQL stops");
    }
  }

  private void superviseUntilStopped() {
    long pause = PAUSE_MS_MIN;
    try {
      while (true) {
        long since = System.nanoTime();
        int code = current().waitFor();
        pause = System.nanoTime() - since > STABLE_NANOS ? PAUSE_MS_MIN : pause;
        if (!relaunchAfter(pause, code)) {
          return;
        }
        if (awaitReady()) {
          LOG.info("PostgreSQL runs again, pid {}", pid());
        }
        pause = Math.min(2 * pause, PAUSE_MS_MAX);
      }
    } catch (InterruptedException | InterruptedIOException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Process current() {
    return server;
  }

  /** False when the end was asked for. */
  private synchronized boolean relaunchAfter(long pause, int code) throws InterruptedException {
    if (stopping) {
      return false;
    }
    LOG.warn("PostgreSQL ended unasked with code {}; starting it again", code);
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause);
    long left = pause;
    while (!stopping && left > 0) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
    }
    if (stopping) {
      return false;
    }
    try {
      server = launch();
    } catch (IOException failure) {
      LOG.error("PostgreSQL cannot be started: {}", failure.getMessage());
    }
    return true;
  }

  /** False if the server ended before it was ready. Recovery after a crash takes what it takes. */
  private boolean awaitReady() throws InterruptedIOException {
    var process = current();
    while (process.isAlive()) {
      var said = Postmaster.read(folder.data());
      if (said.isPresent() && said.get().pid() == process.pid() && said.get().ready()) {
        synchronized (this) {
          starts++;
          notifyAll();
        }
        return true;
      }
      pause();
    }
    return false;
  }

  /**
   * Stops a server that outlived the program that started it, and removes the lock files of one
   * that is gone: their number may by now be another process's, or one that has ended but was not
   * reaped, and PostgreSQL would refuse to start beside it. Only safe because the caller holds the
   * folder and no PostgreSQL works in it any more.
   */
  static void clearLeftovers(Folder folder) throws IOException {
    var data = folder.data();
    var named = Postmaster.pid(data);
    if (named.isEmpty()) {
      return;
    }
    if (Processes.postgresIn(data).contains(named.get())) {
      LOG.warn("a PostgreSQL of an earlier run is stopped first, pid {}", named.get());
      Processes.signal("INT", named.get());
    }
    for (String stronger : List.of("QUIT", "KILL", "KILL")) {
      if (isEmptyWithin(data, stronger.equals("QUIT") ? STOP_MS_MAX : KILL_MS_MAX)) {
        break;
      }
      Processes.postgresIn(data).forEach(pid -> Processes.signal(stronger, pid));
    }
    folder.removeSockets();
    if (Postmaster.pid(data).filter(Processes::isThere).isPresent()) {
      Files.deleteIfExists(Postmaster.file(data));
    }
  }

  private static boolean isEmptyWithin(Path data, long millis) throws InterruptedIOException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!Processes.postgresIn(data).isEmpty()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      pause();
    }
    return true;
  }

  private static void pause() throws InterruptedIOException {
    Folder.pause(POLL_MS);
  }
}
