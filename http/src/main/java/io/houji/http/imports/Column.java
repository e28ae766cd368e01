package io.houji.http.imports;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One column of a kind of file.
 *
 * @param key its English header, without a unit
 * @param measure what its cells hold
 * @param required every row states it
 * @param aliases the Chinese headers, without a unit
 */
record Column(String key, Measure measure, boolean required, List<String> aliases) {

  enum Measure {
    TEXT,
    MONEY,
    RATE
  }

  static Column must(String key, String... aliases) {
    return new Column(key, Measure.TEXT, true, List.of(aliases));
  }

  static Column may(String key, String... aliases) {
    return new Column(key, Measure.TEXT, false, List.of(aliases));
  }

  static Column money(String key, String... aliases) {
    return new Column(key, Measure.MONEY, true, List.of(aliases));
  }

  static Column mayMoney(String key, String... aliases) {
    return new Column(key, Measure.MONEY, false, List.of(aliases));
  }

  static Column mustRate(String key, String... aliases) {
    return new Column(key, Measure.RATE, true, List.of(aliases));
  }

  static Column rate(String key, String... aliases) {
    return new Column(key, Measure.RATE, false, List.of(aliases));
  }

  /** Whether a header of this column may say {@code unit}. */
  boolean takes(Header.@Nullable Unit unit) {
    return switch (measure) {
      case TEXT -> unit == null;
      case MONEY -> unit != null && unit.isMoney();
      case RATE -> unit == null || unit == Header.Unit.PERCENT;
    };
  }

  /** All it may be called, without a unit. */
  List<String> names() {
    return Stream.concat(Stream.of(key), aliases.stream()).toList();
  }

  boolean isCalled(String name) {
    return key.equals(name) || aliases.contains(name);
  }
}
