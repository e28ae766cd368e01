package io.houji.deploy.walls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.testing.TestDatabase;
import io.houji.http.json.Json;
import io.houji.http.server.Role;
import io.houji.http.testing.Client.Answered;
import io.houji.http.testing.ContractCheck;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every operation that takes a body gets every bad body that its own schema tells of: it is refused
 * with pointers to what is wrong, nothing is written, and nothing fails. Null in a field that need
 * not be there means that it is not there.
 */
class BadInputTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final String TENANT = "careful";

  /** Values of every type, at the edges; which are bad for a field says its schema. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "12345678901234567890",
          "1e400",
          "\"\"",
          "\" \"",
          "\"NaN\"",
          "\"2026-02-30\"",
          "\"a\\u0000b\"",
          "[]",
          "[[]]",
          "{}",
          "{\"amount\":\"1.005\",\"currency\":\"CNY\"}",
          "{\"amount\":\"12345678901234567890.00\",\"currency\":\"CNY\"}",
          "{\"amount\":\"NaN\",\"currency\":\"CNY\"}",
          "{\"amount\":\"1e5\",\"currency\":\"CNY\"}",
          "{\"amount\":1.00,\"currency\":\"CNY\"}",
          "{\"amount\":\"1.00\",\"currency\":\"yuan\"}",
          "{\"amount\":\"1.00\"}",
          "\"" + "长".repeat(20_000) + "\"");

  /** No tree was made of the body: unreadable, too large, not JSON. */
  private static final Set<Integer> NOTHING_TO_POINT_INTO = Set.of(400, 413, 415);

  /** Not JSON at all. */
  private static final List<String> NO_JSON =
      List.of(
          "NaN", "Infinity", "-Infinity", "01", "1.", "'x'", "undefined", "\"\\ud800\"", "\"\n\"");

  private static final AtomicInteger KEYS = new AtomicInteger();

  private static FilledHouse house;
  private static ContractCheck contract;
  private final List<String> wrong = new ArrayList<>();

  @BeforeAll
  static void fill() {
    house = new FilledHouse(DATABASE);
    house.fill(TENANT);
    contract = new ContractCheck(house.service.server.contract().document());
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static List<ContractCall> bodies() {
    var calls = house.operations.stream().filter(ContractCall::takesJson).toList();
    assertTrue(calls.size() >= 16, () -> calls.size() + " operations");
    return calls;
  }

  private static String seq() {
    return Bodies.text(
        house
            .service
            .client
            .get("/v1/cluster")
            .as(house.token(TENANT, Role.REGULATOR))
            .send()
            .json()
            .field("known_seq")
            .orElseThrow());
  }

  private Answered send(ContractCall call, String type, byte[] body) {
    var request =
        house
            .service
            .client
            .post(call.address(FilledHouse.IDS))
            .as(house.token(TENANT, call.role()))
            .body(type, body);
    return (call.creates()
            ? request.with("Idempotency-Key", "bad-" + KEYS.incrementAndGet())
            : request)
        .send();
  }

  private Answered send(ContractCall call, String body) {
    return send(call, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  /** Refused as it should be, with a pointer that begins with {@code at}. */
  private void refused(String what, Answered answer, String at) {
    var problem = answer.header("Content-Type").startsWith("application/problem+json");
    boolean points =
        problem
            && (NOTHING_TO_POINT_INTO.contains(answer.status())
                || answer.errors().stream().anyMatch(error -> pointsTo(error, at)));
    if (answer.status() < 400 || answer.status() >= 500 || !points) {
      wrong.add(what + " -> " + answer.status() + " " + answer.text());
    }
  }

  private static boolean pointsTo(String error, String at) {
    return error.startsWith(at + " ") || error.startsWith(at + "/") || at.isEmpty();
  }

  private void nothingWentWrong(String before) {
    assertEquals(
        List.of(), wrong.stream().map(s -> s.substring(0, Math.min(400, s.length()))).toList());
    assertEquals(before, seq());
  }

  @Test
  void everyFieldRefusesWhatItsSchemaDoes() {
    String before = seq();
    int tried = 0;
    for (ContractCall call : bodies()) {
      var example = call.example();
      for (var property : call.schema().child("properties").fields().entrySet()) {
        for (String value : VALUES) {
          var bytes = value.getBytes(StandardCharsets.UTF_8);
          boolean absent = value.equals("null") && !call.requires(property.getKey());
          if (!absent && !contract.violations(property.getValue(), bytes).isEmpty()) {
            var answer = send(call, Bodies.raw(example, property.getKey(), value));
            refused(what(call, property.getKey(), value), answer, "/" + property.getKey());
            tried++;
          }
        }
      }
    }
    assertTrue(tried > 1000, tried + " bad bodies");
    nothingWentWrong(before);
  }

  private static String what(ContractCall call, String field, String value) {
    return call.id() + " " + field + "=" + value.substring(0, Math.min(60, value.length()));
  }

  @Test
  void whatIsNoJsonIsRefused() {
    String before = seq();
    for (ContractCall call : bodies()) {
      var example = call.example();
      String text = Bodies.text(example);
      var field = example.fields().keySet().iterator().next();
      for (String value : NO_JSON) {
        refused(what(call, field, value), send(call, Bodies.raw(example, field, value)), "");
      }
      var broken = new LinkedHashMap<String, String>();
      broken.put("cut", text.substring(0, text.length() - 1));
      broken.put("more", text + "x");
      broken.put("empty", "");
      broken.put("twice", text.substring(0, text.length() - 1) + ",\"" + field + "\":1}");
      broken.put("deep", "[".repeat(100_000));
      broken.put("deep and closed", "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000));
      broken.put("list", "[" + text + "]");
      broken.put("null", "null");
      broken.put("unknown field", Bodies.raw(example, "surprise", "1"));
      broken.forEach((name, body) -> refused(call.id() + " " + name, send(call, body), ""));
      encodings(call, text.replaceFirst("\\{", "{\"x\":\"硬科技\","));
    }
    nothingWentWrong(before);
  }

  private void encodings(ContractCall call, String text) {
    for (String charset : List.of("UTF-16", "UTF-32", "GB18030")) {
      var bytes = text.getBytes(Charset.forName(charset));
      refused(call.id() + " in " + charset, send(call, "application/json", bytes), "");
    }
    refused(call.id() + " as form", plainly(call, "application/x-www-form-urlencoded"), "");
    refused(call.id() + " as text", plainly(call, "text/plain"), "");
    var large = ("{\"x\":\"" + "x".repeat(2 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
    refused(call.id() + " too large", send(call, "application/json", large), "");
  }

  private Answered plainly(ContractCall call, String type) {
    return send(call, type, Bodies.text(call.example()).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatTheSchemaCannotTellIsRefusedToo() {
    String before = seq();
    for (ContractCall call : bodies()) {
      if (!call.creates()) {
        continue;
      }
      var example =
          call.schema().child("properties").field("id").isPresent()
              ? Bodies.with(call.example(), "id", Json.text("fresh"))
              : call.example();
      for (String field : example.fields().keySet()) {
        var schema =
            call.resolved((Json.Obj) call.schema().child("properties").field(field).orElseThrow());
        if (schema.child("properties").field("currency").isPresent()) {
          var answer =
              send(call, Bodies.raw(example, field, "{\"amount\":\"-5.00\",\"currency\":\"CNY\"}"));
          refused(call.id() + " negative " + field, answer, "/" + field);
        }
      }
      for (String field : call.schema().child("properties").fields().keySet()) {
        if (List.of(
                "fund_id", "from_fund_id", "target_fund_id", "firm_id", "investor_id", "project_id")
            .contains(field)) {
          var answer = send(call, Bodies.raw(example, field, "\"nobody\""));
          refused(call.id() + " unknown " + field, answer, "/" + field);
        }
      }
    }
    nothingWentWrong(before);
  }

  @Test
  void pathsOfFactsThatAreNotThereAre404() {
    String before = seq();
    var nobody = new LinkedHashMap<String, String>();
    FilledHouse.IDS.forEach((name, id) -> nobody.put(name, "nobody"));
    for (ContractCall call : bodies()) {
      if (call.path().contains("{")) {
        var answer = call.send(house, TENANT, nobody, "nobody", Bodies.text(call.example()));
        assertEquals(404, answer.status(), call.id() + answer.text());
      }
    }
    assertEquals(before, seq());
  }

  /** Guards the sweep: the bodies it changes are good as they are. */
  @Test
  void theExamplesThemselvesAreGood() {
    for (ContractCall call : bodies()) {
      Map<String, Json> fields = call.example().fields();
      assertTrue(!fields.isEmpty(), call.id());
      assertEquals(
          List.of(), contract.violations(call.schema(), call.example().toBytes()), call.id());
    }
  }
}
