package io.houji.http.funds;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.http.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Why figures have no value, by the pointer of the figure. */
final class Reasons {
  private final List<Json> reasons = new ArrayList<>();

  /** The figure, or null with its reasons kept. */
  <T> Json figure(String pointer, Outcome<T> outcome, Function<T, Json> write) {
    return outcome.<Json>fold(
        write,
        problems -> {
          add(pointer, problems);
          return Json.Null.NULL;
        });
  }

  void add(String pointer, List<Problem> problems) {
    for (Problem problem : problems) {
      reasons.add(
          Json.object()
              .put("figure", pointer)
              .put("code", problem.code().name().toLowerCase(Locale.ROOT))
              .put("detail", problem.say())
              .end());
    }
  }

  Json json() {
    return Json.array(reasons);
  }
}
