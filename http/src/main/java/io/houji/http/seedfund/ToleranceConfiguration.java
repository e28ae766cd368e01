package io.houji.http.seedfund;

import io.houji.fund.seedfund.ToleranceRule;
import io.houji.fund.seedfund.ToleranceRules;
import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** 容亏率配置: the tolerance rules in {@code tolerance_rules.json}, each with its source and dates. */
final class ToleranceConfiguration {
  private ToleranceConfiguration() {}

  /** Read when the room opens, so that a broken rule stops the start and not a request. */
  static ToleranceRules rules() {
    return new ToleranceRules(
        JsonReader.resource(ToleranceConfiguration.class, "tolerance_rules.json")
            .items("rules")
            .stream()
            .map(rule -> rule((Json.Obj) rule))
            .toList());
  }

  private static ToleranceRule rule(Json.Obj rule) {
    return new ToleranceRule(
        rule.words("fund_type"),
        rule.field("limit").map(limit -> ((Json.Num) limit).value()).orElse(BigDecimal.TEN),
        rule.field("limit_included").filter(new Json.Bool(true)::equals).isPresent(),
        LocalDate.parse(rule.words("from")),
        Optional.of(rule.words("until")).filter(day -> !day.isEmpty()).map(LocalDate::parse),
        rule.words("source"));
  }
}
