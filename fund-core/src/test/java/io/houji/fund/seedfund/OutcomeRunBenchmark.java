package io.houji.fund.seedfund;

import io.houji.fund.seedfund.OutcomeRun.Threads;
import io.houji.fund.testing.Cases;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Fund outcomes of 256 projects with follow-ons and rates: ours on two threads and on one, beside a
 * plain single-threaded loop. Figures are milliseconds for 100,000, 100,000 and 2,000 outcomes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class OutcomeRunBenchmark {
  private final OutcomePlan plan = Plans.chunzhong();

  @Benchmark
  public OutcomeSummary hundredThousandOnTwoThreads() {
    return ours(2);
  }

  @Benchmark
  public OutcomeSummary hundredThousandOnOneThread() {
    return ours(1);
  }

  private OutcomeSummary ours(int threads) {
    return OutcomeRun.of(plan, 42, 100_000)
        .fold(
            run -> run.play(new Threads(threads)),
            problems -> {
              throw new IllegalStateException(problems.toString());
            });
  }

  @Benchmark
  public double twoThousandPlain() {
    var plain = new PlainFund(plan, Cases.random(42));
    double sum = 0;
    for (int fund = 0; fund < 2_000; fund++) {
      var result = plain.play();
      sum += result.multiple() + result.irr();
    }
    return sum;
  }

  public static void main(String[] args) throws RunnerException {
    var options = new OptionsBuilder().include(OutcomeRunBenchmark.class.getSimpleName()).build();
    var unused = new Runner(options).run();
  }
}
