package io.houji.scoring.pmml;

import static io.houji.fund.outcome.Problem.Code.MALFORMED;
import static io.houji.fund.outcome.Problem.Code.MISSING;
import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;
import static io.houji.fund.outcome.Problem.Code.UNKNOWN;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.scoring.scorecard.Calibration;
import io.houji.scoring.scorecard.CategoryBins;
import io.houji.scoring.scorecard.Characteristic;
import io.houji.scoring.scorecard.NumberBins;
import io.houji.scoring.scorecard.Scale;
import io.houji.scoring.scorecard.Scorecard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamException;

/**
 * A PMML 4.x {@code Scorecard} as points table (PMML 导入).
 *
 * <p>Read is what a points table can say: whole points, one field a characteristic, reason codes by
 * characteristic, {@code pointsBelow}. Attributes are tried in document order. Bounds of the form
 * {@code (a, b]} become {@code [a⁺, b⁺)}, the next doubles. A level no attribute names counts as
 * missing. The card is in the order of the data dictionary, so that one we wrote comes back as it
 * was. Everything else is refused by name: complex scores, attribute-level codes, codes given
 * twice, other operators, gaps.
 */
public final class PmmlReader {
  private static final int ATTRIBUTES_MAX = 500;
  private static final int DIGITS_MAX = 20;

  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, String> fields = new HashMap<>();
  private final Map<String, String> views = new HashMap<>();

  /** Declared fields in their order, and whether each is a number. */
  private final Map<String, Boolean> declared = new LinkedHashMap<>();

  private PmmlReader() {}

  /**
   * A card that was read.
   *
   * @param fields the input field of each characteristic, whose name is its reason code
   */
  public record Imported(Scorecard card, Map<String, String> fields) {
    public Imported {
      fields = Map.copyOf(fields);
    }
  }

  /** A card with what we note beside it. */
  record Noted(Imported imported, Notes notes) {}

  private record Rule(Predicate predicate, int points) {}

  /** Reads a document; every problem with a path to its element. */
  public static Outcome<Imported> read(String document) {
    return noted(document).map(Noted::imported);
  }

  static Outcome<Noted> noted(String document) {
    try {
      return new PmmlReader().card(Element.read(document));
    } catch (XMLStreamException unreadable) {
      return Outcome.rejected(MALFORMED, "", "no XML a points table is read from");
    }
  }

  private Outcome<Noted> card(Element root) {
    var found = root.first("Scorecard");
    if (!root.name.equals("PMML") || found.isEmpty()) {
      return Outcome.rejected(MISSING, "/PMML/Scorecard", "a PMML document with a Scorecard");
    }
    var model = found.get();
    var where = "/PMML/Scorecard";
    if (!model.attribute("reasonCodeAlgorithm").orElse("pointsBelow").equals("pointsBelow")) {
      problems.add(new Problem(UNKNOWN, where + "/reasonCodeAlgorithm", "only pointsBelow"));
    }
    int base = whole(model.attribute("initialScore").orElse("0"), where + "/initialScore");
    refuseWhatChangesValues(root, model, where);
    for (var field : dictionary(root)) {
      boolean number = field.attribute("optype").orElse("").equals("continuous");
      field.attribute("name").ifPresent(name -> declared.put(name, number));
    }
    var characteristics = new ArrayList<Characteristic>();
    var list = model.first("Characteristics").map(e -> e.all("Characteristic"));
    for (var element : list.orElse(List.of())) {
      var at = where + "/Characteristics/" + characteristics.size();
      characteristics.add(characteristic(element, model, at));
    }
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    var order = List.copyOf(declared.keySet());
    characteristics.sort(Comparator.comparing(c -> order.indexOf(fields.get(c.name()))));
    try {
      var card = new Scorecard(base, characteristics, scale(model), calibration(model));
      return Outcome.ok(new Noted(new Imported(card, fields), new Notes(notes(model), views)));
    } catch (IllegalArgumentException refused) {
      return Outcome.rejected(MALFORMED, where, String.valueOf(refused.getMessage()));
    }
  }

