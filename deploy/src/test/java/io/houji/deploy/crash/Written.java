package io.houji.deploy.crash;

import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import io.houji.http.scoring.ScoringRoom;
import java.nio.charset.StandardCharsets;

/** What clients write in the rounds, one thing for each key. */
enum Written {
  /** Facts of the ledger, one commit each. */
  CASH_FLOWS("fund_manager", "/v1/funds", "/v1/funds/F1/cash-flows", "note") {
    @Override
    String owner() {
      return "{\"id\":\"F1\",\"effective_on\":\"2020-01-01\",\"name\":\"F1\","
          + "\"type\":\"seed\",\"layer\":\"direct\",\"vintage\":2020}";
    }

    @Override
    String body(String key) {
      return "{\"date\":\"2025-01-02\",\"kind\":\"capital_call\",\"amount\":{\"amount\":\"1.00\","
          + "\"currency\":\"CNY\"},\"note\":\""
          + key
          + "\"}";
    }
  },
  /** Scores, as many to a commit as come at once. */
  SCORES("bank", "/v1/loan-applications", "/v1/loan-applications/F1/scores", "id") {
    @Override
    String owner() {
      var example = JsonReader.resource(ScoringRoom.class, "example.json");
      var application =
          Json.object()
              .put("id", "F1")
              .put("product", "gazelle-loan")
              .put("inputs", example.child("inputs"))
              .end();
      return new String(application.toBytes(), StandardCharsets.UTF_8);
    }

    @Override
    String body(String key) {
      return "{\"id\":\"" + key + "\",\"day\":\"2026-04-10\"}";
    }
  };

  final String role;

  /** Where the owner is made. */
  final String owners;

  /** Where they are written and read. */
  final String path;

  /** The field in which one read again has its key. */
  final String keyField;

  Written(String role, String owners, String path, String keyField) {
    this.role = role;
    this.owners = owners;
    this.path = path;
    this.keyField = keyField;
  }

  /** What must be there before. */
  abstract String owner();

  abstract String body(String key);
}
