package io.houji.fund.seedfund;

import io.houji.fund.seedfund.OutcomeRun.Threads;
import io.houji.fund.testing.Cases;
import io.houji.fund.testing.Golden;
import java.util.Locale;

/**
 * Times 100,000 fund outcomes of 256 projects with follow-ons and rates: ours on one and two
 * threads beside a plain single-threaded loop, in one run, best of {@link #ROUNDS} after a warm-up.
 * Prints a table; asserts nothing, because time on a shared machine is no law.
 *
 * <p>The plain loop plays a twentieth and is scaled up.
 */
public final class OutcomeRunBenchmark {
  private static final int OUTCOMES = 100_000;
  private static final int PLAIN_PART = 20;
  private static final int ROUNDS = 5;
  private static final double NANOS_PER_SECOND = 1e9;

  /** Keeps results alive, so that no loop is optimised away. */
  private static double kept;

  private OutcomeRunBenchmark() {}

  public static void main(String[] args) {
    double two = best(() -> ours(2));
    double one = best(() -> ours(1));
    double plain = PLAIN_PART * best(OutcomeRunBenchmark::plain);
    print("two threads", two, plain);
    print("one thread", one, plain);
    print("plain loop, one thread", plain, plain);
    System.out.printf(Locale.ROOT, "checksum %.6f%n", kept);
  }

  private static double best(Runnable play) {
    play.run();
    double best = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      play.run();
      best = Math.min(best, (System.nanoTime() - start) / NANOS_PER_SECOND);
    }
    return best;
  }

  private static void ours(int threads) {
    var run = Golden.ok(OutcomeRun.of(Plans.chunzhong(), 42, OUTCOMES));
    kept += run.play(new Threads(threads)).lossAbove40().value();
  }

  private static void plain() {
    var plain = new PlainFund(Plans.chunzhong(), Cases.random(42));
    for (int fund = 0; fund < OUTCOMES / PLAIN_PART; fund++) {
      var result = plain.play();
      kept += result.multiple() + result.irr();
    }
  }

  private static void print(String what, double seconds, double plain) {
    System.out.printf(
        Locale.ROOT,
        "%-24s %6.3f s for %,d outcomes, %.1f times the plain loop's speed%n",
        what,
        seconds,
        OUTCOMES,
        plain / seconds);
  }
}
