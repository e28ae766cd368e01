package io.houji.deploy.metrics;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A real Prometheus that scrapes one target several times a second, on a port of its choice. */
final class Prometheus implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("Listening on.* address=(\\S+)");
  private static final String CONFIGURATION =
      """
      global:
        scrape_interval: 200ms
        scrape_timeout: 200ms
        evaluation_interval: 1s
      rule_files: ["%s"]
      scrape_configs:
        - job_name: houji
          static_configs:
            - targets: ["127.0.0.1:%d"]
      """;

  private final Process process;
  private final String base;
  private final HttpClient http = HttpClient.newHttpClient();

  private Prometheus(Process process, String base) {
    this.process = process;
    this.base = base;
  }

  /** Where a program of the distribution's package is; the test is skipped if it is not. */
  static Path program(String name) {
    var found =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(
        found.isPresent(), () -> name + " is not installed; Debian has it in package prometheus");
    return found.orElseThrow();
  }

  static Prometheus scraping(int port, Path folder, Path rules) throws IOException {
    var configuration = folder.resolve("prometheus.yml");
    Files.writeString(configuration, CONFIGURATION.formatted(rules.toAbsolutePath(), port));
    var process =
        new ProcessBuilder(
                program("prometheus").toString(),
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:0")
            .redirectErrorStream(true)
            .start();
    var lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    var said = new StringBuilder();
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      var listening = LISTENING.matcher(line);
      if (listening.find()) {
        readOn(lines);
        return new Prometheus(process, "http://" + listening.group(1));
      }
      said.append(line).append('\n');
    }
    throw new AssertionError("prometheus ended:\n" + said);
  }

  /** Its log would else fill the pipe and stop it. */
  private static void readOn(BufferedReader lines) {
    var reader =
        new Thread(
            () -> {
              try {
                while (lines.readLine() != null) {
                  continue;
                }
              } catch (IOException closed) {
                return; // it was ended
              }
            },
            "prometheus-log");
    reader.setDaemon(true);
    reader.start();
  }

  /** The value of a query with at most one series; empty until there is one. */
  Optional<Double> value(String query) {
    return values(query, "__name__").values().stream().findFirst();
  }

  /** Values by one label. */
  Map<String, Double> values(String query, String label) {
    var byLabel = new TreeMap<String, Double>();
    for (Json series : ask(query)) {
      var result = (Json.Obj) series;
      var value = (Json.Text) result.items("value").get(1);
      byLabel.put(result.child("metric").words(label), Double.parseDouble(value.value()));
    }
    return new LinkedHashMap<>(byLabel);
  }

  private List<Json> ask(String query) {
    var uri =
        URI.create(
            base + "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    try {
      var answer = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() == 503) {
        return List.of(); // it listens before it can answer
      }
      return JsonReader.read(answer.body())
          .fold(
              json -> ((Json.Obj) json).child("data").items("result"),
              problems -> {
                throw new AssertionError(problems.toString());
              });
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
    }
  }
}
