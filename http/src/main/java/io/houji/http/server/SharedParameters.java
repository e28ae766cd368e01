package io.houji.http.server;

import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;

/** Query parameters that many operations share, as this package's part of the contract has them. */
final class SharedParameters {
  private static final String PREFIX = "#/components/parameters/";

  private static final Json.Obj PARAMETERS =
      JsonReader.resource(SharedParameters.class, "openapi.json")
          .child("components")
          .child("parameters");

  private SharedParameters() {}

  /** The name in the query of {@code #/components/parameters/AsOf}; empty if it is elsewhere. */
  static String nameOf(String reference) {
    if (!reference.startsWith(PREFIX)) {
      throw new IllegalStateException("no parameter: " + reference);
    }
    var parameter = PARAMETERS.child(reference.substring(PREFIX.length()));
    return parameter.words("in").equals("query") ? parameter.words("name") : "";
  }
}
