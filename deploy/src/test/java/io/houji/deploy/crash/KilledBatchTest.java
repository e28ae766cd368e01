package io.houji.deploy.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.http.json.Json;
import io.houji.http.testing.Client;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list that is cut off by kill -9 goes on by itself: no line twice and none lost. */
class KilledBatchTest {
  private static final int LINES = Integer.getInteger("batch.lines", 60_000);

  @TempDir Path folder;

  @Test
  void aKilledListGoesOnWhereItStopped() throws Exception {
    var house = House.serve(folder);
    String token = house.token("bank");
    var file = new StringBuilder("id,staff,revenue,cash,debt\n");
    for (int i = 1; i <= LINES; i++) {
      file.append(i).append(',').append(i % 90).append(",60000000,2000000,8000000\n");
    }
    var sent =
        Client.of(house.url())
            .post("/v1/score-batches?product=gazelle-loan&batch_id=K")
            .as(token)
            .with("Idempotency-Key", "K")
            .body("text/csv", file.toString().getBytes(StandardCharsets.UTF_8))
            .send();
    assertEquals(202, sent.status(), sent::text);
    awaitFirstPart(house.url(), token);
    house.kill();
    var second = House.serve(folder);
    var client = Client.of(second.url());
    var before = client.get("/v1/score-batches/K").as(token).send().json();
    assertTrue(number(before, "lines_done") > 0, before::toString);
    client.get("/v1/score-batches/K/events").as(token).send();
    var after = client.get("/v1/score-batches/K").as(token).send().json();
    assertEquals("done", after.words("state"), after::toString);
    assertEquals(LINES, number(after, "lines_done"));
    var ids =
        client
            .get("/v1/score-batches/K/results")
            .as(token)
            .with("Accept", "text/csv")
            .send()
            .text()
            .lines()
            .skip(1)
            .map(line -> line.split(",", 3)[1])
            .toList();
    assertEquals(IntStream.rangeClosed(1, LINES).mapToObj(String::valueOf).toList(), ids);
    second.stop();
  }

  private static long number(Json.Obj json, String field) {
    return ((Json.Num) json.field(field).orElseThrow()).value().longValueExact();
  }

  /** Reads events until one says that some lines are done, and hangs up. */
  private static void awaitFirstPart(String url, String token) throws IOException {
    var uri = URI.create(url);
    try (var socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(60_000);
      var head =
          ("GET /v1/score-batches/K/events HTTP/1.1\r\nHost: localhost\r\n"
                  + "Authorization: Bearer %s\r\n\r\n")
              .formatted(token);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      var text = new StringBuilder();
      for (int b = socket.getInputStream().read(); b >= 0; b = socket.getInputStream().read()) {
        text.append((char) b);
        var events = List.of(text.toString().split("\n\n", -1));
        if (b == '\n' && events.stream().anyMatch(e -> e.matches("(?s).*\"lines_done\":[1-9].*"))) {
          return;
        }
      }
    }
  }
}
