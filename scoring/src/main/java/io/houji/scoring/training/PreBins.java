package io.houji.scoring.training;

import io.houji.scoring.scorecard.Bins;
import io.houji.scoring.scorecard.CategoryBins;
import io.houji.scoring.scorecard.NumberBins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The fine bins that binning and boosting join (预分箱): as {@link Bins}, with the bin of each row.
 *
 * <p>A number is cut at its quantiles, between two values that occur, at the shortest decimal
 * there. A category's levels are put in the order of their (shrunk) default rate; levels with few
 * rows are not named and fall into the bin for others, which stands outside the order.
 */
final class PreBins {
  /** Levels rarer than this are pooled. */
  static final int LEVEL_ROWS_MIN = 20;

  /** A level's rate counts as that of its rows and as many rows at the average rate. */
  private static final double SHRINK_ROWS = 30;

  private final Bins bins;
  private final int ordered;
  private final int[] ofRow;

  private PreBins(Bins bins, int ordered, int[] ofRow) {
    this.bins = bins;
    this.ordered = ordered;
    this.ofRow = ofRow;
  }

  static PreBins of(Column column, boolean[] bad, int binsMax) {
    return column instanceof NumberColumn number
        ? ofNumber(number, binsMax)
        : ofCategory((CategoryColumn) column, bad);
  }

  /** How many of the bins have an order and may be joined; special and missing ones follow them. */
  int ordered() {
    return ordered;
  }

  Bins bins() {
    return bins;
  }

  int count() {
    return bins.count();
  }

  int[] ofRow() {
    return ofRow;
  }

  static int[] codes(Bins bins, Column column) {
    var codes = new int[column.rows()];
    if (column instanceof NumberColumn number) {
      Arrays.setAll(codes, row -> bins.of(number.value(row)));
    } else {
      var category = (CategoryColumn) column;
      var known = (CategoryBins) bins;
      var cells = category.levels().stream().mapToDouble(known::cell).toArray();
      Arrays.setAll(
          codes, r -> category.missing(r) ? known.missing() : known.of(cells[category.code(r)]));
    }
    return codes;
  }

  private static PreBins ofNumber(NumberColumn column, int binsMax) {
    double[] sorted = column.ordinary();
    var cuts = new ArrayList<Double>();
    int last = 0;
    for (int k = 1; k < binsMax && sorted.length > 0; k++) {
      int at = (int) ((long) k * sorted.length / binsMax);
      // The cut goes between the value at the quantile and the next smaller one that occurs.
      int first = firstOf(sorted, at);
      if (first > last) {
        cuts.add(ShortDecimal.between(sorted[first - 1], sorted[first]));
        last = first;
      }
    }
    var bins = new NumberBins(cuts, column.specials());
    return new PreBins(bins, cuts.size() + 1, codes(bins, column));
  }

  private static int firstOf(double[] sorted, int at) {
    int low = 0;
    int high = at;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < sorted[at]) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static PreBins ofCategory(CategoryColumn column, boolean[] bad) {
    var codes = IntStream.range(0, column.rows()).map(column::code).toArray();
    int levels = column.levels().size();
    var shifted = Arrays.stream(codes).map(c -> c < 0 ? levels : c).toArray();
    var counts = Counts.of(shifted, bad, levels + 1);
    double average = (double) counts.bads() / Math.max(1, counts.goods() + counts.bads());
    var named =
        IntStream.range(0, levels)
            .filter(l -> counts.rows(l) >= LEVEL_ROWS_MIN)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(l -> shrunkRate(counts, l, average))
                    .thenComparing(l -> l))
            .toList();
    var groups = named.stream().map(l -> List.of(column.levels().get(l))).toList();
    var bins = new CategoryBins(groups);
    return new PreBins(bins, groups.size(), codes(bins, column));
  }

  private static double shrunkRate(Counts counts, int level, double average) {
    return (counts.bads(level) + SHRINK_ROWS * average) / (counts.rows(level) + SHRINK_ROWS);
  }

  /** The coarser bins that result from joining ordered ones; others stay as they are. */
  Bins joined(int[] starts) {
    if (bins instanceof NumberBins number) {
      var cuts = Arrays.stream(starts).filter(s -> s > 0).mapToObj(s -> number.cuts().get(s - 1));
      return new NumberBins(cuts.toList(), number.specials());
    }
    var groups = ((CategoryBins) bins).groups();
    var joined = new ArrayList<List<String>>();
    for (int k = 0; k < starts.length && !groups.isEmpty(); k++) {
      int end = k + 1 < starts.length ? starts[k + 1] : ordered;
      joined.add(groups.subList(starts[k], end).stream().flatMap(List::stream).sorted().toList());
    }
    return new CategoryBins(joined);
  }
}
