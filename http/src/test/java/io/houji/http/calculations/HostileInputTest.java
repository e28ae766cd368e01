package io.houji.http.calculations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.houji.http.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every place of every example, spoilt in every way: an answer or a named refusal, never a 500. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileInputTest {
  private static final List<String> SPOILT =
      List.of(
          "null",
          "true",
          "\"NaN\"",
          "-1",
          "0.001",
          "\"1e-300\"",
          "1e300",
          "12345678901234567890",
          "\"2999-12-31\"",
          "[]",
          "{}");

  private static final int BODY_MAX = 1 << 20;

  private final Desk desk = new Desk();

  @AfterAll
  void close() {
    desk.close();
  }

  private static JsonNode example(Calculation calculation) {
    return Desk.read(
        new String(calculation.example().child("request").toBytes(), StandardCharsets.UTF_8));
  }

  @Test
  void nothingSpoiltEndsInA500() {
    int refused = 0;
    for (var calculation : FundCalculations.all()) {
      for (var body : spoilt(example(calculation))) {
        var answered = desk.post(calculation.name(), body);
        assertTrue(
            answered.status() == 200 || answered.status() == 422,
            () -> calculation.name() + " " + body + " answers " + answered.text());
        if (answered.status() == 422) {
          assertFalse(answered.errors().isEmpty(), body);
          refused++;
        }
      }
    }
    assertTrue(refused > 2_000, "refused " + refused);
  }

  /** One body for each place and each way of spoiling it, and one without each field. */
  private static List<String> spoilt(JsonNode example) {
    var bodies = new ArrayList<String>();
    spoil(example, example, bodies);
    return bodies;
  }

  private static void spoil(JsonNode root, JsonNode at, List<String> bodies) {
    if (at instanceof ObjectNode object) {
      for (var name : new ArrayList<>(iterable(object))) {
        var was = object.get(name);
        each(root, value -> object.set(name, value), bodies);
        object.remove(name);
        bodies.add(root.toString());
        object.set(name, was);
        spoil(root, was, bodies);
      }
      object.put("not_known", 1);
      bodies.add(root.toString());
      object.remove("not_known");
    } else if (at instanceof ArrayNode array) {
      for (int i = 0; i < Math.min(1, array.size()); i++) {
        int index = i;
        var was = array.get(i);
        each(root, value -> array.set(index, value), bodies);
        array.set(index, was);
        spoil(root, was, bodies);
      }
    }
  }

  private static List<String> iterable(ObjectNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static void each(JsonNode root, Consumer<JsonNode> put, List<String> bodies) {
    for (var value : SPOILT) {
      put.accept(Desk.read(value));
      bodies.add(root.toString());
    }
  }

  /** One item more than the contract allows, wherever so many fit into a body. */
  @Test
  void aListThatIsTooLongIsRefusedByName() {
    int tested = 0;
    for (var calculation : FundCalculations.all()) {
      var example = (ObjectNode) example(calculation);
      for (var each : tooLong(calculation.requestSchema(), example).entrySet()) {
        var body = example.deepCopy().set(each.getKey(), each.getValue()).toString();
        if (body.length() < BODY_MAX) {
          var answered = desk.post(calculation.name(), body);
          assertEquals(422, answered.status(), () -> calculation.name() + answered.text());
          assertTrue(
              answered.errors().contains("/" + each.getKey() + " out_of_range"),
              () -> calculation.name() + answered.errors());
          tested++;
        }
      }
    }
    assertTrue(tested > 15, "tested " + tested);
  }

  private static Map<String, JsonNode> tooLong(Json.Obj schema, ObjectNode example) {
    var lists = new LinkedHashMap<String, JsonNode>();
    for (var name : iterable(example)) {
      var most = schema.child("properties").child(name).field("maxItems");
      if (most.isPresent() && most.get() instanceof Json.Num number) {
        var list = example.arrayNode();
        for (int i = number.value().intValueExact(); i >= 0; i--) {
          list.add(example.get(name).get(0));
        }
        lists.put(name, list);
      }
    }
    return lists;
  }
}
