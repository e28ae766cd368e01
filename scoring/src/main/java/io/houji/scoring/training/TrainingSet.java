package io.houji.scoring.training;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Past applications with what became of them (建模样本): columns of equal length, and whether each row
 * went bad.
 */
public final class TrainingSet {
  private final List<Column> columns;
  private final boolean[] bad;

  private TrainingSet(List<Column> columns, boolean[] bad) {
    this.columns = List.copyOf(columns);
    this.bad = bad;
  }

  /** Refused, with every problem: unequal lengths, names given twice, no rows, only one outcome. */
  public static Outcome<TrainingSet> of(List<? extends Column> columns, boolean[] bad) {
    var problems = new ArrayList<Problem>();
    var names = new HashSet<String>();
    for (var column : columns) {
      var where = "/columns/" + column.name();
      if (!names.add(column.name())) {
        problems.add(new Problem(Problem.Code.DUPLICATE, where, "a column is given once"));
      }
      if (column.rows() != bad.length) {
        var say = "a column has as many rows as there are outcomes: " + bad.length;
        problems.add(new Problem(Problem.Code.CONTRADICTION, where, say));
      }
    }
    if (columns.isEmpty()) {
      problems.add(new Problem(Problem.Code.MISSING, "/columns", "at least one column"));
    }
    long bads = IntStream.range(0, bad.length).filter(i -> bad[i]).count();
    if (bads == 0 || bads == bad.length) {
      var say = "training needs both goods and bads; bads: " + bads + " of " + bad.length;
      problems.add(new Problem(Problem.Code.UNDEFINED, "/bad", say));
    }
    return problems.isEmpty()
        ? Outcome.ok(new TrainingSet(List.copyOf(columns), bad.clone()))
        : Outcome.rejected(problems);
  }

  public List<Column> columns() {
    return columns;
  }

  public int rows() {
    return bad.length;
  }

  public boolean bad(int row) {
    return bad[row];
  }

  public int bads() {
    return (int) IntStream.range(0, bad.length).filter(i -> bad[i]).count();
  }

  boolean[] outcomes() {
    return bad.clone();
  }

  /** Some of the rows, in the order given. */
  public TrainingSet only(int[] rows) {
    var labels = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      labels[i] = bad[rows[i]];
    }
    return new TrainingSet(columns.stream().map(c -> c.only(rows)).toList(), labels);
  }

  /** Without some columns; a name that is not there is no mistake. */
  public TrainingSet without(Set<String> names) {
    return new TrainingSet(columns.stream().filter(c -> !names.contains(c.name())).toList(), bad);
  }

  /** Only these columns. */
  public TrainingSet with(Set<String> names) {
    return new TrainingSet(columns.stream().filter(c -> names.contains(c.name())).toList(), bad);
  }

  /** Rows of fold {@code k} of {@code folds}, or all others; every fold has its share of bads. */
  int[] fold(int k, int folds, boolean inside) {
    var fold = new int[bad.length];
    int goodsSeen = 0;
    int badsSeen = 0;
    for (int row = 0; row < bad.length; row++) {
      fold[row] = Spread.of(bad[row] ? badsSeen++ : goodsSeen++, folds);
    }
    return IntStream.range(0, bad.length).filter(r -> (fold[r] == k) == inside).toArray();
  }
}
