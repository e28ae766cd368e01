package io.houji.scoring.product;

import io.houji.fund.outcome.Outcome;
import io.houji.scoring.advice.Lever;
import io.houji.scoring.applicant.Dictionary;
import io.houji.scoring.applicant.Words;
import io.houji.scoring.registry.Definition;
import io.houji.scoring.registry.Sheet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A product as it is written (产品文件).
 *
 * <pre>
 *   words  | Chinese | English
 *   need   | fields
 *   gate   | rule, or rule@place
 *   loss   | base | measure of the covered share | loss on it
 *   cap    | name | amount | factor | Chinese | English
 *   price  | funding | running cost | capital | hurdle
 *   matrix | cash-flow band | indicate or refer for technology strong, middling, weak
 *   cut    | score
 *   lever  | measure | up, down or either | step | cost of a step
 * </pre>
 *
 * <p>with the card as in {@link ExpertPart} or {@link CardPart}, and dictionary rows of its own if
 * it asks for what no other product does.
 */
public final class ProductFile {
  private static final Set<String> OF_CARDS =
      Set.of("expert", "weigh", "criterion", "judge", "card", "scale", "points");

  private ProductFile() {}

  /** Reads a sheet against the dictionary that has its own rows already. */
  public static Outcome<Product> read(Sheet sheet, Dictionary dictionary) {
    var definition = sheet.definition();
    var name = sheet.one("words");
    var words = new Words(orDash(name, 1), orDash(name, 2));
    var needs = sheet.rows("need").stream().flatMap(row -> row.words(1).stream()).toList();
    var unknown = needs.stream().filter(n -> dictionary.field(n).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      sheet.one("definition").refuse("needs unknown fields " + unknown);
    }
    var gates = sheet.rows("gate").stream().map(row -> row.text(1)).toList();
    var model = model(sheet, dictionary);
    var terms = terms(sheet, dictionary);
    var read = sheet.build(() -> terms);
    return read.then(ignored -> model.apply(definition.name()))
        .map(made -> new Product(definition, words, needs, gates, made, terms));
  }

  private static Function<Definition.Name, Outcome<Model>> model(
      Sheet sheet, Dictionary dictionary) {
    if (sheet.rows("card").isEmpty()) {
      return new ExpertPart(sheet, dictionary)::model;
    }
    return new CardPart(sheet, dictionary)::model;
  }

  /**
   * A product's text with another card and another name: everything else stays as it is.
   *
   * @param version without bars and signs of comments, as {@code source}
   * @param model of the measures that the text's dictionary has
   */
  public static String withCard(String text, String version, String source, Model model) {
    var other = new StringBuilder();
    for (var line : text.strip().lines().toList()) {
      var keyword = line.split("[|#]", 2)[0].strip();
      if (keyword.equals("definition")) {
        var cells = line.split("[|#]", -1);
        other.append("definition |").append(cells[1]).append('|').append(cells[2]);
        other.append("| ").append(version).append('\n');
      } else if (keyword.equals("source")) {
        other.append("source | ").append(source).append('\n');
      } else if (!OF_CARDS.contains(keyword)) {
        other.append(line).append('\n');
      }
    }
    return other.append('\n').append(CardPart.rows(model)).toString();
  }

  private static String orDash(Sheet.Row row, int cell) {
    var text = row.text(cell);
    return text.isEmpty() ? "-" : text;
  }

  private static Terms terms(Sheet sheet, Dictionary dictionary) {
    var loss = sheet.one("loss");
    var share = loss.optional(2);
    if (share.filter(m -> dictionary.measure(m).isEmpty()).isPresent()) {
      loss.refuse("no measure " + share.get());
    }
    double base = loss.number(1);
    double covered = share.isPresent() ? loss.number(3) : base;
    var caps = sheet.rows("cap").stream().map(row -> cap(row, dictionary)).toList();
    var price = sheet.one("price");
    var levers = sheet.rows("lever").stream().map(ProductFile::lever).toList();
    try {
      return new Terms(
          new Terms.Loss(base, share, covered),
          caps,
          new Terms.Price(price.number(1), price.number(2), price.number(3), price.number(4)),
          matrix(sheet),
          sheet.one("cut").decimal(1).intValue(),
          levers);
    } catch (IllegalArgumentException refused) {
      loss.refuse(String.valueOf(refused.getMessage()));
      return new Terms(
          new Terms.Loss(1, Optional.empty(), 1),
          List.of(new Terms.Cap("", "", java.math.BigDecimal.ZERO, new Words("-", "-"))),
          new Terms.Price(0, 0, 0, 0),
          Map.of(),
          0,
          List.of());
    }
  }

  private static Terms.Cap cap(Sheet.Row row, Dictionary dictionary) {
    var measure = row.text(2);
    if (dictionary.measure(measure).filter(m -> m.inYuan()).isEmpty()) {
      row.refuse("an amount of the dictionary, not " + measure);
    }
    var words = new Words(orDash(row, 4), orDash(row, 5));
    return new Terms.Cap(row.text(1), measure, row.decimal(3), words);
  }

  private static Lever lever(Sheet.Row row) {
    var direction = Lever.Direction.EITHER;
    for (var d : Lever.Direction.values()) {
      direction = d.name().toLowerCase(Locale.ROOT).equals(row.text(2)) ? d : direction;
    }
    return new Lever(row.text(1), direction, row.decimal(3), row.number(4));
  }

  private static Map<Terms.Band, Map<Terms.Band, Boolean>> matrix(Sheet sheet) {
    var matrix = new EnumMap<Terms.Band, Map<Terms.Band, Boolean>>(Terms.Band.class);
    for (var row : sheet.rows("matrix")) {
      var words = row.words(2);
      if (words.size() != 3 || !List.of("indicate", "refer").containsAll(words)) {
        row.refuse("indicate or refer, three times");
      } else {
        var line = new EnumMap<Terms.Band, Boolean>(Terms.Band.class);
        int column = 0;
        for (var band : Terms.Band.values()) {
          line.put(band, words.get(column++).equals("indicate"));
        }
        for (var band : Terms.Band.values()) {
          if (band.name().toLowerCase(Locale.ROOT).equals(row.text(1))) {
            matrix.put(band, line);
          }
        }
      }
    }
    if (matrix.size() != 3) {
      sheet.one("definition").refuse("a matrix row for strong, middling and weak");
    }
    return matrix;
  }
}
