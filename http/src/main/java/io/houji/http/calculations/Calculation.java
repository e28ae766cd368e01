package io.houji.http.calculations;

import io.houji.fund.outcome.Outcome;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * 测算: one engine offered without stored data.
 *
 * <p>Its description is a resource {@code <name>.json} beside the class that offers it:
 *
 * <pre>
 *   {
 *     "summary": "Internal rate of return of dated flows", "x-summary-zh": "…",
 *     "request": { JSON Schema 2020-12 of the body },
 *     "response": { JSON Schema 2020-12 of the answer },
 *     "example": {"request": {…}, "response": {…}},
 *     "components": { optional, named schemas that the two refer to }
 *   }
 * </pre>
 *
 * <p>The example is true: a test computes the response from the request.
 *
 * @param name last part of the address, such as {@code irr}
 * @param description the resource above
 * @param brief takes microseconds, so that it is worked out where the request came in
 * @param compute pure: from the fields of the body to the answer, or to every problem
 */
public record Calculation(
    String name, Json.Obj description, boolean brief, Function<Fields, Outcome<Json>> compute) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{1,40}");

  public Calculation {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no name for a calculation: " + name);
    }
  }

  /** The calculation described by {@code <name>.json} beside {@code owner}. */
  public static Calculation of(
      Class<?> owner, String name, Function<Fields, Outcome<Json>> compute) {
    return new Calculation(name, JsonReader.resource(owner, name + ".json"), false, compute);
  }

  Json.Obj requestSchema() {
    return description.child("request");
  }

  Json.Obj responseSchema() {
    return description.child("response");
  }

  /** Request and response of the example. */
  public Json.Obj example() {
    return description.child("example");
  }
}
