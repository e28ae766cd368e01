package io.houji.fund.seedfund;

import com.sun.management.OperatingSystemMXBean;
import io.houji.fund.seedfund.OutcomeRun.Threads;
import io.houji.fund.testing.Cases;
import io.houji.fund.testing.Golden;
import java.lang.management.ManagementFactory;
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
    var two = best(() -> ours(2), 1);
    var one = best(() -> ours(1), 1);
    var plain = best(OutcomeRunBenchmark::plain, PLAIN_PART);
    print("two threads", two, plain);
    print("one thread", one, plain);
    print("plain loop, one thread", plain, plain);
    System.out.printf(Locale.ROOT, "checksum %.6f%n", kept);
  }

  /** Least seconds on the clock and of the process's processors, garbage collector and all. */
  private record Took(double wall, double cpu) {}

  private static Took best(Runnable play, int times) {
    play.run();
    var os = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double wall = Double.POSITIVE_INFINITY;
    double cpu = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      long used = os.getProcessCpuTime();
      play.run();
      cpu = Math.min(cpu, times * (os.getProcessCpuTime() - used) / NANOS_PER_SECOND);
      wall = Math.min(wall, times * (System.nanoTime() - start) / NANOS_PER_SECOND);
    }
    return new Took(wall, cpu);
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

  private static void print(String what, Took took, Took plain) {
    System.out.printf(
        Locale.ROOT,
        "%-24s %6.3f s, %6.3f s of CPU for %,d outcomes; %.1f, %.1f times the plain loop's speed%n",
        what,
        took.wall,
        took.cpu,
        OUTCOMES,
        plain.wall / took.wall,
        plain.cpu / took.cpu);
  }
}
