package io.houji.fund.seedfund;

import static io.houji.fund.testing.Golden.ok;
import static io.houji.fund.testing.Golden.refusals;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.money.Money;
import io.houji.fund.seedfund.OutcomePlan.Ticket;
import io.houji.fund.seedfund.OutcomeRun.Threads;
import io.houji.fund.seedfund.Stage.Move;
import io.houji.fund.testing.Cases;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomeRunTest {
  private static final int OUTCOMES = 4_000;

  private static OutcomeRun run(long seed, int threads) {
    var run = ok(OutcomeRun.of(Plans.chunzhong(), seed, OUTCOMES));
    assertEquals(OUTCOMES, run.play(new Threads(threads)).outcomes());
    return run;
  }

  @Test
  void theSameSeedGivesTheSameBytesWithOneToEightThreads() {
    var alone = run(42, 1);
    for (int threads = 2; threads <= 8; threads++) {
      var together = run(42, threads);
      assertArrayEquals(bytes(alone), bytes(together), threads + " threads");
      assertEquals(alone.summary(), together.summary());
    }
    assertFalse(Arrays.equals(bytes(alone), bytes(run(43, 2))));
  }

  /** Recorded on JDK 17; every later JDK must repeat it, or its arithmetic is not ours. */
  @Test
  void theBytesAreTheSameOnEveryJdk() throws NoSuchAlgorithmException {
    var digest = MessageDigest.getInstance("SHA-256").digest(bytes(run(42, 2)));
    assertEquals(
        "5926992982de6e0676dfd518bae8f338bad4ec97bec63ebc0a2da532436dcd4d",
        HexFormat.of().formatHex(digest));
  }

  private static byte[] bytes(OutcomeRun run) {
    var bytes = ByteBuffer.allocate(run.outcomes() * 4 * Long.BYTES);
    for (int n = 0; n < run.outcomes(); n++) {
      bytes.putDouble(run.multiple[n]).putDouble(run.irr[n]);
      bytes.putLong(run.rounds[1][n]).putLong(run.rounds[2][n]);
    }
    return bytes.array();
  }

  @Test
  void chunksMayBePlayedInAnyOrderAndAgain() {
    var run = ok(OutcomeRun.of(Plans.chunzhong(), 42, OUTCOMES));
    for (int chunk = run.chunks() - 1; chunk >= 0; chunk--) {
      run.play(chunk);
    }
    run.play(0);
    assertEquals(run(42, 1).summary(), run.summary());
  }

  /**
   * 1,000 synthetic funds played by the plain reference with other random numbers: the simulated 5%
   * and 95% quantiles must hold 88 to 92% of them, for multiple and rate, and so must fail for the
   * quartiles.
   */
  @Test
  void ninetyPercentIntervalsCoverNinetyPercentOfSyntheticFunds() {
    var summary = run(1, 2).summary();
    var plain = new PlainFund(Plans.chunzhong(), Cases.random(99));
    int multiples = 0;
    int rates = 0;
    int quartiles = 0;
    double rounds = 0;
    int lost = 0;
    for (int fund = 0; fund < 1_000; fund++) {
      var result = plain.play();
      multiples += between(summary.multiples(), 0.05, 0.95).contains(result.multiple()) ? 1 : 0;
      quartiles += between(summary.multiples(), 0.25, 0.75).contains(result.multiple()) ? 1 : 0;
      rates += between(summary.irrs(), 0.05, 0.95).contains(result.irr()) ? 1 : 0;
      rounds += result.rounds()[1];
      lost += result.multiple() < 0.6 ? 1 : 0;
    }
    assertTrue(multiples >= 880 && multiples <= 920, "multiples " + multiples);
    assertTrue(rates >= 880 && rates <= 920, "rates " + rates);
    assertTrue(quartiles < 600, "the test must be able to fail: " + quartiles);
    assertEquals(summary.rounds().get("series_a").value(), rounds / 1_000, 1);
    assertEquals(summary.lossAbove40().value(), lost / 1_000.0, 0.04);
  }

  private static Interval between(List<OutcomeSummary.Quantile> quantiles, double p, double q) {
    return new Interval(quantile(quantiles, p).value(), quantile(quantiles, q).value());
  }

  private static OutcomeSummary.Quantile quantile(
      List<OutcomeSummary.Quantile> quantiles, double p) {
    return quantiles.stream().filter(q -> q.p() == p).findFirst().orElseThrow();
  }

  /** By hand: all exit after two years at 1.5x: √1.5 − 1 = 22.474% a year. */
  @Test
  void aFundWithoutChanceHasOneOutcome() {
    var exits = List.of(new Move(2, Ending.EXIT, 1));
    var stage = new Stage("seed", 1, 0, exits, ExitMultiple.always(1.5), 0);
    var plan = plan(List.of(stage), Money.ZERO);
    var summary = ok(OutcomeRun.of(plan, 5, 100)).play(new Threads(1));
    for (var quantile : summary.multiples()) {
      assertEquals(1.5, quantile.value());
    }
    assertEquals(Math.sqrt(1.5) - 1, quantile(summary.irrs(), 0.5).value(), 1e-12);
    assertEquals(0, summary.lossAbove40().value());
    assertTrue(summary.lossAbove40().error().high() > 0, "never played often enough for certainty");
    assertEquals(0, summary.irrNotCertified());
    assertEquals(Map.of(), summary.rounds());
  }

  /**
   * By hand: two tickets of 100; both want 50 more after a year and the reserve is 60, so each gets
   * 30 at a price of 2. Both exit at 3x that price: proceeds 2 · (100 · 6 + 30 · 3) on 260.
   */
  @Test
  void aShortReserveIsSharedInProportion() {
    var seed = new Stage("seed", 1, 0, always(1, Ending.NEXT_ROUND), ExitMultiple.always(0), 0);
    var a = new Stage("a", 2, 0.5, always(1, Ending.EXIT), ExitMultiple.always(3), 0);
    var plan = plan(List.of(seed, a), Money.yuan("60"));
    var summary = ok(OutcomeRun.of(plan, 5, 10)).play(new Threads(1));
    assertEquals(1_380 / 260.0, quantile(summary.multiples(), 0.5).value(), 1e-14);
    assertEquals(2, summary.rounds().get("a").value());
  }

  @Test
  void aFundThatLosesEverythingLostAHundredPercent() {
    var seed = new Stage("seed", 1, 0, always(1, Ending.WRITE_OFF), ExitMultiple.always(0), 0);
    var summary = ok(OutcomeRun.of(plan(List.of(seed), Money.ZERO), 5, 50)).play(new Threads(1));
    assertEquals(1, summary.lossAbove80().value());
    assertEquals(-1, quantile(summary.irrs(), 0.5).value());
  }

  private static List<Move> always(int periods, Ending ending) {
    return List.of(new Move(periods, ending, 1));
  }

  private static OutcomePlan plan(List<Stage> stages, Money reserve) {
    var tickets = List.of(new Ticket(0, Money.yuan("100")), new Ticket(0, Money.yuan("100")));
    return new OutcomePlan(tickets, reserve, stages, 10, 1);
  }

  @Test
  void anotherPlanForOneProjectLeavesTheChanceOfTheOthersAlone() {
    var plan = Plans.chunzhong();
    var tickets = new ArrayList<>(plan.tickets());
    tickets.add(new Ticket(0, new Money(1)));
    var larger = new OutcomePlan(tickets, plan.reserve(), plan.stages(), plan.periods(), 1);
    var one = ok(OutcomeRun.of(plan, 9, 200));
    var other = ok(OutcomeRun.of(larger, 9, 200));
    one.play(0);
    other.play(0);
    for (int n = 0; n < 200; n++) {
      int more = other.rounds[1][n] - one.rounds[1][n];
      assertTrue(more == 0 || more == 1);
    }
    assertNotEquals(one.multiple[0], other.multiple[0]);
  }

  @Test
  void estimatesBecomeMoves() {
    var observations =
        List.of(
            new CompetingRisks.Observation<>(200, Optional.of(Ending.EXIT)),
            new CompetingRisks.Observation<>(300, Optional.of(Ending.WRITE_OFF)),
            new CompetingRisks.Observation<>(400, Optional.of(Ending.NEXT_ROUND)),
            new CompetingRisks.Observation<>(900, Optional.<Ending>empty()));
    var moves = Stage.movesOf(ok(CompetingRisks.of(observations)), 365, 5);
    assertEquals(
        List.of(
            new Move(1, Ending.EXIT, 0.25),
            new Move(1, Ending.WRITE_OFF, 0.25),
            new Move(2, Ending.NEXT_ROUND, 0.25)),
        moves);
  }

  @Test
  void everythingWrongWithAPlanIsNamedAtOnce() {
    var exit = new ExitMultiple(List.of(), 0.5, 0, 1);
    var moves = List.of(new Move(0, Ending.EXIT, 0.7), new Move(1, Ending.NEXT_ROUND, 0.7));
    var stage = new Stage("", 2, 0.5, moves, exit, -1);
    var plan =
        new OutcomePlan(List.of(new Ticket(9, Money.ZERO)), Money.wan(-1), List.of(stage), 5, 0);
    assertEquals(
        List.of(
            "OUT_OF_RANGE /outcomes",
            "MISSING /periods_per_year",
            "OUT_OF_RANGE /reserve",
            "OUT_OF_RANGE /tickets/0/amount",
            "OUT_OF_RANGE /tickets/0/period",
            "MISSING /stages/0/name",
            "OUT_OF_RANGE /stages/0/step_up",
            "OUT_OF_RANGE /stages/0/follow_on",
            "OUT_OF_RANGE /stages/0/held_multiple",
            "MISSING /stages/0/exit/body",
            "OUT_OF_RANGE /stages/0/exit/x_min",
            "OUT_OF_RANGE /stages/0/exit/alpha",
            "OUT_OF_RANGE /stages/0/moves/0/periods",
            "CONTRADICTION /stages/0/moves/1/ending",
            "CONTRADICTION /stages/0/moves"),
        refusals(OutcomeRun.of(plan, 1, 0)));
  }
}