  /** What turns one value into another before or after the table: not in it, so not read. */
  private void refuseWhatChangesValues(Element root, Element model, String where) {
    if (model.first("Targets").isPresent()) {
      problems.add(new Problem(UNKNOWN, where + "/Targets", "scores that are rescaled"));
    }
    var used = model.first("MiningSchema").map(m -> m.all("MiningField")).orElse(List.of());
    for (var field : used) {
      boolean outliers = !field.attribute("outliers").orElse("asIs").equals("asIs");
      if (outliers || field.attribute("missingValueReplacement").isPresent()) {
        var at = where + "/MiningSchema/" + field.attribute("name").orElse("");
        problems.add(new Problem(UNKNOWN, at, "values that are replaced"));
      }
    }
    for (var field : dictionary(root)) {
      boolean valid =
          field.all("Value").stream()
              .allMatch(v -> v.attribute("property").orElse("valid").equals("valid"));
      if (!valid) {
        var at = "/PMML/DataDictionary/" + field.attribute("name").orElse("");
        problems.add(new Problem(UNKNOWN, at, "values that stand for missing or invalid ones"));
      }
    }
  }

  private static List<Element> dictionary(Element root) {
    return root.first("DataDictionary").map(d -> d.all("DataField")).orElse(List.of());
  }

  /** Our extensions by their short names. */
  private static Map<String, String> notes(Element element) {
    var notes = new HashMap<String, String>();
    for (var extension : element.all("Extension")) {
      var name = extension.attribute("name").orElse("");
      if (name.startsWith(Notes.PREFIX)) {
        var value = extension.attribute("value").orElse("");
        notes.put(name.substring(Notes.PREFIX.length()), value);
      }
    }
    return notes;
  }

  private static double extension(Element model, String name, double otherwise) {
    var value = notes(model).get(name);
    return value == null ? otherwise : Double.parseDouble(value);
  }

  private static Scale scale(Element model) {
    return new Scale(
        extension(model, "pdo", Scale.USUAL.pdo()),
        extension(model, "base-score", Scale.USUAL.baseScore()),
        extension(model, "base-odds", Scale.USUAL.baseOdds()));
  }

  private static Calibration calibration(Element model) {
    return new Calibration(
        extension(model, "calibration-intercept", 0), extension(model, "calibration-slope", 1));
  }

  private Characteristic characteristic(Element element, Element model, String at) {
    var code =
        element
            .attribute("reasonCode")
            .or(() -> element.attribute("name"))
            .filter(name -> !name.isBlank())
            .orElse("characteristic");
    if (element.all("Attribute").size() > ATTRIBUTES_MAX) {
      problems.add(new Problem(OUT_OF_RANGE, at, "at most " + ATTRIBUTES_MAX + " attributes"));
      return standIn(code);
    }
    var rules = rules(element, at);
    int values = rules.stream().mapToInt(r -> r.predicate.values()).sum();
    if (values > ATTRIBUTES_MAX) {
      problems.add(new Problem(OUT_OF_RANGE, at, "at most " + ATTRIBUTES_MAX + " values"));
      return standIn(code);
    }
    var names = new LinkedHashSet<String>();
    rules.forEach(r -> r.predicate.tests().forEach(t -> names.add(t.field())));
    if (names.size() != 1) {
      problems.add(new Problem(UNKNOWN, at, "one field a characteristic, not " + names));
      return standIn(code);
    }
    var field = names.iterator().next();
    if (!declared.containsKey(field)) {
      problems.add(new Problem(UNKNOWN, at, "a field of the data dictionary, not " + field));
    }
    fields.put(code, field);
    var view = notes(element).get(Notes.VIEW);
    if (view != null) {
      views.put(code, view);
    }
    var baseline = element.attribute("baselineScore").or(() -> model.attribute("baselineScore"));
    int points = whole(baseline.orElse("0"), at + "/baselineScore");
    try {
      return declared.getOrDefault(field, false)
          ? number(code, rules, points, at)
          : category(code, rules, points, at);
    } catch (NumberFormatException noNumber) {
      problems.add(new Problem(MALFORMED, at, "bounds are numbers"));
      return standIn(code);
    } catch (IllegalArgumentException refused) {
      problems.add(new Problem(MALFORMED, at, String.valueOf(refused.getMessage())));
      return standIn(code);
    }
  }

