package io.houji.deploy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import io.houji.http.scoring.ScoringRoom;
import io.houji.http.tables.TableFile;
import io.houji.http.tables.Unreadable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists from file to file, with good and broken lines. */
class ScoreCommandTest {
  private static final Json.Obj EXAMPLE = JsonReader.resource(ScoringRoom.class, "example.json");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  private int run(String language, String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    var surroundings =
        new Surroundings(
            Map.of("HOUJI_LANG", language), new PrintWriter(out, true), new PrintWriter(err, true));
    return Houji.run(surroundings, List.of(new ScoreCommand(surroundings)), args);
  }

  private int score(Path file, String... more) {
    var args = new ArrayList<>(List.of("score", file.toString()));
    args.addAll(List.of("--product", "gazelle-loan", "--day", "2026-04-10"));
    args.addAll(List.of(more));
    return run("en", args.toArray(String[]::new));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String good(String id) {
    var inputs = new String(EXAMPLE.child("inputs").toBytes(), StandardCharsets.UTF_8);
    return "{\"id\":\"" + id + "\",\"inputs\":" + inputs + "}";
  }

  private static Json.Obj json(String line) {
    return JsonReader.read(line.getBytes(StandardCharsets.UTF_8))
        .fold(
            read -> (Json.Obj) read,
            problems -> {
              throw new AssertionError(problems);
            });
  }

  @Test
  void brokenLinesAreReportedAndTheRestGoOn() throws IOException {
    var file =
        file(
            "clients.ndjson",
            good("A") + "\n{\"id\":\"B\",\"inputs\":{\"staff\":1.5}}\n\n{\n" + good("C"));
    assertEquals(1, score(file));
    var said = err.toString().lines().toList();
    assertEquals(2, said.size(), err::toString);
    assertTrue(said.get(0).startsWith("line 2 B: /inputs/staff: "), said.get(0));
    assertTrue(said.get(1).startsWith("line 4 : : "), said.get(1));
    var back = folder.resolve("clients-scores.ndjson");
    assertEquals(
        "wrote " + back + ": 4 lines, 2 indicate, 0 refer, 0 insufficient data, 2 broken\n",
        out.toString());
    var lines = Files.readAllLines(back).stream().map(ScoreCommandTest::json).toList();
    assertEquals(List.of("A", "B", "", "C"), lines.stream().map(l -> l.words("id")).toList());
    assertEquals("indicate", lines.get(0).words("decision"));
    // As the service answers the example of its contract.
    assertEquals(Json.whole(701), lines.get(0).field("score").orElseThrow());
    assertEquals(1, lines.get(1).items("errors").size());

    assertEquals(1, score(file));
    assertTrue(err.toString().contains("exists already"), err::toString);
    var all = file("all.jsonl", good("A") + "\n");
    assertEquals(0, score(all, "--out", folder.resolve("x.ndjson").toString()));
    assertEquals("", err.toString());
  }

  @Test
  void tablesComeBackAsTheKindTheyWere() throws IOException, Unreadable {
    var csv = "编号,从业人员数,上年营业收入,所属行业,成立日期\nA,80,60000000,software,2018-03-01\n=B,35%,x,,\n";
    assertEquals(1, score(file("list.csv", csv)));
    var table = Files.readAllLines(folder.resolve("list-scores.csv"));
    assertEquals(3, table.size());
    assertTrue(table.get(0).startsWith("line,id,decision,score,pd,grade,limit"));
    assertTrue(table.get(1).startsWith("2,A,"), table.get(1));
    assertTrue(table.get(2).startsWith("3,'=B,,"), table.get(2));
    try (var stream = Files.newOutputStream(folder.resolve("list.xlsx"));
        var book = new Workbook(stream, "test", "1.0")) {
      var page = book.newWorksheet("名单");
      int row = 0;
      for (String line : csv.lines().toList()) {
        var cells = line.split(",", -1);
        for (int i = 0; i < cells.length; i++) {
          page.value(row, i, cells[i]);
        }
        row++;
      }
    }
    assertEquals(1, score(folder.resolve("list.xlsx")));
    var rows = new ArrayList<List<String>>();
    TableFile.of(folder.resolve("list-scores.xlsx"))
        .read("scores", row -> rows.add(List.copyOf(row.cells())), share -> {});
    assertEquals(3, rows.size());
    for (int i = 0; i < rows.size(); i++) {
      var expected = List.of(table.get(i).split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1));
      for (int c = 0; c < rows.get(i).size(); c++) {
        var cell = expected.get(c).replaceAll("^\"|\"$", "").replaceFirst("^'", "");
        assertEquals(cell, rows.get(i).get(c), table.get(0).split(",", -1)[c]);
      }
    }
  }

  @Test
  void manyPartsKeepTheirOrderAndLongListsOfProblemsAreCutShort() throws IOException {
    int count = 23_000;
    var text =
        IntStream.rangeClosed(1, count)
            .mapToObj(i -> i + "," + (i % 100 == 0 ? "x" : String.valueOf(i % 90)))
            .collect(Collectors.joining("\n", "id,staff\n", "\n"));
    assertEquals(1, score(file("many.csv", text)));
    var lines = Files.readAllLines(folder.resolve("many-scores.csv"));
    assertEquals(count + 1, lines.size());
    for (int i = 1; i <= count; i++) {
      assertTrue(lines.get(i).startsWith((i + 1) + "," + i + ","), lines.get(i));
    }
    var said = err.toString().lines().filter(line -> !line.contains("lines scored")).toList();
    assertEquals(101, said.size());
    assertTrue(said.get(100).startsWith("and 130 more problems"), said.get(100));
  }

  @Test
  void whatIsNoListIsRefusedAndLeavesNothingBehind() throws IOException {
    var strange = file("strange.csv", "id,colour,staff,staff\n1,2,3,4\n");
    assertEquals(1, score(strange));
    assertTrue(err.toString().contains("/columns/colour"), err::toString);
    assertTrue(err.toString().contains("/columns/staff"), err::toString);
    assertEquals(
        1, run("en", "score", strange.toString(), "--product", "x", "--day", "2099-01-01"));
    assertTrue(err.toString().contains("/product"), err::toString);
    assertTrue(err.toString().contains("/day"), err::toString);
    assertEquals(1, score(file("list.txt", "a")));
    assertTrue(err.toString().contains("must end in"), err::toString);
    assertEquals(1, score(folder.resolve("none.csv")));
    assertEquals(1, score(strange, "--out", folder.resolve("x.xlsx").toString()));
    assertEquals(1, score(strange, "--out", folder.resolve("no/x.csv").toString()));
    assertEquals(2, run("en", "score", strange.toString(), "--day", "soon"));
    try (var left = Files.list(folder)) {
      assertEquals(
          List.of("list.txt", "strange.csv"),
          left.map(p -> p.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void helpIsThereInBothLanguages() {
    assertEquals(0, run("en", "score", "--help"));
    assertTrue(out.toString().contains("Score a list of firms"), out::toString);
    assertEquals(0, run("zh", "score", "--help"));
    assertTrue(out.toString().contains("对文件中的企业名单评分"), out::toString);
    assertFalse(out.toString().contains("scoring day"), out::toString);
  }
}
