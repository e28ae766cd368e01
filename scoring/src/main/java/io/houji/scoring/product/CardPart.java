package io.houji.scoring.product;

import static io.houji.fund.outcome.Problem.Code.MALFORMED;

import io.houji.fund.outcome.Outcome;
import io.houji.scoring.applicant.Dictionary;
import io.houji.scoring.applicant.Special;
import io.houji.scoring.registry.Definition;
import io.houji.scoring.registry.Sheet;
import io.houji.scoring.scorecard.Bins;
import io.houji.scoring.scorecard.Calibration;
import io.houji.scoring.scorecard.CategoryBins;
import io.houji.scoring.scorecard.Characteristic;
import io.houji.scoring.scorecard.Decimals;
import io.houji.scoring.scorecard.NumberBins;
import io.houji.scoring.scorecard.Scale;
import io.houji.scoring.scorecard.Scorecard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A finished card in a product's file (评分卡), in the place of an {@link ExpertPart}.
 *
 * <pre>
 *   card   | origin | deviation | consistency ratio | base points
 *   scale  | points to double the odds | base score | base odds | intercept | slope
 *   points | view | measure | baseline | cuts | points of each interval | of missing | special=points
 *   points | view | measure | baseline | in group of levels / group | points of each | of missing | other=points
 * </pre>
 *
 * <p>Cuts are in the unit the card reads: fen for amounts. Numbers are {@link Decimals}s.
 */
final class CardPart {
  private static final String LEVELS = "in";
  private static final String GROUP = "/";
  private static final String OTHER = "other=";

  private final Optional<Model.Origin> origin;
  private final double deviation;
  private final double consistencyRatio;
  private final int basePoints;
  private final double[] scale = new double[5];
  private final Map<String, View> views = new HashMap<>();
  private final List<Characteristic> characteristics = new ArrayList<>();

  CardPart(Sheet sheet, Dictionary dictionary) {
    var head = sheet.one("card");
    origin = origin(head.text(1));
    deviation = head.exact(2);
    consistencyRatio = head.exact(3);
    basePoints = head.whole(head.text(4));
    if (origin.isEmpty() || deviation < 0 || consistencyRatio < 0) {
      head.refuse("expert, bayesian or data; deviation and consistency ratio from 0");
    }
    var row = sheet.one("scale");
    for (int i = 0; i < scale.length; i++) {
      scale[i] = row.exact(i + 1);
    }
    if (scale[0] <= 0 || scale[2] <= 0 || scale[4] <= 0) {
      row.refuse("points that double the odds, base odds and slope are above 0");
    }
    for (var points : sheet.rows("points")) {
      read(points, dictionary);
    }
    if (characteristics.isEmpty()) {
      head.refuse("a card has rows of points");
    }
  }

  private void read(Sheet.Row row, Dictionary dictionary) {
    var name = row.text(2);
    var view = View.ofSlug(row.text(1));
    int baseline = row.whole(row.text(3));
    if (view.isEmpty()) {
      row.refuse("cash or technology");
    }
    if (dictionary.measure(name).isEmpty()) {
      row.refuse("no measure " + name);
      return;
    }
    try {
      var points = new ArrayList<Integer>();
      boolean levels = row.words(4).stream().findFirst().filter(LEVELS::equals).isPresent();
      var bins = levels ? levels(row, points) : numbers(row, points);
      characteristics.add(new Characteristic(name, bins, points, baseline));
      if (views.put(name, view.orElse(View.CASH)) != null) {
        row.refuse(name + " is given twice");
      }
    } catch (IllegalArgumentException refused) {
      row.refuse(String.valueOf(refused.getMessage()));
    }
  }

  private static Bins numbers(Sheet.Row row, List<Integer> points) {
    row.words(5).forEach(word -> points.add(row.whole(word)));
    var specials = new ArrayList<Double>();
    for (var word : row.words(7)) {
      int sign = Math.max(0, word.lastIndexOf('='));
      var special = Special.ofSlug(word.substring(0, sign)).map(Special::cell);
      specials.add(special.orElseGet(() -> row.exact(word.substring(0, sign))));
      points.add(row.whole(word.substring(sign + 1)));
    }
    points.add(row.whole(row.text(6)));
    return new NumberBins(row.words(4).stream().map(row::exact).toList(), specials);
  }