  private List<Rule> rules(Element element, String at) {
    var rules = new ArrayList<Rule>();
    for (var attribute : element.all("Attribute")) {
      var where = at + "/Attribute/" + rules.size();
      if (attribute.attribute("reasonCode").isPresent()) {
        problems.add(new Problem(UNKNOWN, where, "reason codes are by characteristic here"));
      }
      if (attribute.first("ComplexPartialScore").isPresent()) {
        problems.add(new Problem(UNKNOWN, where, "complex scores are not read"));
      }
      var predicate = Predicate.of(attribute);
      if (predicate.isEmpty()) {
        problems.add(new Problem(UNKNOWN, where, "a predicate that is not read"));
      }
      int points = whole(attribute.attribute("partialScore").orElse(""), where);
      rules.add(new Rule(predicate.orElse(new Predicate(true, List.of())), points));
    }
    return rules;
  }

  private static Characteristic standIn(String code) {
    return new Characteristic(code, NumberBins.of(), List.of(0, 0), 0);
  }

  private int whole(String text, String where) {
    try {
      if (text.length() <= DIGITS_MAX) {
        return new java.math.BigDecimal(text.strip()).intValueExact();
      }
    } catch (NumberFormatException | ArithmeticException notWhole) {
      // said below
    }
    var shown = text.length() <= DIGITS_MAX ? text : text.substring(0, DIGITS_MAX) + "…";
    problems.add(new Problem(MALFORMED, where, "whole points, not '" + shown + "'"));
    return 0;
  }

  private Characteristic number(String code, List<Rule> rules, int baseline, String at) {
    var cuts = new TreeSet<Double>();
    var specials = new LinkedHashSet<Double>();
    for (var rule : rules) {
      for (var test : rule.predicate.tests()) {
        switch (test.operator()) {
          case "lessThan", "greaterOrEqual" -> cuts.add(bound(test));
          case "lessOrEqual", "greaterThan" -> cuts.add(Math.nextUp(bound(test)));
          case "equal", "isIn" -> test.values().forEach(v -> specials.add(Double.parseDouble(v)));
          default -> {}
        }
      }
    }
    var bins = new NumberBins(List.copyOf(cuts), List.copyOf(specials));
    var points = new ArrayList<Integer>();
    double below = cuts.isEmpty() ? 0 : Math.nextDown(cuts.first());
    while (specials.contains(below)) {
      below = Math.nextDown(below);
    }
    points.add(points(rules, below, at));
    for (double cut : cuts) {
      double inside = cut;
      while (specials.contains(inside)) {
        inside = Math.nextUp(inside);
      }
      points.add(points(rules, inside, at));
    }
    for (double special : specials) {
      points.add(points(rules, special, at));
    }
    points.add(missing(rules, at));
    return new Characteristic(code, bins, points, baseline);
  }

  private static double bound(Predicate.Test test) {
    return Double.parseDouble(test.values().get(0));
  }

  private int points(List<Rule> rules, double value, String at) {
    for (var rule : rules) {
      if (rule.predicate.holds(value)) {
        return rule.points;
      }
    }
    problems.add(new Problem(MISSING, at, "no attribute for " + value));
    return 0;
  }

  private int missing(List<Rule> rules, String at) {
    for (var rule : rules) {
      if (rule.predicate.holdsForMissing()) {
        return rule.points;
      }
    }
    problems.add(new Problem(MISSING, at, "no attribute for missing values"));
    return 0;
  }

  private Characteristic category(String code, List<Rule> rules, int baseline, String at) {
    var seen = new LinkedHashSet<String>();
    var groups = new ArrayList<List<String>>();
    var points = new ArrayList<Integer>();
    OptionalInt other = OptionalInt.empty();
    for (var rule : rules) {
      var levels = new ArrayList<String>();
      for (var test : rule.predicate.tests()) {
        for (var level : test.values()) {
          if (!test.operator().equals("equal") && !test.operator().equals("isIn")) {
            problems.add(new Problem(UNKNOWN, at, test.operator() + " of a category"));
          } else if (rule.predicate.holds(level) && seen.add(level)) {
            levels.add(level);
          }
        }
      }
      if (!levels.isEmpty()) {
        groups.add(levels);
        points.add(rule.points);
      }
      if (rule.predicate.always() && other.isEmpty()) {
        other = OptionalInt.of(rule.points);
      }
    }
    int missing = missing(rules, at);
    points.add(other.orElse(missing));
    points.add(missing);
    return new Characteristic(code, new CategoryBins(groups), points, baseline);
  }
}
