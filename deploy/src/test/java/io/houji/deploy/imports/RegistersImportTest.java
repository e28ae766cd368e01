package io.houji.deploy.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.serving.Service;
import io.houji.deploy.testing.TestDatabase;
import io.houji.http.json.Json;
import io.houji.http.server.Role;
import io.houji.http.testing.Client.Answered;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The registers of the road come as files, like funds, and count what was published. */
class RegistersImportTest {
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

  /** An office with a tenant of its own. */
  private static final class Office {
    private final String token;
    private int keys;

    Office(String tenant) {
      token = service.token(tenant, Role.FUND_MANAGER);
    }

    Answered send(String header, String rows) {
      keys++;
      return service
          .client
          .post("/v1/imports?file=register.csv")
          .as(token)
          .with("Idempotency-Key", "k" + keys)
          .body("text/csv", Illustrative.utf8(header + "\n" + rows))
          .send();
    }

    void recorded(String kind, String header, String rows) {
      var sent = send(header, rows);
      assertEquals(201, sent.status(), sent::text);
      assertTrue(sent.text().contains("\"kind\":\"" + kind + "\""), sent::text);
    }

    Json.Obj get(String path) {
      var answer = service.client.get(path).as(token).send();
      assertEquals(200, answer.status(), answer::text);
      return answer.json();
    }
  }

  private static String rows(int count, IntFunction<String> row) {
    return IntStream.rangeClosed(1, count).mapToObj(row).collect(Collectors.joining("\n"));
  }

  private static String number(Json.Obj json, String field) {
    return json.field(field)
        .map(n -> ((Json.Num) n).value().stripTrailingZeros().toPlainString())
        .orElse("none");
  }

  /** Published: 18,733 patents, of them 600 core; made-up rows of that number are counted. */
  @Test
  void aPoolOfEighteenThousandPatentsIsCountedRowByRow() {
    var office = new Office("pool");
    office.recorded(
        "patents",
        "专利号,专利名称,专利类型,申请日,产业链,核心高价值,认定标准,起始日,标识",
        rows(
            18_733,
            i ->
                "PT%05d,示例,发明,2020-01-01,%s,%s,2024-01-01,ILLUSTRATIVE"
                    .formatted(i, i % 2 == 0 ? "氢能" : "光伏", i <= 600 ? "是,示例标准" : "否,")));
    var pool = office.get("/v1/patents/pool?as_of=2026-04-10");
    assertEquals("18733", number(pool, "recorded"));
    assertEquals("600", number(pool.child("core"), "flagged"));
    assertEquals("600", number(pool.child("core"), "with_criterion"));
    assertEquals("9366", number((Json.Obj) pool.items("by_chain").get(0), "count"));
  }

  @Test
  void brokersFirmsNodesAndReportedFiguresGiveThePublishedCounts() {
    var office = new Office("network");
    office.recorded(
        "brokers",
        "经纪人编号,经纪人姓名,所属机构,起始日,标识",
        rows(258, i -> "BR%03d,示例,,2024-01-01,ILLUSTRATIVE".formatted(i)));
    office.recorded(
        "firms",
        "企业编号,企业名称,领域,起始日,标识",
        rows(87, i -> "H%02d,示例企业,氢能,2020-01-01,ILLUSTRATIVE".formatted(i)));
    office.recorded(
        "network_nodes",
        "站点编号,站点名称,层级序号,层级名称,所在地,起始日,标识",
        rows(
            42,
            i ->
                "N%02d,示例站,%d,,,2024-01-01,ILLUSTRATIVE"
                    .formatted(i, i == 1 ? 1 : i <= 7 ? 2 : 3)));
    office.recorded(
        "reported_figures",
        "指标,范围,截止日,数值,口径,来源",
        """
        产业创新聚集区,全省,2026-04-10,21,等于,西咸研究 第345期
        氢能企业,总窗口,2026-04-10,87,等于,西咸研究 第345期
        氢能企业占比,全市,2026-04-10,0.75,超,西咸研究 第345期
        氢能企业占比,全省,2026-04-10,0.5,超,西咸研究 第345期
        """);
    var transfer = office.get("/v1/transfer?as_of=2026-04-10");
    assertEquals("258", number(transfer.child("brokers"), "recorded"));
    var network = office.get("/v1/network?as_of=2026-04-10");
    assertEquals(
        "1 6 35",
        network.items("tiers").stream()
            .map(tier -> number((Json.Obj) tier, "nodes"))
            .collect(Collectors.joining(" ")));
    var hydrogen = network.child("hydrogen");
    assertEquals("87", number(hydrogen, "recorded"));
    assertEquals("87", number(hydrogen.child("firms"), "value"));
    assertEquals("115", number(hydrogen, "city_at_most"));
    assertEquals("173", number(hydrogen, "province_at_most"));
    var clusters = (Json.Obj) network.items("reported").get(3);
    assertEquals(
        "industry_clusters 21", clusters.words("measure") + " " + number(clusters, "value"));
  }

