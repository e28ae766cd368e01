package io.houji.deploy.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.testing.TestDatabase;
import io.houji.http.server.Role;
import io.houji.http.server.ServerOptions;
import io.houji.http.store.DatabaseAccess;
import io.houji.http.testing.Client.Answered;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database goes away in every way we know; the service says so in time and heals by itself. */
class DatabaseDownTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);
  private static final Duration HEALED_WITHIN = Duration.ofSeconds(6);

  /** More than the pool has connections, so that every one of them meets the fault. */
  private static final int AT_ONCE = 24;

  private static FaultyLine line;
  private static Service service;
  private static String token;

  @BeforeAll
  static void open() {
    NotesRoom.makeTable(DATABASE);
    var tcp = DATABASE.service();
    line = new FaultyLine(tcp.port());
    var faulty =
        new DatabaseAccess(
            "127.0.0.1",
            line.port(),
            tcp.database(),
            tcp.user(),
            tcp.password(),
            tcp.role(),
            tcp.tls());
    service = new Service(DATABASE, faulty, ServerOptions.on(0, 0));
    token = service.token("cluster", Role.FUND_MANAGER);
  }

  @AfterAll
  static void close() {
    service.close();
    line.close();
  }

  @ParameterizedTest
  @EnumSource(value = FaultyLine.State.class, names = "WHOLE", mode = EnumSource.Mode.EXCLUDE)
  void aLostDatabaseIsA503InTimeAndHeals(FaultyLine.State fault) throws Exception {
    line.become(FaultyLine.State.WHOLE);
    waitFor(200, HEALED_WITHIN);
    assertEquals(200, ready());

    line.become(fault);
    var all = new ArrayList<CompletableFuture<Answered>>();
    long began = System.nanoTime();
    for (int i = 0; i < AT_ONCE; i++) {
      all.add(
          service
              .client
              .post("/v1/notes")
              .as(token)
              .with("Idempotency-Key", fault + "-" + i)
              .json("{\"text\":\"" + fault + "-" + i + "\"}")
              .sendAsync());
    }
    for (var one : all) {
      var answer = one.join();
      assertEquals(503, answer.status(), answer.text());
      assertEquals("1", answer.header("Retry-After"));
    }
    long took = System.nanoTime() - began;
    assertTrue(took < ANSWERED_WITHIN.toNanos(), "took " + took / 1_000_000 + " ms");
    assertEquals(503, ready());
    assertEquals(200, status("/health/live"));

    line.become(FaultyLine.State.WHOLE);
    waitFor(200, HEALED_WITHIN);
    // Every write can be sent again, whatever became of it the first time.
    for (int i = 0; i < AT_ONCE; i++) {
      var again =
          service
              .client
              .post("/v1/notes")
              .as(token)
              .with("Idempotency-Key", fault + "-" + i)
              .json("{\"text\":\"" + fault + "-" + i + "\"}")
              .send();
      assertEquals(201, again.status(), again.text());
    }
    assertEquals(200, ready());
  }

  private static void waitFor(int status, Duration within) {
    long until = System.nanoTime() + within.toNanos();
    int seen;
    do {
      seen = service.client.get("/v1/notes").as(token).send().status();
    } while (seen != status && System.nanoTime() < until);
    assertEquals(status, seen, "not healed within " + within);
  }

  private static int ready() throws Exception {
    return status("/health/ready");
  }

  private static int status(String path) throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:" + service.server.adminPort() + path);
    return HttpClient.newHttpClient()
        .sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
        .orTimeout(10, TimeUnit.SECONDS)
        .join()
        .statusCode();
  }
}
