package io.houji.http.published;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.http.json.Json;
import io.houji.http.server.Role;
import io.houji.http.testing.OpenHouse;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishedRoomTest {
  private static final Map<String, String> CHINESE =
      Map.of(
          "fund_cluster_total", "超150.55亿元",
          "fund_count", "32支",
          "chunzhong_amount", "累计2.39亿元",
          "reform_units", "200余家",
          "sme_growth", "年均85%",
          "finance_network", "“1+6+35”",
          "hydrogen_city_share", "超0.75");
  private static final Map<String, String> ENGLISH =
      Map.of(
          "fund_cluster_total", "more than 150.55 亿元",
          "fund_count", "32 支",
          "chunzhong_amount", "in total so far 2.39 亿元",
          "reform_units", "slightly more than 200 家",
          "sme_growth", "85% a year on average",
          "finance_network", "“1+6+35”",
          "hydrogen_city_share", "more than 0.75");

  private static Json.Obj figures(Role role) {
    try (var house = new OpenHouse(vertx -> PublishedRoom.of())) {
      var answered = house.client().get("/v1/published-figures").as(OpenHouse.token(role)).send();
      assertEquals(200, answered.status(), answered.text());
      return answered.json();
    }
  }

  @Test
  void thereAreThirtyEightPhrasesForEveryRole() {
    for (var role : Role.values()) {
      var phrases = new HashSet<String>();
      figures(role)
          .items("figures")
          .forEach(each -> phrases.add(((Json.Obj) each).words("phrase")));
      assertEquals(38, phrases.size());
    }
  }

  @Test
  void aQualifierIsPartOfWhatIsShownAndAFloorNeverEquals() {
    int seen = 0;
    for (Json each : figures(Role.REGULATOR).items("figures")) {
      var figure = (Json.Obj) each;
      var display = figure.child("display");
      var id = figure.words("id");
      if (CHINESE.containsKey(id)) {
        assertEquals(CHINESE.get(id), display.words("zh-CN"));
        assertEquals(ENGLISH.get(id), display.words("en"));
        seen++;
      }
      assertFalse((display.words("zh-CN") + display.words("en")).contains("="), id);
      if (figure.words("qualifier").equals("gt")) {
        assertTrue(display.words("zh-CN").startsWith("超"), id);
        assertTrue(display.words("en").startsWith("more than "), id);
      }
      for (var field : java.util.List.of("phrase", "scope", "qualifier", "as_of", "caution")) {
        assertTrue(figure.field(field).isPresent(), id + " has " + field);
      }
    }
    assertEquals(CHINESE.size(), seen);
  }
}
