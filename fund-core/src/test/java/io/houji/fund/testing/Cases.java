package io.houji.fund.testing;

import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Runs a law over seeded random cases. A failure names its seed; {@code -Dseed=36} reruns only that
 * one, {@code -Dcases=100000} runs more, and {@code -Dhouji.cases=full} runs each law as often as
 * it says it can bear.
 */
public final class Cases {
  private static final int COUNT_DEFAULT = 200;
  private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
      RandomGeneratorFactory.of("L64X128MixRandom");

  private Cases() {}

  public static void forAll(Consumer<RandomGenerator> law) {
    forAll(COUNT_DEFAULT, law);
  }

  public static void forAll(int count, Consumer<RandomGenerator> law) {
    Long only = Long.getLong("seed");
    if (only != null) {
      law.accept(random(only));
      return;
    }
    int cases = Integer.getInteger("cases", count);
    for (long seed = 0; seed < cases; seed++) {
      try {
        law.accept(random(seed));
      } catch (AssertionError | IllegalArgumentException | ArithmeticException failure) {
        throw new AssertionError(
            "rerun with -Dseed=" + seed + ": " + failure.getMessage(), failure);
      }
    }
  }

  /**
   * A law that is run {@code full} times by {@code -Dhouji.cases=full}, else {@code usual} times.
   */
  public static void forAll(int usual, int full, Consumer<RandomGenerator> law) {
    forAll("full".equals(System.getProperty("houji.cases")) ? full : usual, law);
  }

  public static RandomGenerator random(long seed) {
    return GENERATORS.create(seed);
  }
}
