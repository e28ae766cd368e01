package io.houji.scoring.pmml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When an attribute applies (条件), as far as a points table can say it: one field against constants,
 * joined by {@code and}; or equal to one of several, joined by {@code or}.
 *
 * @param always the predicate {@code True}
 */
record Predicate(boolean always, List<Test> tests) {

  /** One comparison; {@code values} are numbers in text, or levels. */
  record Test(String field, String operator, List<String> values) {}

  static Optional<Predicate> of(Element attribute) {
    for (var child : attribute.children) {
      switch (child.name) {
        case "True" -> {
          return Optional.of(new Predicate(true, List.of()));
        }
        case "SimplePredicate", "SimpleSetPredicate" -> {
          return test(child).map(t -> new Predicate(false, List.of(t)));
        }
        case "CompoundPredicate" -> {
          return compound(child);
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  private static Optional<Predicate> compound(Element element) {
    var joined = element.attribute("booleanOperator").orElse("");
    if (!joined.equals("and") && !joined.equals("or")) {
      return Optional.empty();
    }
    var tests = new ArrayList<Test>();
    for (var child : element.children) {
      var test = test(child);
      if (test.isEmpty()) {
        return Optional.empty();
      }
      tests.add(test.get());
    }
    if (tests.isEmpty()) {
      return Optional.empty();
    }
    return joined.equals("and") ? Optional.of(new Predicate(false, tests)) : anyOf(tests);
  }

  /** Only what says {@code equal} of one field: that is a set. */
  private static Optional<Predicate> anyOf(List<Test> tests) {
    var field = tests.get(0).field;
    var levels = new ArrayList<String>();
    for (var test : tests) {
      boolean member = test.operator.equals("equal") || test.operator.equals("isIn");
      if (!member || !test.field.equals(field)) {
        return Optional.empty();
      }
      levels.addAll(test.values);
    }
    return Optional.of(new Predicate(false, List.of(new Test(field, "isIn", levels))));
  }

  private static Optional<Test> test(Element element) {
    var field = element.attribute("field");
    if (field.isEmpty()) {
      return Optional.empty();
    }
    if (element.name.equals("SimpleSetPredicate")) {
      boolean in = element.attribute("booleanOperator").orElse("").equals("isIn");
      var array = element.first("Array");
      return in && array.isPresent()
          ? Optional.of(new Test(field.get(), "isIn", words(array.get().text())))
          : Optional.empty();
    }
    var operator = element.attribute("operator").orElse("");
    var value = element.attribute("value").map(List::of).orElse(List.of());
    boolean known =
        switch (operator) {
          case "isMissing" -> true;
          case "equal", "lessThan", "lessOrEqual", "greaterThan", "greaterOrEqual" ->
              !value.isEmpty();
          default -> false;
        };
    return known ? Optional.of(new Test(field.get(), operator, value)) : Optional.empty();
  }

  /** The entries of a PMML array: words, or quoted text with backslashes. */
  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    boolean quoted = false;
    boolean open = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\' && i + 1 < text.length()) {
        word.append(text.charAt(++i));
      } else if (c == '"') {
        quoted = !quoted;
        open = true;
      } else if (!quoted && Character.isWhitespace(c)) {
        if (open) {
          words.add(word.toString());
        }
        word.setLength(0);
        open = false;
      } else {
        word.append(c);
        open = true;
      }
    }
    if (open) {
      words.add(word.toString());
    }
    return words;
  }

  /** How many constants it names. */
  int values() {
    return tests.stream().mapToInt(t -> t.values.size()).sum();
  }

  boolean holdsForMissing() {
    return always
        || (!tests.isEmpty() && tests.stream().allMatch(t -> t.operator.equals("isMissing")));
  }

  boolean holds(String level) {
    return always
        || tests.stream()
            .allMatch(
                t ->
                    (t.operator.equals("equal") || t.operator.equals("isIn"))
                        && t.values.contains(level));
  }

  /** Of a number; {@link NumberFormatException} if a constant is none. */
  boolean holds(double value) {
    return always || tests.stream().allMatch(t -> holds(t, value));
  }

  private static boolean holds(Test test, double value) {
    if (test.operator.equals("isMissing")) {
      return false;
    }
    double bound = test.values.isEmpty() ? Double.NaN : Double.parseDouble(test.values.get(0));
    return switch (test.operator) {
      case "equal" -> value == bound;
      case "isIn" -> test.values.stream().anyMatch(v -> Double.parseDouble(v) == value);
      case "lessThan" -> value < bound;
      case "lessOrEqual" -> value <= bound;
      case "greaterThan" -> value > bound;
      case "greaterOrEqual" -> value >= bound;
      default -> false;
    };
  }
}
