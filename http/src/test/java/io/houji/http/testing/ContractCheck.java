package io.houji.http.testing;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.houji.http.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds any HTTP answer against the contract: the status is foreseen, the media type is, and the
 * body is what its schema says. All HTTP tests go through it.
 */
public final class ContractCheck {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private final Json.Obj contract;
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  private final Map<Json, Schema> schemas = new ConcurrentHashMap<>();

  public ContractCheck(Json.Obj contract) {
    this.contract = contract;
  }

  /** What an HTTP client saw. */
  public record Seen(String method, String path, int status, String contentType, byte[] body) {}

  /** Everything in which the answer differs from the contract; empty if it keeps it. */
  public List<String> differences(Seen seen) {
    var item = pathItem(seen.path());
    if (item.isEmpty()) {
      return outsideContract(seen);
    }
    var method =
        seen.method().equals("HEAD") ? "get" : seen.method().toLowerCase(java.util.Locale.ROOT);
    var operation = item.get().child(method);
    if (operation.fields().isEmpty()) {
      return outsideContract(seen);
    }
    String where = seen.method() + " " + seen.path() + " -> " + seen.status() + ": ";
    var response =
        operation.child("responses").field(Integer.toString(seen.status())).map(this::resolved);
    if (response.isEmpty()) {
      return List.of(where + "a status the contract does not foresee");
    }
    var content = ((Json.Obj) response.get()).child("content");
    if (seen.body().length == 0) {
      boolean fine = content.fields().isEmpty() || seen.method().equals("HEAD");
      return fine ? List.of() : List.of(where + "no body where the contract has one");
    }
    var type = seen.contentType().split(";", 2)[0].strip();
    var media = content.child(type);
    if (content.field(type).isEmpty()) {
      return List.of(
          where + "media type " + type + " where the contract has " + content.fields().keySet());
    }
    return media.field("schema").isPresent() && type.endsWith("json") && !type.endsWith("ndjson")
        ? prefixed(where, violations(media.fields().get("schema"), seen.body()))
        : List.of();
  }

  /**
   * Every way in which {@code instance} is not what {@code schema}, a part of the contract, says.
   */
  public List<String> violations(Json schema, byte[] instance) {
    var compiled = schemas.computeIfAbsent(schema, this::compile);
    return compiled
        .validate(new String(instance, StandardCharsets.UTF_8), InputFormat.JSON)
        .stream()
        .map(error -> error.getInstanceLocation() + " " + error.getMessage())
        .toList();
  }

  /** Follows one {@code $ref}. */
  public Json resolved(Json value) {
    if (value instanceof Json.Obj obj && obj.words("$ref").startsWith("#/")) {
      Json at = contract;
      for (String part : obj.words("$ref").substring(2).split("/", -1)) {
        at = ((Json.Obj) at).field(part).orElseThrow(() -> new AssertionError("dangling " + obj));
      }
      return at;
    }
    return value;
  }

  private Schema compile(Json schema) {
    var root =
        Json.object()
            .put("$schema", DIALECT)
            .put("allOf", Json.array(List.of(schema)))
            .put("components", contract.child("components"))
            .end();
    return registry.getSchema(new String(root.toBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
  }

  /** Not an operation: the door answers with a problem, an Allow header or a page. */
  private List<String> outsideContract(Seen seen) {
    if (!seen.contentType().startsWith("application/problem+json")) {
      return List.of();
    }
    var problem = Json.object().put("$ref", "#/components/schemas/Problem").end();
    return prefixed(seen.path() + ": ", violations(problem, seen.body()));
  }

  private Optional<Json.Obj> pathItem(String path) {
    var bare = path.split("[?]", 2)[0];
    var paths = contract.child("paths");
    if (paths.field(bare).isPresent()) {
      return Optional.of(paths.child(bare));
    }
    return paths.fields().keySet().stream()
        .filter(template -> bare.matches(template.replaceAll("\\{[^}]+}", "[^/]+")))
        .findFirst()
        .map(paths::child);
  }

  private static List<String> prefixed(String prefix, List<String> all) {
    var list = new ArrayList<String>();
    all.forEach(one -> list.add(prefix + one));
    return list;
  }
}
