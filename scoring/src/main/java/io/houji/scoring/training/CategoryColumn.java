package io.houji.scoring.training;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** A level per row; levels are numbered in the order of their text, -1 is missing. */
public final class CategoryColumn implements Column {
  private final String name;
  private final List<String> levels;
  private final int[] codes;

  private CategoryColumn(String name, List<String> levels, int[] codes) {
    this.name = name;
    this.levels = levels;
    this.codes = codes;
  }

  /** Empty text is missing. */
  public static CategoryColumn of(String name, List<String> values) {
    var distinct = new TreeSet<>(values);
    distinct.remove("");
    var levels = List.copyOf(distinct);
    var codes =
        values.stream()
            .mapToInt(
                value -> value.isEmpty() ? -1 : java.util.Collections.binarySearch(levels, value))
            .toArray();
    return new CategoryColumn(Objects.requireNonNull(name), levels, codes);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int rows() {
    return codes.length;
  }

  public List<String> levels() {
    return levels;
  }

  /** The number of the row's level; -1 if missing. */
  public int code(int row) {
    return codes[row];
  }

  @Override
  public boolean missing(int row) {
    return codes[row] < 0;
  }

  @Override
  public CategoryColumn only(int[] rows) {
    return new CategoryColumn(name, levels, Arrays.stream(rows).map(r -> codes[r]).toArray());
  }
}
