package io.houji.http.server;

import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the route of a path. A literal part goes before a parameter. */
final class RouteTable {

  /** One operation with its function and the names of its path parameters. */
  record Route(ContractOperation contract, Operation operation, List<String> parameters) {}

  /** A path that is known, with the values of its parameters and a route per method. */
  record Place(Map<HttpMethod, Route> byMethod, List<String> values) {

    /** HEAD is answered wherever GET is. */
    Optional<Route> route(HttpMethod method) {
      var asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
      return Optional.ofNullable(byMethod.get(asked));
    }

    /** For the Allow header, in alphabetical order. */
    String allowed() {
      var names = byMethod.keySet().stream().map(HttpMethod::name).collect(Collectors.toSet());
      if (names.contains("GET")) {
        names.add("HEAD");
      }
      names.add("OPTIONS");
      return String.join(", ", new TreeSet<>(names));
    }

    Map<String, String> parameters(Route route) {
      var parameters = new LinkedHashMap<String, String>();
      for (int i = 0; i < values.size(); i++) {
        parameters.put(route.parameters().get(i), values.get(i));
      }
      return parameters;
    }
  }

  private static final class Node {
    private final Map<String, Node> literals = new HashMap<>();
    private final Map<HttpMethod, Route> routes = new HashMap<>();
    private @Nullable Node parameter;
  }

  private final Node root = new Node();

  RouteTable(Map<ContractOperation, Operation> operations) {
    operations.forEach(this::add);
  }

  private void add(ContractOperation contract, Operation operation) {
    var node = root;
    var parameters = new ArrayList<String>();
    for (String part : parts(contract.path())) {
      if (part.startsWith("{") && part.endsWith("}")) {
        parameters.add(part.substring(1, part.length() - 1));
        if (node.parameter == null) {
          node.parameter = new Node();
        }
        node = node.parameter;
      } else {
        node = node.literals.computeIfAbsent(part, name -> new Node());
      }
    }
    var route = new Route(contract, operation, List.copyOf(parameters));
    if (node.routes.put(contract.method(), route) != null) {
      throw new IllegalStateException("two operations at " + contract.path());
    }
  }

  /** The place of a raw path, or empty. */
  Optional<Place> find(String path) {
    var values = new ArrayList<String>();
    var node = walk(root, parts(path), 0, values);
    return node == null || node.routes.isEmpty()
        ? Optional.empty()
        : Optional.of(new Place(node.routes, List.copyOf(values)));
  }

  private static @Nullable Node walk(Node from, List<String> parts, int at, List<String> values) {
    if (at == parts.size()) {
      return from.routes.isEmpty() ? null : from;
    }
    var literal = from.literals.get(parts.get(at));
    if (literal != null) {
      var found = walk(literal, parts, at + 1, values);
      if (found != null) {
        return found;
      }
    }
    if (from.parameter == null || parts.get(at).isEmpty()) {
      return null;
    }
    values.add(Wire.decode(parts.get(at), false));
    var found = walk(from.parameter, parts, at + 1, values);
    if (found == null) {
      values.remove(values.size() - 1);
    }
    return found;
  }

  private static List<String> parts(String path) {
    return List.of(path.split("/", -1));
  }
}
