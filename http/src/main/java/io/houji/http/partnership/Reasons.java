package io.houji.http.partnership;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.http.json.Json;
import io.houji.http.ledger.Reported;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Why figures of an answer are null. */
final class Reasons {
  private final List<Json> reasons = new ArrayList<>();

  /** The figure, or null with its reasons kept under what each is about. */
  <T> Json figure(String pointer, Outcome<T> outcome, Function<T, Json> write) {
    return outcome.<Json>fold(
        write,
        problems -> {
          problems.forEach(problem -> add(pointer, problem));
          return Json.Null.NULL;
        });
  }

  void add(String pointer, Problem problem) {
    reasons.addAll(Reported.reasons(pointer + problem.where(), List.of(problem)));
  }

  Json json() {
    return Json.array(reasons);
  }
}
