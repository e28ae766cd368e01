package io.houji.scoring.applicant;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A firm as an application describes it on one day (申请人); made by {@link Dictionary#read}.
 *
 * <p>What was not said is {@link Value.Missing#MISSING}, whatever the field.
 */
public final class Applicant {
  private final LocalDate day;
  private final Map<String, Value> values;

  Applicant(LocalDate day, Map<String, Value> values) {
    this.day = day;
    this.values = new HashMap<>(values);
  }

  /** The scoring day: rules in force, ages and remaining terms are those of this day. */
  public LocalDate day() {
    return day;
  }

  public Value value(String field) {
    return values.getOrDefault(field, Value.Missing.MISSING);
  }

  /** What was said, field by field in the order of names, as it may be given again. */
  public Map<String, String> said() {
    var said = new TreeMap<String, String>();
    values.forEach((name, value) -> said.put(name, value.text()));
    return said;
  }

  /** The whole application in one text, the same for the same application. */
  public String canonical() {
    var text = new StringBuilder("day ").append(day).append('\n');
    said().forEach((name, value) -> text.append(name).append(' ').append(value).append('\n'));
    return text.toString();
  }
}
