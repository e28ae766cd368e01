package io.houji.fund.seedfund;

import static io.houji.fund.outcome.Problem.Code.UNKNOWN;

import io.houji.fund.outcome.Outcome;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Tolerance rules of one place, as dated data with their source.
 *
 * @param rules at most one per fund type and day
 */
public record ToleranceRules(List<ToleranceRule> rules) {

  private static final Map<String, ToleranceRules> PUBLISHED = read("tolerance-rules.properties");

  /**
   * The provincial rule: up to 70% for seed and angel sub-funds. The report of the rule names the
   * year and not the day, so it is taken to be in force from the first day of 2025.
   */
  public static final ToleranceRules SHAANXI_2025 =
      Objects.requireNonNull(PUBLISHED.get("shaanxi"));

  public ToleranceRules {
    rules = List.copyOf(rules);
    for (int i = 0; i < rules.size(); i++) {
      for (var later : rules.subList(i + 1, rules.size())) {
        if (overlap(rules.get(i), later)) {
          throw new IllegalArgumentException(
              "two rules cover " + later.fundType() + " on one day: " + later.from());
        }
      }
    }
  }

  /** All rules of {@code tolerance-rules.properties}, by the place that made them. */
  public static Map<String, ToleranceRules> published() {
    return PUBLISHED;
  }

  private static boolean overlap(ToleranceRule a, ToleranceRule b) {
    return a.covers(b.fundType(), b.from()) || b.covers(a.fundType(), a.from());
  }

  /**
   * Judges a fund under the rule in force on its day; refused when no rule covers its type then.
   */
  public Outcome<Tolerance> judge(Tolerance.Fund fund) {
    return rules.stream()
        .filter(rule -> rule.covers(fund.fundType(), fund.asOf()))
        .findFirst()
        .map(rule -> Outcome.ok(Tolerance.under(rule, fund)))
        .orElseGet(
            () ->
                Outcome.rejected(
                    UNKNOWN,
                    "/fund_type",
                    "no tolerance rule for '" + fund.fundType() + "' on " + fund.asOf()));
  }

  private static Map<String, ToleranceRules> read(String file) {
    var properties = new Properties();
    try (var stream = ToleranceRules.class.getResourceAsStream(file);
        var text =
            new InputStreamReader(Objects.requireNonNull(stream, file), StandardCharsets.UTF_8)) {
      properties.load(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var byPlace = new TreeMap<String, List<ToleranceRule>>();
    for (String name : value(properties, "rules").split(",", -1)) {
      var placeAndType = name.split("[.]", 2);
      byPlace
          .computeIfAbsent(placeAndType[0], place -> new ArrayList<>())
          .add(rule(properties, name, placeAndType[1]));
    }
    var published = new TreeMap<String, ToleranceRules>();
    byPlace.forEach((place, rules) -> published.put(place, new ToleranceRules(rules)));
    return Collections.unmodifiableMap(published);
  }

  private static ToleranceRule rule(Properties properties, String name, String fundType) {
    return new ToleranceRule(
        fundType,
        new BigDecimal(value(properties, name + ".limit")),
        value(properties, name + ".limit_included").equals("true"),
        LocalDate.parse(value(properties, name + ".from")),
        Optional.ofNullable(properties.getProperty(name + ".until")).map(LocalDate::parse),
        value(properties, name + ".source"));
  }

  private static String value(Properties properties, String key) {
    var value = properties.getProperty(key);
    if (value == null) {
      throw new IllegalStateException("tolerance-rules.properties lacks " + key);
    }
    return value.strip();
  }
}
