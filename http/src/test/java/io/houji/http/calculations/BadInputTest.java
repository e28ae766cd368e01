package io.houji.http.calculations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One row per way in which input can be wrong; every problem is named, nothing ends in a 500. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  private final Desk desk = new Desk();

  @AfterAll
  void close() {
    desk.close();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          irr|{}|/flows missing
          irr|{"flows":[]}|/flows out_of_range
          irr|{"flows":[["2024-01-01","NaN"],["2024-02-30",1]]}|/flows/0/1 malformed;/flows/1/0 malformed
          irr|{"flows":[["2024-01-01",1e301],["24-01-01",true]]}|/flows/0/1 out_of_range;/flows/1/0 malformed;/flows/1/1 malformed
          irr|{"flows":[["2024-01-01"],7]}|/flows/0 malformed;/flows/1 malformed
          irr|{"flows":{"days":[0,1],"amounts":[-1]}}|/flows/amounts contradiction
          irr|{"days":[0,1.5],"amounts":["x",1],"day_count":"act/366"}|/days/1 malformed;/amounts/0 malformed;/day_count unknown
          irr|{"days":[0,1],"amounts":[-1,1],"day_count":"30/360"}|/day_count contradiction
          irr|{"days":[0,9999999999],"amounts":[-1,1]}|/days/1 out_of_range
          irr|{"days":[0,1]}|/amounts missing
          irr|{"flows":[["2024-01-01",-1]],"days":[0],"amounts":[1],"rate":2}|/rate unknown
          irr|{"flows":[["2024-01-01",-1]],"days":[0],"amounts":[1]}|/flows contradiction
          irr|[]|' malformed'
          performance|{"flows":[["2024-01-01",-1]],"nav":-1}|/nav out_of_range;/as_of missing
          performance|{"flows":[["2024-01-01",-1]],"nav":1,"as_of":"2023-01-01"}|/as_of contradiction
          performance|{"flows":[["2024-01-01",-1]],"nav":1,"as_of":"2025-01-01","commitment":-5,"recallable":"-2"}|/recallable out_of_range;/commitment out_of_range
          performance|{"flows":[["2024-01-01",-1]],"nav":1,"as_of":"2025-01-01","commitment":0,"recallable":2}|/commitment out_of_range;/recallable contradiction
          performance|{"flows":[["2024-01-01",-1]],"nav":1,"as_of":"2025-01-01","indices":{"a/b":[["2023-01-01",5]]}}|/indices/a~1b missing;/indices/a~1b missing
          performance|{"flows":[["2024-01-01",-1]],"nav":1,"as_of":"2025-01-01","indices":{"a":[["2024-01-01",0],["2024-01-01",1]]}}|/indices/a/0/level out_of_range;/indices/a/1/date duplicate
          amplification|{"funds":[]}|/funds out_of_range
          amplification|{"funds":[{"fund":"F","committed":-1,"from_cluster":"NaN","public":1}]}|/funds/0/committed out_of_range;/funds/0/from_cluster malformed
          amplification|{"funds":[{"fund":"F","committed":1}]}|/funds/0/from_cluster missing;/funds/0/public missing
          amplification|{"funds":[{"fund":"F","committed":1,"from_cluster":0,"public":0}],"basis":"promised"}|/basis unknown
          amplification|{"funds":[{"fund":"F","committed":1,"from_cluster":0,"public":0}]}|/funds undefined
          amplification|{"funds":[{"fund":"F","committed":1,"from_cluster":1,"public":1}]}|/funds/0 contradiction
          amplification|{"funds":[{"fund":"F","committed":12345678901234567890,"from_cluster":0,"public":1}]}|/funds/0/committed out_of_range
          amplification|{"funds":[{"fund":"F","committed":9,"fiscal_or_fof_committed":1,"from_cluster_fof":2}]}|/funds/0/from_cluster_fof contradiction
          amplification|{"funds":[{"fund":"F","committed":9,"from_cluster":0,"public":1},{"fund":"F","committed":9,"from_cluster":0,"public":1}]}|/funds/1/fund duplicate
          """)
  void everyProblemIsNamed(String name, String body, String errors) {
    var answered = desk.post(name, body);
    assertEquals(422, answered.status(), answered.text());
    assertEquals(List.of(errors.split(";", -1)), answered.errors(), answered.text());
  }

  @Test
  void whatIsNoJsonIsRefusedBeforeAnyCalculation() {
    for (var body :
        List.of(
            "{\"flows\":[[\"2024-01-01\",NaN]]}", "{", "[".repeat(5_000), "{\"a\":1,\"a\":2}")) {
      assertEquals(400, desk.post("irr", body).status(), body);
    }
  }

  @Test
  void aSeriesOfOneSignIsAnAnswerWithReasonsAndNeverZero() {
    var answer = Desk.read(desk.post("irr", "{\"days\":[0,9],\"amounts\":[-1,\"-2\"]}").text());
    assertEquals("INVALID", answer.get("status").asText());
    assertEquals(0, answer.get("rates").size());
    assertEquals("undefined", answer.get("reasons").get(0).get("code").asText());
  }

  @Test
  void twentyDigitsAreANumberLikeAnyOther() {
    var body = "{\"days\":[0,365],\"amounts\":[-12345678901234567890,\"24691357802469135780\"]}";
    var answer = Desk.read(desk.post("irr", body).text());
    assertEquals(1.0, answer.get("rates").get(0).asDouble(), 1e-15);
  }
}
