package io.houji.deploy.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.houji.deploy.serving.Service;
import io.houji.http.json.Json;
import io.houji.http.server.Role;
import io.houji.http.testing.Client.Answered;
import io.houji.scoring.product.Catalogue;
import io.houji.scoring.registry.Bundled;
import java.nio.charset.StandardCharsets;

/** Two persons of the model risk desk, and the bank they work for. */
record Desk(Bank bank, Bank first, Bank second) {
  static Desk of(Service service, String tenant) {
    return new Desk(
        Bank.of(service, tenant),
        new Bank(service, service.token(tenant, Role.MODEL_RISK, "first")),
        new Bank(service, service.token(tenant, Role.MODEL_RISK, "second")));
  }

  /** The bundled gazelle loan with another cut, as version {@code own}. */
  String draft(String cut) {
    var text =
        Bundled.text(Catalogue.class, "gazelle-loan.txt")
            .replaceFirst("2026-1", "own-" + cut)
            .replace("cut | 555", "cut | " + cut);
    var body = Json.object().put("text", text).end();
    var made =
        first.post(
            "/v1/models", "draft-" + cut, new String(body.toBytes(), StandardCharsets.UTF_8));
    assertEquals(201, made.status(), made::text);
    return made.json().words("id");
  }

  Answered ask(String model, String to) {
    return first.post(
        "/v1/models/" + model + "/moves", model + to, "{'to':'" + to + "','why':'pack'}");
  }

  Answered confirm(Bank by, String model, Answered move) {
    String path = "/v1/models/" + model + "/moves/" + move.json().words("id");
    return by.post(path + "/confirmations", "c" + move.json().words("id"), "{'why':'seen'}");
  }

  void move(String model, String to) {
    var asked = ask(model, to);
    assertEquals(201, asked.status(), asked::text);
    if (asked.json().words("state").equals("waits_for_second_person")) {
      var confirmed = confirm(second, model, asked);
      assertEquals(201, confirmed.status(), confirmed::text);
    }
  }

  String state(String model) {
    return first.get("/v1/models/" + model).json().words("state");
  }
}
