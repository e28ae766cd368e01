package io.houji.http.imports;

import java.util.List;

/** Takes the rows of a file one by one; the first row of each sheet is its header. */
interface RowSink {

  void row(Place place, List<String> cells);
}
