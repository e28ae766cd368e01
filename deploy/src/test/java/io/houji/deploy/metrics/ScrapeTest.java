package io.houji.deploy.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.serving.DemoRows;
import io.houji.deploy.serving.Service;
import io.houji.deploy.testing.TestDatabase;
import io.houji.http.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes the whole service: what it holds is what API and tables say. */
class ScrapeTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();
  private static final Path RULES = Path.of("src", "main", "prometheus", "houji-rules.yml");

  private static Service service;
  private static String token;

  @TempDir Path folder;

  @BeforeAll
  static void open() {
    service = Service.whole(DATABASE);
    token = DemoRows.into(service);
    new Admin(service).until("houji_cluster_committed_capital_yuan", 15_055_000_000.0);
  }

  @AfterAll
  static void close() {
    service.close();
  }

  @Test
  void scrapedIsWhatTheApiSaysAndWhatTheTablesSum() throws IOException, SQLException {
    try (var prometheus = Prometheus.scraping(service.server.adminPort(), folder, RULES)) {
      var admin = new Admin(service);
      double before = admin.value("houji_ledger_sequence").orElseThrow();
      until(prometheus, "houji_ledger_sequence", before);
      assertEquals(32, agree(prometheus));
      post("cash-flows", "k1", "'kind':'capital_call','amount':", "1234567.89", "");
      post("cash-flows", "k2", "'kind':'distribution','amount':", "0.01", "");
      post(
          "valuations",
          "k3",
          "'value':",
          "98765432.10",
          ",'technique':'fund_statement','status':'reported'");
      until(prometheus, "houji_ledger_sequence", before + 3);
      assertEquals(32, agree(prometheus));
      Admin.until(
          "the recorded sum",
          () -> prometheus.value("cluster:houji_paid_in_capital_yuan:sum").isPresent());
    }
  }

  private static void until(Prometheus prometheus, String query, double value) {
    Admin.until(query, () -> prometheus.value(query).equals(Optional.of(value)));
  }

  private static void post(String what, String key, String before, String yuan, String after) {
    var json =
        ("{'date':'2026-06-30'," + before + "{'amount':'" + yuan + "','currency':'CNY'}" + after)
            .replace('\'', '"');
    var posted =
        service
            .client
            .post("/v1/funds/F12/" + what)
            .as(token)
            .with("Idempotency-Key", key)
            .json(json + "}")
            .send();
    assertEquals(201, posted.status(), posted::text);
  }

  /** Every money figure of every fund, three ways; the number of funds compared. */
  private static int agree(Prometheus prometheus) throws SQLException {
    var scraped = new TreeMap<String, Map<String, Double>>();
    for (String figure : SUMS.keySet()) {
      scraped.put(figure, prometheus.values("houji_fund_" + figure + "_yuan", "fund"));
    }
    var irr = prometheus.values("houji_fund_net_irr_ratio", "fund");
    var tvpi = prometheus.values("houji_fund_tvpi_ratio{convention=\"gross\"}", "fund");
    for (var entry : SUMS.entrySet()) {
      assertEquals(sums(entry.getValue().sql()), scraped.get(entry.getKey()), entry.getKey());
    }
    var funds = scraped.get("committed_capital").keySet();
    for (String id : funds) {
      var fund = service.client.get("/v1/funds/" + id).as(token).send().json().child("fund");
      for (var entry : SUMS.entrySet()) {
        var amount = fund.child(entry.getValue().field()).words("amount");
        var said = amount.isEmpty() ? null : Double.valueOf(amount);
        assertEquals(said, scraped.get(entry.getKey()).get(id), id + " " + entry.getKey());
      }
      near(fund.child("multiples").child("gross").field("tvpi").orElseThrow(), tvpi.get(id));
      var rates = fund.child("irr").items("rates");
      boolean unique = fund.child("irr").words("status").equals("UNIQUE");
      near(unique ? rates.get(0) : Json.Null.NULL, irr.get(id));
    }
    return funds.size();
  }

  /** The API gives eight decimals. */
  private static void near(Json said, Double scraped) {
    if (said instanceof Json.Num number) {
      assertEquals(number.value().doubleValue(), scraped, 5.01e-9);
    } else {
      assertEquals(null, scraped);
    }
  }

  /** A figure's field in the API and its sum in the tables. */
  private record Sum(String field, String sql) {}

  private static final Map<String, Sum> SUMS =
      Map.of(
          "committed_capital",
          new Sum("committed", sum("commitment", "true")),
          "paid_in_capital",
          new Sum("paid_in", sum("cash_flow", "kind = 'capital_call'")),
          "invested_capital",
          new Sum("invested", sum("cash_flow", "kind = 'investment'")),
          "distributed_capital",
          new Sum("distributed", sum("cash_flow", "kind = 'distribution'")),
          "net_asset_value",
          new Sum(
              "net_asset_value",
              """
              select distinct on (fund_id) fund_id, value_fen from (
                select distinct on (fact_id) * from houji.valuation
                order by fact_id, seq desc) latest
              where not retracted and firm_id is null and project_id is null
              order by fund_id, effective_on desc, fact_id desc"""));

  private static String sum(String table, String which) {
    return """
        select f.fact_id, coalesce(sum(l.amount_fen) filter (where %s), 0)
        from (select distinct fact_id from houji.fund) f
        left join (select distinct on (fact_id) * from houji.%s order by fact_id, seq desc) l
          on l.fund_id = f.fact_id and not l.retracted
        group by f.fact_id"""
        .formatted(which, table);
  }

  private static Map<String, Double> sums(String sql) throws SQLException {
    try (var connection = DATABASE.asAdmin();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var sums = new TreeMap<String, Double>();
      while (rows.next()) {
        sums.put(rows.getString(1), rows.getLong(2) / 100.0);
      }
      return sums;
    }
  }

  @Test
  void promtoolFindsNothingInTheScrape() throws IOException, InterruptedException {
    var said = promtool(new Admin(service).scrape(), "check", "metrics");
    assertEquals("", said);
    assertTrue(new Admin(service).samples().size() < 1_500);
  }

  @Test
  void promtoolAcceptsTheRules() throws IOException, InterruptedException {
    var said = promtool("", "check", "rules", RULES.toString());
    assertTrue(said.contains("SUCCESS: 10 rules found"), said);
  }

  private static String promtool(String input, String... words)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Prometheus.program("promtool").toString());
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }
}
