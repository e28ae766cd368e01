package io.houji.deploy.walls;

import io.houji.http.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;

/** Bodies of requests, changed in one place. */
final class Bodies {
  private Bodies() {}

  static Json.Obj with(Json.Obj body, String field, Json value) {
    var fields = new LinkedHashMap<>(body.fields());
    fields.put(field, value);
    return new Json.Obj(fields);
  }

  static String text(Json json) {
    return new String(json.toBytes(), StandardCharsets.UTF_8);
  }

  /** As {@link #with}, with a value that need not be JSON. */
  static String raw(Json.Obj body, String field, String value) {
    var text = new StringBuilder("{");
    body.fields()
        .forEach(
            (name, old) -> {
              if (!name.equals(field)) {
                text.append('"').append(name).append("\":").append(text(old)).append(',');
              }
            });
    return text.append('"').append(field).append("\":").append(value).append('}').toString();
  }
}
