package io.houji.deploy.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.testing.TestDatabase;
import io.houji.http.access.TokenAuthentication;
import io.houji.http.server.Role;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who gets in, and what they see: tokens, roles and the wall between tenants. */
class AccessTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static Service service;

  @BeforeAll
  static void open() {
    NotesRoom.makeTable(DATABASE);
    service = new Service(DATABASE);
  }

  @AfterAll
  static void close() {
    service.close();
  }

  @Test
  void aTokenTellsTenantAndRole() {
    for (Role role : Role.values()) {
      var me = service.client.get("/v1/me").as(service.token("alpha", role)).send();
      assertEquals(200, me.status());
      assertEquals("alpha", me.json().words("tenant"));
      assertEquals(role.wire(), me.json().words("role"));
    }
  }

  @Test
  void everyRoleMayDoWhatTheContractSaysAndNothingElse() {
    for (Role role : Role.values()) {
      var token = service.token("beta", role);
      boolean reads = role == Role.FUND_MANAGER || role == Role.REGULATOR;
      assertEquals(reads ? 200 : 403, service.client.get("/v1/notes").as(token).send().status());
      var post = service.client.post("/v1/notes").as(token).with("Idempotency-Key", role.wire());
      int expected = role == Role.FUND_MANAGER ? 201 : 403;
      assertEquals(expected, post.json("{\"text\":\"by " + role.wire() + "\"}").send().status());
    }
  }

  @Test
  void tokensOutsideTheirTimeAreNoTokens() {
    var now = Instant.now();
    var hour = Duration.ofHours(1);
    var role = Role.FUND_MANAGER;
    var past = service.token("alpha", role, now.minus(hour.multipliedBy(2)), now.minus(hour));
    var future = service.token("alpha", role, now.plus(hour), now.plus(hour.multipliedBy(2)));
    for (String token : List.of(past, future)) {
      assertEquals(401, service.client.get("/v1/me").as(token).send().status());
    }
    var revoked = service.token("alpha", role);
    assertTrue(service.revoke(revoked));
    assertFalse(service.revoke(revoked));
    assertEquals(401, service.client.get("/v1/me").as(revoked).send().status());
  }

  @Test
  void aRevokedTokenIsForgottenWithinFiveSeconds() {
    var clock = new AtomicReference<>(Instant.now());
    var remembering = new TokenAuthentication(service.database, clock::get);
    var token = service.token("alpha", Role.BANK);
    assertTrue(Service.await(remembering.callerOf(token)).isPresent());
    assertTrue(service.revoke(token));
    assertTrue(Service.await(remembering.callerOf(token)).isPresent());
    clock.set(clock.get().plusSeconds(5));
    assertTrue(Service.await(remembering.callerOf(token)).isEmpty());
  }

  @Test
  void aTenantSeesNoRowOfAnotherEvenWithoutAnyFilter() {
    var one = service.token("gamma", Role.FUND_MANAGER);
    var other = service.token("delta", Role.FUND_MANAGER);
    var post = service.client.post("/v1/notes").as(one).with("Idempotency-Key", "wall");
    assertEquals(201, post.json("{\"text\":\"secret\"}").send().status());
    assertEquals("{\"notes\":[\"secret\"]}", service.client.get("/v1/notes").as(one).send().text());
    assertEquals("{\"notes\":[]}", service.client.get("/v1/notes").as(other).send().text());
    // Nor does its key answer to another tenant.
    var same = service.client.post("/v1/notes").as(other).with("Idempotency-Key", "wall");
    var answer = same.json("{\"text\":\"secret\"}").send();
    assertEquals("false", answer.header("Idempotency-Hit"));
  }

  @Test
  void theServiceCannotReadTokensNorLeaveItsTenantNorChangeWhatWasKept() throws SQLException {
    var token = service.token("epsilon", Role.FUND_MANAGER);
    assertEquals(43 + 3, token.getBytes(StandardCharsets.US_ASCII).length);
    try (var sql = DATABASE.asService();
        var statement = sql.createStatement()) {
      statement.execute("select set_config('houji.tenant', 'epsilon', false)");
      for (String forbidden :
          List.of(
              "select * from houji.api_token",
              "insert into houji.note (tenant_id, text) values ('alpha', 'smuggled')",
              "update houji.idempotency_key set status = 200",
              "delete from houji.idempotency_key",
              "insert into houji.tenant (tenant_id, name) values ('zeta', 'z')",
              "truncate houji.note",
              "alter table houji.note no force row level security")) {
        var refused =
            assertThrows(SQLException.class, () -> statement.execute(forbidden), forbidden);
        assertEquals("42501", refused.getSQLState(), forbidden);
      }
      try (var rows =
          statement.executeQuery("select string_agg(tenant_id, ',') from houji.tenant")) {
        assertTrue(rows.next());
        assertEquals("epsilon", rows.getString(1));
      }
    }
  }

  @Test
  void theChecksOfTheMigrationFindNothing() throws Exception {
    try (var in = AccessTest.class.getResourceAsStream("/db/check/V1.sql");
        var sql = DATABASE.asOwner();
        var statement = sql.createStatement()) {
      var check = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      try (var rows = statement.executeQuery(check)) {
        assertFalse(rows.next(), () -> "a wall is open");
      }
      statement.execute("create table houji.hole (n int)");
      try (var rows = statement.executeQuery(check)) {
        assertTrue(rows.next(), () -> "the check sees nothing");
      }
      statement.execute("drop table houji.hole");
    }
  }
}
