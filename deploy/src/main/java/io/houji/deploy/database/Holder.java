package io.houji.deploy.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to run PostgreSQL in a folder: one program at a time. The kernel takes the lock back
 * when the program ends, however it ends.
 */
final class Holder implements AutoCloseable {

  /** What the program in charge does with the database. */
  enum State {
    STARTING,
    RUNNING,
    STOPPING
  }

  /**
   * Folders held by this very program. Linux drops all locks of a process on a file as soon as it
   * closes any descriptor of it, so a second attempt from here must not even open the file.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Folder folder;
  private final FileChannel channel;
  private final FileLock lock;

  private Holder(Folder folder, FileChannel channel, FileLock lock) {
    this.folder = folder;
    this.channel = channel;
    this.lock = lock;
  }

  /** Empty when another program, or another part of this one, holds the folder. */
  static Optional<Holder> tryTake(Folder folder) throws IOException {
    if (!HELD_HERE.add(folder.root())) {
      return Optional.empty();
    }
    Holder holder = null;
    try {
      holder = lock(folder).orElse(null);
      return Optional.ofNullable(holder);
    } finally {
      if (holder == null) {
        HELD_HERE.remove(folder.root());
      }
    }
  }

  private static Optional<Holder> lock(Folder folder) throws IOException {
    var file = folder.root().resolve("lock");
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    var lock = channel.tryLock(); // the lock lives as long as its channel
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    var holder = new Holder(folder, channel, lock);
    holder.say(State.STARTING);
    return Optional.of(holder);
  }

  void say(State state) throws IOException {
    Files.writeString(
        folder.root().resolve("owner"), ProcessHandle.current().pid() + " " + state + "\n");
  }

  /** Whether the program in charge says that others may share its database. */
  static boolean isRunning(Folder folder) {
    return Folder.read(folder.root().resolve("owner")).orElse("").endsWith(State.RUNNING.name());
  }

  /** The number of the program in charge, as it wrote it. */
  static String pid(Folder folder) {
    return Folder.read(folder.root().resolve("owner")).orElse("?").split(" ", 2)[0];
  }

  @Override
  public void close() throws IOException {
    try {
      lock.release();
      channel.close();
    } finally {
      HELD_HERE.remove(folder.root());
    }
  }
}
