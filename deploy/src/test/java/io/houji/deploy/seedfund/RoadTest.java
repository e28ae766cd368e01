package io.houji.deploy.seedfund;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.serving.Service;
import io.houji.deploy.testing.TestDatabase;
import io.houji.http.json.Json;
import io.houji.http.server.Role;
import io.houji.http.testing.Client.Answered;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The road from laboratory to firm over HTTP: what is written, refused, and what follows. */
class RoadTest {
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

  /** A fund manager of a tenant of their own; every request has a key of its own. */
  private static final class Manager {
    private final String token;
    private int keys;

    Manager(String tenant) {
      token = service.token(tenant, Role.FUND_MANAGER);
    }

    Answered post(String path, String json) {
      keys++;
      return service
          .client
          .post(path)
          .as(token)
          .with("Idempotency-Key", "k" + keys)
          .json(json.replace('\'', '"'))
          .send();
    }

    void posted(String path, String json) {
      var answer = post(path, json);
      assertEquals(201, answer.status(), answer::text);
    }

    Json.Obj get(String path) {
      var answer = service.client.get(path).as(token).send();
      assertEquals(200, answer.status(), answer::text);
      return answer.json();
    }

    /** A seed fund with one project of one firm, seeded on 2021-05-10. */
    Manager seeded() {
      posted(
          "/v1/funds",
          "{'id':'F1','effective_on':'2021-01-01','name':'春种','type':'seed','layer':'direct',"
              + "'vintage':2021,'seed_programme':true}");
      posted("/v1/firms", "{'id':'C1','effective_on':'2021-01-01','name':'示例企业'}");
      project("managed", "2021-05-10");
      posted(
          "/v1/projects/P1/rounds",
          "{'date':'2021-05-10','round':'种子轮','share':0.6,'cost':" + money("239000000.00") + "}");
      return this;
    }

    Answered status(String status, String day) {
      return post(
          "/v1/projects",
          "{'id':'P1','effective_on':'"
              + day
              + "','fund_id':'F1','firm_id':'C1','source_institution':'示例大学','status':'"
              + status
              + "'}");
    }

    private void project(String status, String day) {
      assertEquals(201, status(status, day).status());
    }
  }

  private static String money(String yuan) {
    return "{'amount':'" + yuan + "','currency':'CNY'}";
  }

  private static String number(Json.Obj json, String field) {
    return json.field(field)
        .map(n -> ((Json.Num) n).value().stripTrailingZeros().toPlainString())
        .orElse("none");
  }

  /** Domain vector: cost 23,900, proceeds 1,200, value 6,500 gives L = 0.6778. */
  @Test
  void aLossOfTwoThirdsIsToleratedOnlyWithACompleteFileAndOnlyAtACheckpoint() {
    var manager = new Manager("tolerance").seeded();
    manager.posted(
        "/v1/funds/F1/cash-flows",
        "{'date':'2024-05-10','kind':'realisation','project_id':'P1','amount':"
            + money("12000000.00")
            + "}");
    manager.posted(
        "/v1/funds/F1/valuations",
        "{'date':'2025-05-10','project_id':'P1','technique':'multiples','status':'reported',"
            + "'value':"
            + money("65000000.00")
            + "}");
    var running = manager.get("/v1/seed-fund?as_of=2026-04-10").child("tolerance");
    assertEquals("0.67782427", number(running, "loss_ratio"));
    assertEquals("no_verdict_yet", running.words("verdict"));
    assertEquals("2025-01-01", running.child("rule").words("from"));
    assertTrue(running.child("rule").words("source").contains("2025"));
    manager.posted(
        "/v1/seed-fund/checkpoints",
        "{'date':'2026-04-10','fund_id':'F1','kind':'whole_life_checkpoint','reference':'评价'}");
    var incomplete = manager.get("/v1/seed-fund?as_of=2026-04-10").child("tolerance");
    assertEquals("procedure_to_be_started", incomplete.words("verdict"));
    for (var paper :
        List.of("committee_papers", "conflict_declarations", "post_investment_reports")) {
      manager.posted(
          "/v1/projects/P1/diligence-papers",
          "{'date':'2021-05-01','kind':'" + paper + "','reference':'档案'}");
    }
    var complete = manager.get("/v1/seed-fund?as_of=2026-04-10").child("tolerance");
    assertEquals("within_tolerance", complete.words("verdict"));
    assertEquals(
        "no_verdict_yet",
        manager.get("/v1/seed-fund?as_of=2026-04-11").child("tolerance").words("verdict"));
  }

