package io.houji.deploy.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.testing.TestDatabase;
import io.houji.fund.testing.Cases;
import io.houji.http.json.Json;
import io.houji.http.testing.Client;
import io.houji.scoring.decision.Scoring;
import io.houji.scoring.product.Catalogue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a list of a million firms takes from the first byte sent to the last of the results, in
 * a house with 512 MB of heap; beside it the same lines scored by one plain loop that keeps
 * nothing. See README.md of the module.
 */
class BatchSpeed {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final int LINES = Integer.getInteger("lines", 1_000_000);
  private static final double NANOS = 1e9;

  private static final List<String> VARIED = List.of("staff", "revenue", "cash", "debt", "orders");

  private static final List<String> NAMES =
      Program.example().fields().keySet().stream().filter(n -> !VARIED.contains(n)).toList();

  @TempDir Path folder;

  @Test
  void aMillionLines() throws Exception {
    var file = file();
    String token = Program.bank(DATABASE);
    try (var house = Program.start(HouseProgram.class, DATABASE, "-Xmx512m")) {
      long begin = System.nanoTime();
      send(house, token, file);
      double sent = (System.nanoTime() - begin) / NANOS;
      awaitDone(house, token);
      double done = (System.nanoTime() - begin) / NANOS;
      assertEquals(LINES, results(house, token));
      double read = (System.nanoTime() - begin) / NANOS;
      double plain = plain(file);
      System.out.printf(
          Locale.ROOT,
          "| %d lines, %.0f MB | seconds |%n| --- | ---: |%n| taken in | %.1f |%n"
              + "| scored and kept | %.1f |%n| results read | %.1f |%n"
              + "| peer: one plain loop, nothing kept | %.1f |%n"
              + "most resident memory of the house: %s%n",
          LINES,
          Files.size(file) / 1e6,
          sent,
          done,
          read,
          plain,
          mostMemory(house));
    }
  }

  /** All inputs of the example, five of them varied. */
  private Path file() throws IOException {
    var random = Cases.random(LINES);
    var example = Program.example();
    var file = folder.resolve("firms.csv");
    try (var out = Files.newBufferedWriter(file)) {
      out.write("id," + String.join(",", VARIED) + "," + String.join(",", NAMES) + "\n");
      var rest = new StringBuilder();
      NAMES.forEach(name -> rest.append(',').append(text(example.fields().get(name))));
      for (int i = 1; i <= LINES; i++) {
        out.write("F" + i + "," + random.nextInt(1, 300));
        for (int varied = 1; varied < VARIED.size(); varied++) {
          out.write("," + random.nextLong(0, 90_000_000));
        }
        out.append(rest).append('\n');
      }
    }
    return file;
  }

  private static String text(Json value) {
    return value instanceof Json.Num number
        ? number.value().toPlainString()
        : value instanceof Json.Text text ? text.value() : "";
  }

  private static void send(Program house, String token, Path file)
      throws IOException, InterruptedException {
    var request =
        request(house, token, "/v1/score-batches?product=gazelle-loan&batch_id=M&day=2026-04-10")
            .header("Idempotency-Key", "M")
            .header("Content-Type", "text/csv")
            .POST(HttpRequest.BodyPublishers.ofFile(file))
            .build();
    var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertEquals(202, answer.statusCode(), answer::body);
  }

  private static HttpRequest.Builder request(Program house, String token, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + house.port() + path))
        .header("Authorization", "Bearer " + token);
  }

  private static void awaitDone(Program house, String token) throws InterruptedException {
    var client = Client.of("http://127.0.0.1:" + house.port());
    for (String state = ""; !state.equals("done"); ) {
      TimeUnit.MILLISECONDS.sleep(100);
      var said = client.get("/v1/score-batches/M").as(token).send();
      assertEquals(200, said.status(), said::text);
      state = said.json().words("state");
    }
  }

  private static long results(Program house, String token)
      throws IOException, InterruptedException {
    var request =
        request(house, token, "/v1/score-batches/M/results").header("Accept", "text/csv").build();
    var answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (var lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).count();
    }
  }

  /** Splitting at commas and scoring, on one thread. */
  private static double plain(Path file) throws IOException {
    var scoring = new Scoring(Catalogue.bundled());
    var product = scoring.catalogue().product("gazelle-loan").orElseThrow();
    var day = LocalDate.of(2026, 4, 10);
    long begin = System.nanoTime();
    long points = 0;
    try (var lines = Files.newBufferedReader(file)) {
      String[] names = lines.readLine().split(",");
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(",");
        var given = new HashMap<String, Object>();
        for (int i = 1; i < cells.length; i++) {
          given.put(names[i], cells[i]);
        }
        points +=
            scoring
                .catalogue()
                .dictionary()
                .read(given, day)
                .map(applicant -> scoring.brief(product, applicant).figures().score())
                .fold(score -> score, problems -> 0);
      }
    }
    assertTrue(points > 0);
    return (System.nanoTime() - begin) / NANOS;
  }

  private static String mostMemory(Program house) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(house.handle().pid()), "status"))
        .stream()
        .filter(line -> line.startsWith("VmHWM"))
        .map(line -> line.replaceFirst("VmHWM:\\s*", ""))
        .findFirst()
        .orElse("unknown");
  }
}
