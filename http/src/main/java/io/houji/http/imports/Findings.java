package io.houji.http.imports;

import io.houji.http.tables.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every problem of a file: the first thousand in full, the others counted, bad rows by name. */
final class Findings {
  static final int SHOWN_MAX = 1_000;

  private final List<RowProblem> shown = new ArrayList<>();
  private final Map<Place, String> badRows = new LinkedHashMap<>();
  private long count;
  private boolean hopeless;

  /** A problem of one row: the others may be good. */
  void row(RowProblem problem) {
    keep(problem);
    var say = problem.column().isEmpty() ? problem.say() : problem.column() + ": " + problem.say();
    badRows.merge(problem.place(), say, (before, more) -> before + "; " + more);
  }

  /** A problem of the file or of a sheet's header: no row of it can be trusted. */
  void file(RowProblem problem) {
    keep(problem);
    hopeless = true;
  }

  private void keep(RowProblem problem) {
    count++;
    if (shown.size() < SHOWN_MAX) {
      shown.add(problem);
    }
  }

  Findings copy() {
    var copy = new Findings();
    copy.shown.addAll(shown);
    copy.badRows.putAll(badRows);
    copy.count = count;
    copy.hopeless = hopeless;
    return copy;
  }

  /** At most {@value #SHOWN_MAX} of them, in the order of the file. */
  List<RowProblem> shown() {
    return Collections.unmodifiableList(shown);
  }

  /** How many there are, shown or not. */
  long count() {
    return count;
  }

  boolean isHopeless() {
    return hopeless;
  }

  boolean isBad(Place place) {
    return badRows.containsKey(place);
  }

  /** What is wrong with each bad row. */
  Map<Place, String> badRows() {
    return Collections.unmodifiableMap(badRows);
  }
}
