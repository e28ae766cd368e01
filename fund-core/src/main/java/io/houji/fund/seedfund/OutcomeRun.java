package io.houji.fund.seedfund;

import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;

/**
 * 蒙特卡洛: one plan played many times.
 *
 * <p>The outcomes are cut into chunks that any threads may play in any order; outcome number n is a
 * function of plan, seed and n alone, and the summary is computed in the order of numbers. So the
 * same seed gives the same bytes with any number of threads and on any JDK (only exact operations
 * and the library's own exponentials are used). A caller who wants progress plays the chunks
 * itself.
 */
public final class OutcomeRun {
  public static final int OUTCOMES_MAX = 10_000_000;
  private static final int CHUNK = 500;

  private final OutcomePlan plan;
  private final long seed;
  final double[] multiple;
  final double[] irr;
  final boolean[] certified;
  final int[][] rounds;

  private OutcomeRun(OutcomePlan plan, long seed, int outcomes) {
    this.plan = plan;
    this.seed = seed;
    multiple = new double[outcomes];
    irr = new double[outcomes];
    certified = new boolean[outcomes];
    rounds = new int[plan.stages().size()][outcomes];
  }

  /** Refused: everything wrong with the plan, and a number of outcomes not in 1 to ten million. */
  public static Outcome<OutcomeRun> of(OutcomePlan plan, long seed, int outcomes) {
    var problems = new ArrayList<Problem>();
    if (outcomes < 1 || outcomes > OUTCOMES_MAX) {
      problems.add(new Problem(OUT_OF_RANGE, "/outcomes", "lies between 1 and " + OUTCOMES_MAX));
    }
    return plan.checked()
        .fold(
            sound ->
                problems.isEmpty()
                    ? Outcome.ok(new OutcomeRun(sound, seed, outcomes))
                    : Outcome.rejected(problems),
            wrong -> {
              problems.addAll(wrong);
              return Outcome.rejected(problems);
            });
  }

  public OutcomePlan plan() {
    return plan;
  }

  public long seed() {
    return seed;
  }

  public int outcomes() {
    return multiple.length;
  }

  /** How many chunks there are to play. */
  public int chunks() {
    return (outcomes() + CHUNK - 1) / CHUNK;
  }

  /** Plays one chunk, 0 up to {@link #chunks}; may run beside others and may be repeated. */
  public void play(int chunk) {
    var play = new FundPlay(plan);
    int end = Math.min(outcomes(), (chunk + 1) * CHUNK);
    for (int n = chunk * CHUNK; n < end; n++) {
      play.play(CounterRandom.key(seed, n));
      multiple[n] = sum(play.proceeds) / sum(play.calls);
      irr[n] = play.irr.of(play.calls, play.proceeds);
      certified[n] = PeriodicIrr.signChanges(play.calls, play.proceeds) <= 1;
      for (int stage = 0; stage < rounds.length; stage++) {
        rounds[stage][n] = play.rounds[stage];
      }
    }
  }

  private static double sum(double... flows) {
    double sum = 0;
    for (double flow : flows) {
      sum += flow;
    }
    return sum;
  }

  /**
   * Plays all chunks on so many threads and sums up.
   *
   * @param threads at least 1
   */
  public OutcomeSummary play(Threads threads) {
    if (threads.count() == 1) {
      for (int chunk = 0; chunk < chunks(); chunk++) {
        play(chunk);
      }
      return summary();
    }
    var pool = new ForkJoinPool(threads.count());
    try {
      pool.invoke(all());
    } finally {
      pool.shutdown();
    }
    return summary();
  }

  /** How many threads may work. */
  public record Threads(int count) {
    public Threads {
      if (count < 1) {
        throw new IllegalArgumentException("at least one thread works: " + count);
      }
    }
  }

  private RecursiveAction all() {
    return new RecursiveAction() {
      @Override
      protected void compute() {
        List<ForkJoinTask<?>> tasks = new ArrayList<>();
        for (int chunk = 0; chunk < chunks(); chunk++) {
          int each = chunk;
          tasks.add(ForkJoinTask.adapt(() -> play(each)));
        }
        invokeAll(tasks);
      }
    };
  }

  /** Sums up; every chunk has been played. */
  public OutcomeSummary summary() {
    return OutcomeSummary.of(this);
  }
}
