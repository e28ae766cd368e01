package io.houji.deploy.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.serving.Service;
import io.houji.deploy.testing.TestDatabase;
import io.houji.http.server.Role;
import io.houji.http.testing.Client.Answered;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An import that is held up can be asked for and watched; nothing is left of one that fails. */
class ImportProgressTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static Service service;

  @BeforeAll
  static void open() {
    service = Service.whole(DATABASE);
  }

  @AfterAll
  static void close() {
    service.close();
  }

  private static CompletableFuture<Answered> send(String token, String id) {
    return service
        .client
        .post("/v1/imports?file=funds.csv&import_id=" + id)
        .as(token)
        .with("Idempotency-Key", id)
        .body("text/csv", Illustrative.csv("funds"))
        .sendAsync();
  }

  private static Answered get(String token, String path) {
    return service.client.get(path).as(token).send();
  }

  /** Asks until the import has come to waiting for the ledger. */
  private static Answered running(String token, String id) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      var asked = get(token, "/v1/imports/" + id);
      if (asked.status() == 200 && asked.json().words("phase").equals("reading")) {
        return asked;
      }
    }
    throw new AssertionError("import " + id + " never ran");
  }

  @Test
  void anImportAtWorkIsShownAndWatchedToItsEnd() throws SQLException {
    var token = service.token("watched", Role.OPERATOR);
    var stranger = service.token("stranger", Role.OPERATOR);
    try (var owner = DATABASE.asOwner();
        var statement = owner.createStatement()) {
      owner.setAutoCommit(false);
      statement.execute(
          "select pg_advisory_xact_lock(hashtextextended('houji.ledger:watched', 0))");
      var sent = send(token, "slow_1");
      assertEquals("running", running(token, "slow_1").json().words("state"));
      assertEquals(404, get(stranger, "/v1/imports/slow_1").status());
      assertEquals(409, send(token, "slow_1").join().status());
      var events = service.client.get("/v1/imports/slow_1/progress").as(token).sendAsync();
      owner.rollback();
      assertEquals(201, sent.join().status(), sent.join()::text);
      var watched = events.join();
      assertEquals("text/event-stream", watched.header("Content-Type"));
      assertTrue(watched.text().startsWith("event: progress\ndata: {\"id\":\"slow_1\""));
      assertTrue(watched.text().contains("\"state\":\"ended\""), watched::text);
    }
    assertEquals("done", get(token, "/v1/imports/slow_1").json().words("state"));
    assertEquals(404, get(token, "/v1/imports/slow_1/progress").status());
  }

  @Test
  void anImportThatWaitsTooLongIsGivenBackAndCanBeSentAgain() throws SQLException {
    var token = service.token("waiting", Role.OPERATOR);
    try (var owner = DATABASE.asOwner();
        var statement = owner.createStatement()) {
      owner.setAutoCommit(false);
      statement.execute(
          "select pg_advisory_xact_lock(hashtextextended('houji.ledger:waiting', 0))");
      var late = send(token, "late_1").join();
      assertEquals(503, late.status());
      assertEquals("1", late.header("Retry-After"));
      owner.rollback();
    }
    assertEquals(404, get(token, "/v1/imports/late_1").status());
    assertEquals(201, send(token, "late_1").join().status());
  }
}
