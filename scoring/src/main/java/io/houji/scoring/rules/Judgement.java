package io.houji.scoring.rules;

import io.houji.scoring.registry.Version;
import java.util.List;
import java.util.Optional;

/**
 * A rule's answer (判定).
 *
 * @param version which rule set, or the name asked for with no rule in force
 * @param value points, a class, or empty where the rule only passes and fails
 * @param failed the first clause that failed
 * @param missing fields without which it cannot be decided
 */
public record Judgement(
    Optional<Version> version,
    String rule,
    Verdict verdict,
    String value,
    Optional<String> failed,
    List<String> missing,
    List<Step> steps) {

  public Judgement {
    missing = List.copyOf(missing);
    steps = List.copyOf(steps);
  }

  /** No rule of that name is in force on the day. */
  static Judgement noRule(String rule) {
    return new Judgement(
        Optional.empty(), rule, Verdict.UNKNOWN, "", Optional.empty(), List.of(), List.of());
  }
}
