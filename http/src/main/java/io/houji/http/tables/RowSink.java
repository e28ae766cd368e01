package io.houji.http.tables;

import java.util.List;
import java.util.Map;

/** Takes the rows of a file one by one; the first row of each sheet is its header. */
@FunctionalInterface
public interface RowSink {

  /**
   * One row that is not blank.
   *
   * @param wrong by index of the cell, what keeps it from being read at all, such as a formula
   */
  record Row(Place place, List<String> cells, Map<Integer, String> wrong) {}

  void row(Row row);
}
