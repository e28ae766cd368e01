package io.houji.http.scoring;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What all lines of a list share (批量评分抬头).
 *
 * @param product of lines that name none
 * @param day of lines that name none
 * @param kind {@code ndjson}, {@code csv} or {@code xlsx}
 * @param columns of a table, by the names of the dictionary; none for NDJSON
 */
record BatchHead(Optional<String> product, LocalDate day, String kind, List<String> columns) {
  static final String NDJSON = "ndjson";

  BatchHead {
    columns = List.copyOf(columns);
  }

  boolean isTable() {
    return !kind.equals(NDJSON);
  }
}
