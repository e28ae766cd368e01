package io.houji.fund.waterfall;

import io.houji.fund.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Random funds that are valid by construction.
 *
 * <p>Domain: 1 to 4 deals, up to 16 flows within 12 years, many on one day; amounts of 0 to 1000
 * fen (where rounding shows) or to 10 million yuan; all kinds, orders, accruals, clawback bases;
 * rates of 0 to 40% in steps of a hundredth of a percent; carry and catch-up of 0 to 1, often the
 * usual ones.
 */
record TermSheets(Terms terms, List<Flow> flows, List<Clawback.Test> tests) {
  private static final LocalDate FIRST = LocalDate.of(2010, 1, 1);
  private static final int DAYS = 4380;
  private static final int BASIS_POINTS = 10_000;

  static TermSheets random(RandomGenerator random, boolean mayHaveTiers) {
    var flows = flows(random);
    var terms = terms(random, mayHaveTiers);
    return new TermSheets(terms, flows, tests(random, terms, flows));
  }

  /** Or has none at all. */
  boolean endsWithATest() {
    return tests.isEmpty()
        || tests.stream()
            .anyMatch(test -> flows.stream().noneMatch(flow -> flow.on().isAfter(test.on())));
  }

  private static Terms terms(RandomGenerator random, boolean mayHaveTiers) {
    var kind = Terms.Kind.values()[random.nextInt(3)];
    var accrual = Preferred.Accrual.values()[random.nextInt(4)];
    var rate = accrual == Preferred.Accrual.NONE ? BigDecimal.ZERO : fraction(random, 4000);
    var preferred = new Preferred(accrual, rate);
    var carry = random.nextBoolean() ? "0.2" : fraction(random, BASIS_POINTS).toPlainString();
    var catchUps = List.of("0", "0.5", "1", fraction(random, BASIS_POINTS).toPlainString());
    var catchUp = preferred.isHurdle() ? catchUps.get(random.nextInt(4)) : "0";
    var clawback =
        switch (random.nextInt(4)) {
          case 0 -> Clawback.NONE;
          case 1 -> Clawback.PROFIT_SHARE;
          case 2 -> preferred.isHurdle() ? Clawback.HURDLE_VALUE : Clawback.NONE;
          default -> Clawback.floor("1." + random.nextInt(10));
        };
    var split =
        mayHaveTiers && random.nextInt(4) == 0
            ? Carry.tiered(
                carry,
                Carry.Tier.until("0.12", "0.1"),
                Carry.Tier.until("0.2", "0.25"),
                Carry.Tier.beyond("0.5"))
            : Carry.of(carry, catchUp);
    return new Terms(kind, preferred, split, Terms.Order.values()[random.nextInt(2)], clawback);
  }

  static BigDecimal fraction(RandomGenerator random, int basisPointsMax) {
    return BigDecimal.valueOf(random.nextInt(basisPointsMax + 1), 4);
  }

  private static List<Flow> flows(RandomGenerator random) {
    int deals = random.nextInt(1, 5);
    long amountMax = random.nextBoolean() ? 1_000 : 1_000_000_000;
    int dayStep = random.nextBoolean() ? 1 : 400;
    var flows = new ArrayList<Flow>();
    for (int deal = 0; deal < deals; deal++) {
      flows.add(Flow.call(day(random, dayStep, 2), amount(random, amountMax), "deal " + deal));
    }
    int more = random.nextInt(1, 13);
    for (int i = 0; i < more; i++) {
      var name = "deal " + random.nextInt(deals);
      var on = day(random, dayStep, 1);
      var first = firstCall(flows, name);
      on = on.isBefore(first) ? first : on;
      switch (random.nextInt(10)) {
        case 0 -> flows.add(Flow.call(on, amount(random, amountMax / 20), Flow.FUND));
        case 1, 2 -> flows.add(Flow.call(on, amount(random, amountMax), name));
        case 3 -> flows.add(Flow.writeOff(on, name));
        case 4 -> flows.add(Flow.recallable(on, amount(random, amountMax), name));
        default -> flows.add(Flow.distribution(on, amount(random, 3 * amountMax), name));
      }
    }
    return flows;
  }

  private static LocalDate firstCall(List<Flow> flows, String deal) {
    return flows.stream()
        .filter(flow -> flow.type() == Flow.Type.CALL && flow.deal().equals(deal))
        .map(Flow::on)
        .min(LocalDate::compareTo)
        .orElseThrow();
  }

  private static LocalDate day(RandomGenerator random, int step, int part) {
    return FIRST.plusDays((long) random.nextInt(DAYS / part / step) * step);
  }

  private static Money amount(RandomGenerator random, long max) {
    return new Money(random.nextInt(12) == 0 ? 0 : random.nextLong(max + 1));
  }

  private static List<Clawback.Test> tests(RandomGenerator random, Terms terms, List<Flow> flows) {
    var tests = new ArrayList<Clawback.Test>();
    if (terms.clawback().basis() == Clawback.Basis.NONE) {
      return tests;
    }
    var last = flows.stream().map(Flow::on).max(LocalDate::compareTo).orElseThrow();
    for (int i = random.nextInt(3); i > 0; i--) {
      tests.add(
          Clawback.Test.interim(
              last.minusDays(37L * (i - 1)), new Money(random.nextLong(1_000_000))));
    }
    if (random.nextInt(4) > 0) {
      tests.add(Clawback.Test.last(last.plusDays(1 + random.nextInt(400))));
    }
    return tests;
  }
}
