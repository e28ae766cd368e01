package io.houji.deploy.walls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.testing.TestDatabase;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Another tenant's token sees nothing of the first tenant: every operation of the contract answers
 * it as if the first did not exist. Two strangers ask the same, one before the first has a row and
 * one after; their answers must be the same to the letter.
 */
class TenantWallsTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  /** What is no tenant's own: the first may get the same answer as a stranger. */
  private static final Set<String> NOBODYS =
      Set.of("listCalculations", "listPublishedFigures", "whoAmI", "listProducts", "getProduct");

  private static FilledHouse house;
  private static Map<String, String> before;
  private static Map<String, String> after;
  private static String rows;

  @BeforeAll
  static void fillBetweenTwoStrangers() throws SQLException {
    house = new FilledHouse(DATABASE);
    before = asked("stranger-one");
    house.fill("first");
    rows = rowsOf("first");
    after = asked("stranger-two");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  /** All reads, then all writes, then all reads; the answer of each by its name. */
  private static Map<String, String> asked(String tenant) {
    var answers = new LinkedHashMap<String, String>();
    house.operations.stream()
        .filter(call -> call.method().equals("GET"))
        .forEach(call -> answers.put(call.id(), read(call, tenant)));
    house.operations.stream()
        .filter(call -> !call.method().equals("GET"))
        .forEach(call -> answers.put(call.id(), written(call, tenant)));
    house.operations.stream()
        .filter(call -> call.method().equals("GET"))
        .forEach(call -> answers.put("afterwards " + call.id(), read(call, tenant)));
    return answers;
  }

  private static String read(ContractCall call, String tenant) {
    if (call.streams()) {
      return plain(tenant, firstEvent(call, tenant));
    }
    var answer = call.send(house, tenant, FilledHouse.IDS, "", "");
    assertTrue(answer.status() < 500, call.id() + answer.text());
    return plain(tenant, answer.status() + " " + answer.text());
  }

  private static String written(ContractCall call, String tenant) {
    assertEquals("POST", call.method(), call.id() + " needs a probe of its own");
    if (call.id().equals("importFile")) {
      var answer = house.imported(tenant, FilledHouse.IDS.get("import_id") + "_other");
      return plain(tenant, answer.status() + " " + answer.text());
    }
    if (call.id().equals("postScoreBatch")) {
      var answer = house.scored(tenant, FilledHouse.IDS.get("batch_id") + "_other");
      return plain(tenant, answer.status() + " " + answer.text());
    }
    assertTrue(call.takesJson(), call.id() + " takes no JSON and needs a probe of its own");
    var answer = call.send(house, tenant, FilledHouse.IDS, "walls", Bodies.text(call.example()));
    assertTrue(answer.status() < 500, call.id() + answer.text());
    return plain(tenant, answer.status() + " " + answer.text());
  }

  /** Without what differs between any two requests. */
  private static String plain(String tenant, String text) {
    return text.replace(tenant, "TENANT")
        .replaceAll("req-[0-9a-fA-F]{32}", "REQUEST")
        .replaceAll("-[0-9a-f]{20}", "-MADE")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(Z|[+]\\d\\d:\\d\\d)", "MOMENT");
  }

  private static String firstEvent(ContractCall call, String tenant) {
    try (var socket = new Socket("127.0.0.1", house.service.server.httpPort())) {
      socket.setSoTimeout(30_000);
      var head =
          ("GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                  + "Connection: close\r\n\r\n")
              .formatted(call.address(FilledHouse.IDS), house.token(tenant, call.role()));
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      var text = new StringBuilder();
      int next = socket.getInputStream().read();
      while (next >= 0 && text.indexOf("\n\n") < 0) {
        text.append((char) next);
        next = socket.getInputStream().read();
      }
      return text.substring(text.indexOf("\r\n\r\n"));
    } catch (IOException broken) {
      throw new AssertionError(call.id(), broken);
    }
  }

  @Test
  void noAnswerToAStrangerDependsOnTheFirstTenant() {
    assertEquals(2 * house.operations.size() - writes(), before.size());
    before.forEach((operation, answer) -> assertEquals(answer, after.get(operation), operation));
  }

  private static long writes() {
    return house.operations.stream().filter(call -> !call.method().equals("GET")).count();
  }

  /** Guards the test itself: a probe that finds nothing anywhere would pass. */
  @Test
  void theFirstTenantGetsOtherAnswersFromEveryRead() {
    for (ContractCall call : house.operations) {
      if (call.method().equals("GET") && !NOBODYS.contains(call.id())) {
        assertNotEquals(before.get(call.id()), read(call, "first"), call.id());
      }
    }
  }

  @Test
  void writesOfAStrangerLeaveTheFirstTenantsRowsAsTheyWere() throws SQLException {
    assertEquals(rows, rowsOf("first"));
  }

  /** Number and checksum of the tenant's rows in every table, as the superuser sees them. */
  private static String rowsOf(String tenant) throws SQLException {
    var sums = new StringBuilder();
    try (var sql = DATABASE.asAdmin();
        var statement = sql.createStatement()) {
      for (String table : DatabaseWallsTest.tables(sql)) {
        try (var found =
            statement.executeQuery(
                "select count(*), md5(string_agg(t::text, ' ' order by t::text)) from houji."
                    + table
                    + " t where tenant_id = '"
                    + tenant
                    + "' and '"
                    + table
                    + "' <> 'api_token'")) {
          assertTrue(found.next());
          sums.append(table).append(' ').append(found.getInt(1)).append(' ');
          sums.append(found.getString(2)).append('\n');
        }
      }
    }
    assertTrue(sums.toString().contains("fund 33 "), sums::toString);
    return sums.toString();
  }
}
