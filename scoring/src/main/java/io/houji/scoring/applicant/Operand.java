package io.houji.scoring.applicant;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A sum of fields, such as {@code debt_service_12m + licence_fees_expected} (运算项).
 *
 * <p>A part that is not applicable adds nothing; if none applies, neither does the sum. A missing
 * part makes the sum missing, another special makes it that special.
 */
record Operand(List<Part> parts) {
  private static final BigDecimal FEN_PER_YUAN = new BigDecimal(100);

  record Part(String field, boolean plus) {}

  /** Reads {@code a + b - c}, words separated by spaces. */
  static Operand of(List<String> words) {
    var parts = new ArrayList<Part>();
    boolean plus = true;
    for (int i = 0; i < words.size(); i++) {
      var word = words.get(i);
      if (i % 2 == 0) {
        parts.add(new Part(word, plus));
      } else if (word.equals("+") || word.equals("-")) {
        plus = word.equals("+");
      } else {
        throw new IllegalArgumentException("+ or - between fields, not '" + word + "'");
      }
    }
    if (words.size() % 2 == 0) {
      throw new IllegalArgumentException("a sum ends with a field: " + words);
    }
    return new Operand(parts);
  }

  /** Its value; amounts in fen, everything else in its unit. */
  Reading read(Applicant a) {
    if (parts.size() == 1) {
      return one(parts.get(0).field, a);
    }
    var sum = BigDecimal.ZERO;
    var missing = new ArrayList<String>();
    boolean applies = false;
    for (var part : parts) {
      var reading = one(part.field, a);
      if (reading instanceof Reading.Missing none) {
        missing.addAll(none.fields());
      } else if (reading instanceof Reading.Exact known) {
        var number = decimal(known);
        sum = part.plus ? sum.add(number) : sum.subtract(number);
        applies = true;
      } else if (reading instanceof Reading.NoValue none && none.why() != Special.NOT_APPLICABLE) {
        return none;
      }
    }
    if (!missing.isEmpty()) {
      return new Reading.Missing(missing);
    }
    return applies
        ? Reading.exact(sum, BigDecimal.ONE)
        : new Reading.NoValue(Special.NOT_APPLICABLE);
  }

  private static Reading one(String field, Applicant a) {
    if (field.equals(LicenceFees.EXPECTED) || field.equals(LicenceFees.AT_MOST)) {
      return LicenceFees.read(field, a);
    }
    var value = a.value(field);
    if (value instanceof Value.Amount amount) {
      return new Reading.Exact(amount.money().fen(), 1);
    }
    if (value instanceof Value.Quantity quantity) {
      return Reading.exact(quantity.number(), BigDecimal.ONE);
    }
    if (value instanceof Value.Flag flag) {
      return new Reading.Exact(flag.yes() ? 1 : 0, 1);
    }
    if (value instanceof Value.Choice choice) {
      return new Reading.Level(choice.level());
    }
    if (value instanceof Value.NotGiven notGiven) {
      return new Reading.NoValue(notGiven.why());
    }
    return new Reading.Missing(List.of(field));
  }

  static BigDecimal decimal(Reading.Exact known) {
    var numerator = BigDecimal.valueOf(known.numerator());
    return known.denominator() == 1
        ? numerator
        : numerator.divide(BigDecimal.valueOf(known.denominator()));
  }

  /** A threshold as people write it, in the unit of this operand: yuan become fen. */
  static BigDecimal inFen(BigDecimal yuan) {
    return yuan.multiply(FEN_PER_YUAN);
  }
}
