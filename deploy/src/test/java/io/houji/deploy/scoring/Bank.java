package io.houji.deploy.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.houji.deploy.serving.Service;
import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import io.houji.http.server.Role;
import io.houji.http.testing.Client.Answered;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A bank of a tenant of its own, asking over HTTP. */
record Bank(Service service, String token) {
  /** A good firm, as the contract's example has it. */
  static final Json.Obj EXAMPLE =
      JsonReader.resource(io.houji.http.scoring.ScoringRoom.class, "example.json");

  static Bank of(Service service, String tenant) {
    return new Bank(service, service.token(tenant, Role.BANK));
  }

  Answered post(String path, String key, String json) {
    return service
        .client
        .post(path)
        .as(token)
        .with("Idempotency-Key", key)
        .json(json.replace('\'', '"'))
        .send();
  }

  Answered ask(String path, String json) {
    return service.client.post(path).as(token).json(json.replace('\'', '"')).send();
  }

  Answered get(String path) {
    return service.client.get(path).as(token).send();
  }

  /** The example's inputs with some changed; an empty text takes one out. */
  static String inputs(Map<String, String> changed) {
    var fields = new LinkedHashMap<>(EXAMPLE.child("inputs").fields());
    changed.forEach((name, raw) -> fields.put(name, Json.text("@" + name)));
    var text = new String(new Json.Obj(fields).toBytes(), StandardCharsets.UTF_8);
    for (var change : changed.entrySet()) {
      String raw = change.getValue().isEmpty() ? "null" : change.getValue();
      text = text.replace("\"@" + change.getKey() + "\"", raw);
    }
    return text;
  }

  void application(String id, Map<String, String> changed) {
    var made =
        post(
            "/v1/loan-applications",
            "app-" + id,
            "{'id':'" + id + "','product':'gazelle-loan','inputs':" + inputs(changed) + "}");
    assertEquals(201, made.status(), made::text);
  }

  Answered score(String application, String key, String body) {
    return post("/v1/loan-applications/" + application + "/scores", key, body);
  }
}
