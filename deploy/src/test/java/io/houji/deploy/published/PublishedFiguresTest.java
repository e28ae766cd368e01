package io.houji.deploy.published;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.serving.DemoRows;
import io.houji.deploy.serving.Service;
import io.houji.deploy.testing.TestDatabase;
import io.houji.fund.money.Money;
import io.houji.http.json.Json;
import io.houji.http.server.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PublishedFiguresTest {
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

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static Service service;

  @BeforeAll
  static void open() {
    service = Service.whole(DATABASE);
  }

  @AfterAll
  static void close() {
    service.close();
  }

  private static Json.Obj figures(Role role) {
    return figures("nobody", role);
  }

  private static Json.Obj figures(String tenant, Role role) {
    var token = service.token(tenant, role);
    var answered = service.client.get("/v1/published-figures").as(token).send();
    assertEquals(200, answered.status(), answered.text());
    return answered.json();
  }

  @Test
  void ourOwnStandApartFromThePublishedOnes() {
    var empty = figures("nobody", Role.REGULATOR).child("own_figures");
    assertEquals(List.of(), empty.items("figures"), "without rows there is no figure");
    DemoRows.into(service);
    var read = figures(Service.HOME, Role.REGULATOR);
    var own = read.child("own_figures");
    assertEquals("own", own.words("label"));
    assertEquals(Optional.of(new Json.Bool(true)), own.field("illustrative"));
    var byId = new HashMap<String, Json>();
    own.items("figures")
        .forEach(
            each -> {
              var figure = (Json.Obj) each;
              byId.put(figure.words("beside"), figure.field("value").orElseThrow());
            });
    assertEquals(Json.money(Money.wan(1_505_500)), byId.get("fund_cluster_total"));
    assertEquals(Json.number(32), byId.get("fund_count"));
    assertEquals(Json.number(256), byId.get("chunzhong_projects"));
    assertEquals(Json.money(Money.wan(23_900)), byId.get("chunzhong_amount"));
    assertEquals(Json.money(Money.wan(504_900)), byId.get("financing_total"));
    assertEquals(figures("nobody", Role.BANK).items("figures"), read.items("figures"));
    assertEquals(
        Optional.of(Json.Null.NULL), figures(Service.HOME, Role.BANK).field("own_figures"));
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
      for (var field : List.of("phrase", "scope", "qualifier", "as_of", "caution")) {
        assertTrue(figure.field(field).isPresent(), id + " has " + field);
      }
    }
    assertEquals(CHINESE.size(), seen);
  }
}
