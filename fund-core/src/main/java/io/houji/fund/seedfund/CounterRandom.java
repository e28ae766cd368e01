package io.houji.fund.seedfund;

/**
 * Random numbers that are a function of where they are used and not of who asked first.
 *
 * <p>The n-th number of a stream is SplitMix64's output function of {@code key + n · γ}; a stream's
 * key mixes seed and stream number. So any thread may draw any number, in any order, and a change
 * in one project leaves the numbers of all others as they are. Source: Steele, Lea and Flood,
 * OOPSLA 2014, with Stafford's mix 13; counters as keys after Salmon et al., SC 2011.
 */
final class CounterRandom {
  /** The odd integer nearest to 2⁶⁴ divided by the golden ratio. */
  static final long GAMMA = 0x9E3779B97F4A7C15L;

  private static final double UNIT = 0x1.0p-53;

  private CounterRandom() {}

  static long key(long seed, long stream) {
    return mix(mix(seed + GAMMA) + stream * 0xD1342543DE82EF95L);
  }

  /** The counter {@code numbers} further on. */
  static long skip(long counter, long numbers) {
    return counter + numbers * GAMMA;
  }

  /** Uniform on [0, 1) in steps of 2⁻⁵³. */
  static double uniform(long counter) {
    return (mix(counter) >>> 11) * UNIT;
  }

  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
