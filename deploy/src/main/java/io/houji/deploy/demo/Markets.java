package io.houji.deploy.demo;

import io.houji.fund.ledger.Fact;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Made-up index levels and exchange rates at each month's end from 2020-01 to 2026-03. */
final class Markets {
  private Markets() {}

  static void into(List<Fact> facts, Draw draw) {
    for (var index : List.of("ILLUSTRATIVE-BROAD", "ILLUSTRATIVE-GROWTH", "ILLUSTRATIVE-TECH")) {
      long cents = 100_000;
      for (var next = LocalDate.of(2020, 2, 1);
          next.getYear() < 2026 || next.getMonthValue() < 5;
          next = next.plusMonths(1)) {
        cents += cents * (draw.below(101) - 45) / 1000;
        var day = next.minusDays(1);
        var head = DemoHistory.on(index + "-" + day, day);
        facts.add(new Fact.IndexLevel(head, index, BigDecimal.valueOf(cents, 2)));
      }
    }
    for (var next = LocalDate.of(2020, 2, 1);
        next.getYear() < 2026 || next.getMonthValue() < 5;
        next = next.plusMonths(1)) {
      var day = next.minusDays(1);
      var rate = BigDecimal.valueOf(68_000L + draw.below(5_000), 4);
      facts.add(
          new Fact.ExchangeRate(DemoHistory.on("USD-" + day, day), "USD", rate, "ILLUSTRATIVE"));
    }
  }
}
