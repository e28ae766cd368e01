package io.houji.scoring.training;

/**
 * Deals rows into parts as if at random, but the same for ever: a hash of the running number.
 *
 * <p>Within each block of {@code parts} running numbers every part comes once, so parts are equal
 * in size to one row.
 */
final class Spread {
  private Spread() {}

  /** The part of a running number. */
  static int of(int number, int parts) {
    int block = number / parts;
    return (int) ((number % parts + (mix(block) >>> 2)) % parts);
  }

  /** Whether a row is in a random half or other share of a bag. */
  static boolean drawn(int row, int bag, double share) {
    long bits = mix(row * 0x9E3779B97F4A7C15L + bag) >>> 11;
    return bits * 0x1.0p-53 < share;
  }

  /** Stafford's mix 13, the finaliser of SplitMix64. */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
