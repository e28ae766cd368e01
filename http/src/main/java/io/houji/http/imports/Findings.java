package io.houji.http.imports;

import java.util.ArrayList;
import java.util.List;

/** Every problem of an import: the first thousand in full, the others counted. */
public final class Findings {

  private static final int SHOWN = 1_000;

  private final List<RowProblem> shown = new ArrayList<>();
  private long count;

  void add(RowProblem problem) {
    count++;
    if (shown.size() < SHOWN) {
      shown.add(problem);
    }
  }

  /** At most 1,000 of them, in the order of the files. */
  public List<RowProblem> shown() {
    return List.copyOf(shown);
  }

  /** How many there are, shown or not. */
  public long count() {
    return count;
  }
}
