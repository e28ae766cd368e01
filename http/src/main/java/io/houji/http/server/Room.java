package io.houji.http.server;

import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import java.util.Map;

/**
 * A room of the service: its part of the contract and a function for each operation in it.
 *
 * @param name as its package
 * @param contract paths and components, merged into one OpenAPI document at start
 * @param operations by their ids; exactly those of the contract
 * @param pages open pages and assets for browsers by path, outside the contract
 */
public record Room(
    String name,
    Json.Obj contract,
    Map<String, Operation> operations,
    Map<String, Operation> pages) {
  public Room {
    operations = Map.copyOf(operations);
    pages = Map.copyOf(pages);
  }

  /** The room of {@code owner}'s package, with the {@code openapi.json} beside it. */
  public static Room of(Class<?> owner, Map<String, Operation> operations) {
    String name = owner.getPackageName().substring(owner.getPackageName().lastIndexOf('.') + 1);
    return new Room(name, JsonReader.resource(owner, "openapi.json"), operations, Map.of());
  }

  /** A room of pages only. */
  public static Room ofPages(String name, Map<String, Operation> pages) {
    return new Room(name, Json.Obj.EMPTY, Map.of(), pages);
  }
}
