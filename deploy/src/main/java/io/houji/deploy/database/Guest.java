package io.houji.deploy.database;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A program that shares a database which another one runs: a file named after its process number,
 * so that a command which started the database does not stop it under another command.
 */
record Guest(Path file) {

  static Guest enter(Folder folder) throws IOException {
    var guests = folder.root().resolve("clients");
    Folder.makePrivate(guests);
    return new Guest(Files.createTempFile(guests, ProcessHandle.current().pid() + "-", ""));
  }

  void close() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Whether a living program shares the database; files of dead ones are removed. */
  static boolean anyIn(Folder folder) throws IOException {
    var guests = folder.root().resolve("clients");
    Folder.makePrivate(guests);
    boolean any = false;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(guests)) {
      for (Path file : files) {
        long pid = Long.parseLong(file.getFileName().toString().split("-", 2)[0]);
        if (Processes.isThere(pid)) {
          any = true;
        } else {
          Files.deleteIfExists(file);
        }
      }
    }
    return any;
  }
}
