package io.houji.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.http.access.AccessRoom;
import io.houji.http.json.Json;
import io.houji.http.testing.ContractCheck;
import io.houji.http.testing.ContractLint;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract is whole, true and the only source of routes. */
class ContractTest {
  private static final Operation FINE = request -> Future.succeededFuture(Answer.noContent());

  private static Contract contract(Room... rooms) {
    return Contract.of(List.of(rooms), Limits.standard());
  }

  private static Room room(String operation, String... ids) {
    var functions = new java.util.LinkedHashMap<String, Operation>();
    for (String id : ids) {
      functions.put(id, FINE);
    }
    return new Room("test", Shell.object(operation), functions, Map.of());
  }

  private static String path(String id, String roles) {
    return """
        {"paths": {"/v1/x/{id}": {"get": {"operationId": "%s", "x-roles": [%s],
          "parameters": [{"$ref": "#/components/parameters/AsOf"}],
          "responses": {"200": {"description": "x", "content": {"application/json": {}}}}}}}}
        """
        .formatted(id, roles);
  }

  @Test
  void theShellsOwnRoomsPassTheReview() {
    try (var shell = new Shell(Shell.anyPort())) {
      assertEquals(List.of(), ContractLint.findings(shell.server.contract().document()));
    }
  }

  @Test
  void theReviewSeesWhatIsMissing() {
    var findings =
        ContractLint.findings(contract(room(path("getX", "\"bank\""), "getX")).document());
    assertTrue(findings.stream().anyMatch(f -> f.contains("x-summary-zh")), findings::toString);
    assertTrue(findings.stream().anyMatch(f -> f.endsWith("/v1/x/{id}: 404")), findings::toString);
    assertTrue(
        findings.stream().anyMatch(f -> f.contains("example of application/json")),
        findings::toString);
    assertTrue(
        findings.stream().anyMatch(f -> f.contains("path parameters [id] but []")),
        findings::toString);
  }

  @Test
  void contractAndFunctionsMustMatch() {
    var without = room(path("getX", "\"bank\""));
    var failure =
        assertThrows(
            IllegalStateException.class, () -> contract(without).pairedWith(List.of(without)));
    assertTrue(failure.getMessage().contains("getX has no function"), failure.getMessage());
    var stranger = room(path("getX", "\"bank\""), "getX", "getY");
    var second =
        assertThrows(
            IllegalStateException.class, () -> contract(stranger).pairedWith(List.of(stranger)));
    assertTrue(second.getMessage().contains("getY is not in the contract"), second.getMessage());
  }

  @Test
  void noTwoRoomsSayTheSame() {
    assertThrows(IllegalStateException.class, () -> contract(AccessRoom.of(), AccessRoom.of()));
    assertThrows(
        IllegalStateException.class, () -> contract(room(path("getX", "\"teller\""), "getX")));
    assertThrows(
        IllegalStateException.class, () -> contract(room("{\"paths\":{\"/v1/x\":{\"get\":{}}}}")));
  }

  @Test
  void whatTheDoorAnswersIsAddedToEveryOperation() {
    var document = contract(room(path("getX", "\"bank\""), "getX")).document();
    var get = document.child("paths").child("/v1/x/{id}").child("get");
    assertEquals(
        List.of("200", "400", "401", "403", "406", "422", "429", "500", "503"),
        List.copyOf(get.child("responses").fields().keySet()));
    assertFalse(document.child("components").child("schemas").field("Page").isPresent());
    var open = contract(room(path("getX", ""), "getX")).document();
    var security = open.child("paths").child("/v1/x/{id}").child("get").field("security");
    assertEquals(Json.array(List.of()), security.orElseThrow());
  }

  @Test
  void literalPathsGoBeforeParameters() {
    var operations =
        contract(
                room(
                    """
                    {"paths": {
                      "/v1/f/{id}": {"get": {"operationId": "byId", "x-roles": [], "responses": {}}},
                      "/v1/f/all": {"get": {"operationId": "all", "x-roles": [], "responses": {}}},
                      "/v1/{a}/{b}/c": {"get": {"operationId": "abc", "x-roles": [], "responses": {}}}}}
                    """))
            .operations();
    var functions = new java.util.LinkedHashMap<ContractOperation, Operation>();
    operations.forEach(operation -> functions.put(operation, FINE));
    var table = new RouteTable(functions);
    assertEquals("all", found(table, "/v1/f/all"));
    assertEquals("byId[F 01/x]", found(table, "/v1/f/F%2001%2Fx"));
    assertEquals("abc[f, all]", found(table, "/v1/f/all/c"));
    assertEquals("", found(table, "/v1/f/"));
    assertEquals("", found(table, "/v1/f"));
    assertThrows(Refusal.class, () -> found(table, "/v1/f/%zz"));
    assertThrows(Refusal.class, () -> found(table, "/v1/f/%00"));
    assertThrows(Refusal.class, () -> found(table, "/v1/f/%c0%80"));
  }

  private static String found(RouteTable table, String path) {
    return table
        .find(path)
        .map(
            place -> {
              var route = place.route(io.vertx.core.http.HttpMethod.GET).orElseThrow();
              var values = List.copyOf(place.parameters(route).values());
              return route.contract().id() + (values.isEmpty() ? "" : values);
            })
        .orElse("");
  }

  @Test
  void theCheckSeesAnAnswerThatBreaksTheContract() {
    try (var shell = new Shell(Shell.anyPort())) {
      var check = new ContractCheck(shell.server.contract().document());
      var json = "application/json";
      assertEquals(1, check.differences(seen("GET", "/v1/me", 418, json, "{}")).size());
      assertEquals(4, check.differences(seen("GET", "/v1/me", 200, json, "{}")).size());
      assertEquals(1, check.differences(seen("GET", "/v1/me", 200, "text/plain", "{}")).size());
      assertEquals(1, check.differences(seen("GET", "/v1/me", 200, json, "")).size());
      var day = "{\"tenant\":\"a\",\"role\":\"bank\",\"client\":\"c\",\"expires_at\":\"soon\"}";
      assertEquals(1, check.differences(seen("GET", "/v1/me", 200, json, day)).size());
      var problem = check.differences(seen("GET", "/none", 404, "application/problem+json", "{}"));
      assertEquals(4, problem.size());
    }
  }

  private static ContractCheck.Seen seen(
      String method, String path, int status, String type, String body) {
    return new ContractCheck.Seen(method, path, status, type, body.getBytes());
  }
}
