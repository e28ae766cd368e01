package io.houji.deploy.funds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.serving.Service;
import io.houji.deploy.testing.TestDatabase;
import io.houji.http.json.Json;
import io.houji.http.server.Role;
import io.houji.http.testing.Client.Answered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a fund manager writes, corrects and takes back, and what is refused. */
class PostingTest {
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

  /** A fund manager of a tenant of their own. */
  private record Manager(String token) {
    static Manager of(String tenant) {
      return new Manager(service.token(tenant, Role.FUND_MANAGER));
    }

    Answered post(String path, String key, String json) {
      return service
          .client
          .post(path)
          .as(token)
          .with("Idempotency-Key", key)
          .json(json.replace('\'', '"'))
          .send();
    }

    Answered get(String path) {
      return service.client.get(path).as(token).send();
    }

    void fund(String id) {
      var made = post("/v1/funds", "fund-" + id, fundJson(id));
      assertEquals(201, made.status(), made::text);
    }

    Answered flow(String fund, String key, String date, String kind, String yuan) {
      return post("/v1/funds/" + fund + "/cash-flows", key, flowJson(date, kind, yuan));
    }
  }

  private static String fundJson(String id) {
    return "{'id':'"
        + id
        + "','effective_on':'2020-01-01','name':'天使一期','type':'angel',"
        + "'layer':'direct','vintage':2020}";
  }

  private static String flowJson(String date, String kind, String yuan) {
    return "{'date':'" + date + "','kind':'" + kind + "','amount':" + money(yuan) + "}";
  }

  private static String money(String yuan) {
    return "{'amount':'" + yuan + "','currency':'CNY'}";
  }

  @Test
  void whatIsPostedIsInTheFiguresAtOnce() {
    var manager = Manager.of("at-once");
    manager.fund("F1");
    assertEquals(
        201,
        manager
            .post(
                "/v1/funds/F1/commitments",
                "c1",
                "{'date':'2020-02-01','source':'fiscal','amount':" + money("1000.00") + "}")
            .status());
    var call = manager.flow("F1", "f1", "2020-03-01", "capital_call", "600.01");
    assertEquals(201, call.status());
    assertTrue(call.header("Location").startsWith("/v1/funds/F1/cash-flows/cf-"));
    assertEquals(
        201,
        manager
            .post(
                "/v1/funds/F1/valuations",
                "v1",
                "{'date':'2021-03-01','value':"
                    + money("660.01")
                    + ",'technique':'fund_statement','status':'reported'}")
            .status());
    var fund = manager.get("/v1/funds/F1?as_of=2021-06-30").json().child("fund");
    assertEquals("1000.00", fund.child("committed").words("amount"));
    assertEquals("600.01", fund.child("paid_in").words("amount"));
    assertEquals("660.01", fund.child("net_asset_value").words("amount"));
    assertEquals("UNIQUE", fund.child("irr").words("status"));
  }

  @Test
  void aRepeatedRequestHappensOnce() {
    var manager = Manager.of("once");
    manager.fund("F1");
    var first = manager.flow("F1", "same", "2020-03-01", "capital_call", "10.00");
    var second = manager.flow("F1", "same", "2020-03-01", "capital_call", "10.00");
    assertEquals(first.text(), second.text());
    assertEquals("false", first.header("Idempotency-Hit"));
    assertEquals("true", second.header("Idempotency-Hit"));
    var other = manager.flow("F1", "same", "2020-03-01", "capital_call", "11.00");
    assertEquals(422, other.status());
    assertEquals(1, manager.get("/v1/funds/F1/cash-flows").json().items("data").size());
  }

  @Test
  void aCorrectionIsANewRowAndTheOldAnswerStays() {
    var manager = Manager.of("corrected");
    manager.fund("F1");
    var call = manager.flow("F1", "k1", "2020-03-01", "capital_call", "10.00").json();
    String body =
        "{'id':'"
            + call.words("id")
            + "','date':'2020-03-01','kind':'capital_call','amount':"
            + money("12.00");
    assertEquals(
        409, manager.post("/v1/funds/F1/cash-flows", "k2", body + "}").status(), "no reason");
    var right =
        manager.post("/v1/funds/F1/cash-flows", "k3", body + ",'reason':'misread statement'}");
    assertEquals(201, right.status(), right::text);
    assertEquals("12.00", paidIn(manager, ""));
    var before = call.words("recorded_at").replace("+", "%2B");
    assertEquals("10.00", paidIn(manager, "&known_at=" + before));
    var nothing =
        manager.post(
            "/v1/funds/F1/cash-flows",
            "k4",
            body.replace(call.words("id"), "unheard-of") + ",'reason':'why'}");
    assertEquals(List.of("/reason unknown"), nothing.errors());
  }

