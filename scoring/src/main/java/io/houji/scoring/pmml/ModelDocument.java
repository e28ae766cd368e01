package io.houji.scoring.pmml;

import static io.houji.fund.outcome.Problem.Code.DUPLICATE;
import static io.houji.fund.outcome.Problem.Code.MALFORMED;
import static io.houji.fund.outcome.Problem.Code.MISSING;
import static io.houji.fund.outcome.Problem.Code.UNKNOWN;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.scoring.applicant.Dictionary;
import io.houji.scoring.product.Model;
import io.houji.scoring.product.Product;
import io.houji.scoring.product.ProductFile;
import io.houji.scoring.product.View;
import io.houji.scoring.registry.ContentHash;
import io.houji.scoring.registry.Version;
import io.houji.scoring.scorecard.CategoryBins;
import io.houji.scoring.scorecard.Characteristic;
import io.houji.scoring.scorecard.Decimals;
import io.houji.scoring.scorecard.Scorecard;
import io.houji.scoring.scorecard.Scorer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A product's model as PMML, and a PMML card as the model of a product (模型导出与导入).
 *
 * <p>PMML says how points are given, but not what they mean. So a document that comes in must carry
 * our extensions {@code houji-pdo}, {@code houji-base-score}, {@code houji-base-odds} and {@code
 * houji-deviation} (the standard error of the log odds): without them a default probability would
 * be made up. {@code houji-calibration-intercept} and {@code -slope} are 0 and 1 where absent,
 * {@code houji-origin} is {@code expert}, which claims least. A characteristic belongs to the view
 * that its {@code houji-view} says, else to the one it has in the model before.
 */
public final class ModelDocument {
  private static final String SCORECARD = "/PMML/Scorecard";
  private static final String DEVIATION = "deviation";
  private static final String ORIGIN = "origin";
  private static final String CONSISTENCY = "consistency-ratio";
  private static final List<String> NEEDED = List.of("pdo", "base-score", "base-odds", DEVIATION);
  private static final Pattern LEVEL = Pattern.compile("[\\p{L}\\p{N}_.][\\p{L}\\p{N}_.+-]{0,59}");

  private ModelDocument() {}

  /**
   * What an imported card is called.
   *
   * @param version without bars and signs of comments, as {@code source}
   * @param source where it comes from
   */
  public record Name(String version, String source) {}

  /** The document of a product's model; fields are measures, amounts in fen. */
  public static String of(Product product) {
    var model = product.model();
    var views = new HashMap<String, String>();
    model.views().forEach((name, view) -> views.put(name, view.slug()));
    var notes =
        Map.of(
            DEVIATION, Decimals.shortest(model.deviation()),
            CONSISTENCY, Decimals.shortest(model.consistencyRatio()),
            ORIGIN, model.origin().name().toLowerCase(Locale.ROOT));
    var name = model.version().name() + " " + model.version().version();
    return PmmlWriter.text(model.card(), name, Scorer.REASONS_USUAL, new Notes(notes, views));
  }

  /**
   * The text of a product whose model is this document's; every problem with a path to its element.
   *
   * @param before the product whose gates, terms and words stay
   * @param text of that product
   */
  public static Outcome<String> into(
      String document, Product before, String text, Dictionary dictionary, Name name) {
    return PmmlReader.noted(document)
        .then(noted -> model(noted, before, dictionary))
        .map(model -> ProductFile.withCard(text, name.version, name.source, model));
  }

  private static Outcome<Model> model(
      PmmlReader.Noted noted, Product before, Dictionary dictionary) {
    var problems = new ArrayList<Problem>();
    var notes = noted.notes().ofCard();
    for (var needed : NEEDED) {
      if (!notes.containsKey(needed)) {
        var say = "an Extension named " + Notes.PREFIX + needed + ": PMML has no element for it";
        problems.add(new Problem(MISSING, SCORECARD + "/Extension", say));
      }
    }
    double deviation = fromZero(notes, DEVIATION, problems);
    double consistency = fromZero(notes, CONSISTENCY, problems);
    var origin = origin(notes, problems);
    var views = new HashMap<String, View>();
    var renamed = new ArrayList<Characteristic>();
    for (var c : noted.imported().card().characteristics()) {
      var field = String.valueOf(noted.imported().fields().get(c.name()));
      var at = SCORECARD + "/Characteristics/" + c.name();
      if (dictionary.measure(field).isEmpty()) {
        problems.add(new Problem(UNKNOWN, at, "a measure of the dictionary, not " + field));
      }
      refuseStrangeLevels(c, at, problems);
      var said = Optional.ofNullable(noted.notes().views().get(c.name()));
      var view =
          said.isPresent()
              ? said.flatMap(View::ofSlug)
              : Optional.ofNullable(before.model().views().get(field));
      if (view.isEmpty()) {
        var say = "an Extension named houji-view, cash or technology";
        problems.add(new Problem(MISSING, at, say));
      }
      if (views.put(field, view.orElse(View.CASH)) != null) {
        problems.add(new Problem(DUPLICATE, at, field + " has a characteristic already"));
      }
      renamed.add(new Characteristic(field, c.bins(), c.points(), c.baseline()));
    }
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    var read = noted.imported().card();
    var card = new Scorecard(read.basePoints(), renamed, read.scale(), read.calibration());
    var unnamed = new Version("", "", ContentHash.of(""));
    return Outcome.ok(new Model(unnamed, origin, card, deviation, consistency, views));
  }

  private static double fromZero(Map<String, String> notes, String name, List<Problem> problems) {
    double value = -1;
    try {
      value = Double.parseDouble(notes.getOrDefault(name, "0"));
    } catch (NumberFormatException noNumber) {
      // said below
    }
    if (!(value >= 0) || Double.isInfinite(value)) {
      var at = SCORECARD + "/Extension/" + Notes.PREFIX + name;
      problems.add(new Problem(MALFORMED, at, "a number from 0"));
    }
    return value;
  }

  private static Model.Origin origin(Map<String, String> notes, List<Problem> problems) {
    var slug = notes.getOrDefault(ORIGIN, "expert");
    for (var origin : Model.Origin.values()) {
      if (origin.name().toLowerCase(Locale.ROOT).equals(slug)) {
        return origin;
      }
    }
    var at = SCORECARD + "/Extension/" + Notes.PREFIX + ORIGIN;
    problems.add(new Problem(UNKNOWN, at, "expert, bayesian or data"));
    return Model.Origin.EXPERT;
  }

  /** What a line of a product's file has no room for. */
  private static void refuseStrangeLevels(Characteristic c, String at, List<Problem> problems) {
    if (c.bins() instanceof CategoryBins category) {
      var strange =
          category.groups().stream()
              .flatMap(List::stream)
              .filter(level -> !LEVEL.matcher(level).matches())
              .toList();
      if (!strange.isEmpty() || category.groups().isEmpty()) {
        problems.add(new Problem(MALFORMED, at, "levels are words, not " + strange));
      }
    }
  }
}
