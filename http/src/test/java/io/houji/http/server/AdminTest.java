package io.houji.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The admin port: what Prometheus and an operator see. */
class AdminTest {
  private static final Pattern HELP = Pattern.compile("# HELP (\\S+) (.*)");
  private static final Set<String> FOREIGN_UNITS =
      Set.of("_milliseconds", "_ms", "_ns", "_percent", "_wan", "_minutes", "_kilobytes");

  private static Shell shell;

  @BeforeAll
  static void open() {
    shell = new Shell(Shell.anyPort());
  }

  @AfterAll
  static void close() {
    shell.close();
  }

  private static HttpResponse<String> get(String path, String accept) {
    var uri = URI.create("http://127.0.0.1:" + shell.server.adminPort() + path);
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(uri).header("Accept", accept).build(),
              BodyHandlers.ofString());
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }

  private static List<String> samples() {
    return Arrays.stream(get("/metrics", "*/*").body().split("\n"))
        .filter(line -> !line.startsWith("#"))
        .toList();
  }

  @Test
  void livenessIsAWordAndReadinessFollowsTheDatabase() {
    assertEquals("{\"status\":\"up\"}", get("/health/live", "*/*").body());
    assertEquals(200, get("/health/ready", "*/*").statusCode());
    shell.database.set(Future.failedFuture("gone"));
    var down = get("/health/ready", "*/*");
    assertEquals(503, down.statusCode());
    assertEquals("{\"status\":\"unavailable\"}", down.body());
    assertEquals(200, get("/health/live", "*/*").statusCode());
    shell.database.set(Future.succeededFuture());
    assertEquals(200, get("/health/ready", "*/*").statusCode());
    assertEquals(404, get("/other", "*/*").statusCode());
  }

  @Test
  void bothFormatsAreServed() {
    var text = get("/metrics", "text/plain");
    assertTrue(text.headers().firstValue("Content-Type").orElse("").startsWith("text/plain"));
    var open = get("/metrics", "application/openmetrics-text;version=1.0.0,text/plain;q=0.5");
    assertTrue(
        open.headers().firstValue("Content-Type").orElse("").startsWith("application/openmetrics"));
    assertTrue(open.body().endsWith("# EOF\n"));
    assertTrue(open.body().contains("# TYPE houji_build info"), open.body());
  }

  @Test
  void everyProblemTypeIsThereAsZeroBeforeItHappens() {
    var lines = samples();
    for (ProblemType type : ProblemType.values()) {
      var name = "houji_http_problems_total{problem_type=\"" + type.slug() + "\"}";
      assertTrue(lines.stream().anyMatch(line -> line.startsWith(name)), name);
    }
    assertTrue(lines.contains("houji_http_idempotency_replays_total 0.0"), lines::toString);
    assertTrue(lines.stream().anyMatch(l -> l.startsWith("houji_build_info{")), lines::toString);
  }

  @Test
  void aProblemIsCountedByItsType() {
    var name = "houji_http_problems_total{problem_type=\"not-found\"} ";
    double before = value(name);
    assertEquals(404, shell.client.get("/v1/nothing").send().status());
    assertEquals(before + 1, value(name));
  }

  private static double value(String prefix) {
    return samples().stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> Double.parseDouble(line.substring(prefix.length())))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void oddRequestsMakeNoNewSeries() {
    shell.client.get("/v1/me").as(Shell.BANK).send();
    odd(0);
    var before = names();
    for (int i = 1; i <= 50; i++) {
      odd(i);
    }
    var after = names();
    after.removeAll(before);
    after.removeIf(series -> series.startsWith("jvm_gc_")); // a collection may fall in between
    assertEquals(Set.of(), after);
    assertTrue(before.size() < 500, () -> "series: " + before.size());
  }

  private static void odd(int i) {
    shell.client.call("ODD" + i, "/v1/me").as(Shell.BANK).send();
    shell.client.get("/v1/odd" + i + "?q=" + i).with("User-Agent", "odd" + i).send();
    shell.client.raw(
        "ODD" + i + " /x" + i + " HTTP/1.1\r\nHost: odd" + i + "\r\nConnection: close\r\n\r\n");
  }

  private static Set<String> names() {
    return samples().stream()
        .map(line -> line.substring(0, line.lastIndexOf(' ')))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** What promtool looks for, and what it does not. */
  @Test
  void namesAndHelpAreInOrder() {
    var seen = new LinkedHashSet<String>();
    HELP.matcher(get("/metrics", "text/plain").body())
        .results()
        .forEach(
            help -> {
              String name = help.group(1);
              assertTrue(seen.add(name), name + " twice");
              assertFalse(help.group(2).isBlank(), "no help for " + name);
              assertTrue(name.matches("[a-z][a-z0-9_]*"), name);
              FOREIGN_UNITS.forEach(unit -> assertFalse(name.contains(unit), name));
            });
    assertTrue(
        seen.containsAll(
            List.of(
                "houji_http_request_duration_seconds",
                "houji_http_requests_in_flight",
                "houji_http_connections",
                "process_cpu_seconds_total")),
        seen::toString);
  }
}
