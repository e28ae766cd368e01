package io.houji.deploy.serving;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.testing.TestDatabase;
import io.houji.http.server.Role;
import io.houji.http.testing.Client.Answered;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A write happens once, however often it is sent. */
class WritesTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static Service service;
  private static String token;

  @BeforeAll
  static void open() {
    NotesRoom.makeTable(DATABASE);
    service = new Service(DATABASE);
    token = service.token("cluster", Role.FUND_MANAGER);
  }

  @AfterAll
  static void close() {
    service.close();
  }

  private static CompletableFuture<Answered> post(String key, String text) {
    return service
        .client
        .post("/v1/notes")
        .as(token)
        .with("Idempotency-Key", key)
        .json("{\"text\":\"" + text + "\"}")
        .sendAsync();
  }

  private static long count(String text) {
    var all = service.client.get("/v1/notes").as(token).send().json().items("notes");
    return all.stream()
        .filter(
            note ->
                note.toString().contains("\"" + text) || note.toString().contains("=" + text + "]"))
        .count();
  }

  @Test
  void theSameAgainGetsTheSameBytes() {
    var first = post("again", "once").join();
    var second = post("again", "once").join();
    assertEquals(201, first.status());
    assertEquals("false", first.header("Idempotency-Hit"));
    assertEquals(201, second.status());
    assertEquals("true", second.header("Idempotency-Hit"));
    assertEquals(first.header("Location"), second.header("Location"));
    assertArrayEquals(first.body(), second.body());
    assertEquals(1, count("once"));
  }

  @Test
  void anotherBodyUnderTheSameKeyIsRefused() {
    assertEquals(201, post("other", "one text").join().status());
    var other = post("other", "another text").join();
    assertEquals(422, other.status());
    assertEquals("idempotency-mismatch", other.problem());
    assertEquals(0, count("another text"));
  }

  @Test
  void sixteenTwinsAtOnceMakeOneRow() {
    var all = new ArrayList<CompletableFuture<Answered>>();
    for (int i = 0; i < 16; i++) {
      all.add(post("twins", "twin"));
    }
    var answers = all.stream().map(CompletableFuture::join).toList();
    assertEquals(List.of(201), answers.stream().map(Answered::status).distinct().toList());
    assertEquals(
        List.of(answers.get(0).text()), answers.stream().map(Answered::text).distinct().toList());
    assertEquals(
        15, answers.stream().filter(a -> a.header("Idempotency-Hit").equals("true")).count());
    assertEquals(1, count("twin"));
  }

  @Test
  void aRefusedRequestLeavesItsKeyFree() {
    var refused = post("mended", "").join();
    assertEquals(422, refused.status());
    assertEquals(List.of("/text out_of_range"), refused.errors());
    assertEquals(201, post("mended", "mended").join().status());
  }

  @Test
  void whatTheDatabaseRefusesIsNoMistakeOfOurs() {
    var rude = post("rude", "rude").join();
    assertEquals(422, rude.status());
    assertTrue(rude.json().words("detail").contains("note_is_kind"), rude.text());
    assertEquals(201, post("there-1", "there").join().status());
    var there = post("there-2", "there").join();
    assertEquals(409, there.status());
    assertEquals("conflict", there.problem());
  }

  @Test
  void aKeyMustBeThereAndFit() {
    var without = service.client.post("/v1/notes").as(token).json("{\"text\":\"a\"}").send();
    assertEquals(400, without.status());
    assertEquals(400, post("k".repeat(256), "a").join().status());
    assertEquals(400, post("with blank", "a").join().status());
    var twice = service.client.post("/v1/notes").as(token).with("Idempotency-Key", "a");
    assertEquals(400, twice.with("Idempotency-Key", "b").json("{}").send().status());
  }

  @Test
  void aTwinOfSlowWorkIsToldToWait() throws Exception {
    try (var owner = DATABASE.asOwner();
        var statement = owner.createStatement()) {
      owner.setAutoCommit(false);
      statement.execute("lock table houji.note in access exclusive mode");
      var first = post("slow", "slow");
      var second = post("slow", "slow");
      var refused = List.of(first.join(), second.join());
      // One waits for the table, the other for the first; both give up in bounded time.
      assertTrue(
          refused.stream().allMatch(a -> a.status() == 503 || a.status() == 409),
          refused::toString);
      assertTrue(refused.stream().allMatch(a -> a.header("Retry-After").equals("1")));
      owner.rollback();
    }
    assertEquals("false", post("slow", "slow").join().header("Idempotency-Hit"));
    assertEquals(1, count("slow"));
  }
}
