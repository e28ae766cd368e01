package io.houji.scoring.rules;

import io.houji.scoring.registry.Definition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A judgement while its steps are being taken. */
final class Ruling {
  private final Definition definition;
  private final List<Step> steps = new ArrayList<>();
  private final Set<String> missing = new LinkedHashSet<>();

  Ruling(Definition definition) {
    this.definition = definition;
  }

  void step(String clause, String found, String asked, Verdict verdict) {
    steps.add(new Step(clause, found, asked, verdict));
  }

  void missing(List<String> fields) {
    missing.addAll(fields);
  }

  /** All steps must pass: a failure decides, then what is unknown. */
  Judgement all() {
    return verdict(worst(steps), "");
  }

  static Verdict worst(List<Step> steps) {
    boolean unknown = false;
    for (var step : steps) {
      if (step.verdict() == Verdict.FAIL) {
        return Verdict.FAIL;
      }
      unknown |= step.verdict() == Verdict.UNKNOWN;
    }
    return unknown ? Verdict.UNKNOWN : Verdict.PASS;
  }

  Judgement verdict(Verdict verdict, String value) {
    var failed =
        verdict == Verdict.FAIL
            ? steps.stream().filter(s -> s.verdict() == Verdict.FAIL).map(Step::clause).findFirst()
            : Optional.<String>empty();
    var open = verdict == Verdict.UNKNOWN ? List.copyOf(missing) : List.<String>of();
    var name = definition.name().name();
    return new Judgement(
        Optional.of(definition.version()), name, verdict, value, failed, open, steps);
  }
}
