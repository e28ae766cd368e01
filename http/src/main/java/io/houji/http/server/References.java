package io.houji.http.server;

import io.houji.http.json.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Follows {@code $ref} through the contract, so that only what is used is published. */
final class References {
  private static final String PREFIX = "#/components/";

  private final Map<String, Json> components;
  private final Set<String> reached = new LinkedHashSet<>();

  private References(Map<String, Json> components) {
    this.components = components;
  }

  /** {@code components} without those of {@code shared} that nothing under {@code paths} needs. */
  static Json.Obj pruned(Map<String, Json> components, Json.Obj shared, Json paths) {
    var references = new References(components);
    references.follow(paths);
    var kept = new LinkedHashMap<String, Json>();
    components.forEach(
        (kind, named) -> {
          var used = new LinkedHashMap<>(((Json.Obj) named).fields());
          if (!kind.equals("securitySchemes")) {
            used.keySet()
                .removeIf(
                    name ->
                        shared.child(kind).field(name).isPresent()
                            && !references.reached.contains(PREFIX + kind + "/" + name));
          }
          if (!used.isEmpty()) {
            kept.put(kind, new Json.Obj(used));
          }
        });
    return new Json.Obj(kept);
  }

  private void follow(Json value) {
    if (value instanceof Json.Arr arr) {
      arr.items().forEach(this::follow);
    } else if (value instanceof Json.Obj obj) {
      obj.fields().values().forEach(this::follow);
      String reference = obj.words("$ref");
      if (reference.startsWith(PREFIX) && reached.add(reference)) {
        var parts = reference.substring(PREFIX.length()).split("/", 2);
        follow(
            parts.length == 2 && components.get(parts[0]) instanceof Json.Obj named
                ? named.field(parts[1]).orElse(Json.Null.NULL)
                : Json.Null.NULL);
      }
    }
  }
}
