package io.houji.http.server;

import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The one OpenAPI 3.1 document, merged from the rooms' parts, and the operations in it. Path,
 * method, roles and limits of every route come from here and nowhere else.
 *
 * <p>What follows from other statements is added here instead of being written in every room: the
 * problems that the door itself answers with, the token, the idempotency key.
 */
public final class Contract {
  private final Json.Obj document;
  private final List<ContractOperation> operations;

  private Contract(Json.Obj document, List<ContractOperation> operations) {
    this.document = document;
    this.operations = List.copyOf(operations);
  }

  /**
   * Merged from {@code openapi.json} of this package and of the rooms.
   *
   * @throws IllegalStateException if two rooms say different things about one path or component
   */
  public static Contract of(List<Room> rooms, Limits limits) {
    var parts = new ArrayList<Json.Obj>();
    parts.add(JsonReader.resource(Contract.class, "openapi.json"));
    rooms.forEach(room -> parts.add(room.contract()));
    var shared = parts.get(0);
    var paths = new LinkedHashMap<String, Json>();
    var components = new LinkedHashMap<String, Json>();
    var tags = new ArrayList<Json>();
    for (Json.Obj part : parts) {
      mergeInto(paths, part.child("paths"), "path");
      tags.addAll(part.items("tags"));
      part.child("components")
          .fields()
          .forEach((kind, named) -> mergeComponents(components, kind, (Json.Obj) named));
    }
    var operations = new ArrayList<ContractOperation>();
    var finished = new LinkedHashMap<String, Json>();
    paths.forEach(
        (path, item) ->
            finished.put(path, ContractPaths.finish(path, (Json.Obj) item, limits, operations)));
    var document = new LinkedHashMap<>(shared.fields());
    document.put("tags", Json.array(tags));
    document.put("paths", new Json.Obj(finished));
    document.put(
        "components",
        References.pruned(components, shared.child("components"), new Json.Obj(finished)));
    return new Contract(new Json.Obj(document), operations);
  }

  /** The OpenAPI document. */
  public Json.Obj document() {
    return document;
  }

  List<ContractOperation> operations() {
    return operations;
  }

  /** Each operation with its function; start ends here if the two lists differ. */
  Map<ContractOperation, Operation> pairedWith(List<Room> rooms) {
    var functions = new LinkedHashMap<String, Operation>();
    for (Room room : rooms) {
      mergeInto(functions, room.operations(), "operation");
    }
    var pairs = new LinkedHashMap<ContractOperation, Operation>();
    var lonely = new TreeSet<String>();
    for (ContractOperation operation : operations) {
      var function = functions.remove(operation.id());
      if (function == null) {
        lonely.add(operation.id() + " has no function");
      } else if (pairs.put(operation, function) != null) {
        lonely.add(operation.id() + " is there twice");
      }
    }
    functions.keySet().forEach(id -> lonely.add(id + " is not in the contract"));
    if (!lonely.isEmpty()) {
      throw new IllegalStateException("contract and rooms differ: " + String.join("; ", lonely));
    }
    return pairs;
  }

  private static void mergeComponents(Map<String, Json> all, String kind, Json.Obj more) {
    var merged = new LinkedHashMap<String, Json>();
    if (all.get(kind) instanceof Json.Obj before) {
      merged.putAll(before.fields());
    }
    mergeInto(merged, more, kind);
    all.put(kind, new Json.Obj(merged));
  }

  private static void mergeInto(Map<String, Json> all, Json.Obj more, String what) {
    mergeInto(all, more.fields(), what);
  }

  private static <V> void mergeInto(
      Map<String, V> all, Map<String, ? extends V> more, String what) {
    more.forEach(
        (name, value) -> {
          if (all.put(name, value) != null) {
            throw new IllegalStateException(what + " given by two rooms: " + name);
          }
        });
  }
}
