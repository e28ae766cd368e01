package io.houji.scoring.rules;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.scoring.applicant.Applicant;
import io.houji.scoring.applicant.Dictionary;
import io.houji.scoring.applicant.Value;
import io.houji.scoring.registry.Bundled;
import io.houji.scoring.registry.Sheet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every rule set, with the days it is in force (规则库).
 *
 * <p>A rule is asked for by name. {@code gazelle@place} means the rule {@code gazelle-} plus the
 * place the applicant names. A rule's row {@code form} says how it is written: {@code conditions},
 * {@code points}, {@code size-class}, {@code confirmation-clock} or {@code pledge}.
 */
public final class Rulebook {
  private static final String BY_PLACE = "@place";

  private final List<Rule> rules;
  private final Map<String, List<Rule>> byName = new HashMap<>();

  private Rulebook(List<Rule> rules) {
    this.rules = List.copyOf(rules);
    for (var rule : rules) {
      var same = byName.computeIfAbsent(rule.definition().name().name(), n -> new ArrayList<>());
      for (var other : same) {
        if (other.definition().inForce().overlaps(rule.definition().inForce())) {
          throw new IllegalArgumentException(
              "two versions in force on one day: " + rule.definition().name());
        }
      }
      same.add(rule);
    }
  }

  /** From rule texts; every problem with the number of its text and line. */
  public static Outcome<Rulebook> read(List<String> texts, Dictionary dictionary) {
    var rules = new ArrayList<Rule>();
    var problems = new ArrayList<Problem>();
    for (int i = 0; i < texts.size(); i++) {
      var where = "/rules/" + i;
      var rule = rule(texts.get(i), dictionary);
      if (rule instanceof Outcome.Ok<Rule> ok) {
        rules.add(ok.value());
      } else if (rule instanceof Outcome.Rejected<Rule> refused) {
        refused.problems().forEach(p -> problems.add(p.under(where)));
      }
    }
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    return Outcome.ok(new Rulebook(rules));
  }

  /** Those that come with the program: the names in {@code index.txt}. */
  public static Outcome<Rulebook> bundled(Dictionary dictionary) {
    var names = Bundled.text(Rulebook.class, "index.txt").strip().split("\\s+");
    var texts = List.of(names).stream().map(n -> Bundled.text(Rulebook.class, n)).toList();
    return read(texts, dictionary);
  }

  /** One rule from its text. */
  public static Outcome<Rule> rule(String text, Dictionary dictionary) {
    var sheet = new Sheet(text);
    var definition = sheet.definition();
    var row = sheet.one("form");
    var rule =
        switch (row.text(1)) {
          case "conditions" -> new Conditions(definition, sheet, dictionary);
          case "points" -> new Points(definition, sheet, dictionary);
          case "size-class" -> new SizeClass(definition, sheet, dictionary);
          case "confirmation-clock" -> new ConfirmationClock(definition, sheet);
          case "pledge" -> new PledgeConflicts(definition, sheet);
          default -> {
            row.refuse("no form of rule: " + row.text(1));
            yield new PledgeConflicts(definition, sheet);
          }
        };
    return sheet.build(() -> rule);
  }

  public List<Rule> rules() {
    return rules;
  }

  /** The version of a rule in force on a day. */
  public Optional<Rule> inForce(String name, LocalDate day) {
    for (var rule : byName.getOrDefault(name, List.of())) {
      if (rule.definition().inForce().on(day)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /** Judges under the version in force on the scoring day. */
  public Judgement judge(String name, Applicant a) {
    var full = name;
    if (name.endsWith(BY_PLACE)) {
      if (!(a.value("place") instanceof Value.Choice place)) {
        return new Judgement(
            Optional.empty(),
            name,
            Verdict.UNKNOWN,
            "",
            Optional.empty(),
            List.of("place"),
            List.of());
      }
      full = name.substring(0, name.length() - BY_PLACE.length()) + "-" + place.level();
    }
    var asked = full;
    return inForce(full, a.day())
        .map(rule -> rule.judge(a))
        .orElseGet(() -> Judgement.noRule(asked));
  }
}
