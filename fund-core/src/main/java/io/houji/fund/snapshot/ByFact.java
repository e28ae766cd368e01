package io.houji.fund.snapshot;

import io.houji.fund.ledger.Fact;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns positions in a list that an engine was given into the ids of the facts that the list was
 * made of, since nobody outside knows the list.
 */
final class ByFact {
  private ByFact() {}

  /**
   * The outcome with problems such as {@code /flows/3/amount} at {@code /cash_flows/CF4/amount}.
   *
   * @param list the engine's name for the list
   * @param facts in the order of the list
   * @param name what the facts are called
   */
  static <T> Outcome<T> named(
      Outcome<T> outcome, String list, List<? extends Fact> facts, String name) {
    var pointed = Pattern.compile("/" + list + "/(\\d+)(.*)");
    return outcome.fold(
        Outcome::ok,
        problems ->
            Outcome.rejected(
                problems.stream()
                    .map(problem -> named(problem, pointed.matcher(problem.where()), facts, name))
                    .toList()));
  }

  private static Problem named(
      Problem problem, Matcher pointed, List<? extends Fact> facts, String name) {
    if (!pointed.matches()) {
      return problem;
    }
    var id = facts.get(Integer.parseInt(pointed.group(1))).id();
    return new Problem(
        problem.code(), "/" + name + "/" + id + pointed.group(2), id + ": " + problem.say());
  }
}
