package io.houji.fund.qflp;

import static io.houji.fund.outcome.Problem.Code.DUPLICATE;
import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Dated conversion rates into renminbi. A rate speaks for its own day only: a day without one has
 * none, and the rate of another day is never used in its place.
 */
public final class ConversionRates {
  private final Map<Day, BigDecimal> rates;

  private record Day(String currency, LocalDate on) {}

  /**
   * One published rate.
   *
   * @param yuan renminbi for one unit of the currency, above zero
   */
  public record Rate(String currency, LocalDate on, BigDecimal yuan) {}

  private ConversionRates(Map<Day, BigDecimal> rates) {
    this.rates = rates;
  }

  /** Refused: a rate not above zero, two rates for one currency and day. */
  public static Outcome<ConversionRates> of(List<Rate> rates) {
    var problems = new ArrayList<Problem>();
    var byDay = new HashMap<Day, BigDecimal>();
    for (int i = 0; i < rates.size(); i++) {
      var rate = rates.get(i);
      if (rate.yuan().signum() <= 0) {
        problems.add(new Problem(OUT_OF_RANGE, "/rates/" + i + "/yuan", "is above zero"));
      }
      if (byDay.put(new Day(rate.currency(), rate.on()), rate.yuan()) != null) {
        problems.add(new Problem(DUPLICATE, "/rates/" + i, "one rate for each currency and day"));
      }
    }
    return problems.isEmpty()
        ? Outcome.ok(new ConversionRates(Map.copyOf(byDay)))
        : Outcome.rejected(problems);
  }

  /** Renminbi for one unit on exactly this day; 1 for CNY itself. */
  public Optional<BigDecimal> on(String currency, LocalDate day) {
    return currency.equals("CNY")
        ? Optional.of(BigDecimal.ONE)
        : Optional.ofNullable(rates.get(new Day(currency, day)));
  }
}
