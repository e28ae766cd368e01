package io.houji.deploy.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.serving.Service;
import io.houji.deploy.testing.TestDatabase;
import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import io.houji.http.tables.TableFile;
import io.houji.http.tables.Unreadable;
import io.houji.http.testing.Client.Answered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Lists of firms as a bank sends them, with good and broken lines. */
class BatchesTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final String NDJSON = "application/x-ndjson";
  private static final String CSV = "text/csv";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static Service service;

  @BeforeAll
  static void open() {
    service = Service.whole(DATABASE);
  }

  @AfterAll
  static void close() {
    service.close();
  }

  private static Answered send(Bank bank, String key, String type, byte[] file) {
    return service
        .client
        .post("/v1/score-batches?product=gazelle-loan&day=2026-04-10&batch_id=" + key)
        .as(bank.token())
        .with("Idempotency-Key", key)
        .body(type, file)
        .send();
  }

  private static Json.Obj done(Bank bank, String id) {
    bank.get("/v1/score-batches/" + id + "/events");
    var batch = bank.get("/v1/score-batches/" + id).json();
    assertEquals("done", batch.words("state"), batch::toString);
    return batch;
  }

  private static List<Json.Obj> results(Bank bank, String id) {
    var answer =
        service
            .client
            .get("/v1/score-batches/" + id + "/results")
            .as(bank.token())
            .with("Accept", NDJSON)
            .send();
    assertEquals(200, answer.status(), answer::text);
    return answer.text().lines().map(BatchesTest::json).toList();
  }

  private static Json.Obj json(String line) {
    return JsonReader.read(line.getBytes(StandardCharsets.UTF_8))
        .fold(
            read -> (Json.Obj) read,
            problems -> {
              throw new AssertionError(problems);
            });
  }

  private static long number(Json.Obj json, String field) {
    return ((Json.Num) json.field(field).orElseThrow()).value().longValueExact();
  }

  private static List<String> pointers(Json.Obj line) {
    return line.items("errors").stream().map(e -> ((Json.Obj) e).words("pointer")).toList();
  }

  @Test
  void brokenLinesAreReportedAndTheRestGoOn() {
    var bank = Bank.of(service, "lines");
    String good = "{'id':'A','inputs':" + Bank.inputs(Map.of()) + "}";
    var file =
        String.join(
                "\n",
                good,
                "{'id':'B','inputs':{'staff':1.5,'colour':1}}",
                "",
                "{'id':'C',",
                "{'id':'D','product':'balloon-loan','day':'2099-01-01','inputs':{}}",
                "{'id':'E','product':'balloon-loan','inputs':{}}",
                "{'id':'F','inputs':{'staff':10}}",
                "{'id':'G','inputs':{},'x':1}")
            .replace('\'', '"');
    assertEquals(202, send(bank, "B1", NDJSON, file.getBytes(StandardCharsets.UTF_8)).status());
    var batch = done(bank, "B1");
    assertEquals(7, number(batch, "lines"));
    assertEquals(5, number(batch, "bad"));
    assertEquals(1, number(batch, "indicate"));
    var lines = results(bank, "B1");
    assertEquals(
        List.of(1L, 2L, 4L, 5L, 6L, 7L, 8L), lines.stream().map(l -> number(l, "line")).toList());
    bank.application("A", Map.of());
    var alone = bank.score("A", "s1", "{'day':'2026-04-10'}").json().child("answer");
    for (String field : List.of("decision", "score", "pd", "grade")) {
      assertEquals(alone.field(field), lines.get(0).field(field), field);
    }
    assertEquals(List.of("/inputs/staff", "/inputs/colour"), pointers(lines.get(1)));
    assertEquals(List.of(""), pointers(lines.get(2)));
    assertEquals(List.of("/day"), pointers(lines.get(3)));
    assertEquals(List.of("/product"), pointers(lines.get(4)));
    assertEquals("refer", lines.get(5).words("decision"));
    assertEquals(List.of("/x"), pointers(lines.get(6)));
  }

  @Test
  void aTableInChineseScoresLikeTheSameLines() throws IOException {
    var bank = Bank.of(service, "table");
    String csv = "编号,从业人员数,上年营业收入,所属行业,成立日期\nA,80,60000000,software,2018-03-01\nB,35%,x,,\n";
    var names = List.of("csv", "gb", "xlsx");
    send(bank, "csv", CSV, csv.getBytes(StandardCharsets.UTF_8));
    send(bank, "gb", CSV, csv.getBytes(Charset.forName("GB18030")));
    var sheet = new ByteArrayOutputStream();
    try (var book = new Workbook(sheet, "test", "1.0")) {
      var page = book.newWorksheet("名单");
      int row = 0;
      for (String line : csv.lines().toList()) {
        int column = 0;
        for (String cell : line.split(",", -1)) {
          page.value(row, column, cell);
          column++;
        }
        row++;
      }
    }
    send(bank, "xlsx", XLSX, sheet.toByteArray());
    for (String name : names) {
      assertEquals(2, number(done(bank, name), "lines"));
      var lines = results(bank, name);
      assertEquals(results(bank, "csv"), lines);
      assertEquals("A", lines.get(0).words("id"));
      assertEquals(List.of("/inputs/staff", "/inputs/revenue"), pointers(lines.get(1)));
    }
    var back =
        service
            .client
            .get("/v1/score-batches/csv/results")
            .as(bank.token())
            .with("Accept", CSV)
            .send()
            .text()
            .lines()
            .toList();
    assertEquals(3, back.size());
    assertTrue(back.get(0).startsWith("line,id,decision,score"));
    assertTrue(back.get(2).startsWith("3,B,,"), back.get(2));
  }

  @Test
  void manyPartsAreOneFileInOrder() {
    var bank = Bank.of(service, "many");
    int count = 12_000;
    var file =
        Stream.iterate(1, i -> i + 1)
            .limit(count)
            .map(i -> i + "," + i % 90)
            .collect(Collectors.joining("\n", "id,staff\n", "\n"));
    send(bank, "M", CSV, file.getBytes(StandardCharsets.UTF_8));
    assertEquals(count, number(done(bank, "M"), "lines_done"));
    var lines = results(bank, "M");
    assertEquals(count, lines.size());
    for (int i = 0; i < count; i++) {
      assertEquals(String.valueOf(i + 1), lines.get(i).words("id"));
    }
  }

  @Test
  void resultsAsAWorkbookAreTheSameLines(@TempDir Path folder) throws IOException, Unreadable {
    var bank = Bank.of(service, "workbook");
    int count = 6_000;
    var file =
        Stream.iterate(1, i -> i + 1)
            .limit(count)
            .map(i -> "=" + i + "," + (i % 7 == 0 ? "x" : String.valueOf(i % 90)))
            .collect(Collectors.joining("\n", "id,staff\n", "\n"));
    send(bank, "W", CSV, file.getBytes(StandardCharsets.UTF_8));
    done(bank, "W");
    var answer =
        service
            .client
            .get("/v1/score-batches/W/results")
            .as(bank.token())
            .with("Accept", XLSX)
            .send();
    assertEquals(200, answer.status());
    assertTrue(answer.header("Content-Type").startsWith(XLSX));
    assertTrue(answer.header("Content-Disposition").endsWith("W.xlsx\""));
    var rows = new ArrayList<Map<String, String>>();
    var header = new ArrayList<String>();
    TableFile.of(Files.write(folder.resolve("W.xlsx"), answer.body()))
        .read(
            "W",
            row -> {
              assertEquals(Map.of(), row.wrong());
              if (header.isEmpty()) {
                header.addAll(row.cells());
              } else {
                var cells = new HashMap<String, String>();
                for (int i = 0; i < row.cells().size(); i++) {
                  cells.put(header.get(i), row.cells().get(i));
                }
                rows.add(cells);
              }
            },
            share -> {});
    var lines = results(bank, "W");
    assertEquals(count, rows.size());
    for (int i = 0; i < count; i++) {
      var line = lines.get(i);
      assertEquals(line.words("id"), rows.get(i).get("id"));
      assertEquals(line.words("decision"), rows.get(i).getOrDefault("decision", ""));
      for (String figure : List.of("line", "score", "pd", "rate")) {
        var number = line.field(figure).map(n -> ((Json.Num) n).value().stripTrailingZeros());
        var cell = rows.get(i).getOrDefault(figure, "");
        assertEquals(
            number,
            cell.isEmpty()
                ? Optional.empty()
                : Optional.of(new BigDecimal(cell).stripTrailingZeros()),
            figure);
      }
      assertEquals(
          line.items("errors").isEmpty(), rows.get(i).getOrDefault("errors", "").isEmpty());
    }
  }

  private static byte[] replayed(Bank bank, String id, long line, String type) {
    var answer =
        service
            .client
            .get("/v1/score-batches/" + id + "/lines/" + line + "/replay")
            .as(bank.token())
            .with("Accept", type)
            .send();
    assertEquals(200, answer.status(), answer::text);
    return answer.body();
  }

  @Test
  void everyLineIsMadeAgainToTheByte() {
    var bank = Bank.of(service, "lines-again");
    String good = "{'id':'A','inputs':" + Bank.inputs(Map.of()) + "}";
    var file =
        String.join(
                "\n",
                good,
                "",
                "{'id':'B','inputs':{'staff':1.5,'colour':1}}",
                "{'id':'C',",
                "{'id':'D','day':'2099-01-01','inputs':{}}",
                "{'id':'E','inputs':{'staff':10}}")
            .replace('\'', '"');
    send(bank, "R", NDJSON, file.getBytes(StandardCharsets.UTF_8));
    done(bank, "R");
    var kept =
        service
            .client
            .get("/v1/score-batches/R/results")
            .as(bank.token())
            .with("Accept", NDJSON)
            .send()
            .text()
            .lines()
            .toList();
    assertEquals(5, kept.size());
    for (String line : kept) {
      long number = number(json(line), "line");
      var text = new String(replayed(bank, "R", number, "text/plain"), StandardCharsets.UTF_8);
      assertEquals(line, text);
      var whole =
          new String(replayed(bank, "R", number, "application/json"), StandardCharsets.UTF_8);
      assertTrue(whole.endsWith(",\"answer\":" + line + "}"), whole);
      assertEquals("R", json(whole).words("batch_id"));
    }
    for (String none : List.of("2", "7", "0", "-1", "x", "99999999999", "999999999999999999999")) {
      var answer = bank.get("/v1/score-batches/R/lines/" + none + "/replay");
      assertEquals(404, answer.status(), none);
    }
    assertEquals(404, bank.get("/v1/score-batches/none/lines/1/replay").status());
    var other = Bank.of(service, "lines-again-neighbour");
    assertEquals(404, other.get("/v1/score-batches/R/lines/1/replay").status());
  }

  /** Blank lines make numbers run ahead of the count by which a part is looked for. */
  @Test
  void aLineOfManyPartsIsFoundWhereverItIs() {
    var bank = Bank.of(service, "lines-far");
    int count = 26_000;
    var file = new StringBuilder();
    var numbers = new ArrayList<Integer>();
    int line = 0;
    for (int i = 0; i < count; i++) {
      for (int blank = i % 5; blank > 0; blank--) {
        file.append('\n');
        line++;
      }
      line++;
      numbers.add(line);
      file.append("{\"id\":\"").append(i).append("\",\"inputs\":{\"staff\":").append(i % 90);
      file.append("}}\n");
    }
    send(bank, "F", NDJSON, file.toString().getBytes(StandardCharsets.UTF_8));
    assertEquals(count, number(done(bank, "F"), "lines"));
    for (int i : List.of(0, 1, 4_999, 5_000, 9_999, 10_000, 17_321, 24_999, 25_000, 25_999)) {
      var text = replayed(bank, "F", numbers.get(i), "text/plain");
      assertEquals(String.valueOf(i), json(new String(text, StandardCharsets.UTF_8)).words("id"));
    }
    int blank = numbers.get(17_321) + 1;
    assertEquals(404, bank.get("/v1/score-batches/F/lines/" + blank + "/replay").status());
  }

  /** A result that somebody altered, or a program that scores otherwise, is not passed over. */
  @Test
  void aLineThatIsNotTheSameIsNotGivenAsTheSame() throws SQLException {
    var bank = Bank.of(service, "lines-altered");
    byte[] list = "id,staff\n1,2\n2,3\n".getBytes(StandardCharsets.UTF_8);
    send(bank, "X", CSV, list);
    done(bank, "X");
    send(bank, "Y", CSV, "id,staff\n1,7\n9,3\n".getBytes(StandardCharsets.UTF_8));
    done(bank, "Y");
    try (var sql = DATABASE.asAdmin();
        var statement = sql.createStatement()) {
      assertEquals(
          1,
          statement.executeUpdate(
              "update houji.score_batch_result x set result = y.result"
                  + " from houji.score_batch_result y"
                  + " where x.tenant_id = 'lines-altered' and y.tenant_id = x.tenant_id"
                  + " and x.batch_id = 'X' and y.batch_id = 'Y'"));
    }
    assertEquals(409, bank.get("/v1/score-batches/X/lines/3/replay").status());
    assertEquals(200, bank.get("/v1/score-batches/Y/lines/3/replay").status());
  }

  @Test
  void aFileThatIsNoListIsRefusedWhole() {
    var bank = Bank.of(service, "refused");
    byte[] strange = "id,colour,staff,staff\n1,2,3,4\n".getBytes(StandardCharsets.UTF_8);
    var unknown = send(bank, "U", CSV, strange);
    assertEquals(422, unknown.status());
    assertEquals(List.of("/columns/colour unknown", "/columns/staff duplicate"), unknown.errors());
    assertEquals(422, send(bank, "E", NDJSON, new byte[] {'\n'}).status());
    assertEquals(404, bank.get("/v1/score-batches/U").status());
    byte[] list = "id,staff\n1,2\n".getBytes(StandardCharsets.UTF_8);
    var first = send(bank, "T", CSV, list);
    var again = send(bank, "T", CSV, list);
    assertEquals(first.text(), again.text());
    assertEquals("true", again.header("Idempotency-Hit"));
  }
}
