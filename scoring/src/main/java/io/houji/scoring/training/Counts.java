package io.houji.scoring.training;

import java.util.Arrays;

/** Goods and bads in each of a row of bins, in order. */
public final class Counts {
  private final long[] goods;
  private final long[] bads;

  /** Both of the same length; none negative. */
  public Counts(long[] goods, long[] bads) {
    if (goods.length != bads.length || Arrays.stream(goods).anyMatch(g -> g < 0)) {
      throw new IllegalArgumentException("goods and bads need equal length, none negative");
    }
    if (Arrays.stream(bads).anyMatch(b -> b < 0)) {
      throw new IllegalArgumentException("bads must not be negative");
    }
    this.goods = goods.clone();
    this.bads = bads.clone();
  }

  /** Counts rows by bin; {@code binOfRow} from 0 to {@code bins - 1}. */
  static Counts of(int[] binOfRow, boolean[] bad, int bins) {
    var goods = new long[bins];
    var bads = new long[bins];
    for (int i = 0; i < binOfRow.length; i++) {
      (bad[i] ? bads : goods)[binOfRow[i]]++;
    }
    return new Counts(goods, bads);
  }

  public int bins() {
    return goods.length;
  }

  public long goods(int bin) {
    return goods[bin];
  }

  public long bads(int bin) {
    return bads[bin];
  }

  public long rows(int bin) {
    return goods[bin] + bads[bin];
  }

  public long goods() {
    return Arrays.stream(goods).sum();
  }

  public long bads() {
    return Arrays.stream(bads).sum();
  }

  /** The first {@code count} bins. */
  Counts first(int count) {
    return new Counts(Arrays.copyOf(goods, count), Arrays.copyOf(bads, count));
  }

  /** Adjacent bins put together: part {@code k} is {@code [starts[k], starts[k + 1])}. */
  Counts merged(int[] starts) {
    var g = new long[starts.length];
    var b = new long[starts.length];
    for (int k = 0; k < starts.length; k++) {
      int end = k + 1 < starts.length ? starts[k + 1] : bins();
      for (int i = starts[k]; i < end; i++) {
        g[k] += goods[i];
        b[k] += bads[i];
      }
    }
    return new Counts(g, b);
  }
}
