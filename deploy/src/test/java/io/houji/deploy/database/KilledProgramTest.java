package io.houji.deploy.database;

import static io.houji.deploy.database.EmbeddedPostgresTest.ask;
import static io.houji.deploy.database.EmbeddedPostgresTest.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.houji.deploy.testing.ChildProgram;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that end in every way while they run a database, and what the next one finds. */
class KilledProgramTest {
  private static final String KEEP =
      "create table if not exists kept (n int); insert into kept values (1)";

  @TempDir Path folder;

  @BeforeEach
  void make() throws IOException {
    MadeFolder.copyTo(folder);
  }

  @Test
  void noRowIsLostWhenTheProgramIsKilled() throws Exception {
    for (int round = 1; round <= 3; round++) {
      try (var program =
          ChildProgram.run(DatabaseProgram.class, "start", folder.toString(), KEEP)) {
        assertTrue(program.line().startsWith("up "));
        program.kill();
      }
      assertFalse(postgres().isEmpty(), "the server outlives its program");
      try (var database = EmbeddedPostgres.start(folder)) {
        assertEquals("" + round, ask(database.access(Login.OWNER), "select count(*) from kept"));
      }
      assertTrue(postgres().isEmpty());
    }
  }

  @Test
  void noRowIsLostWhenProgramAndServerAreKilled() throws Exception {
    try (var program = ChildProgram.run(DatabaseProgram.class, "start", folder.toString(), KEEP)) {
      assertTrue(program.line().startsWith("up "));
      program.kill();
      postgres().forEach(pid -> Processes.signal("KILL", pid));
    }
    try (var database = EmbeddedPostgres.start(folder)) {
      assertEquals("1", ask(database.access(Login.OWNER), "select count(*) from kept"));
    }
  }

  @Test
  void sigtermStopsTheServerCleanly() throws Exception {
    try (var program = ChildProgram.run(DatabaseProgram.class, "start", folder.toString(), KEEP)) {
      assertTrue(program.line().startsWith("up "));
      assertEquals(143, program.terminate(), "the JVM says which signal ended it");
    }
    assertTrue(postgres().isEmpty());
    assertFalse(Files.exists(Postmaster.file(data())));
    var log = Files.readString(folder.resolve("postgres/server.log"));
    assertTrue(log.contains("received fast shutdown request"), log);
    assertTrue(log.contains("database system is shut down"), log);
  }

  @Test
  void anotherProgramIsRefusedAndTheHolderNamed() throws Exception {
    try (var first = ChildProgram.run(DatabaseProgram.class, "start", folder.toString(), KEEP)) {
      assertTrue(first.line().startsWith("up "));
      try (var second = ChildProgram.run(DatabaseProgram.class, "start", folder.toString(), KEEP)) {
        var line = second.line();
        assertTrue(line.startsWith("refused ") && line.contains("process " + first.pid()), line);
        assertEquals(1, second.end());
      }
      assertEquals(0, first.end());
    }
  }

  @Test
  void aCommandDoesNotStopTheDatabaseUnderAnother() throws Exception {
    try (var first = ChildProgram.run(DatabaseProgram.class, "share", folder.toString(), KEEP)) {
      var up = first.line();
      assertFalse(up.endsWith(" shared"), up);
      try (var second = EmbeddedPostgres.attachOrStart(folder)) {
        assertTrue(second.isShared());
        first.closeInput();
        while (Holder.isRunning(new Folder(folder.toRealPath().resolve("postgres")))) {
          Thread.onSpinWait();
        }
        run(second.access(Login.OWNER), "insert into kept values (2)");
      }
      assertEquals(0, first.end());
    }
    assertTrue(postgres().isEmpty());
  }

  @Test
  void aNumberNowOfAnotherProcessDoesNotHinderTheStart() throws Exception {
    try (var program = ChildProgram.run(DatabaseProgram.class, "start", folder.toString(), KEEP)) {
      assertTrue(program.line().startsWith("up "));
      program.kill();
      postgres().forEach(pid -> Processes.signal("KILL", pid));
    }
    var file = Postmaster.file(data());
    var lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(0, Long.toString(ProcessHandle.current().pid()));
    Files.write(file, lines);
    try (var database = EmbeddedPostgres.start(folder)) {
      assertEquals("1", ask(database.access(Login.OWNER), "select count(*) from kept"));
    }
  }

  @Test
  void anOrdinaryUserRunsIt() throws Exception {
    var account =
        RunAs.uidOfThisProcess() == 0 ? RunAs.anotherAccount() : java.util.Optional.<RunAs>empty();
    assumeTrue(
        account.isPresent(), "not root, or no setpriv: the other tests run as an ordinary user");
    var open = Files.createTempDirectory("houji-ordinary-");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    var home = Files.createDirectory(open.resolve("home"));
    account.get().ownOne(home);
    try (var program =
        ChildProgram.run(
            account.get().prefix(),
            readableClassPath(open),
            DatabaseProgram.class,
            "start",
            home.toString(),
            KEEP)) {
      assertTrue(program.line().startsWith("up "));
      assertEquals(143, program.terminate());
    } finally {
      Folder.deleteTree(open);
    }
  }

  @Test
  void rootWithoutNamespacesGivesThePostgresAccountTheFiles() throws Exception {
    assumeTrue(RunAs.uidOfThisProcess() == 0, "only root changes accounts");
    var account = RunAs.anotherAccount();
    assumeTrue(account.isPresent(), "no setpriv or no account to change to");
    var open = Files.createTempDirectory("houji-account-");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    try {
      for (int start = 1; start <= 2; start++) {
        try (var database = EmbeddedPostgres.start(open, account::get)) {
          run(database.access(Login.OWNER), KEEP);
          assertEquals("" + start, ask(database.access(Login.OWNER), "select count(*) from kept"));
          assertEquals(
              account.get().account().get().uid(),
              Files.getAttribute(Path.of("/proc/" + database.pid()), "unix:uid"));
        }
      }
    } finally {
      Folder.deleteTree(open);
    }
  }

  /** Copies what the account may not read (a repository below root's home) to where it may. */
  private static String readableClassPath(Path target) throws IOException {
    var jars = Files.createDirectory(target.resolve("jars"));
    var entries = new ArrayList<String>();
    for (String entry : List.of(System.getProperty("java.class.path").split(File.pathSeparator))) {
      var copy = jars.resolve(entries.size() + "-" + Path.of(entry).getFileName());
      copyTree(Path.of(entry), copy);
      entries.add(copy.toString());
    }
    return entries.stream().collect(Collectors.joining(File.pathSeparator));
  }

  private static void copyTree(Path from, Path to) throws IOException {
    if (!Files.exists(from)) {
      return;
    }
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private Path data() {
    return folder.resolve("postgres/data");
  }

  private List<Long> postgres() {
    return Processes.postgresIn(data());
  }
}
