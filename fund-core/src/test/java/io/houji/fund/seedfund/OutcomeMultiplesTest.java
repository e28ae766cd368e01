package io.houji.fund.seedfund;

import static io.houji.fund.testing.Golden.ok;
import static io.houji.fund.testing.Golden.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.houji.fund.money.Money;
import io.houji.fund.seedfund.LossRatio.Line;
import io.houji.fund.seedfund.OutcomeMultiples.Band;
import io.houji.fund.testing.Cases;
import io.houji.fund.testing.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomeMultiplesTest {

  /**
   * Source: outcome shares of more than 21,000 financings, 2004 to 2013, as 1,000 projects of equal
   * cost; each at the lower limit of its band, which belongs to the band.
   */
  @Test
  void theLowerLimitBelongsToItsBand() {
    var shares =
        Golden.json("outcome_statistics.json")
            .get("correlation_ventures_2004_2013")
            .get("share_of_financings");
    var names = List.of("below_1x", "1x_5x", "5x_10x", "10x_20x", "20x_up");
    var limits = List.of(0, 1, 5, 10, 20);
    var projects = new ArrayList<Line>();
    for (int band = 0; band < names.size(); band++) {
      long count = Math.round(1_000 * shares.get(names.get(band)).asDouble());
      for (long i = 0; i < count; i++) {
        var back = Money.wan(limits.get(band));
        projects.add(new Line("P" + projects.size(), Money.wan(1), back, Money.ZERO));
      }
    }
    var multiples = ok(OutcomeMultiples.of(projects));
    assertEquals(
        Map.of(
            Band.BELOW_1X, 650,
            Band.FROM_1X_TO_5X, 250,
            Band.FROM_5X_TO_10X, 60,
            Band.FROM_10X_TO_20X, 25,
            Band.FROM_20X, 15),
        multiples.countByBand());
    assertEquals(1.1, multiples.pooled().value());
    assertEquals(300 / 1_100.0, ok(multiples.shareOfBest(15)).value(), 1e-15);
  }

  @Test
  void oneFenBelowALimitIsBelowIt() {
    var line = new Line("P", Money.wan(1), Money.wan(1).minus(new Money(1)), Money.ZERO);
    assertEquals(1, ok(OutcomeMultiples.of(List.of(line))).countByBand().get(Band.BELOW_1X));
  }

  @Test
  void bandsAddUpToTheFund() {
    // Domain: 1 to 300 projects of up to 1e9 fen, 0 to 50 times returned.
    Cases.forAll(
        random -> {
          var projects = new ArrayList<Line>();
          for (int i = random.nextInt(1, 301); i > 0; i--) {
            var cost = new Money(random.nextLong(1, 1_000_000_000));
            var back = new Money(random.nextLong(50 * cost.fen()));
            projects.add(new Line("P" + i, cost, back, Money.ZERO));
          }
          var multiples = ok(OutcomeMultiples.of(projects));
          int count = multiples.countByBand().values().stream().mapToInt(i -> i).sum();
          assertEquals(projects.size(), count);
          assertEquals(
              Money.sum(projects.stream().map(Line::cost).toList()),
              Money.sum(multiples.costByBand().values()));
          assertEquals(1, ok(multiples.shareOfBest(projects.size())).value());
        });
  }

  @Test
  void wrongProjectsAreNamedAtOnce() {
    assertEquals(List.of("MISSING /projects"), refusals(OutcomeMultiples.of(List.of())));
    assertEquals(
        List.of(
            "OUT_OF_RANGE /projects/0/cost",
            "OUT_OF_RANGE /projects/0/proceeds",
            "OUT_OF_RANGE /projects/0/value"),
        refusals(
            OutcomeMultiples.of(List.of(new Line("P", Money.ZERO, Money.wan(-1), Money.wan(-1))))));
    var lost = new Line("P", Money.wan(1), Money.ZERO, Money.ZERO);
    assertEquals(
        List.of("UNDEFINED /projects"),
        refusals(ok(OutcomeMultiples.of(List.of(lost))).shareOfBest(1)));
  }
}
