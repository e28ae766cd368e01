package io.houji.deploy.walls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.serving.Service;
import io.houji.deploy.testing.TestDatabase;
import io.houji.http.json.Json;
import io.houji.http.server.Role;
import io.houji.http.testing.Client.Answered;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Another tenant on every operation of the contract. The first tenant's ids, names and amounts all
 * hold marks that must not be seen; an operation that is added later is tried without being named
 * here, and one whose path this test cannot fill fails it.
 */
class TenantWallTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final String MARK = "ALPHA";
  private static final String AMOUNT = "777123456.78";

  private static Service service;
  private static final Map<String, String> IDS = new LinkedHashMap<>();

  @BeforeAll
  static void fill() {
    service = Service.whole(DATABASE);
    String money = "{'amount':'" + AMOUNT + "','currency':'CNY'}";
    IDS.put("fund_id", MARK + "-F1");
    IDS.put("firm_id", MARK + "-E1");
    IDS.put("project_id", MARK + "-P1");
    IDS.put("index_id", "IX-1"); // anybody may keep levels of an index under the same name
    record(
        "/v1/funds",
        "'effective_on':'2020-01-01','id':'ALPHA-F1','name':'ALPHA fund',"
            + "'type':'seed','layer':'direct','vintage':2020");
    record("/v1/firms", "'effective_on':'2020-01-01','id':'ALPHA-E1','name':'ALPHA firm'");
    record(
        "/v1/investors",
        "'effective_on':'2020-01-01','id':'ALPHA-L1','name':'ALPHA investor',"
            + "'source':'fiscal'");
    record(
        "/v1/projects",
        "'effective_on':'2020-01-01','id':'ALPHA-P1','name':'ALPHA project',"
            + "'status':'managed','firm_id':'ALPHA-E1'");
    IDS.put(
        "round_id",
        record(
            "/v1/projects/ALPHA-P1/rounds",
            "'date':'2020-02-01','round':'ALPHA seed','cost':" + money));
    IDS.put(
        "commitment_id",
        record(
            "/v1/funds/ALPHA-F1/commitments",
            "'date':'2020-02-01','source':'fiscal','amount':" + money));
    IDS.put(
        "cash_flow_id",
        record(
            "/v1/funds/ALPHA-F1/cash-flows",
            "'date':'2020-02-01','kind':'capital_call'," + "'note':'ALPHA','amount':" + money));
    IDS.put(
        "valuation_id",
        record(
            "/v1/funds/ALPHA-F1/valuations",
            "'date':'2021-02-01','technique':'fund_statement',"
                + "'status':'reported','value':"
                + money));
    record(
        "/v1/financings",
        "'date':'2020-02-01','product':'gazelle_loan','firm_id':'ALPHA-E1'," + "'amount':" + money);
    record("/v1/indices/IX-1/levels", "'date':'2020-02-01','level':777123.5");
    record(
        "/v1/exchange-rates",
        "'date':'2020-02-01','currency':'USD','yuan_per_unit':7.771234," + "'source':'ALPHA'");
    IDS.put("import_id", imported());
    fillRoad(money);
  }

  private static void fillRoad(String money) {
    String project = "/v1/projects/ALPHA-P1";
    IDS.put(
        "milestone_id",
        record(project + "/milestones", "'date':'2021-02-01','kind':'other','what':'ALPHA'"));
    IDS.put(
        "follow_on_id",
        record(
            project + "/follow-ons",
            "'date':'2021-02-01','round':'ALPHA A','step':'next_round','source':'market',"
                + "'amount':"
                + money));
    IDS.put(
        "paper_id",
        record(
            project + "/diligence-papers",
            "'date':'2020-02-01','kind':'committee_papers','reference':'ALPHA'"));
    IDS.put(
        "checkpoint_id",
        record(
            "/v1/seed-fund/checkpoints",
            "'date':'2021-02-01','fund_id':'ALPHA-F1','kind':'liquidation','reference':'ALPHA'"));
    String since = "'effective_on':'2020-01-01','name':'ALPHA',";
    record("/v1/transfer/results", since + "'id':'ALPHA-R1','institution':'ALPHA','stage':'mine'");
    IDS.put(
        "contract_id",
        record(
            "/v1/transfer/contracts",
            "'date':'2020-02-01','result_id':'ALPHA-R1','way':'licence','amount':" + money));
    IDS.put(
        "licence_id",
        record(
            "/v1/transfer/licences",
            "'date':'2020-02-01','id':'ALPHA-LI1','result_id':'ALPHA-R1','firm_id':'ALPHA-E1',"
                + "'income_share':0.05,'cap':"
                + money));
    IDS.put(
        "flow_id",
        record(
            "/v1/transfer/licences/ALPHA-LI1/flows",
            "'date':'2021-02-01','kind':'income','amount':" + money));
    IDS.put("patent_id", "ALPHA-T1");
    record(
        "/v1/patents",
        "'effective_on':'2020-01-01','id':'ALPHA-T1','title':'ALPHA','kind':'design',"
            + "'filed_on':'2019-01-01'");
    IDS.put(
        "event_id",
        record(
            "/v1/patents/ALPHA-T1/events", "'date':'2021-02-01','kind':'pledged','party':'ALPHA'"));
    IDS.put(
        "figure_id",
        record(
            "/v1/network/reported-figures",
            "'date':'2021-02-01','measure':'brokers','scope':'city','value':777123.5,"
                + "'bound':'exact','source':'ALPHA'"));
  }

  @AfterAll
  static void close() {
    service.close();
  }

  private static String record(String path, String fields) {
    var made =
        service
            .client
            .post(path)
            .as(service.token("alpha", Role.FUND_MANAGER))
            .with("Idempotency-Key", path)
            .json("{" + fields.replace('\'', '"') + "}")
            .send();
    assertEquals(201, made.status(), made::text);
    return made.json().words("id");
  }

  private static String imported() {
    var file = "firm_id,name,since\nALPHA-E2,ALPHA second firm,2020-01-01\n";
    var made =
        service
            .client
            .post("/v1/imports?file=ALPHA.csv")
            .as(service.token("alpha", Role.FUND_MANAGER))
            .with("Idempotency-Key", "import")
            .body("text/csv", file.getBytes(StandardCharsets.UTF_8))
            .send();
    assertEquals(201, made.status(), made::text);
    return made.json().words("id");
  }

  /** One operation of the contract with its path filled by the first tenant's ids. */
  private record Probe(String method, String path, Json.Obj operation) {

    Answered as(String tenant) {
      var role = Role.ofWire(((Json.Text) operation.items("x-roles").get(0)).value());
      var call = service.client.call(method, path).as(service.token(tenant, role.orElseThrow()));
      if (!method.equals("POST")) {
        return call.send();
      }
      if (operation.field("x-idempotent").isPresent()) {
        call = call.with("Idempotency-Key", tenant + path);
      }
      var content = operation.child("requestBody").child("content").fields();
      if (content.isEmpty()) {
        return call.send();
      }
      var type = content.keySet().iterator().next();
      var example = ((Json.Obj) content.get(type)).field("example");
      byte[] body =
          example.orElse(Json.Null.NULL) instanceof Json.Text text
              ? text.value().getBytes(StandardCharsets.UTF_8)
              : example.orElse(Json.Obj.EMPTY).toBytes();
      return call.body(type, body).send();
    }
  }

  private static Map<String, Probe> probes() {
    var probes = new TreeMap<String, Probe>();
    service
        .server
        .contract()
        .document()
        .child("paths")
        .fields()
        .forEach(
            (path, item) ->
                ((Json.Obj) item)
                    .fields()
                    .forEach(
                        (method, operation) -> {
                          var obj = (Json.Obj) operation;
                          if (!obj.items("x-roles").isEmpty()) {
                            probes.put(
                                obj.words("operationId"),
                                new Probe(method.toUpperCase(Locale.ROOT), filled(path), obj));
                          }
                        }));
    return probes;
  }

  private static String filled(String path) {
    String filled = path;
    for (var id : IDS.entrySet()) {
      filled = filled.replace("{" + id.getKey() + "}", id.getValue());
    }
    assertFalse(
        filled.contains("{"), () -> path + ": say in fill() what the first tenant has there");
    return filled;
  }

  @Test
  void anotherTenantSeesNothingOnAnyOperation() {
    var reads = new TreeMap<String, Answered>();
    probes()
        .forEach(
            (id, probe) -> {
              if (probe.method.equals("GET") && !streams(probe)) {
                var read = probe.as("alpha");
                if (read.status() == 200 && read.text().contains(MARK)) {
                  reads.put(id, read);
                }
              }
            });
    assertTrue(
        reads.values().stream().filter(read -> read.text().contains(MARK)).count() > 10,
        "the marks are seen by their own tenant");
    probes()
        .forEach(
            (id, probe) -> {
              if (streams(probe) && !probe.path.contains(MARK) && !probe.path.contains("imp")) {
                return; // a stream of one's own tenant never ends
              }
              var seen = probe.as("beta");
              assertTrue(seen.status() < 500, () -> id + " " + seen.status() + seen.text());
              if (seen.status() < 300) {
                assertFalse(seen.text().contains(MARK), () -> id + " shows " + seen.text());
                assertFalse(seen.text().contains("777123"), () -> id + " shows " + seen.text());
              } else if (probe.method.equals("GET")) {
                assertEquals(404, seen.status(), () -> id + " " + seen.text());
              }
            });
    reads.forEach(
        (id, before) ->
            assertEquals(
                before.text(), probes().get(id).as("alpha").text(), id + ": changed from outside"));
  }

  private static boolean streams(Probe probe) {
    return probe
        .operation
        .child("responses")
        .child("200")
        .child("content")
        .field("text/event-stream")
        .isPresent();
  }

  @Test
  void everyTableOfATenantIsBehindTheWallOfTheDatabase() throws Exception {
    try (var admin = DATABASE.asAdmin();
        var sql = admin.createStatement();
        var rows =
            sql.executeQuery(
                "select c.relname, c.relrowsecurity and c.relforcerowsecurity, "
                    + "pg_get_userbyid(c.relowner) = 'houji_service' "
                    + "from pg_class c join pg_attribute a on a.attrelid = c.oid "
                    + "where c.relnamespace = 'houji'::regnamespace and c.relkind in ('r', 'p') "
                    + "and a.attname = 'tenant_id'")) {
      int tables = 0;
      while (rows.next()) {
        tables++;
        assertTrue(rows.getBoolean(2), rows.getString(1) + " has forced row-level security");
        assertFalse(rows.getBoolean(3), rows.getString(1) + " is not the service's own");
      }
      assertTrue(tables > 15);
    }
    try (var admin = DATABASE.asAdmin();
        var sql = admin.createStatement();
        var role =
            sql.executeQuery(
                "select rolsuper or rolbypassrls or rolcreaterole from pg_roles "
                    + "where rolname = 'houji_service'")) {
      assertTrue(role.next());
      assertFalse(role.getBoolean(1));
    }
  }

  /** Statements without any filter of the application, on the service's own connection. */
  @Test
  void withoutTheApplicationsFilterTheDatabaseStillRefuses() throws Exception {
    List<String> tables =
        List.of(
            "fund",
            "cash_flow",
            "commitment",
            "valuation",
            "firm",
            "project",
            "project_round",
            "financing",
            "index_level",
            "exchange_rate",
            "investor",
            "ledger_commit",
            "known_name",
            "import_file",
            "import_result");
    try (var service = DATABASE.asService()) {
      service.setAutoCommit(false);
      for (String tenant : List.of("alpha", "beta", "")) {
        for (String table : tables) {
          try (var sql = service.createStatement()) {
            sql.execute("set local role houji_service");
            sql.execute("select set_config('houji.tenant', '" + tenant + "', true)");
            try (var rows =
                sql.executeQuery(
                    "select count(*) from houji." + table + " where tenant_id = 'alpha'")) {
              assertTrue(rows.next());
              assertEquals(tenant.equals("alpha"), rows.getLong(1) > 0, tenant + " reads " + table);
            }
          }
          service.rollback();
        }
      }
      assertEquals(
          "42501",
          state(
              service,
              "insert into houji.ledger_commit (tenant_id, seq, "
                  + "recorded_at, actor, source, facts) values ('alpha', 99, now(), 'x', 'api', 1)"));
      assertEquals("42501", state(service, "update houji.fund set name = 'x'"));
      assertEquals("42501", state(service, "delete from houji.cash_flow"));
      assertEquals("42501", state(service, "truncate houji.cash_flow"));
    }
  }

  private static String state(java.sql.Connection service, String statement) throws Exception {
    try (var sql = service.createStatement()) {
      sql.execute("set local role houji_service");
      sql.execute("select set_config('houji.tenant', 'beta', true)");
      sql.execute(statement);
      return "done";
    } catch (java.sql.SQLException refused) {
      return assertNotNullState(refused.getSQLState());
    } finally {
      service.rollback();
    }
  }

  private static String assertNotNullState(String state) {
    assertNotNull(state);
    return state;
  }
}
