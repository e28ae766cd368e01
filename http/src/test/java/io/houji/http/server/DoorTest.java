package io.houji.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.http.json.Json;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the door does before any room is asked. */
class DoorTest {
  private static Shell shell;

  @BeforeAll
  static void open() {
    shell = new Shell(Shell.anyPort());
  }

  @AfterAll
  static void close() {
    shell.close();
  }

  @Test
  void aCallerLearnsWhoItIs() {
    var me = shell.client.get("/v1/me").as(Shell.MANAGER).send();
    assertEquals(200, me.status());
    assertEquals("cluster", me.json().words("tenant"));
    assertEquals("fund_manager", me.json().words("role"));
    assertEquals("no-store", me.header("Cache-Control"));
    assertEquals("nosniff", me.header("X-Content-Type-Options"));
  }

  @Test
  void withoutAValidTokenNothingElseIsLookedAt() {
    var none = shell.client.post("/v1/calculations/sum").json("{").send();
    assertEquals(401, none.status());
    assertEquals("unauthenticated", none.problem());
    assertTrue(none.header("WWW-Authenticate").startsWith("Bearer"));
    for (String wrong :
        List.of("hj_unknown-0123456789-0123456789", "x", "hj_short", "hj_with blank in it")) {
      assertEquals(401, shell.client.get("/v1/me").as(wrong).send().status(), wrong);
    }
    var twice = shell.client.get("/v1/me").as(Shell.MANAGER).as(Shell.MANAGER).send();
    assertEquals(401, twice.status());
    assertEquals(401, shell.client.get("/v1/me?access_token=" + Shell.MANAGER).send().status());
  }

  @Test
  void aCalculationAnswersAndListsItself() {
    var sum =
        shell
            .client
            .post("/v1/calculations/sum")
            .as(Shell.BANK)
            .json("{\"amounts\":[1.1,\"2.2\"]}")
            .send();
    assertEquals("{\"sum\":3.3}", sum.text());
    var list = shell.client.get("/v1/calculations").as(Shell.BANK).send().json();
    assertEquals("sum", ((Json.Obj) list.items("calculations").get(0)).words("name"));
  }

  @Test
  void allProblemsAreNamedAtOnceInTheCallersLanguage() {
    var call = shell.client.post("/v1/calculations/sum").as(Shell.BANK);
    var wrong =
        call.json("{\"amounts\":[true,1,\"x\"],\"Amounts\":1}")
            .with("Accept-Language", "zh-CN,en")
            .send();
    assertEquals(422, wrong.status());
    assertEquals(
        List.of("/amounts/0 malformed", "/amounts/2 malformed", "/Amounts unknown"),
        wrong.errors());
    assertEquals("请求内容有误", wrong.json().words("title"));
    assertEquals("zh-CN", wrong.header("Content-Language"));
    assertEquals("/requests/" + wrong.header("X-Request-Id"), wrong.json().words("instance"));
  }

  @Test
  void whatCannotBeReadIsA400() {
    for (String body : List.of("", "{", "[1", "nul", "{\"a\":1,\"a\":2}", "{} {}", "{\"a\":NaN}")) {
      var answer = shell.client.post("/v1/calculations/sum").as(Shell.BANK).json(body).send();
      assertEquals(400, answer.status(), body);
      assertEquals("malformed", answer.problem());
    }
  }

  @Test
  void otherMediaTypesAreRefused() {
    var call = shell.client.post("/v1/calculations/sum").as(Shell.BANK);
    assertEquals(415, call.body("text/plain", "{}".getBytes()).send().status());
    assertEquals(
        406, shell.client.get("/v1/me").as(Shell.BANK).with("Accept", "text/html").send().status());
    assertEquals(
        200,
        shell
            .client
            .get("/v1/me")
            .as(Shell.BANK)
            .with("Accept", "text/html, */*;q=0.1")
            .send()
            .status());
  }

  @Test
  void aLargeBodyIsRefusedBeforeItIsRead() {
    var big = ("{\"amounts\":[" + " ".repeat(2 << 20) + "1]}").getBytes();
    var answer =
        shell
            .client
            .post("/v1/calculations/sum")
            .as(Shell.BANK)
            .body("application/json", big)
            .send();
    assertEquals(413, answer.status());
    assertEquals("too-large", answer.problem());
  }

  @Test
  void unknownPathsAndMethodsAreToldApart() {
    assertEquals(404, shell.client.get("/v1/nothing").as(Shell.BANK).send().status());
    assertEquals(404, shell.client.get("/v1/me/").as(Shell.BANK).send().status());
    assertEquals(404, shell.client.get("/V1/me").as(Shell.BANK).send().status());
    var wrong = shell.client.call("DELETE", "/v1/me").as(Shell.BANK).send();
    assertEquals(405, wrong.status());
    assertEquals("GET, HEAD, OPTIONS", wrong.header("Allow"));
    var options = shell.client.call("OPTIONS", "/v1/me").send();
    assertEquals(204, options.status());
    assertEquals("GET, HEAD, OPTIONS", options.header("Allow"));
    var head = shell.client.call("HEAD", "/v1/me").as(Shell.BANK).send();
    assertEquals(200, head.status());
    assertEquals(0, head.body().length);
  }

  @Test
  void aHostThatIsNotOursIsRefused() {
    var answer =
        shell.client.raw("GET /v1/me HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
    var none = shell.client.raw("GET /openapi.json HTTP/1.0\r\n\r\n");
    assertTrue(none.startsWith("HTTP/1.0 400") || none.startsWith("HTTP/1.1 400"), none);
  }

  @Test
  void whatIsNoHttpGetsOneProblemAndIsClosed() {
    var answer =
        shell.client.raw("GET /" + "x".repeat(5000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertTrue(answer.contains(" 400 "), answer);
    assertTrue(answer.contains("application/problem+json"), answer);
  }

  @Test
  void aFittingRequestIdIsKept() {
    var kept = shell.client.get("/v1/me").as(Shell.BANK).with("X-Request-Id", "bank-a.17").send();
    assertEquals("bank-a.17", kept.header("X-Request-Id"));
    var made = shell.client.get("/v1/me").as(Shell.BANK).with("X-Request-Id", "a b").send();
    assertTrue(made.header("X-Request-Id").startsWith("req-"));
  }

  @Test
  void theContractAndItsPageAreOpen() {
    assertEquals("3.1.0", shell.client.get("/openapi.json").send().json().words("openapi"));
    assertEquals(200, shell.client.get("/v1/openapi.json").send().status());
    var page = shell.client.get("/docs").send();
    assertEquals(200, page.status());
    assertTrue(page.header("Content-Security-Policy").contains("script-src 'self'"));
    assertEquals(200, shell.client.get("/docs/docs.js").send().status());
    assertEquals(200, shell.client.get("/problems/validation").send().status());
  }

  @Test
  void longAnswersAreCompressedWhenAskedFor() {
    var packed = shell.client.get("/openapi.json").with("Accept-Encoding", "gzip").send();
    assertEquals("gzip", packed.header("Content-Encoding"));
    var small = shell.client.get("/v1/me").as(Shell.BANK).with("Accept-Encoding", "gzip").send();
    assertEquals("", small.header("Content-Encoding"));
  }
}