  @Test
  void roundsThatOverlapAndSharesAboveTheWholeAreRefused() {
    var manager = new Manager("rounds").seeded();
    manager.posted(
        "/v1/projects/P1/follow-ons",
        "{'date':'2023-06-01','opened_on':'2023-01-01','round':'A','step':'next_round',"
            + "'source':'market','amount':"
            + money("5000000.00")
            + "}");
    var overlap =
        manager.post(
            "/v1/projects/P1/follow-ons",
            "{'date':'2023-09-01','opened_on':'2023-05-01','round':'B','step':'seed',"
                + "'source':'market','amount':"
                + money("5000000.00")
                + "}");
    assertEquals(422, overlap.status());
    assertEquals(List.of("/opened_on contradiction", "/step contradiction"), overlap.errors());
    var share =
        manager.post(
            "/v1/projects/P1/rounds",
            "{'date':'2024-01-01','round':'B','share':0.5,'cost':" + money("1.00") + "}");
    assertEquals(List.of("/share contradiction"), share.errors());
    var early = manager.status("exited", "2021-05-09");
    assertEquals(List.of("/effective_on contradiction"), early.errors());
    assertEquals(1, manager.get("/v1/projects/P1/follow-ons").items("data").size());
  }

  @Test
  void theWholeRoadOfAProjectIsOnOnePage() {
    var manager = new Manager("road").seeded();
    manager.posted("/v1/transfer/brokers", "{'id':'B1','effective_on':'2020-01-01','name':'甲'}");
    manager.posted(
        "/v1/transfer/results",
        "{'id':'R1','effective_on':'2020-06-01','name':'膜电极','institution':'示例大学',"
            + "'stage':'land','broker_id':'B1','project_id':'P1','firm_id':'C1',"
            + "'separately_listed':true}");
    manager.posted(
        "/v1/transfer/licences",
        "{'id':'L1','date':'2021-03-01','result_id':'R1','firm_id':'C1','income_share':0.05,"
            + "'cap':"
            + money("300000.00")
            + "}");
    manager.posted(
        "/v1/projects/P1/follow-ons",
        "{'date':'2023-06-01','round':'A','step':'next_round','source':'market','amount':"
            + money("5000000.00")
            + "}");
    manager.posted(
        "/v1/financings",
        "{'date':'2024-06-01','product':'gazelle_loan','firm_id':'C1','amount':"
            + money("2000000.00")
            + "}");
    var road = manager.get("/v1/projects/P1/road?as_of=2026-04-10");
    assertEquals(
        List.of("result", "broker", "licence", "investment", "status", "next_round", "loan"),
        road.items("steps").stream().map(step -> ((Json.Obj) step).words("step")).toList());
    var figures = manager.get("/v1/seed-fund?as_of=2026-04-10");
    assertEquals("1", number(figures.child("conversion"), "into_loans"));
    assertEquals("1", number((Json.Obj) figures.items("funnel").get(1), "projects"));
    var suppressed = (Json.Obj) figures.child("cohorts").items("year").get(0);
    assertTrue(suppressed.field("figures").filter(Json.Null.NULL::equals).isPresent());
  }

  /** Domain vector: a licence of 2025-03-01 without income is payable from 2026-03-01. */
  @Test
  void aLicenceIsPaidNoEarlierThanItsTrigger() {
    var manager = new Manager("licence").seeded();
    manager.posted(
        "/v1/transfer/results",
        "{'id':'R1','effective_on':'2020-06-01','name':'膜电极','institution':'示例大学',"
            + "'stage':'land'}");
    manager.posted(
        "/v1/transfer/licences",
        "{'id':'L1','date':'2025-03-01','result_id':'R1','firm_id':'C1','income_share':0.05,"
            + "'cap':"
            + money("300000.00")
            + ",'guarantor':'示例担保'}");
    var owed = manager.get("/v1/transfer?as_of=2026-04-10").child("contingent_liabilities");
    var licence = (Json.Obj) owed.items("licences").get(0);
    assertEquals("2026-03-01", licence.words("earliest_payment_on"));
    assertEquals("300000.00", owed.child("at_most").words("amount"));
    assertEquals("0.00", owed.child("accrued").words("amount"));
    String payment = "','kind':'payment','amount':" + money("1000.00") + "}";
    var early = manager.post("/v1/transfer/licences/L1/flows", "{'date':'2026-02-28" + payment);
    assertEquals(List.of("/date contradiction"), early.errors());
    manager.posted("/v1/transfer/licences/L1/flows", "{'date':'2026-03-01" + payment);
    manager.posted(
        "/v1/transfer/licences/L1/flows",
        "{'date':'2026-03-02','kind':'income','amount':" + money("100000.00") + "}");
    var later = manager.get("/v1/transfer?as_of=2026-04-10").child("contingent_liabilities");
    assertEquals("4000.00", later.child("accrued").words("amount"));
    assertEquals("299000.00", later.child("at_most").words("amount"));
  }

