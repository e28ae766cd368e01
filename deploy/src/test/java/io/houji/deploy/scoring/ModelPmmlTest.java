package io.houji.deploy.scoring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.serving.Service;
import io.houji.deploy.testing.TestDatabase;
import io.houji.http.json.Json;
import io.houji.http.server.Role;
import io.houji.http.testing.Client.Answered;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Models that leave and come as PMML documents. */
class ModelPmmlTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final String XML = "application/xml";
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

  private static Bank person(String tenant, String name) {
    return new Bank(service, service.token(tenant, Role.MODEL_RISK, name));
  }

  private static Answered send(Bank person, String query, byte[] document) {
    return service
        .client
        .post("/v1/models" + query)
        .as(person.token())
        .with("Idempotency-Key", "k" + query.hashCode() + "-" + document.length)
        .body(XML, document)
        .send();
  }

  private static Answered send(Bank person, String query, String document) {
    return send(person, query, document.getBytes(StandardCharsets.UTF_8));
  }

  private static String gazelle(Bank person) {
    return person.get("/v1/models").json().items("data").stream()
        .map(Json.Obj.class::cast)
        .filter(model -> model.words("name").equals("gazelle-loan"))
        .findFirst()
        .orElseThrow()
        .words("id");
  }

  private static void move(Bank first, Bank second, String model, String to) {
    String path = "/v1/models/" + model + "/moves";
    var asked = first.post(path, model + to, "{'to':'" + to + "','why':'pack'}");
    assertEquals(201, asked.status(), asked::text);
    String confirmation = path + "/" + asked.json().words("id") + "/confirmations";
    assertEquals(201, second.post(confirmation, model + "c" + to, "{'why':'seen'}").status());
  }

  @Test
  void aModelLeavesComesBackAndDecidesAlike() {
    var bank = Bank.of(service, "pmml");
    var first = person("pmml", "first");
    var second = person("pmml", "second");
    bank.application("A1", Map.of());
    var before = bank.score("A1", "s1", DAY).json().child("answer");
    String path = "/v1/models/" + gazelle(first) + "/pmml";
    var document = first.get(path);
    assertEquals(200, document.status(), document::text);
    assertTrue(document.header("Content-Type").startsWith(XML));
    assertArrayEquals(document.body(), bank.get(path).body());

    String query = "?product=gazelle-loan&version=2026-9&source=a%20colleague";
    var made = send(first, query, document.body());
    assertEquals(201, made.status(), made::text);
    assertEquals("draft", made.json().words("state"));
    assertEquals("2026-9", made.json().words("version"));
    String model = made.json().words("id");
    assertEquals("/v1/models/" + model, made.header("Location"));
    assertTrue(first.get("/v1/models/" + model).json().words("text").contains("a colleague"));
    move(first, second, model, "validated");
    move(first, second, model, "champion");

    var after = bank.score("A1", "s2", DAY).json().child("answer");
    assertEquals("2026-9", after.child("versions").child("product").words("version"));
    for (var field : List.of("score", "pd", "grade", "reasons", "economics", "decision")) {
      assertEquals(before.field(field), after.field(field), field);
    }
    // One point more is another score: it is the document that decides.
    var dearer = document.text().replaceFirst("initialScore=\"(\\d+)\"", "initialScore=\"700\"");
    var other = send(first, "?product=gazelle-loan&version=2026-10", dearer).json().words("id");
    move(first, second, other, "validated");
    move(first, second, other, "champion");
    var changed = bank.score("A1", "s3", DAY).json().child("answer");
    assertTrue(!before.field("score").equals(changed.field("score")), changed::toString);
    assertEquals(409, send(first, query + "x", document.body()).status(), "the same version");
  }

  @Test
  void everythingThatIsWrongIsNamedAtOnce() {
    var desk = person("pmml-wrong", "first");
    var document = desk.get("/v1/models/" + gazelle(desk) + "/pmml").text();
    assertEquals(
        List.of("/product missing", "/source malformed", "/version malformed"),
        send(desk, "?version=a%7Cb&source=x%23y", document).errors().stream().sorted().toList());
    assertEquals(
        List.of("/product unknown"),
        send(desk, "?product=balloon-loan&version=1", document).errors());
    var wrong =
        document
            .replace("houji-pdo", "houji-points")
            .replaceFirst("partialScore=\"-?\\d+\"", "partialScore=\"1.5\"")
            .replaceFirst("operator=\"lessThan\"", "operator=\"notEqual\"");
    String query = "?product=gazelle-loan&version=1";
    var refused = send(desk, query, wrong);
    assertEquals(422, refused.status());
    assertEquals(2, refused.errors().size(), refused::text);
    assertEquals(
        List.of("/PMML/Scorecard/Extension missing"),
        send(desk, query, document.replace("houji-pdo", "houji-points")).errors());
    assertEquals(List.of("/version contradiction"), json(desk).errors());
    assertEquals(
        1,
        desk.get("/v1/models").json().items("data").stream()
            .filter(m -> ((Json.Obj) m).words("name").equals("gazelle-loan"))
            .count());
  }

  private static Answered json(Bank desk) {
    var text = desk.get("/v1/models/" + gazelle(desk)).json().field("text").orElseThrow();
    return desk.post(
        "/v1/models?version=2",
        "json",
        new String(Json.object().put("text", text).end().toBytes(), StandardCharsets.UTF_8));
  }

  @Test
  void documentsThatAttackAreRefused() {
    var desk = person("pmml-hostile", "first");
    var document = desk.get("/v1/models/" + gazelle(desk) + "/pmml").text();
    String query = "?product=gazelle-loan&version=1";
    var declared = document.indexOf("<PMML");
    var head = document.substring(0, declared);
    var rest = document.substring(declared);
    var hostile =
        List.of(
            head
                + "<!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                + rest.replace("points table", "&x;"),
            head
                + "<!DOCTYPE p [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>"
                + rest.replace("points table", "&b;"),
            head + "<!DOCTYPE p SYSTEM \"http://127.0.0.1:1/p.dtd\">" + rest,
            rest.replace("points table", "&undeclared;"),
            "<PMML>".repeat(60) + "</PMML>".repeat(60),
            "",
            "{}",
            document.substring(0, document.length() / 2));
    for (var each : hostile) {
      var refused = send(desk, query, each);
      assertTrue(refused.status() == 422 || refused.status() == 400, () -> each + refused.text());
      assertTrue(!refused.text().contains("hostname"), refused::text);
    }
    assertEquals(413, send(desk, query, "<!-- " + " ".repeat(2 << 20) + " -->").status());
    var gb = head.replace("UTF-8", "GB18030") + rest.replace("points table", "评分卡");
    assertEquals(422, send(desk, query, gb.getBytes(Charset.forName("GB18030"))).status());
    assertEquals(422, send(desk, query, gb).status());
    assertEquals(201, send(desk, query, head + rest.replace("points table", "评分卡")).status());
  }

  @Test
  void aBankReadsAndDoesNotWrite() {
    var bank = Bank.of(service, "pmml-roles");
    var document = bank.get("/v1/models/" + gazelle(bank) + "/pmml");
    assertEquals(200, document.status());
    assertEquals(403, send(bank, "?product=gazelle-loan&version=1", document.body()).status());
    assertEquals(404, bank.get("/v1/models/" + "0".repeat(64) + "/pmml").status());
  }
}
