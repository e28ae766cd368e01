package io.houji.deploy.demo;

/**
 * A fixed stream of whole numbers from a seed: SplitMix64 on our own counter, so that no JDK may
 * change it. Source of the constants: Steele, Lea and Flood, OOPSLA 2014.
 */
final class Draw {
  private long counter;

  Draw(long seed) {
    counter = seed;
  }

  /** From 0 to {@code bound - 1}; the bias of the remainder does not matter to made-up rows. */
  int below(int bound) {
    counter += 0x9E3779B97F4A7C15L;
    long mixed = (counter ^ (counter >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return (int) Long.remainderUnsigned(mixed ^ (mixed >>> 31), bound);
  }
}
