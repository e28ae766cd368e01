package io.houji.fund.seedfund;

import static io.houji.fund.outcome.Problem.Code.UNKNOWN;

import io.houji.fund.outcome.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * All tolerance rules the service knows, as dated configuration.
 *
 * @param rules at most one per fund type and day
 */
public record ToleranceRules(List<ToleranceRule> rules) {

  /**
   * The provincial rule: up to 70% for seed and angel sub-funds. The report of the rule names the
   * year and not the day, so it is taken to be in force from the first day of 2025.
   */
  public static final ToleranceRules SHAANXI_2025 =
      new ToleranceRules(List.of(shaanxi("seed"), shaanxi("angel")));

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

  private static ToleranceRule shaanxi(String fundType) {
    return new ToleranceRule(
        fundType,
        new BigDecimal("0.70"),
        true,
        LocalDate.of(2025, 1, 1),
        Optional.empty(),
        "陕西省科技创新母基金管理规则 (2025)");
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
}
