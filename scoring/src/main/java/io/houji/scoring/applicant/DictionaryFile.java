package io.houji.scoring.applicant;

import io.houji.fund.outcome.Outcome;
import io.houji.scoring.registry.Definition;
import io.houji.scoring.registry.Sheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows of a dictionary (数据字典文件).
 *
 * <pre>
 *   field    | name | kind | bounds | specials | Chinese | English
 *   measure  | name | form | arguments | Chinese | English
 *   relation | low {@literal <=} high | factor | why
 * </pre>
 *
 * <p>Bounds are two numbers, the levels of a choice, or for a day {@code past} or {@code any}.
 */
public final class DictionaryFile {
  private DictionaryFile() {}

  /** What one file brings. */
  public record Rows(List<Field> fields, List<Measure> measures, List<Relation> relations) {
    public Rows {
      fields = List.copyOf(fields);
      measures = List.copyOf(measures);
      relations = List.copyOf(relations);
    }
  }

  /** A dictionary of one text. */
  public static Outcome<Dictionary> read(String text) {
    var sheet = new Sheet(text);
    var definition = sheet.definition();
    var rows = rows(sheet);
    return sheet.build(() -> new Dictionary(List.of(definition), List.of(rows)));
  }

  /** A dictionary of a common text and the rows products bring. */
  public static Dictionary of(List<Definition> definitions, List<Rows> parts) {
    return new Dictionary(definitions, parts);
  }

  /** The dictionary rows of any sheet. */
  public static Rows rows(Sheet sheet) {
    var fields = new ArrayList<Field>();
    for (var row : sheet.rows("field")) {
      read(row, () -> fields.add(field(row)));
    }
    var amounts =
        fields.stream()
            .filter(f -> f.kind() == Field.Kind.AMOUNT)
            .map(Field::name)
            .collect(Collectors.toSet());
    var measures = new ArrayList<Measure>();
    for (var row : sheet.rows("measure")) {
      read(row, () -> measures.add(measure(row, amounts)));
    }
    var relations = new ArrayList<Relation>();
    for (var row : sheet.rows("relation")) {
      read(row, () -> relations.add(relation(row, amounts)));
    }
    return new Rows(fields, measures, relations);
  }

  private static void read(Sheet.Row row, Runnable reading) {
    try {
      reading.run();
    } catch (IllegalArgumentException refused) {
      row.refuse(String.valueOf(refused.getMessage()));
    }
  }

  private static Field field(Sheet.Row row) {
    var kind = Field.Kind.valueOf(row.text(2).toUpperCase(Locale.ROOT));
    var bounds = row.words(3);
    boolean number =
        switch (kind) {
          case AMOUNT, FRACTION, COUNT, NUMBER -> true;
          case DAY, FLAG, CHOICE -> false;
        };
    int asked = number ? 2 : kind == Field.Kind.DAY ? 1 : bounds.size();
    if (bounds.size() != asked) {
      throw new IllegalArgumentException("two bounds for a number; past or any for a day");
    }
    return new Field(
        row.text(1),
        kind,
        number ? row.decimal(bounds.get(0)) : BigDecimal.ZERO,
        number ? row.decimal(bounds.get(1)) : BigDecimal.ZERO,
        kind == Field.Kind.CHOICE ? bounds : List.of(),
        kind == Field.Kind.DAY && bounds.get(0).equals("any"),
        specials(row.words(4)),
        new Words(row.text(5), row.text(6)));
  }

  private static Set<Special> specials(List<String> slugs) {
    return slugs.stream()
        .map(
            slug ->
                Special.ofSlug(slug)
                    .orElseThrow(() -> new IllegalArgumentException("no special " + slug)))
        .collect(Collectors.toSet());
  }

  private static Measure measure(Sheet.Row row, Set<String> amounts) {
    var form = Measure.Form.valueOf(row.text(2).toUpperCase(Locale.ROOT));
    var arguments = row.words(3);
    boolean yuan = form == Measure.Form.VALUE && amounts.contains(row.words(3).get(0));
    return new Measure(row.text(1), form, arguments, yuan, new Words(row.text(4), row.text(5)));
  }

  /** A factor between things and amounts is yuan a thing. */
  private static Relation relation(Sheet.Row row, Set<String> amounts) {
    var words = row.words(1);
    int sign = words.indexOf("<=");
    if (sign < 1 || sign == words.size() - 1) {
      throw new IllegalArgumentException("low <= high");
    }
    var low = words.subList(0, sign);
    var high = words.subList(sign + 1, words.size());
    boolean yuan = amounts.contains(high.get(0)) && !amounts.contains(low.get(0));
    var factor = yuan ? Operand.inFen(row.decimal(2)) : row.decimal(2);
    return new Relation(low, high, factor, row.text(3));
  }
}
