package io.houji.deploy.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.serving.Service;
import io.houji.deploy.testing.TestDatabase;
import io.houji.http.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A bank's own model from draft to champion, what people decide, and how loans went. */
class ModelsTest {
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

  @Test
  void twoPersonsLetAModelDecide() {
    var desk = Desk.of(service, "two-persons");
    desk.bank().application("A1", Map.of());
    var before = desk.bank().score("A1", "s1", DAY).json().child("answer");
    assertEquals("indicate", before.words("decision"));
    String model = desk.draft("999");
    assertEquals(422, desk.ask(model, "champion").status(), "not before validation");
    var asked = desk.ask(model, "validated");
    assertEquals("waits_for_second_person", asked.json().words("state"));
    assertEquals("draft", desk.state(model));
    var alone = desk.confirm(desk.first(), model, asked);
    assertEquals(List.of("/confirmed_by contradiction"), alone.errors());
    assertEquals(201, desk.confirm(desk.second(), model, asked).status());
    assertEquals("validated", desk.state(model));
    desk.move(model, "champion");
    var after = desk.bank().score("A1", "s2", DAY).json();
    assertEquals("refer", after.child("answer").words("decision"));
    assertEquals(
        "own-999", after.child("answer").child("versions").child("product").words("version"));
    // The score of the old champion is still made again with the old texts.
    var scores = desk.bank().get("/v1/loan-applications/A1/scores").json().items("data");
    for (Json score : scores) {
      String path = "/v1/scores/" + ((Json.Obj) score).words("id") + "/replay";
      assertEquals(200, desk.bank().get(path).status());
    }
    var others = Bank.of(service, "two-persons-neighbour");
    others.application("A1", Map.of());
    assertEquals(before, others.score("A1", "s1", DAY).json().child("answer"));
  }

  @Test
  void aShadowModelIsScoredBesideAndDecidesNothing() {
    var desk = Desk.of(service, "shadow");
    String model = desk.draft("998");
    desk.move(model, "validated");
    desk.move(model, "shadow");
    desk.bank().application("A1", Map.of());
    var score = desk.bank().score("A1", "s1", DAY).json();
    assertEquals("indicate", score.child("answer").words("decision"));
    var review = desk.bank().get("/v1/scores/" + score.words("id") + "/reviews").json();
    var beside = (Json.Obj) review.items("other_models").get(0);
    assertEquals(model, beside.words("model_id"));
    assertEquals("shadow", beside.words("state"));
    assertEquals("refer", beside.words("decision"));
  }

  @Test
  void aRetiredModelScoresNobody() {
    var desk = Desk.of(service, "retired");
    desk.bank().application("A1", Map.of());
    var models = desk.first().get("/v1/models").json().items("data");
    var gazelle =
        models.stream()
            .map(Json.Obj.class::cast)
            .filter(model -> model.words("name").equals("gazelle-loan"))
            .findFirst()
            .orElseThrow();
    desk.move(gazelle.words("id"), "retired");
    var refused = desk.bank().score("A1", "s1", DAY);
    assertEquals(409, refused.status());
    assertEquals("stale-model", refused.problem());
    assertTrue(refused.text().contains("retired"));
  }

  @Test
  void aTextThatIsNoModelIsRefusedWithItsLines() {
    var desk = Desk.of(service, "text");
    var refused =
        desk.first()
            .post(
                "/v1/models",
                "k",
                "{'text':'definition | product | gazelle-loan | 9\\ncut | many\\nwhat | ever'}");
    assertEquals(422, refused.status());
    assertTrue(refused.errors().contains("/text/lines/2 malformed"), refused::text);
    assertTrue(refused.errors().contains("/text/lines/3 unknown"), refused::text);
    String model = desk.draft("556");
    assertNotEquals("", model);
    assertEquals(403, desk.bank().post("/v1/models", "b", "{'text':'x'}").status());
  }

  @Test
  void anAppealEndsWithThePersonWhoDecided() {
    var bank = Bank.of(service, "appeal");
    bank.application("A1", Map.of());
    String path = "/v1/scores/" + bank.score("A1", "s1", DAY).json().words("id") + "/reviews";
    assertEquals("none", bank.get(path).json().words("state"));
    assertEquals(
        201, bank.post(path, "a1", "{'event':'appeal','reason':'counted wrong'}").status());
    assertEquals(409, bank.post(path, "a2", "{'event':'appeal','reason':'again'}").status());
    assertEquals("appealed", bank.get(path).json().words("state"));
    assertEquals(
        List.of("/decision missing", "/person missing"),
        bank.post(path, "h1", "{'event':'human_decision','reason':'x'}").errors());
    var decided =
        bank.post(
            path,
            "h2",
            "{'event':'human_decision','decision':'lend','person':'007','reason':'visited'}");
    assertEquals(201, decided.status(), decided::text);
    assertEquals("decided", bank.get(path).json().words("state"));
    var over = "{'event':'override','decision':'decline','reason':'news'}";
    assertEquals(201, bank.post(path, "o1", over).status());
    assertEquals(3, bank.get(path).json().items("steps").size());
  }

  @Test
  void outcomesAreRipeAndCorrectedWithAReason() {
    var bank = Bank.of(service, "outcomes");
    bank.application("A1", Map.of());
    bank.score("A1", "old", "{'id':'old','day':'2024-06-30'}");
    bank.score("A1", "new", "{'id':'new','day':'2026-04-10'}");
    String body = "{'score_id':'%s','outcome':'%s','observed_on':'%s'%s}";
    assertEquals(
        List.of("/observed_on contradiction"),
        bank.post("/v1/outcomes", "1", body.formatted("new", "performed", "2026-05-01", ""))
            .errors());
    assertEquals(
        List.of("/score_id unknown"),
        bank.post("/v1/outcomes", "2", body.formatted("none", "performed", "2026-05-01", ""))
            .errors());
    assertEquals(
        201,
        bank.post("/v1/outcomes", "3", body.formatted("old", "performed", "2025-07-01", ""))
            .status());
    var late = body.formatted("old", "defaulted", "2025-05-01", "%s");
    assertEquals(409, bank.post("/v1/outcomes", "4", late.formatted("")).status());
    assertEquals(
        201, bank.post("/v1/outcomes", "5", late.formatted(",'reason':'found late'")).status());
    var rows = bank.get("/v1/outcomes").json().items("data");
    assertEquals(1, rows.size());
    assertEquals("defaulted", ((Json.Obj) rows.get(0)).words("outcome"));
  }
}