  private static Bins levels(Sheet.Row row, List<Integer> points) {
    var groups = new ArrayList<List<String>>();
    var open = new ArrayList<String>();
    var words = row.words(4);
    for (var word : words.subList(1, words.size())) {
      if (word.equals(GROUP)) {
        groups.add(List.copyOf(open));
        open.clear();
      } else {
        open.add(word);
      }
    }
    groups.add(List.copyOf(open));
    row.words(5).forEach(word -> points.add(row.whole(word)));
    var other = row.text(7);
    points.add(row.whole(other.startsWith(OTHER) ? other.substring(OTHER.length()) : other));
    points.add(row.whole(row.text(6)));
    return new CategoryBins(groups);
  }

  /** To be asked after the sheet has been found without problems. */
  Outcome<Model> model(Definition.Name what) {
    try {
      var card =
          new Scorecard(
              basePoints,
              characteristics,
              new Scale(scale[0], scale[1], scale[2]),
              new Calibration(scale[3], scale[4]));
      var said = new Model.Expert(deviation, consistencyRatio, views);
      return Outcome.ok(Model.of(what.name(), what.version(), origin.orElseThrow(), card, said));
    } catch (IllegalArgumentException refused) {
      return Outcome.rejected(MALFORMED, "/card", String.valueOf(refused.getMessage()));
    }
  }

  private static Optional<Model.Origin> origin(String slug) {
    for (var origin : Model.Origin.values()) {
      if (slug(origin).equals(slug)) {
        return Optional.of(origin);
      }
    }
    return Optional.empty();
  }

  private static String slug(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** The rows of a model, which read back as an equal card. */
  static String rows(Model model) {
    var card = model.card();
    var text = new StringBuilder();
    row(
        text,
        "card",
        slug(model.origin()),
        Decimals.text(model.deviation()),
        Decimals.text(model.consistencyRatio()),
        String.valueOf(card.basePoints()));
    row(
        text,
        "scale",
        Decimals.text(card.scale().pdo()),
        Decimals.text(card.scale().baseScore()),
        Decimals.text(card.scale().baseOdds()),
        Decimals.text(card.calibration().intercept()),
        Decimals.text(card.calibration().slope()));
    for (var c : card.characteristics()) {
      var view = model.view(c).slug();
      if (c.bins() instanceof NumberBins number) {
        numbers(text, view, c, number);
      } else {
        levels(text, view, c, (CategoryBins) c.bins());
      }
    }
    return text.toString();
  }

  private static void numbers(StringBuilder text, String view, Characteristic c, NumberBins bins) {
    int intervals = bins.cuts().size() + 1;
    var specials = new ArrayList<String>();
    for (int s = 0; s < bins.specials().size(); s++) {
      double cell = bins.specials().get(s);
      var name = Special.ofCell(cell).map(Special::slug).orElseGet(() -> Decimals.text(cell));
      specials.add(name + "=" + c.points().get(intervals + s));
    }
    row(
        text,
        "points",
        view,
        c.name(),
        String.valueOf(c.baseline()),
        bins.cuts().stream().map(Decimals::text).collect(Collectors.joining(" ")),
        words(c.points().subList(0, intervals)),
        String.valueOf(c.points().get(bins.missing())),
        String.join(" ", specials));
  }

  private static void levels(StringBuilder text, String view, Characteristic c, CategoryBins bins) {
    row(
        text,
        "points",
        view,
        c.name(),
        String.valueOf(c.baseline()),
        bins.groups().stream()
            .map(group -> String.join(" ", group))
            .collect(Collectors.joining(" " + GROUP + " ", LEVELS + " ", "")),
        words(c.points().subList(0, bins.other())),
        String.valueOf(c.points().get(bins.missing())),
        OTHER + c.points().get(bins.other()));
  }

  private static String words(List<Integer> points) {
    return points.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static void row(StringBuilder text, String... cells) {
    for (int i = 0; i < cells.length; i++) {
      text.append(i == 0 ? "" : " | ").append(cells[i].isEmpty() ? "-" : cells[i]);
    }
    text.append('\n');
  }
}
