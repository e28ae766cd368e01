package io.houji.scoring.rules;

import io.houji.scoring.applicant.Applicant;
import io.houji.scoring.applicant.Dictionary;
import io.houji.scoring.applicant.Measure;
import io.houji.scoring.applicant.Reading;
import io.houji.scoring.applicant.Special;
import io.houji.scoring.applicant.Words;
import io.houji.scoring.registry.Sheet;
import java.math.BigDecimal;
import java.util.List;

/**
 * One comparison, exact (条件): {@code measure op threshold}; for a choice {@code in level level}.
 *
 * <p>Missing or withheld is unknown. A figure that is not computable, not yet there or not
 * applicable does not meet a condition.
 */
record Condition(
    String clause,
    Measure measure,
    Measure.Reader reader,
    String op,
    BigDecimal threshold,
    List<String> levels,
    String asked) {

  /** Reads clause, measure, operator and threshold from this cell on. */
  static Condition of(Sheet.Row row, int from, Dictionary dictionary) {
    var name = row.text(from + 1);
    var measure = dictionary.measure(name);
    var op = row.text(from + 2);
    if (measure.isEmpty() || !op.matches(">=|>|<=|<|=|in")) {
      row.refuse("a measure of the dictionary and one of >= > <= < = in");
      return nothing(row.text(from));
    }
    boolean levels = op.equals("in");
    var written = levels ? BigDecimal.ZERO : row.decimal(from + 3);
    return new Condition(
        row.text(from),
        measure.get(),
        dictionary.reader(name),
        op,
        measure.get().threshold(written),
        levels ? row.words(from + 3) : List.of(),
        op + " " + row.text(from + 3));
  }

  /** Stands in for what could not be read; its sheet is refused. */
  static Condition nothing(String clause) {
    var none =
        new Measure("none", Measure.Form.VALUE, List.of("none"), false, new Words("无", "none"));
    return new Condition(
        clause, none, a -> new Reading.Missing(List.of()), "=", BigDecimal.ZERO, List.of(), "");
  }

  Step judge(Applicant a, Ruling ruling) {
    var reading = reader.read(a);
    if (reading instanceof Reading.Missing none) {
      ruling.missing(none.fields());
    }
    return new Step(clause, measure.show(reading), asked, verdict(reading));
  }

  private Verdict verdict(Reading reading) {
    if (reading instanceof Reading.Known known) {
      int sign = known.compareTo(threshold);
      boolean met =
          switch (op) {
            case ">=" -> sign >= 0;
            case ">" -> sign > 0;
            case "<=" -> sign <= 0;
            case "<" -> sign < 0;
            default -> sign == 0;
          };
      return met ? Verdict.PASS : Verdict.FAIL;
    }
    if (reading instanceof Reading.Level level) {
      return levels.contains(level.level()) ? Verdict.PASS : Verdict.FAIL;
    }
    return reading instanceof Reading.NoValue none && none.why() != Special.WITHHELD
        ? Verdict.FAIL
        : Verdict.UNKNOWN;
  }
}
