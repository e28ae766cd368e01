package io.houji.http.testing;

import io.houji.http.json.Json;
import io.houji.http.server.Role;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the whole contract as a strict reviewer would, and the examples as a strict client. */
public final class ContractLint {
  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
  private static final Pattern SNAKE = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Pattern CAMEL = Pattern.compile("[a-z][A-Za-z0-9]*");
  private static final Pattern TEMPLATE = Pattern.compile("\\{([^}]+)}");

  private final Json.Obj contract;
  private final ContractCheck check;
  private final List<String> findings = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Set<String> references = new LinkedHashSet<>();

  private ContractLint(Json.Obj contract) {
    this.contract = contract;
    this.check = new ContractCheck(contract);
  }

  /** Everything that is wrong with the contract; empty if nothing. */
  public static List<String> findings(Json.Obj contract) {
    var lint = new ContractLint(contract);
    lint.parse();
    lint.follow(contract.child("paths"));
    lint.components();
    contract
        .child("paths")
        .fields()
        .forEach(
            (path, item) ->
                ((Json.Obj) item)
                    .fields()
                    .forEach(
                        (method, operation) -> {
                          if (METHODS.contains(method)) {
                            lint.operation(path, method, (Json.Obj) operation);
                          }
                        }));
    return lint.findings;
  }

  private void parse() {
    var options = new ParseOptions();
    options.setResolve(true);
    var parsed =
        new OpenAPIV3Parser()
            .readContents(new String(contract.toBytes(), StandardCharsets.UTF_8), null, options);
    if (parsed.getMessages() != null) {
      parsed.getMessages().forEach(message -> findings.add("parser: " + message));
    }
    if (parsed.getOpenAPI() == null) {
      findings.add("parser: no document");
    }
  }

  /** Every reference resolves, through all that is reached. */
  private void follow(Json value) {
    if (value instanceof Json.Arr arr) {
      arr.items().forEach(this::follow);
    } else if (value instanceof Json.Obj obj) {
      obj.fields().values().forEach(this::follow);
      String reference = obj.words("$ref");
      if (!reference.isEmpty() && references.add(reference)) {
        try {
          follow(check.resolved(obj));
        } catch (AssertionError dangling) {
          findings.add("dangling reference " + reference);
        }
      }
    }
  }

  private void components() {
    contract
        .child("components")
        .fields()
        .forEach(
            (kind, named) ->
                ((Json.Obj) named)
                    .fields()
                    .keySet()
                    .forEach(
                        name -> {
                          boolean used = references.contains("#/components/" + kind + "/" + name);
                          if (!used && !kind.equals("securitySchemes")) {
                            findings.add("unused component " + kind + "/" + name);
                          }
                        }));
  }

  private void operation(String path, String method, Json.Obj operation) {
    String id = operation.words("operationId");
    String where = method + " " + path + ": ";
    need(CAMEL.matcher(id).matches(), where + "operationId in camelCase");
    need(ids.add(id), where + "operationId " + id + " twice");
    need(!operation.words("summary").isEmpty(), where + "summary");
    need(!operation.words("x-summary-zh").isEmpty(), where + "x-summary-zh");
    need(!operation.items("tags").isEmpty(), where + "tag");
    need(operation.field("x-roles").isPresent(), where + "x-roles");
    operation
        .items("x-roles")
        .forEach(role -> need(Role.ofWire(((Json.Text) role).value()).isPresent(), where + role));
    parameters(path, where, operation);
    responses(where, operation);
    var content = operation.child("requestBody").child("content");
    content.fields().forEach((type, media) -> examples(where + "request ", type, (Json.Obj) media));
  }

  private void parameters(String path, String where, Json.Obj operation) {
    var inPath = new HashSet<String>();
    for (Json given : operation.items("parameters")) {
      var parameter = (Json.Obj) check.resolved(given);
      String name = parameter.words("name");
      need(!parameter.words("description").isEmpty(), where + "description of " + name);
      need(parameter.field("example").isPresent(), where + "example of " + name);
      if (parameter.words("in").equals("path")) {
        inPath.add(name);
      }
      if (!parameter.words("in").equals("header")) {
        need(SNAKE.matcher(name).matches(), where + "snake_case for " + name);
      }
      parameter
          .field("example")
          .ifPresent(example -> valid(where + name, parameter.child("schema"), example));
    }
    var templates = new HashSet<String>();
    TEMPLATE.matcher(path).results().forEach(match -> templates.add(match.group(1)));
    need(templates.equals(inPath), where + "path parameters " + templates + " but " + inPath);
  }

  private void responses(String where, Json.Obj operation) {
    var responses = operation.child("responses");
    boolean open = operation.items("x-roles").isEmpty();
    boolean body = operation.field("requestBody").isPresent();
    var expected = new LinkedHashSet<>(List.of("400", "406", "500", "503"));
    if (!open) {
      expected.addAll(List.of("401", "403", "429"));
    }
    if (body) {
      expected.addAll(List.of("413", "415", "422"));
    }
    if (where.contains("{")) {
      expected.add("404");
    }
    if (operation.fields().get("x-idempotent") != null) {
      expected.add("409");
    }
    expected.forEach(status -> need(responses.field(status).isPresent(), where + status));
    need(responses.fields().keySet().stream().anyMatch(s -> s.startsWith("2")), where + "a 2xx");
    responses
        .fields()
        .forEach(
            (status, given) -> {
              var response = (Json.Obj) check.resolved(given);
              need(!response.words("description").isEmpty(), where + status + " description");
              response
                  .child("content")
                  .fields()
                  .forEach((type, media) -> examples(where + status + " ", type, (Json.Obj) media));
            });
  }

  /** JSON has an example, and the example is what the schema says. */
  private void examples(String where, String type, Json.Obj media) {
    if (!type.endsWith("json") || type.endsWith("ndjson")) {
      return;
    }
    need(media.field("schema").isPresent(), where + "schema of " + type);
    var named = media.child("examples");
    need(
        media.field("example").isPresent() || !named.fields().isEmpty(),
        where + "example of " + type);
    media.field("example").ifPresent(example -> valid(where, media.child("schema"), example));
    named
        .fields()
        .forEach(
            (name, example) ->
                valid(
                    where + name,
                    media.child("schema"),
                    ((Json.Obj) check.resolved(example)).field("value").orElse(Json.Null.NULL)));
  }

  private void valid(String where, Json schema, Json example) {
    check
        .violations(schema, example.toBytes())
        .forEach(violation -> findings.add(where + " example: " + violation));
  }

  private void need(boolean there, String what) {
    if (!there) {
      findings.add("missing or wrong: " + what);
    }
  }
}
