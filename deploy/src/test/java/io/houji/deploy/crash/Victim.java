package io.houji.deploy.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is killed without warning. */
enum Victim {
  /** The JVM of the service; PostgreSQL outlives it and is taken over. */
  SERVICE,
  /** PostgreSQL with all its processes; the service goes on and brings it back. */
  DATABASE;

  void strike(House house) throws IOException, InterruptedException {
    if (this == SERVICE) {
      house.kill();
      return;
    }
    try (var files = Files.walk(house.folder())) {
      var file = files.filter(path -> path.endsWith(Path.of("postmaster.pid"))).findFirst();
      long pid = Long.parseLong(Files.readAllLines(file.orElseThrow()).get(0).strip());
      var server = ProcessHandle.of(pid).orElseThrow();
      var all = server.descendants().toList();
      server.destroyForcibly();
      all.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
