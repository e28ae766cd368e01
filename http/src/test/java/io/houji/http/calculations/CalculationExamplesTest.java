package io.houji.http.calculations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import io.houji.http.testing.ContractLint;
import io.houji.http.testing.OpenHouse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the contract shows is what the service answers. */
class CalculationExamplesTest {
  private static final Comparator<JsonNode> BY_VALUE =
      (a, b) -> {
        boolean numbers = a.isNumber() && b.isNumber();
        return numbers ? a.decimalValue().compareTo(b.decimalValue()) : a.equals(b) ? 0 : 1;
      };

  @Test
  void everyExampleIsTrue() {
    try (var desk = new Desk()) {
      for (var calculation : FundCalculations.all()) {
        var request =
            new String(calculation.example().child("request").toBytes(), StandardCharsets.UTF_8);
        var answered = desk.post(calculation.name(), request);
        assertEquals(200, answered.status(), answered.text());
        var shown =
            new String(calculation.example().child("response").toBytes(), StandardCharsets.UTF_8);
        assertTrue(
            Desk.read(shown).equals(BY_VALUE, Desk.read(answered.text())),
            () -> calculation.name() + " answers\n" + answered.text());
      }
    }
  }

  @Test
  void theContractOfAllCalculationsPassesTheReview() {
    try (var house = new OpenHouse(vertx -> CalculationsRoom.of(vertx, FundCalculations.all()))) {
      var document = house.client().get("/openapi.json").send().text();
      var read =
          JsonReader.read(document.getBytes(StandardCharsets.UTF_8))
              .fold(
                  json -> (Json.Obj) json,
                  problems -> {
                    throw new AssertionError(problems.toString());
                  });
      assertEquals(List.of(), ContractLint.findings(read));
    }
  }
}
