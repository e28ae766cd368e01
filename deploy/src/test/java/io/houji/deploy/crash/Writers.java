package io.houji.deploy.crash;

import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that write, each time with a key of its own, and remember what they were told. */
final class Writers {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int CREATED = 201;
  private static final int OK = 200;

  private final Written written;
  private final String token;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  /** The answer to every acknowledged write, by its key. */
  final Map<String, String> acknowledged = new ConcurrentHashMap<>();

  /** Sent, and not acknowledged: may or may not have happened. */
  final Set<String> open = ConcurrentHashMap.newKeySet();

  /** Acknowledged since this was last emptied. */
  final Queue<String> fresh = new ConcurrentLinkedQueue<>();

  private final AtomicLong keys = new AtomicLong();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean ending;

  Writers(Written written, String token) {
    this.written = written;
    this.token = token;
  }

  /** What came back of one write. */
  record Said(int status, String body, boolean repeated) {}

  Said post(String url, String path, String key, String json)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(json))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    return new Said(
        answer.statusCode(),
        answer.body(),
        answer.headers().firstValue("Idempotency-Hit").filter("true"::equals).isPresent());
  }

  Said call(String url, String key) throws IOException, InterruptedException {
    return post(url, written.path, key, written.body(key));
  }

  /** Posts from several threads until {@code enough} more are acknowledged; others stay open. */
  CountDownLatch start(String url, int count, int enough) {
    var reached = new CountDownLatch(enough);
    ending = false;
    for (int i = 0; i < count; i++) {
      var writer = new Thread(() -> write(url, reached), "writer-" + i);
      writer.setDaemon(true);
      threads.add(writer);
      writer.start();
    }
    return reached;
  }

  /** Returns when no writer is at work any more. */
  void end() throws InterruptedException {
    ending = true;
    for (Thread writer : threads) {
      writer.join();
    }
    threads.clear();
  }

  void acknowledge(String key, Said said) {
    acknowledged.put(key, said.body());
    fresh.add(key);
    open.remove(key);
  }

  private void write(String url, CountDownLatch reached) {
    try {
      while (!ending) {
        String key = "key-" + keys.incrementAndGet();
        open.add(key);
        var said = call(url, key);
        if (said.status() == CREATED) {
          acknowledge(key, said);
          reached.countDown();
        }
      }
    } catch (IOException | InterruptedException killed) {
      // Whoever it wrote to is gone: what it sent last stays open.
    }
  }

  /** How often each key is in the books, over all pages. */
  Map<String, Integer> booked(String url) throws IOException, InterruptedException {
    var booked = new HashMap<String, Integer>();
    String more = "";
    do {
      var page = get(url + written.path + "?limit=500" + more);
      for (Json flow : page.items("data")) {
        booked.merge(((Json.Obj) flow).words(written.keyField), 1, Integer::sum);
      }
      String cursor = page.words("next_cursor");
      more = cursor.isEmpty() ? "" : "&cursor=" + cursor;
    } while (!more.isEmpty());
    return booked;
  }

  Json.Obj get(String address) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .build();
    var answer = http.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() != OK) {
      throw new IOException(address + " answered " + answer.statusCode());
    }
    return JsonReader.read(answer.body())
        .fold(
            json -> (Json.Obj) json,
            wrong -> {
              throw new IllegalStateException(wrong.toString());
            });
  }
}