  @Test
  void aWholeRoadComesInAsFiles() {
    var office = new Office("road");
    office.recorded("firms", "firm_id,name,since", "C1,示例企业,2020-01-01");
    office.recorded(
        "projects",
        "project_id,firm_id,invest_month,ticket_wan,status",
        "P1,C1,2021-05,93.36,managed");
    office.recorded("brokers", "broker_id,name,since", "B1,甲,2020-01-01");
    office.recorded("carriers", "carrier_id,name,since", "CA1,乙,2020-01-01");
    office.recorded(
        "results",
        "result_id,name,institution,stage,broker_id,carrier_id,admitted_on,project_id,since",
        "R1,膜电极,示例大学,land,B1,CA1,2020-07-01,P1,2020-06-01");
    office.recorded(
        "transfer_contracts",
        "id,result_id,date,way,amount_wan,reward_base,reward_of_wan,reward_wan",
        "T1,R1,2021-03-01,licence,30,net_income,20,12");
    office.recorded(
        "licences",
        "id,result_id,firm_id,date,cap_wan,income_share_pct,guarantor",
        "L1,R1,C1,2025-03-01,30,5,示例担保");
    office.recorded(
        "licence_flows", "licence_id,date,kind,amount_yuan", "L1,2025-06-01,income,100000");
    office.recorded(
        "follow_ons",
        "project_id,date,round,step,source,amount_wan",
        "P1,2023-06-01,A,next_round,market,600");
    office.recorded("milestones", "project_id,date,kind,what", "P1,2022-05-01,first_revenue,首笔收入");
    office.recorded(
        "diligence_papers", "project_id,date,kind,reference", "P1,2021-05-01,committee_papers,A-1");
    office.recorded(
        "patents",
        "patent_id,title,kind,filed_on,result_id,since",
        "PT1,膜,invention,2019-01-01,R1,2020-01-01");
    office.recorded("patent_events", "patent_id,date,kind,party", "PT1,2021-01-01,pledged,示例银行");
    office.recorded(
        "service_institutions", "institution_id,name,services,since", "I1,示例,路演；融资对接,2020-01-01");
    office.recorded(
        "referrals",
        "referral_id,institution_id,firm_id,service,status,since",
        "X1,I1,C1,路演,served,2022-01-01");
    var road = office.get("/v1/projects/P1/road?as_of=2026-04-10");
    assertEquals(
        "result broker transfer_contract investment status next_round licence",
        road.items("steps").stream()
            .map(step -> ((Json.Obj) step).words("step"))
            .collect(Collectors.joining(" ")));
    var owed = office.get("/v1/transfer?as_of=2026-04-10").child("contingent_liabilities");
    assertEquals("5000.00", owed.child("accrued").words("amount"));
  }

  @Test
  void impossibleRowsAreNamedAndNothingIsRecorded() {
    var office = new Office("refused");
    office.recorded("brokers", "broker_id,name,since", "B1,甲,2020-01-01");
    var patents =
        office.send(
            "patent_id,title,kind,filed_on,unpaid_since,since",
            "PT1,膜,invention,,,2020-01-01\nPT2,膜,invention,2020-01-01,2019-01-01,2020-01-01\n"
                + "PT3,膜,invention,2020-01-01,,2020-01-01");
    assertEquals(422, patents.status());
    assertTrue(patents.text().contains("filed_on"), patents::text);
    assertEquals(0, office.get("/v1/patents").items("data").size());
    var results =
        office.send(
            "result_id,name,institution,stage,broker_id,separately_listed,since",
            "R1,膜,示例大学,land,NOBODY,maybe,2020-06-01\nR2,膜,示例大学,fly,B1,是,2020-06-01");
    assertEquals(422, results.status());
    for (var named : new String[] {"separately_listed", "stage", "maybe", "fly"}) {
      assertTrue(results.text().contains(named), () -> named + " in " + results.text());
    }
    assertEquals(0, office.get("/v1/transfer/results").items("data").size());
  }
}
