package io.houji.scoring.applicant;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * One line of the data dictionary (数据项): what may be said, in which unit and within which bounds.
 *
 * @param name in snake case; the key in an application
 * @param low least number allowed; of no meaning for days, flags and choices
 * @param high greatest number allowed
 * @param levels of a choice; empty otherwise
 * @param future whether a day may lie after the scoring day
 * @param specials which of them may be said instead of a value
 */
public record Field(
    String name,
    Kind kind,
    BigDecimal low,
    BigDecimal high,
    List<String> levels,
    boolean future,
    Set<Special> specials,
    Words words) {

  /** Kind and unit. */
  public enum Kind {
    /** Yuan with at most two decimals. */
    AMOUNT("yuan"),
    /** 0.35 is 35%. */
    FRACTION("fraction"),
    /** Whole number of things. */
    COUNT("count"),
    /** Decimal number in the unit its words name. */
    NUMBER("number"),
    DAY("date"),
    FLAG("true or false"),
    CHOICE("choice");

    private final String unit;

    Kind(String unit) {
      this.unit = unit;
    }

    public String unit() {
      return unit;
    }
  }

  public Field {
    levels = List.copyOf(levels);
    specials = Set.copyOf(specials);
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("a field's name is in snake case: " + name);
    }
    if (low.compareTo(high) > 0 || (kind == Kind.CHOICE) == levels.isEmpty()) {
      throw new IllegalArgumentException(name + ": bounds in order, levels for choices only");
    }
  }
}
