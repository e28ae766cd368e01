package io.houji.http.imports;

import java.util.List;

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

  static Column rate(String key, String... aliases) {
    return new Column(key, Measure.RATE, false, List.of(aliases));
  }

  boolean isCalled(String name) {
    return key.equals(name) || aliases.contains(name);
  }
}
