package io.houji.http.calculations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.houji.http.server.Role;
import io.houji.http.testing.Client;
import io.houji.http.testing.OpenHouse;
import java.util.ArrayList;
import java.util.List;

/** Asks the calculations over HTTP, as any client would. */
final class Desk implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final OpenHouse house =
      new OpenHouse(vertx -> CalculationsRoom.of(vertx, FundCalculations.all()));

  Client.Answered post(String name, String body) {
    return house
        .client()
        .post("/v1/calculations/" + name)
        .as(OpenHouse.token(Role.REGULATOR))
        .json(body)
        .send();
  }

  JsonNode ask(String name, Object question) {
    var answered = post(name, write(question));
    assertEquals(200, answered.status(), answered.text());
    return read(answered.text());
  }

  static String write(Object question) {
    try {
      return JSON.writeValueAsString(question);
    } catch (JsonProcessingException broken) {
      throw new AssertionError(broken);
    }
  }

  static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new AssertionError(broken);
    }
  }

  /** Numbers as doubles, some of which the vectors keep as text. */
  static List<Double> doubles(JsonNode array) {
    var list = new ArrayList<Double>();
    array.forEach(each -> list.add(Double.parseDouble(each.asText())));
    return list;
  }

  static void near(List<Double> expected, List<Double> actual, double tolerance, String say) {
    assertEquals(expected.size(), actual.size(), say);
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i), actual.get(i), tolerance, say);
    }
  }

  @Override
  public void close() {
    house.close();
  }
}
