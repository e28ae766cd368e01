package io.houji.http.imports;

/** Where a fact came from: file, sheet (empty for CSV) and row, from 1. */
record Place(String file, String sheet, long row) {

  static Place whole(String file) {
    return new Place(file, "", 0);
  }

  /** As a person looks it up. */
  String say() {
    return file + (sheet.isEmpty() ? "" : ", sheet " + sheet) + (row == 0 ? "" : ", row " + row);
  }
}
