package io.houji.deploy.metrics;

import io.houji.deploy.serving.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What the admin port shows. */
public record Admin(Service service) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  String scrape() {
    var uri = URI.create("http://127.0.0.1:" + service.server.adminPort() + "/metrics");
    try {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
          .body();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  /** Values by name with labels. */
  public Map<String, Double> samples() {
    return samples(scrape());
  }

  static Map<String, Double> samples(String scrape) {
    var samples = new LinkedHashMap<String, Double>();
    Arrays.stream(scrape.split("\n"))
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line ->
                samples.put(
                    line.substring(0, line.lastIndexOf(' ')),
                    Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))));
    return samples;
  }

  Optional<Double> value(String series) {
    return Optional.ofNullable(samples().get(series));
  }

  void until(String series, double value) {
    until(series + " is " + value, () -> value(series).filter(v -> v == value).isPresent());
  }

  /** Asks again and again; fails when patience ends. */
  static void until(String what, BooleanSupplier holds) {
    var end = Instant.now().plus(PATIENCE);
    while (!holds.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("never came: " + what);
      }
    }
  }
}
