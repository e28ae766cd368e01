package io.houji.http.server;

import io.houji.http.json.Json;
import io.vertx.core.http.HttpMethod;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the operations of one path and adds what follows from their other statements. */
final class ContractPaths {
  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

  private ContractPaths() {}

  static Json.Obj finish(
      String path, Json.Obj item, Limits limits, List<ContractOperation> operations) {
    var finished = new LinkedHashMap<String, Json>();
    item.fields()
        .forEach(
            (key, value) -> {
              if (METHODS.contains(key) && value instanceof Json.Obj operation) {
                var read = read(path, key, operation, limits);
                operations.add(read);
                finished.put(key, complete(operation, read));
              } else {
                finished.put(key, value);
              }
            });
    return new Json.Obj(finished);
  }

  private static ContractOperation read(
      String path, String method, Json.Obj operation, Limits limits) {
    String id = operation.words("operationId");
    if (id.isEmpty() || operation.field("x-roles").isEmpty()) {
      throw new IllegalStateException(method + " " + path + " needs operationId and x-roles");
    }
    return new ContractOperation(
        id,
        HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)),
        path,
        roles(id, operation),
        flag(operation, "x-idempotent"),
        flag(operation, "x-upload"),
        number(operation, "x-body-bytes", limits.bodyBytes()),
        Duration.ofSeconds(number(operation, "x-answer-seconds", limits.answerTime().toSeconds())),
        operation.child("requestBody").child("content").fields().keySet(),
        produces(operation),
        queryParameters(operation));
  }

  private static Set<Role> roles(String id, Json.Obj operation) {
    return operation.items("x-roles").stream()
        .map(
            role ->
                Role.ofWire(((Json.Text) role).value())
                    .orElseThrow(() -> new IllegalStateException(id + ": no such role " + role)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> produces(Json.Obj operation) {
    var types = new LinkedHashSet<String>();
    operation
        .child("responses")
        .fields()
        .forEach(
            (status, response) -> {
              if (status.startsWith("2") && response instanceof Json.Obj obj) {
                types.addAll(obj.child("content").fields().keySet());
              }
            });
    return types;
  }

  /** Inline parameters, and shared ones by the last word of their reference. */
  private static Set<String> queryParameters(Json.Obj operation) {
    var names = new LinkedHashSet<String>();
    for (Json parameter : operation.items("parameters")) {
      if (parameter instanceof Json.Obj obj) {
        String reference = obj.words("$ref");
        if (!reference.isEmpty()) {
          names.add(SharedParameters.nameOf(reference));
        } else if (obj.words("in").equals("query")) {
          names.add(obj.words("name"));
        }
      }
    }
    names.remove("");
    return names;
  }

  private static Json complete(Json.Obj operation, ContractOperation read) {
    var complete = new LinkedHashMap<>(operation.fields());
    if (read.isOpen()) {
      complete.put("security", Json.array(List.of()));
    }
    if (read.idempotent()) {
      var parameters = new ArrayList<>(operation.items("parameters"));
      parameters.add(reference("parameters", "IdempotencyKey"));
      complete.put("parameters", Json.array(parameters));
    }
    var responses = new TreeMap<>(operation.child("responses").fields());
    problemsOf(read).forEach(responses::putIfAbsent);
    complete.put("responses", new Json.Obj(responses));
    return new Json.Obj(complete);
  }

  /** The problems that the door answers with before or instead of the operation. */
  private static Map<String, Json> problemsOf(ContractOperation operation) {
    var problems = new LinkedHashMap<String, Json>();
    problems.put("400", response("Malformed"));
    problems.put("406", response("NotAcceptable"));
    problems.put("500", response("Internal"));
    problems.put("503", response("Unavailable"));
    if (!operation.isOpen()) {
      problems.put("401", response("Unauthenticated"));
      problems.put("403", response("Forbidden"));
      problems.put("429", response("RateLimited"));
    }
    if (!operation.parameters().isEmpty() || !operation.consumes().isEmpty()) {
      problems.put("422", response("Validation"));
    }
    if (!operation.consumes().isEmpty()) {
      problems.put("413", response("TooLarge"));
      problems.put("415", response("UnsupportedMediaType"));
    }
    if (operation.idempotent()) {
      problems.put("409", response("Conflict"));
      problems.put("422", response("Validation"));
    }
    return problems;
  }

  private static Json response(String name) {
    return reference("responses", name);
  }

  private static Json reference(String kind, String name) {
    return Json.object().put("$ref", "#/components/" + kind + "/" + name).end();
  }

  private static boolean flag(Json.Obj operation, String name) {
    return operation.fields().get(name) instanceof Json.Bool bool && bool.value();
  }

  private static long number(Json.Obj operation, String name, long standard) {
    return operation.fields().get(name) instanceof Json.Num num
        ? num.value().max(BigDecimal.ONE).longValueExact()
        : standard;
  }
}
