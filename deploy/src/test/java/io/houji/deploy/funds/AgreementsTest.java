package io.houji.deploy.funds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.serving.DemoRows;
import io.houji.deploy.serving.Service;
import io.houji.deploy.testing.TestDatabase;
import io.houji.http.json.Json;
import io.houji.http.server.Role;
import io.houji.http.testing.Client.Answered;
import io.houji.http.testing.ContractCheck;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is due what by the recorded agreements of the demo's funds, and its QFLP fund's quota. */
class AgreementsTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final String DAY = "?as_of=2026-04-10";

  /** Ratios that a fund without profit has not. */
  private static final List<String> SHARES_OF_NOTHING =
      List.of("/waterfall/totals/gp_share_of_profit undefined");

  private static Service service;
  private static String token;
  private static ContractCheck contract;

  @BeforeAll
  static void open() {
    service = Service.whole(DATABASE);
    token = DemoRows.into(service);
    contract = new ContractCheck(service.server.contract().document());
  }

  @AfterAll
  static void close() {
    service.close();
  }

  private static byte[] bytes(String path) {
    var answered = service.client.get(path).as(token).send();
    assertEquals(200, answered.status(), answered::text);
    return answered.body();
  }

  /** As the contract says, to the letter. */
  private static Json.Obj get(String fund, String what, String query) {
    var answered = service.client.get("/v1/funds/" + fund + "/" + what + query).as(token).send();
    assertEquals(200, answered.status(), answered::text);
    var operation =
        service
            .server
            .contract()
            .document()
            .child("paths")
            .child("/v1/funds/{fund_id}/" + what)
            .child("get");
    var schema =
        operation.child("responses").child("200").child("content").child("application/json");
    assertEquals(
        List.of(), contract.violations(schema.child("schema"), answered.body()), answered::text);
    return answered.json();
  }

  private static Answered post(String path, String key, String json) {
    return service
        .client
        .post(path)
        .as(token)
        .with("Idempotency-Key", key)
        .json(json.replace('\'', '"'))
        .send();
  }

  private static BigDecimal amount(Json.Obj of, String field) {
    return new BigDecimal(of.child(field).words("amount"));
  }

  private static List<String> reasons(Json.Obj answer) {
    return answer.items("reasons").stream()
        .map(each -> ((Json.Obj) each).words("figure") + " " + ((Json.Obj) each).words("code"))
        .toList();
  }

  private static String known() {
    var ledger = Service.await(service.snapshots.ledger(Service.HOME));
    var last = ledger.commits().get((int) ledger.lastSeq() - 1);
    return "&known_at=" + last.recordedAt().toString().replace("Z", "%2B00:00");
  }

  @Test
  void theCashOfEveryFundWithAnAgreementIsSharedToTheFen() {
    for (String fund : List.of("F08", "F09", "F10", "F14", "F19", "F24")) {
      var answer = get(fund, "waterfall", DAY);
      assertTrue(reasons(answer).stream().allMatch(SHARES_OF_NOTHING::contains), () -> "" + answer);
      var waterfall = answer.child("waterfall");
      var totals = waterfall.child("totals");
      assertEquals(
          amount(totals, "distributed"), amount(totals, "lp").add(amount(totals, "gp")), fund);
      assertEquals(Json.bool(true), waterfall.child("conservation").fields().get("holds"), fund);
      var paid =
          waterfall.items("rows").stream()
              .map(row -> amount((Json.Obj) row, "distributed"))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertEquals(0, paid.compareTo(amount(totals, "distributed")), fund);
      var sold = waterfall.child("if_sold");
      assertEquals(
          amount(totals, "distributed").add(amount(sold, "value")),
          amount(sold, "lp").add(amount(sold, "gp")),
          fund);
    }
    var rich = get("F08", "waterfall", DAY).child("waterfall").child("if_sold");
    assertTrue(amount(rich, "carry_accrued").signum() > 0, rich::toString);
  }

  @Test
  void whatIsNotAgreedOrNotKnownIsSaidAndNotGuessed() {
    assertEquals(List.of("/agreement missing"), reasons(get("F02", "waterfall", DAY)));
    assertEquals(List.of("/flows missing"), reasons(get("F23", "waterfall", DAY)));
    assertEquals(List.of("/quota missing"), reasons(get("F02", "qflp", DAY)));
    assertEquals(
        List.of("/management_fee/agreement/management_fee missing"),
        reasons(get("F02", "capital-accounts", DAY)));
    assertEquals(
        404, service.client.get("/v1/funds/NONE/waterfall" + DAY).as(token).send().status());
    assertEquals(
        403,
        service
            .client
            .get("/v1/funds/F08/waterfall" + DAY)
            .as(service.token(Service.HOME, Role.BANK))
            .send()
            .status());
  }

  @Test
  void theAccountsAreTheFund() {
    for (String fund : List.of("F01", "F08", "F10", "F17", "F24", "F25", "F31")) {
      var answer = get(fund, "capital-accounts", DAY);
      var accounts = answer.items("accounts").stream().map(Json.Obj.class::cast).toList();
      assertTrue(!accounts.isEmpty(), fund);
      for (String field :
          List.of("commitment", "called", "distributed", "unfunded", "fees", "profit", "balance")) {
        var sum =
            accounts.stream()
                .map(each -> amount(each, field))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(amount(answer.child("fund"), field), sum, fund + " " + field);
      }
    }
    var fee = get("F17", "capital-accounts", DAY).child("management_fee");
    assertEquals("F17-PA", fee.words("agreement_id"));
    assertEquals(amount(fee, "total"), amount(fee, "due").add(amount(fee, "held_back")));
    assertTrue(amount(fee, "total").signum() > 0);
  }

  @Test
  void theQuotaIsCountedAtTheRatesOfTheDays() {
    var answer = get("F31", "qflp", DAY);
    assertEquals(List.of(), reasons(answer));
    assertEquals("12800000.00", answer.child("used").words("amount"));
    assertEquals("37200000.00", answer.child("left").words("amount"));
    var commitment = (Json.Obj) answer.items("commitments").get(0);
    assertEquals("12900000.00", commitment.child("undrawn").words("amount"));
    for (Json each : answer.items("remittances")) {
      var row = (Json.Obj) each;
      var rate = ((Json.Num) row.fields().get("yuan_per_unit")).value();
      assertEquals(0, amount(row, "amount").multiply(rate).compareTo(amount(row, "yuan")));
    }
    assertEquals(
        "3000000.00", get("F31", "qflp", "?as_of=2023-12-31").child("used").words("amount"));
  }

  @Test
  void aDayWithoutARateIsAnErrorUntilTheRateIsThere() {
    var before = known();
    var old = bytes("/v1/funds/F31/qflp" + DAY + before);
    var sent =
        post(
            "/v1/funds/F31/remittances",
            "late",
            "{'id':'LATE','date':'2026-04-02','investor_id':'INV-F31','way':'in',"
                + "'amount':{'amount':'100.50','currency':'USD'},'registration':'FX'}");
    assertEquals(201, sent.status(), sent::text);
    var refused = get("F31", "qflp", DAY);
    assertEquals(List.of("/remittances/LATE missing"), reasons(refused));
    assertEquals(Json.Null.NULL, refused.fields().get("used"));
    var rate =
        post(
            "/v1/exchange-rates",
            "rate",
            "{'date':'2026-04-02','currency':'USD','yuan_per_unit':7.0123}");
    assertEquals(201, rate.status(), rate::text);
    var counted = get("F31", "qflp", DAY);
    assertEquals("12800100.50", counted.child("used").words("amount"));
    var last = (Json.Obj) counted.items("remittances").get(4);
    assertEquals("704.74", last.child("yuan").words("amount"));
    var taken = post("/v1/funds/F31/remittances/LATE/retraction", "taken", "{'reason':'not ours'}");
    assertEquals(200, taken.status(), taken::text);
    assertEquals("12800000.00", get("F31", "qflp", DAY).child("used").words("amount"));
    assertArrayEquals(old, bytes("/v1/funds/F31/qflp" + DAY + before));
  }

  @Test
  void termsAreCorrectedForAReasonAndOldAnswersStay() {
    var before = known();
    var old = bytes("/v1/funds/F10/waterfall" + DAY + before);
    var terms =
        "'date':'2022-01-01','waterfall':'european','growth':'compounding','preferred':%s,"
            + "'carry':0.2,'catch_up':1,'clawback':'none'%s}";
    var id = "{'id':'F10-PA',";
    var fund = get("F10", "agreements", DAY);
    var recorded = (Json.Obj) fund.items("data").get(0);
    terms = terms.replace("2022-01-01", recorded.words("date"));
    var address = "/v1/funds/F10/agreements";
    assertEquals(409, post(address, "t1", id + terms.formatted("0.001", "")).status());
    var why = ",'reason':'misread'";
    var made = post(address, "t2", id + terms.formatted("0.001", why));
    assertEquals(201, made.status(), made::text);
    var again = post(address, "t2", id + terms.formatted("0.001", why));
    assertEquals("true", again.header("Idempotency-Hit"));
    assertArrayEquals(made.body(), again.body());
    assertEquals(422, post(address, "t2", id + terms.formatted("0.002", why)).status());
    assertNotEquals(
        new String(old, StandardCharsets.UTF_8),
        new String(bytes("/v1/funds/F10/waterfall" + DAY), StandardCharsets.UTF_8));
    assertArrayEquals(old, bytes("/v1/funds/F10/waterfall" + DAY + before));
    var wrong = post(address, "t3", "{" + terms.formatted("1.5", ""));
    assertEquals(422, wrong.status());
    assertEquals(List.of("/date duplicate", "/preferred out_of_range"), wrong.errors());
  }

  @Test
  void dealsThatFlowsNameAreSharedOneByOne() {
    var office = service.token("deals", Role.FUND_MANAGER);
    String yuan = "'amount':{'amount':'%s','currency':'CNY'},'firm_id':'%s'}";
    for (String[] each :
        new String[][] {
          {
            "/v1/funds",
            "{'id':'D1','effective_on':'2023-01-01','name':'示例','type':'venture',"
                + "'layer':'direct','vintage':2023}"
          },
          {"/v1/firms", "{'id':'E1','effective_on':'2020-01-01','name':'示例'}"},
          {"/v1/firms", "{'id':'E2','effective_on':'2020-01-01','name':'示例'}"},
          {
            "/v1/funds/D1/agreements",
            "{'date':'2023-01-01','waterfall':'american','growth':'simple','preferred':0.08,"
                + "'carry':0.2,'catch_up':1,'clawback':'none'}"
          },
          {
            "/v1/funds/D1/cash-flows",
            "{'date':'2023-01-10','kind':'capital_call'," + yuan.formatted("1000.00", "E1")
          },
          {
            "/v1/funds/D1/cash-flows",
            "{'date':'2023-01-10','kind':'capital_call'," + yuan.formatted("400.00", "E2")
          },
          {
            "/v1/funds/D1/cash-flows",
            "{'date':'2024-01-10','kind':'distribution'," + yuan.formatted("1500.01", "E1")
          }
        }) {
      var made =
          service
              .client
              .post(each[0])
              .as(office)
              .with("Idempotency-Key", "deal-" + Math.abs(each[1].hashCode()))
              .json(each[1].replace('\'', '"'))
              .send();
      assertEquals(201, made.status(), made::text);
    }
    var answer = service.client.get("/v1/funds/D1/waterfall" + DAY).as(office).send().json();
    var rows = answer.child("waterfall").items("rows");
    assertEquals("E1", ((Json.Obj) rows.get(2)).words("deal"));
    assertEquals("100.00", amount((Json.Obj) rows.get(2), "gp").toPlainString());
    assertEquals("1400.01", amount((Json.Obj) rows.get(2), "lp").toPlainString());
  }

  @Test
  void filesBringAgreementsAndForeignMoney() {
    var office = service.token("office", Role.FUND_MANAGER);
    for (String file :
        List.of(
            "fund_id,kind,layer,vintage,invest_years,exit_years,committed_yuan,"
                + "fiscal_or_fof_committed_yuan,from_cluster_fof_yuan\n"
                + "Q1,QFLP,子基金,2023,4,4,1000,0,0",
            "出资人编号,出资人名称,资金来源,起始日\nL1,示例,外资,2023-01-01",
            "基金代码,生效日,分配方式,门槛收益计算方式,门槛收益率（%）,超额收益分成（%）,追补比例,回拨依据\n"
                + "Q1,2023-01-01,整体分配,复利,8,20,1,收益分成",
            "基金代码,生效日,额度管理方式,币种,额度,批复文号\nQ1,2023-01-01,余额,USD,100,示例1号",
            "基金代码,出资人编号,认缴日,币种,外币金额\nQ1,L1,2023-01-01,USD,80.5",
            "币种,日期,每单位人民币\nUSD,2023-05-31,7.1",
            "基金代码,出资人编号,汇款日,汇款方向,币种,外币金额,外汇登记编号\n" + "Q1,L1,2023-05-31,汇入,USD,20.25,FX1")) {
      var sent =
          service
              .client
              .post("/v1/imports?file=office.csv")
              .as(office)
              .with("Idempotency-Key", "file-" + Math.abs(file.hashCode()))
              .body("text/csv", file.getBytes(StandardCharsets.UTF_8))
              .send();
      assertEquals(201, sent.status(), sent::text);
    }
    var answers =
        Stream.of("qflp", "agreements")
            .map(what -> service.client.get("/v1/funds/Q1/" + what + DAY).as(office).send())
            .toList();
    assertEquals("79.75", answers.get(0).json().child("left").words("amount"));
    var terms = (Json.Obj) answers.get(1).json().items("data").get(0);
    assertEquals("european", terms.words("waterfall"));
  }
}
