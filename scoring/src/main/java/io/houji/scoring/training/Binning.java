package io.houji.scoring.training;

import io.houji.scoring.scorecard.Bins;
import java.util.Arrays;
import java.util.List;

/**
 * One variable in its final bins (分箱结果), with counts and weight of evidence.
 *
 * @param name the variable
 * @param bins its bins, missing, special and unnamed ones last
 * @param shape how the default rate runs over the ordered bins
 * @param goods per bin
 * @param bads per bin
 * @param woe per bin, see {@link Woe}; positive is worse
 * @param informationValue of all bins
 */
public record Binning(
    String name,
    Bins bins,
    Shape shape,
    List<Long> goods,
    List<Long> bads,
    List<Double> woe,
    double informationValue) {

  /** Pre-bins of a number before they are joined. */
  public static final int PRE_BINS = 64;

  public Binning {
    goods = List.copyOf(goods);
    bads = List.copyOf(bads);
    woe = List.copyOf(woe);
  }

  /** Bins a variable as well as the rules allow; categories are ordered by default rate. */
  public static Binning of(Column column, boolean[] bad, BinningRules rules) {
    var pre = PreBins.of(column, bad, PRE_BINS);
    var fine = Counts.of(pre.ofRow(), bad, pre.count());
    boolean category = column instanceof CategoryColumn;
    // Levels are sorted by rate already, so only an ascending joining makes sense.
    var used =
        category
            ? new BinningRules(
                Shape.ASCENDING, rules.rowsMin(), rules.binsMax(), rules.differenceMin())
            : rules;
    var joined =
        pre.ordered() == 0
            ? OptimalBinning.Joined.ONE_BIN
            : OptimalBinning.of(fine.first(pre.ordered()), fine, used);
    var bins = pre.joined(joined.startsArray());
    var counts = Counts.of(PreBins.codes(bins, column), bad, bins.count());
    return new Binning(
        column.name(),
        bins,
        joined.shape(),
        all(counts, false),
        all(counts, true),
        Arrays.stream(Woe.of(counts)).boxed().toList(),
        Woe.informationValue(counts));
  }

  private static List<Long> all(Counts counts, boolean bads) {
    return java.util.stream.IntStream.range(0, counts.bins())
        .mapToObj(k -> bads ? counts.bads(k) : counts.goods(k))
        .toList();
  }

  /** The weight of evidence of every row. */
  double[] woeOf(Column column) {
    return Arrays.stream(PreBins.codes(bins, column)).mapToDouble(woe::get).toArray();
  }
}
