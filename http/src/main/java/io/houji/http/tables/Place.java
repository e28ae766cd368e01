package io.houji.http.tables;

/** Where a fact came from: file, sheet (empty for CSV) and row, from 1. */
public record Place(String file, String sheet, long row) {

  public static Place whole(String file) {
    return new Place(file, "", 0);
  }

  /** As a person looks it up. */
  public String say() {
    return file + (sheet.isEmpty() ? "" : ", sheet " + sheet) + (row == 0 ? "" : ", row " + row);
  }
}