  private static String paidIn(Manager manager, String more) {
    return manager
        .get("/v1/funds/F1?as_of=2026-01-01" + more)
        .json()
        .child("fund")
        .child("paid_in")
        .words("amount");
  }

  @Test
  void whatWasTakenBackIsGoneUnlessSomethingNeedsIt() {
    var manager = Manager.of("taken-back");
    manager.fund("F1");
    var call = manager.flow("F1", "k1", "2020-03-01", "capital_call", "10.00").json();
    assertEquals(201, manager.flow("F1", "k2", "2021-03-01", "distribution", "4.00").status());
    String at = "/v1/funds/F1/cash-flows/" + call.words("id") + "/retraction";
    var needed = manager.post(at, "r1", "{'reason':'booked twice'}");
    assertEquals(422, needed.status(), "the distribution needs a call before it");
    assertEquals(List.of(" contradiction"), needed.errors());
    var again = manager.flow("F1", "k3", "2020-02-01", "capital_call", "10.00");
    assertEquals(201, again.status());
    assertEquals(200, manager.post(at, "r2", "{'reason':'booked twice'}").status());
    assertEquals(404, manager.post(at, "r3", "{'reason':'booked twice'}").status());
    assertEquals("10.00", paidIn(manager, ""));
  }

  @Test
  void everyProblemIsNamedAtOnceAndNothingIsWritten() {
    var manager = Manager.of("refused");
    manager.fund("F1");
    var wrong =
        manager.post(
            "/v1/funds/F1/cash-flows",
            "w1",
            "{'date':'2020-02-30','kind':'gift','amount':{'amount':'1.005','currency':'CNY'},"
                + "'surprise':1}");
    assertEquals(422, wrong.status());
    assertEquals(
        List.of(
            "/amount/amount malformed", "/date malformed", "/kind unknown", "/surprise unknown"),
        wrong.errors().stream().sorted().toList());
    var impossible =
        manager.post(
            "/v1/funds/F1/cash-flows",
            "w2",
            "{'date':'2019-01-01','kind':'distribution','amount':"
                + money("-5.00")
                + ",'firm_id':'E9','fee_kind':'management'}");
    assertEquals(
        List.of(
            "/amount out_of_range",
            "/date contradiction",
            "/date contradiction",
            "/fee_kind contradiction",
            "/firm_id unknown"),
        impossible.errors().stream().sorted().toList());
    assertEquals(404, manager.flow("F9", "w3", "2020-03-01", "fee", "1.00").status());
    assertTrue(manager.get("/v1/funds/F1/cash-flows").json().items("data").isEmpty());
  }

  @Test
  void aFirmNeedsARightCheckCharacter() {
    var manager = Manager.of("firms");
    String firm = "{'id':'E1','effective_on':'2020-01-01','name':'光子','social_credit_code':'";
    var wrong = manager.post("/v1/firms", "e1", firm + "91350100M000100Y44'}");
    assertEquals(List.of("/social_credit_code malformed"), wrong.errors());
    assertEquals(201, manager.post("/v1/firms", "e2", firm + "91350100M000100Y43'}").status());
    assertEquals("光子", manager.get("/v1/firms/E1").json().child("firm").words("name"));
  }

  @Test
  void pagesTogetherAreOneListAlthoughOthersWrite() {
    var manager = Manager.of("pages");
    manager.fund("F1");
    var posts = new ArrayList<CompletableFuture<Answered>>();
    for (int i = 0; i < 60; i++) {
      String json = flowJson("2020-03-" + (10 + i % 5), "capital_call", (i + 1) + ".00");
      posts.add(
          service
              .client
              .post("/v1/funds/F1/cash-flows")
              .as(manager.token)
              .with("Idempotency-Key", "p" + i)
              .json(json.replace('\'', '"'))
              .sendAsync());
    }
    posts.forEach(post -> assertEquals(201, post.join().status()));
    var amounts = new ArrayList<String>();
    String next = "/v1/funds/F1/cash-flows?limit=7";
    while (!next.isEmpty()) {
      var page = manager.get(next).json();
      page.items("data")
          .forEach(flow -> amounts.add(((Json.Obj) flow).child("amount").words("amount")));
      String cursor = page.words("next_cursor");
      next = cursor.isEmpty() ? "" : "/v1/funds/F1/cash-flows?limit=7&cursor=" + cursor;
      assertEquals(
          201,
          manager
              .flow("F1", "late" + amounts.size(), "2020-01-02", "capital_call", "99.00")
              .status());
    }
    assertEquals(60, amounts.stream().distinct().count());
    assertEquals(60, amounts.size());
    assertEquals(422, manager.get("/v1/funds/F1/cash-flows?cursor=nonsense").status());
  }

