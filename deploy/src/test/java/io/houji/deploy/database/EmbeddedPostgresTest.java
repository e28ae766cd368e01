package io.houji.deploy.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.testing.TestDatabase;
import io.houji.deploy.words.Refusal;
import io.houji.http.store.DatabaseAccess;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedPostgresTest {

  @TempDir Path folder;

  @Test
  void aRestartKeepsRowsPortAndPasswords() throws Exception {
    MadeFolder.copyTo(folder);
    DatabaseAccess first;
    try (var database = EmbeddedPostgres.start(folder)) {
      first = database.access(Login.OWNER);
      run(first, "create table kept (n int)");
      run(first, "insert into kept values (32)");
    }
    try (var database = EmbeddedPostgres.start(folder)) {
      assertEquals(first, database.access(Login.OWNER));
      assertEquals("32", ask(first, "select n from kept"));
    }
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "fsync, on",
    "synchronous_commit, on",
    "full_page_writes, on",
    "data_checksums, on",
    "listen_addresses, 127.0.0.1",
    "server_encoding, UTF8",
    "password_encryption, scram-sha-256"
  })
  void durabilityAndShelterAreSet(String setting, String value) throws SQLException {
    assertEquals(value, ask(TestDatabase.server().access(Login.OWNER), "show " + setting));
  }

  @Test
  void textIsOrderedByThePostgresItselfNotByTheMachine() throws SQLException {
    var sql = "select concat(datlocprovider, datlocale) from pg_database where datname = 'houji'";
    assertEquals("bC.UTF-8", ask(TestDatabase.server().access(Login.OWNER), sql));
  }

  @Test
  void theUnpackedProgramIsTheVersionOfItsFolder() throws SQLException {
    var version = ask(TestDatabase.server().access(Login.OWNER), "show server_version");
    assertEquals(Binaries.VERSION, version);
  }

  @Test
  void aWrongPasswordIsRefused() {
    var right = TestDatabase.server().access(Login.OWNER);
    var wrong =
        new DatabaseAccess(
            right.host(),
            right.port(),
            right.database(),
            right.user(),
            "guess",
            right.role(),
            right.tls());
    var refusal = assertThrows(SQLException.class, () -> ask(wrong, "select 1"));
    assertEquals("28P01", refusal.getSQLState());
  }

  @Test
  void noRuleLetsAnyoneInWithoutAPassword() throws SQLException {
    var sql = "select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'";
    assertEquals("0", ask(TestDatabase.server().access(Login.ADMIN), sql));
  }

  @Test
  void noAddressButLoopbackAnswers() throws IOException {
    int port = TestDatabase.server().port();
    connect(new InetSocketAddress("127.0.0.1", port));
    var others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
            .toList();
    for (var other : others) {
      assertThrows(ConnectException.class, () -> connect(new InetSocketAddress(other, port)));
    }
  }

  @Test
  void passwordsAndFilesAreForTheirOwnerOnly() throws IOException {
    try (var database = EmbeddedPostgres.start(folder)) {
      assertFalse(database.isShared());
    }
    var root = folder.resolve("postgres");
    assertEquals("rwx------", mode(root));
    assertEquals("rwx------", mode(root.resolve("data")));
    for (Login login : Login.values()) {
      assertEquals("rw-------", mode(root.resolve(login.user() + ".password")));
    }
    assertNotEquals(
        Files.readString(root.resolve("houji_owner.password")),
        Files.readString(root.resolve("houji_service.password")));
  }

  @Test
  void theServiceRoleIsWeakAndImpatient() throws SQLException {
    var service = TestDatabase.server().access(Login.SERVICE);
    var rights =
        "select concat(rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication)"
            + " from pg_roles where rolname = current_user";
    assertEquals("fffff", ask(service, rights));
    assertEquals("3s", ask(service, "show statement_timeout"));
    assertEquals("1s", ask(service, "show lock_timeout"));
    assertEquals("5s", ask(service, "show idle_in_transaction_session_timeout"));
    var refused =
        assertThrows(SQLException.class, () -> run(service, "create table public.mine (n int)"));
    assertEquals("42501", refused.getSQLState());
    var slow = assertThrows(SQLException.class, () -> run(service, "select pg_sleep(60)"));
    assertEquals("57014", slow.getSQLState());
  }

  @Test
  void aSecondStartIsRefusedInOneLineThatNamesTheHolder() throws Exception {
    MadeFolder.copyTo(folder);
    try (var database = EmbeddedPostgres.start(folder)) {
      var refusal = assertThrows(Refusal.class, () -> EmbeddedPostgres.start(folder));
      assertEquals("database.held", refusal.key());
      assertTrue(refusal.getMessage().contains(" " + ProcessHandle.current().pid() + ")"));
      assertEquals(1, refusal.getMessage().lines().count());
      // The refused attempt must not have let go of the lock of the first one.
      assertThrows(Refusal.class, () -> EmbeddedPostgres.start(folder));
      assertFalse(database.isShared());
    }
  }

  @Test
  void aCommandSharesTheRunningDatabaseAndLeavesItRunning() throws Exception {
    MadeFolder.copyTo(folder);
    try (var serving = EmbeddedPostgres.start(folder)) {
      run(serving.access(Login.OWNER), "create table shared (n int)");
      try (var command = EmbeddedPostgres.attachOrStart(folder)) {
        assertTrue(command.isShared());
        assertEquals(serving.pid(), command.pid());
        assertEquals(serving.bySocket(Login.SERVICE), command.bySocket(Login.SERVICE));
        run(command.access(Login.OWNER), "insert into shared values (1)");
      }
      assertEquals("1", ask(serving.access(Login.OWNER), "select count(*) from shared"));
    }
  }

  @Test
  void aCommandStartsTheDatabaseWhereNoneRunsAndStopsIt() throws Exception {
    MadeFolder.copyTo(folder);
    try (var command = EmbeddedPostgres.attachOrStart(folder)) {
      assertFalse(command.isShared());
    }
    assertTrue(Processes.postgresIn(folder.resolve("postgres/data")).isEmpty());
    assertFalse(Files.exists(folder.resolve("postgres/data/postmaster.pid")));
  }

  @Test
  void aKilledPostgresIsStartedAgainOnTheSamePortWithItsRows() throws Exception {
    MadeFolder.copyTo(folder);
    try (var database = EmbeddedPostgres.start(folder)) {
      var access = database.access(Login.OWNER);
      run(access, "create table kept (n int)");
      for (int round = 1; round <= 3; round++) {
        run(access, "insert into kept values (" + round + ")");
        long before = database.pid();
        Processes.signal("KILL", before);
        database.awaitStart(round + 1);
        assertNotEquals(before, database.pid());
        assertEquals("" + round, ask(access, "select count(*) from kept"));
      }
    }
    assertTrue(Processes.postgresIn(folder.resolve("postgres/data")).isEmpty());
  }

  @Test
  void aPathTooLongForASocketStillGetsOneAndLeavesNoTrace() throws IOException {
    var deep = folder.resolve("很长的目录名".repeat(6)).resolve("x".repeat(100));
    Files.createDirectories(deep);
    Path socket;
    try (var database = EmbeddedPostgres.start(deep)) {
      socket = Path.of(database.bySocket(Login.SERVICE).host());
      assertEquals("rwx------", mode(socket));
      assertTrue(Files.exists(socket.resolve(".s.PGSQL." + database.port())));
    }
    assertFalse(Files.exists(socket));
  }

  @Test
  void aFileWhereTheFolderShouldBeIsRefusedInOneLine() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "x");
    var refusal = assertThrows(Refusal.class, () -> EmbeddedPostgres.start(file));
    assertEquals("database.folder", refusal.key());
    assertTrue(refusal.getMessage().contains(file.toString()));
  }

  @Test
  void filesOfAnotherMajorVersionAreRefused() throws IOException {
    Files.createDirectories(folder.resolve("postgres/data"));
    Files.writeString(folder.resolve("postgres/data/PG_VERSION"), "17\n");
    var refusal = assertThrows(Refusal.class, () -> EmbeddedPostgres.start(folder));
    assertEquals("database.major", refusal.key());
  }

  static String ask(DatabaseAccess access, String sql) throws SQLException {
    try (var connection = Jdbc.connect(access);
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      assertTrue(row.next());
      return row.getString(1);
    }
  }

  static void run(DatabaseAccess access, String sql) throws SQLException {
    try (var connection = Jdbc.connect(access);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void connect(InetSocketAddress address) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(address, 2_000);
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
