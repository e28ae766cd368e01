package io.houji.deploy.walls;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.http.json.Json;
import io.houji.http.server.Role;
import io.houji.http.testing.Client.Answered;
import java.util.Locale;
import java.util.Map;

/** One operation of the contract, called as the contract itself says. */
record ContractCall(Json.Obj document, String path, String given, Json.Obj operation) {

  String id() {
    return operation.words("operationId");
  }

  String method() {
    return given.toUpperCase(Locale.ROOT);
  }

  boolean creates() {
    return operation.field("x-idempotent").isPresent();
  }

  boolean takesJson() {
    return operation.child("requestBody").child("content").field("application/json").isPresent();
  }

  boolean streams() {
    return operation
        .child("responses")
        .child("200")
        .child("content")
        .field("text/event-stream")
        .isPresent();
  }

  /** The first role that may do this. */
  Role role() {
    var roles = operation.items("x-roles");
    return roles.isEmpty()
        ? Role.REGULATOR
        : Role.ofWire(((Json.Text) roles.get(0)).value()).orElseThrow();
  }

  private Json.Obj media() {
    return operation.child("requestBody").child("content").child("application/json");
  }

  Json.Obj resolved(Json.Obj schema) {
    Json.Obj at = schema;
    while (at.words("$ref").startsWith("#/")) {
      Json.Obj found = document;
      for (String part : at.words("$ref").substring(2).split("/", -1)) {
        found = found.child(part);
      }
      at = found;
    }
    return at;
  }

  Json.Obj schema() {
    return resolved(media().child("schema"));
  }

  boolean requires(String field) {
    return schema().items("required").contains(Json.text(field));
  }

  /** The example of the body; the contract must have one. */
  Json.Obj example() {
    if (media().field("example").isPresent()) {
      return media().child("example");
    }
    var named = media().child("examples").fields().values().stream().findFirst();
    assertTrue(named.isPresent(), id() + " has no example of its body to probe with");
    return resolved((Json.Obj) named.orElseThrow()).child("value");
  }

  /** The path with its parameters; a new kind of parameter needs an id in the probes. */
  String address(Map<String, String> ids) {
    String address = path;
    for (var entry : ids.entrySet()) {
      address = address.replace("{" + entry.getKey() + "}", entry.getValue());
    }
    assertTrue(!address.contains("{"), "no probe knows an id for " + path + " (" + id() + ")");
    return address;
  }

  Answered send(
      FilledHouse house, String tenant, Map<String, String> ids, String key, String body) {
    var call = house.service.client.call(method(), address(ids)).as(house.token(tenant, role()));
    if (creates()) {
      call.with("Idempotency-Key", key);
    }
    return (body.isEmpty() ? call : call.json(body)).send();
  }
}
