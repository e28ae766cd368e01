package io.houji.deploy.scoring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.metrics.Admin;
import io.houji.deploy.serving.Service;
import io.houji.deploy.testing.TestDatabase;
import io.houji.http.json.Json;
import io.houji.http.testing.Client.Answered;
import io.houji.scoring.registry.Traffic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A challenger that decides for a share of the applications. */
class ChallengerTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final String DAY = "{'day':'2026-04-10'}";

  private static Service service;

  @BeforeAll
  static void open() {
    service = Service.whole(DATABASE);
  }

  @AfterAll
  static void close() {
    service.close();
  }

  private static Answered ask(Desk desk, String model, String key, String share) {
    return desk.first()
        .post(
            "/v1/models/" + model + "/shares", key, "{'share':" + share + ",'why':'a fair trial'}");
  }

  private static Answered confirm(Bank by, String model, String share) {
    return by.post(
        "/v1/models/" + model + "/shares/" + share + "/confirmations",
        "confirm-" + share,
        "{'why':'seen'}");
  }

  private static void share(Desk desk, String model, String key, String share) {
    var asked = ask(desk, model, key, share);
    assertEquals(201, asked.status(), asked::text);
    assertEquals("waits_for_second_person", asked.json().words("state"));
    var confirmed = confirm(desk.second(), model, asked.json().words("id"));
    assertEquals(201, confirmed.status(), confirmed::text);
    assertEquals("holds", confirmed.json().words("state"));
  }

  /** A model that refers everybody, so that one sees who decided. */
  private static String challenger(Desk desk, String cut) {
    String model = desk.draft(cut);
    desk.move(model, "validated");
    desk.move(model, "challenger");
    return model;
  }

  private static Json.Obj scored(Bank bank, String application, String key) {
    var scored = bank.score(application, key, DAY);
    assertEquals(201, scored.status(), scored::text);
    return scored.json();
  }

  private static Json.Obj head(Desk desk, String model) {
    return desk.first().get("/v1/models/" + model).json();
  }

  @Test
  void anApplicationGoesByTheHashOfItsIdAndItsReplayToo() {
    var desk = Desk.of(service, "shares");
    String model = challenger(desk, "999");
    var bank = desk.bank();
    bank.application("before", Map.of());
    assertEquals("champion", scored(bank, "before", "b").words("decided_by"));
    share(desk, model, "half", "0.5");
    assertEquals("0.5", String.valueOf(number(head(desk, model), "share")));
    double champions = counted("champion");
    double challengers = counted("challenger");
    int decided = 0;
    for (int i = 0; i < 24; i++) {
      String id = "A" + i;
      bank.application(id, Map.of());
      var score = scored(bank, id, "s" + i);
      boolean challenger = Traffic.place(id) < 5_000;
      decided += challenger ? 1 : 0;
      assertEquals(challenger ? "challenger" : "champion", score.words("decided_by"), id);
      var answer = score.child("answer");
      assertEquals(challenger ? "refer" : "indicate", answer.words("decision"), id);
      assertEquals(
          challenger ? "own-999" : "2026-1",
          answer.child("versions").child("product").words("version"));
      // The other one is scored beside it.
      var beside =
          (Json.Obj)
              bank.get("/v1/scores/" + score.words("id") + "/reviews")
                  .json()
                  .items("other_models")
                  .get(0);
      assertEquals(challenger ? "champion" : "challenger", beside.words("state"));
      assertEquals(challenger ? "indicate" : "refer", beside.words("decision"));
      // Scored again, it goes the same way.
      assertEquals(score.words("decided_by"), scored(bank, id, "again" + i).words("decided_by"));
      var rows = bank.get("/v1/loan-applications/" + id + "/scores").json().items("data");
      assertEquals(score.words("decided_by"), ((Json.Obj) rows.get(0)).words("decided_by"));
    }
    assertTrue(decided > 3 && decided < 21, decided + " of 24");
    assertEquals(2 * decided, counted("challenger") - challengers);
    assertEquals(2 * (24 - decided), counted("champion") - champions);
    String kept = "/v1/scores/" + scored(bank, "A0", "kept").words("id");
    byte[] then = bank.get(kept).body();
    assertArrayEquals(then, bank.get(kept + "/replay").body());
    // Also when nobody decides by the challenger any more.
    share(desk, model, "none", "0");
    assertArrayEquals(then, bank.get(kept + "/replay").body());
    for (int i = 0; i < 6; i++) {
      assertEquals("champion", scored(bank, "A" + i, "end" + i).words("decided_by"));
    }
  }

  /** Scores given by models of a role, on {@code /metrics}. */
  private static double counted(String role) {
    return new Admin(service)
        .samples().entrySet().stream()
            .filter(sample -> sample.getKey().startsWith("houji_scores_total{"))
            .filter(sample -> sample.getKey().contains("role=\"" + role + "\""))
            .mapToDouble(Map.Entry::getValue)
            .sum();
  }

  private static java.math.BigDecimal number(Json.Obj json, String field) {
    return ((Json.Num) json.field(field).orElseThrow()).value().stripTrailingZeros();
  }

  /** Recorded in shared transactions, with two catalogues in one of them. */
  @Test
  void scoresAskedForAtOnceAreEachDecidedByTheirOwnModel() {
    var desk = Desk.of(service, "shares-at-once");
    String model = challenger(desk, "995");
    share(desk, model, "half", "0.5");
    var bank = desk.bank();
    var ids = IntStream.range(0, 48).mapToObj(i -> "C" + i).toList();
    ids.forEach(id -> bank.application(id, Map.of()));
    var asked =
        ids.stream()
            .map(id -> CompletableFuture.supplyAsync(() -> scored(bank, id, "at-once-" + id)))
            .toList();
    for (int i = 0; i < ids.size(); i++) {
      var score = asked.get(i).join();
      var expected = Traffic.place(ids.get(i)) < 5_000 ? "challenger" : "champion";
      assertEquals(expected, score.words("decided_by"), ids.get(i));
      assertEquals(
          expected.equals("challenger") ? "refer" : "indicate",
          score.child("answer").words("decision"));
      assertEquals(200, bank.get("/v1/scores/" + score.words("id") + "/replay").status());
    }
  }

  @Test
  void twoPersonsSetAShareAndEverythingAgainstItIsNamed() {
    var desk = Desk.of(service, "shares-persons");
    String model = desk.draft("998");
    desk.move(model, "validated");
    assertEquals(List.of("/share contradiction"), ask(desk, model, "early", "0.1").errors());
    desk.move(model, "challenger");
    assertEquals(List.of("/share out_of_range"), ask(desk, model, "much", "0.6").errors());
    assertEquals(List.of("/share out_of_range"), ask(desk, model, "fine", "0.00001").errors());
    assertEquals(
        List.of("/share missing", "/why missing"),
        desk.first().post("/v1/models/" + model + "/shares", "empty", "{}").errors());
    var asked = ask(desk, model, "good", "0.1234");
    assertEquals(201, asked.status(), asked::text);
    assertEquals("0.1234", String.valueOf(number(asked.json(), "share")));
    assertEquals(1, head(desk, model).items("waiting_shares").size());
    assertEquals("0", number(head(desk, model), "share").toPlainString());
    String id = asked.json().words("id");
    assertEquals(List.of("/confirmed_by contradiction"), confirm(desk.first(), model, id).errors());
    assertEquals(404, confirm(desk.second(), "0".repeat(64), id).status());
    assertEquals(201, confirm(desk.second(), model, id).status());
    assertEquals("0.1234", String.valueOf(number(head(desk, model), "share")));
    assertEquals(0, head(desk, model).items("waiting_shares").size());
    var other = challenger(desk, "997");
    // The other's move to challenger was a move of the product: the share has ended.
    assertEquals("0", number(head(desk, model), "share").toPlainString());
    share(desk, model, "first", "0.3");
    assertEquals(List.of("/share out_of_range"), ask(desk, other, "over", "0.2001").errors());
    share(desk, other, "second", "0.2");
    assertEquals(
        403,
        desk.bank()
            .post("/v1/models/" + model + "/shares", "bank", "{'share':0.1,'why':'x'}")
            .status());
    var neighbour = Desk.of(service, "shares-neighbour");
    assertEquals(404, ask(neighbour, model, "foreign", "0.1").status());
  }

  @Test
  void anyMoveOfTheProductEndsItsShares() {
    var desk = Desk.of(service, "shares-end");
    String model = challenger(desk, "996");
    share(desk, model, "half", "0.5");
    var bank = desk.bank();
    String id = "";
    for (int i = 0; id.isEmpty(); i++) {
      id = Traffic.place("E" + i) < 5_000 ? "E" + i : "";
    }
    bank.application(id, Map.of());
    var score = scored(bank, id, "s1");
    assertEquals("challenger", score.words("decided_by"));
    String pinned = score.child("answer").child("versions").child("model").words("sha256");
    assertNotEquals("", pinned);
    desk.move(model, "champion");
    assertEquals("0", number(head(desk, model), "share").toPlainString());
    var after = scored(bank, id, "s2");
    assertEquals("champion", after.words("decided_by"));
    assertEquals("refer", after.child("answer").words("decision"));
    // The bundled one is the challenger now; it has no share of its own accord.
    var beside =
        (Json.Obj)
            bank.get("/v1/scores/" + after.words("id") + "/reviews")
                .json()
                .items("other_models")
                .get(0);
    assertEquals("challenger", beside.words("state"));
    assertEquals(200, bank.get("/v1/scores/" + score.words("id") + "/replay").status());
  }
}
