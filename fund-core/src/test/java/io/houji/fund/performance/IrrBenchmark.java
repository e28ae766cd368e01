package io.houji.fund.performance;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * One million rates of 40 irregular flows on two threads, beside a textbook Newton in r; prints a
 * table. See the module's README for the command.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(2)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class IrrBenchmark {
  private static final int SERIES = 100_000;
  private static final int FLOWS = 40;
  private static final int CHUNK = 5_000;

  /** 100,000 funds: calls in the first years, distributions later, a residual value at the end. */
  @State(Scope.Benchmark)
  public static class Funds {
    int[] starts;
    int[] days;
    double[] amounts;
    IrrBatch.Series series;
    IrrBatch.Answers answers;
    final AtomicInteger threads = new AtomicInteger();

    @Setup
    public void make() {
      var random = RandomGeneratorFactory.of("L64X128MixRandom").create(36);
      starts = new int[SERIES + 1];
      days = new int[SERIES * FLOWS];
      amounts = new double[SERIES * FLOWS];
      for (int s = 0; s < SERIES; s++) {
        starts[s + 1] = (s + 1) * FLOWS;
        fund(random, days, amounts, s * FLOWS);
      }
      series = new IrrBatch.Series(starts, days, amounts);
      answers = new IrrBatch.Answers(SERIES);
    }

    private static void fund(RandomGenerator random, int[] days, double[] amounts, int at) {
      int life = random.nextInt(8 * 365, 13 * 365);
      var dates = random.ints(0, life).distinct().limit(FLOWS - 1).sorted().toArray();
      int turn = random.nextInt(12, 20);
      double quality = random.nextDouble(0.2, 2.5);
      for (int i = 0; i < FLOWS - 1; i++) {
        days[at + i] = dates[i];
        boolean call = i < turn ? i == 0 || random.nextInt(8) > 0 : random.nextInt(8) == 0;
        double size = random.nextDouble(0.1, 10);
        amounts[at + i] = call ? -size : size * quality * (i < turn ? 0.3 : 1);
      }
      days[at + FLOWS - 1] = life;
      amounts[at + FLOWS - 1] = random.nextDouble(0, 40) * quality;
    }
  }

  /** One thread's share. */
  @State(Scope.Thread)
  public static class Worker {
    final IrrBatch batch = new IrrBatch();
    int from;

    @Setup
    public void start(Funds funds) {
      from = funds.threads.getAndIncrement() % 2 * (SERIES / 2);
    }

    int next() {
      int half = from / (SERIES / 2) * (SERIES / 2);
      from = half + (from - half + CHUNK) % (SERIES / 2);
      return from;
    }
  }

  @Benchmark
  @OperationsPerInvocation(CHUNK)
  public IrrBatch.Answers batch(Funds funds, Worker worker) {
    int from = worker.next();
    worker.batch.solve(funds.series, funds.answers, from, from + CHUNK);
    return funds.answers;
  }

  @Benchmark
  @OperationsPerInvocation(CHUNK)
  public double textbook(Funds funds, Worker worker) {
    return textbookChunk(funds, worker.next());
  }

  /** Newton in r from 10%, a power for each flow; NaN when it leaves (-1, ∞) or 100 steps pass. */
  static double textbook(Funds funds, int s) {
    int begin = funds.starts[s];
    int end = funds.starts[s + 1];
    double r = 0.1;
    for (int step = 0; step < 100; step++) {
      double value = 0;
      double slope = 0;
      for (int i = begin; i < end; i++) {
        double t = (funds.days[i] - funds.days[begin]) / 365.0;
        double discounted = funds.amounts[i] / Math.pow(1 + r, t);
        value += discounted;
        slope -= t * discounted / (1 + r);
      }
      double next = r - value / slope;
      if (Math.abs(next - r) < 1e-10) {
        return next;
      }
      if (!(next > -1)) {
        return Double.NaN;
      }
      r = next;
    }
    return Double.NaN;
  }

  public static void main(String[] args) throws RunnerException {
    var options =
        new OptionsBuilder().include(IrrBenchmark.class.getSimpleName()).jvmArgs("-Xmx1g").build();
    Collection<RunResult> results = new Runner(options).run();
    double batch = perMillion(results, "batch");
    double textbook = perMillion(results, "textbook");
    var funds = new Funds();
    funds.make();
    double batchCpu =
        cpuNanos(s -> new IrrBatch().solve(funds.series, funds.answers, s, s + CHUNK));
    double textbookCpu = cpuNanos(s -> textbookChunk(funds, s));
    System.out.printf(
        Locale.ROOT,
        "%n| solver | s per million, 2 threads | ratio | CPU ns each, best | ratio | unsolved |%n"
            + "| --- | ---: | ---: | ---: | ---: | ---: |%n"
            + "| proven batch: status and all roots | %.3f | 1.0 | %.0f | 1.0 | 0 |%n"
            + "| textbook Newton in r, Math.pow | %.3f | %.1f | %.0f | %.1f | %.2f%% |%n%n%s%n",
        batch,
        batchCpu,
        textbook,
        textbook / batch,
        textbookCpu,
        textbookCpu / batchCpu,
        100 * unsolved(),
        census());
  }

  private static double textbookChunk(Funds funds, int from) {
    double sum = 0;
    for (int s = from; s < from + CHUNK; s++) {
      sum += textbook(funds, s);
    }
    return sum;
  }

  /** CPU time of this thread, which other work on the machine disturbs least: best of 60 chunks. */
  private static double cpuNanos(IntConsumer chunk) {
    var clock = ManagementFactory.getThreadMXBean();
    long best = Long.MAX_VALUE;
    for (int round = 0; round < 60; round++) {
      long start = clock.getCurrentThreadCpuTime();
      chunk.accept(round % (SERIES / CHUNK) * CHUNK);
      best = Math.min(best, clock.getCurrentThreadCpuTime() - start);
    }
    return best / (double) CHUNK;
  }

  private static double perMillion(Collection<RunResult> results, String name) {
    return results.stream()
        .filter(result -> result.getPrimaryResult().getLabel().equals(name))
        .mapToDouble(result -> 1e6 / result.getPrimaryResult().getScore())
        .findFirst()
        .orElseThrow();
  }

  private static double unsolved() {
    var funds = new Funds();
    funds.make();
    int count = 0;
    for (int s = 0; s < SERIES; s++) {
      count += Double.isNaN(textbook(funds, s)) ? 1 : 0;
    }
    return count / (double) SERIES;
  }

  /** How many series have one, several or no rate, and how many the fast proof settled. */
  private static String census() {
    var funds = new Funds();
    funds.make();
    new IrrBatch().solve(funds.series, funds.answers, 0, SERIES);
    var counts = new int[Irr.Status.values().length];
    for (int s = 0; s < SERIES; s++) {
      counts[funds.answers.status(s).ordinal()]++;
    }
    return "of "
        + SERIES
        + " distinct series: "
        + counts[0]
        + " with one rate, "
        + counts[1]
        + " with several, "
        + counts[2]
        + " with none";
  }
}
