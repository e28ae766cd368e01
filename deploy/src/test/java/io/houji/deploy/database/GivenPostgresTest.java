package io.houji.deploy.database;

import static io.houji.deploy.database.EmbeddedPostgresTest.ask;
import static io.houji.deploy.database.EmbeddedPostgresTest.run;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.testing.TestDatabase;
import io.houji.deploy.words.Refusal;
import io.houji.http.store.DatabaseAccess;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database that someone else runs, with logins that someone else made. */
class GivenPostgresTest {
  private static final String STEPS = "db/steps";
  private static final String LOGIN = "someone_else";

  private final TestDatabase database = TestDatabase.empty();

  @AfterEach
  void drop() throws SQLException {
    asAdmin("reassign owned by " + LOGIN + " to houji_admin");
    asAdmin("drop owned by " + LOGIN);
    asAdmin("drop role " + LOGIN);
    database.close();
  }

  @Test
  void oneLoginMigratesAsItselfAndServesAsTheWeakRole() throws SQLException {
    var login = login("");
    asAdmin("grant houji_service to " + LOGIN);
    asAdmin("grant create on database " + login.database() + " to " + LOGIN);
    asAdmin("grant create on schema public to " + LOGIN);
    var postgres = Postgres.given(login, Optional.empty());
    assertEquals(1, Migrations.migrate(postgres, STEPS).steps());
    var service = postgres.service();
    assertEquals("houji_service", ask(service, "select current_user"));
    assertEquals(LOGIN, ask(service, "select session_user"));
    run(
        service,
        "begin; select set_config('houji.tenant', 'a', true);"
            + " insert into houji.note values ('a', 'mine'); commit");
    assertEquals("0", ask(service, "select count(*) from houji.note"));
    assertDenied(service, "truncate houji.note");
    assertDenied(service, "delete from houji.note");
    assertDenied(service, "drop table houji.note");
  }

  @Test
  void aSecondLoginMigratesAndTheFirstOnlyServes() throws SQLException {
    var serving = login("");
    var postgres = Postgres.given(serving, Optional.of(database.owner()));
    var refusal = assertThrows(Refusal.class, () -> Migrations.migrate(postgres, STEPS));
    assertEquals("database.role", refusal.key());
    asAdmin("grant houji_service to " + LOGIN);
    assertEquals(1, Migrations.migrate(postgres, STEPS).steps());
    assertEquals("houji_owner", ask(database.owner(), OWNER_OF_NOTE));
    assertEquals("houji_service", ask(postgres.service(), "select current_user"));
  }

  private static final String OWNER_OF_NOTE =
      "select relowner::regrole from pg_class where oid = 'houji.note'::regclass";

  @Test
  void aLoginWithoutTheRightIsToldWhatAnAdministratorMustRun() throws SQLException {
    var postgres = Postgres.given(login(""), Optional.empty());
    var refusal = assertThrows(Refusal.class, () -> Migrations.migrate(postgres, STEPS));
    assertEquals("database.role", refusal.key());
    assertTrue(
        refusal.getMessage().contains("grant houji_service to " + '"' + LOGIN + '"'),
        refusal.getMessage());
    assertEquals(1, refusal.getMessage().lines().count());
  }

  @Test
  void aServiceRoleThatRowSecurityDoesNotBindIsRefused() throws SQLException {
    login("");
    asAdmin("alter role houji_service bypassrls");
    try {
      var refusal =
          assertThrows(Refusal.class, () -> Migrations.migrate(database.postgres(), STEPS));
      assertEquals("database.mighty", refusal.key());
    } finally {
      asAdmin("alter role houji_service nobypassrls");
    }
  }

  @Test
  void aWrongPasswordIsOneLineWithoutThePassword() throws SQLException {
    var right = login("");
    var wrong =
        new DatabaseAccess(
            right.host(), right.port(), right.database(), LOGIN, "s3cret", null, false);
    var refusal =
        assertThrows(
            Refusal.class,
            () -> Migrations.migrate(Postgres.given(wrong, Optional.empty()), STEPS));
    assertEquals("database.reach", refusal.key());
    assertFalse(refusal.getMessage().contains("s3cret"));
    assertEquals(1, refusal.getMessage().lines().count());
  }

  @Test
  void serversBefore15AreRefused() throws SQLException {
    login("");
    assertThrows(Refusal.class, () -> Server.refuseOld("db", 140_022));
    assertDoesNotThrow(() -> Server.refuseOld("db", 150_000));
  }

  private DatabaseAccess login(String rights) throws SQLException {
    asAdmin("create role " + LOGIN + " login password 'given' " + rights);
    var owner = database.owner();
    asAdmin("grant connect on database " + owner.database() + " to " + LOGIN);
    return new DatabaseAccess(
        owner.host(), owner.port(), owner.database(), LOGIN, "given", null, false);
  }

  private void asAdmin(String sql) throws SQLException {
    try (var connection = database.asAdmin();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void assertDenied(DatabaseAccess access, String sql) {
    var denied = assertThrows(SQLException.class, () -> run(access, sql));
    assertEquals("42501", denied.getSQLState());
  }
}