  /** Domain vector: an invention filed 2010-05-10 ends 2030-05-10, or when a fee stays unpaid. */
  @Test
  void aPatentEndsWithItsTermOrItsUnpaidFeeAndAPledgeBlocksItsLicence() {
    var manager = new Manager("patents");
    String patent =
        "{'id':'T1','effective_on':'2020-01-01','title':'膜电极','kind':'invention',"
            + "'filed_on':'2010-05-10'";
    var without = manager.post("/v1/patents", patent.replace(",'filed_on':'2010-05-10'", "") + "}");
    assertEquals(List.of("/filed_on missing"), without.errors());
    manager.posted("/v1/patents", patent + "}");
    assertEquals(
        "2030-05-10", manager.get("/v1/patents/T1?as_of=2026-04-10").words("term_ends_on"));
    manager.posted(
        "/v1/patents/T1/events", "{'date':'2022-01-01','kind':'pledged','party':'示例银行'}");
    var offer = "{'date':'2023-01-01','kind':'open_offered'}";
    var blocked = manager.post("/v1/patents/T1/events", offer);
    assertEquals(422, blocked.status());
    assertTrue(blocked.text().contains("民法典 Art. 444"), blocked::text);
    assertTrue(blocked.text().contains("专利法实施细则 Art. 86"), blocked::text);
    assertEquals(1, manager.get("/v1/patents/T1/events").items("data").size());
    manager.posted("/v1/patents/T1/events", "{'date':'2022-06-01','kind':'pledgee_consented'}");
    manager.posted("/v1/patents/T1/events", offer);
    manager.posted(
        "/v1/patents",
        patent.replace("2020-01-01", "2024-01-01") + ",'unpaid_since':'2023-05-10'}");
    var ended = manager.get("/v1/patents/T1?as_of=2024-01-02");
    assertEquals("ended_unpaid", ended.words("standing"));
    assertEquals("2023-05-10", ended.words("ended_on"));
    assertEquals(new Json.Bool(true), ended.field("worth_nothing").orElseThrow());
  }

  @Test
  void publishedCountsComeFromReportedFiguresWithTheirSource() {
    var manager = new Manager("reported");
    for (var figure :
        List.of(
            "pool_patents new_area 18733 exact",
            "pool_core_patents new_area 600 exact",
            "brokers new_area 258 exact",
            "industry_clusters province 21 exact",
            "hydrogen_firms new_area 87 exact",
            "hydrogen_share city 0.75 more_than",
            "hydrogen_share province 0.5 more_than")) {
      var parts = figure.split(" ");
      manager.posted(
          "/v1/network/reported-figures",
          "{'date':'2026-04-10','source':'西咸研究 第345期','measure':'%s','scope':'%s','value':%s,'bound':'%s'}"
              .formatted((Object[]) parts));
    }
    var pool = manager.get("/v1/patents/pool?as_of=2026-04-10");
    assertEquals("18733", number(pool.child("databases").child("patents"), "value"));
    assertEquals("0.03202904", number(pool, "reported_core_share"));
    assertEquals("0", number(pool, "recorded"));
    var hydrogen = manager.get("/v1/network?as_of=2026-04-10").child("hydrogen");
    assertEquals("115", number(hydrogen, "city_at_most"));
    assertEquals("173", number(hydrogen, "province_at_most"));
    var brokers = manager.get("/v1/transfer?as_of=2026-04-10").child("brokers");
    assertEquals("258", number(brokers.child("reported"), "value"));
  }

  @Test
  void referralsFormAFunnelAndUnknownNamesAreRefused() {
    var manager = new Manager("market").seeded();
    manager.posted(
        "/v1/market-services/institutions",
        "{'id':'I1','effective_on':'2024-01-01','name':'示例中心','services':['路演']}");
    manager.posted(
        "/v1/network/nodes", "{'id':'N1','effective_on':'2024-01-01','name':'总站','tier':1}");
    String referral =
        "{'effective_on':'2025-01-01','institution_id':'I1','firm_id':'C1','service':'路演',";
    manager.posted("/v1/market-services/referrals", referral + "'id':'X1','status':'served'}");
    manager.posted("/v1/market-services/referrals", referral + "'id':'X2','status':'declined'}");
    var unknown =
        manager.post(
            "/v1/market-services/referrals",
            referral + "'id':'X3','status':'served','node_id':'nowhere'}");
    assertEquals(List.of("/node_id unknown"), unknown.errors());
    var funnel = manager.get("/v1/market-services?as_of=2026-04-10").items("funnel");
    assertEquals(
        List.of("2", "1", "1", "0"),
        funnel.stream().map(step -> number((Json.Obj) step, "reached")).toList());
  }
}