  @Test
  void projectsHaveRoundsAndTheirSharesStayBelowTheWhole() {
    var manager = Manager.of("projects");
    var project = "{'id':'P1','effective_on':'2021-01-01','status':'managed'}";
    assertEquals(201, manager.post("/v1/projects", "p1", project).status());
    String round = "{'date':'2021-02-01','round':'seed','cost':" + money("100.00") + ",'share':";
    assertEquals(201, manager.post("/v1/projects/P1/rounds", "r1", round + "0.6}").status());
    var over = manager.post("/v1/projects/P1/rounds", "r2", round + "0.5}");
    assertEquals(List.of("/share contradiction"), over.errors());
    assertEquals(1, manager.get("/v1/projects/P1").json().items("rounds").size());
    assertEquals(1, manager.get("/v1/projects").json().items("data").size());
    var later = "{'id':'P1','effective_on':'2023-01-01','status':'written_off'}";
    assertEquals(201, manager.post("/v1/projects", "p2", later).status());
    var then = manager.get("/v1/projects/P1?as_of=2022-01-01").json().child("project");
    assertEquals("managed", then.words("status"));
  }

  @Test
  void registersTakeWhatFundsReferTo() {
    var manager = Manager.of("registers");
    var rate = "{'date':'2025-12-31','currency':'USD','yuan_per_unit':7.0288}";
    assertEquals(201, manager.post("/v1/exchange-rates", "x1", rate).status());
    assertEquals(1, manager.get("/v1/exchange-rates").json().items("data").size());
    var level = "{'date':'2025-12-31','index_id':'CSI300','level':4012.5}";
    assertEquals(201, manager.post("/v1/index-levels", "i1", level).status());
    assertEquals(1, manager.get("/v1/index-levels").json().items("data").size());
    var investor = "{'id':'L1','effective_on':'2020-01-01','name':'引导基金','source':'fiscal'}";
    assertEquals(201, manager.post("/v1/investors", "l1", investor).status());
    assertEquals(1, manager.get("/v1/investors").json().items("data").size());
    var loan = "{'date':'2025-01-01','product':'gazelle_loan','amount':" + money("3.00") + "}";
    assertEquals(201, manager.post("/v1/financings", "n1", loan).status());
    var financing = manager.get("/v1/cluster").json().child("financing");
    assertEquals("3.00", financing.child("amount").words("amount"));
  }

  @Test
  void whateverIsRecordedIsFoundAtItsAddressUntilItIsTakenBack() {
    var manager = Manager.of("addresses");
    manager.fund("F1");
    manager.fund("F2");
    var project = "{'id':'P1','effective_on':'2021-01-01','status':'managed'}";
    assertEquals(201, manager.post("/v1/projects", "p", project).status());
    String amount = ",'amount':" + money("1.00") + "}";
    var bodies = new LinkedHashMap<String, String>();
    bodies.put("/v1/funds/F1/commitments", "{'date':'2021-01-02','source':'market'" + amount);
    bodies.put("/v1/funds/F1/cash-flows", "{'date':'2021-01-02','kind':'fee'" + amount);
    bodies.put(
        "/v1/funds/F1/valuations",
        "{'date':'2021-01-02','technique':'cost','status':'audited','value':"
            + money("0.00")
            + "}");
    bodies.put(
        "/v1/projects/P1/rounds",
        "{'date':'2021-01-02','round':'seed','cost':" + money("1.00") + "}");
    bodies.put("/v1/financings", "{'date':'2021-01-02','product':'other'" + amount);
    bodies.put("/v1/index-levels", "{'date':'2021-01-02','index_id':'I','level':1}");
    bodies.put("/v1/exchange-rates", "{'date':'2021-01-02','currency':'EUR','yuan_per_unit':8}");
    bodies.put(
        "/v1/investors", "{'id':'L','effective_on':'2021-01-02','name':'L','source':'market'}");
    bodies.put("/v1/firms", "{'id':'E','effective_on':'2021-01-02','name':'E'}");
    bodies.forEach(
        (list, body) -> {
          var made = manager.post(list, list, body);
          assertEquals(201, made.status(), made::text);
          String at = made.header("Location");
          assertEquals(200, manager.get(at).status(), at);
          if (list.contains("/F1/") || list.contains("/P1/")) {
            String stranger = at.replace("/F1/", "/F2/").replace("/P1/", "/P2/");
            assertEquals(404, manager.get(stranger).status(), stranger);
            var why = "{'reason':'booked twice'}";
            assertEquals(404, manager.post(stranger + "/retraction", at, why).status());
            assertEquals(200, manager.post(at + "/retraction", "r" + at, why).status());
            assertEquals(404, manager.get(at).status(), at);
          }
        });
  }
}
