package io.houji.http.imports;

/**
 * What is wrong with one cell, row or file.
 *
 * @param row line of the file or row of the sheet, from 1; 0 where the whole file is meant
 * @param column the header as the file has it; empty where the whole row is meant
 * @param value what the file says
 * @param say what would be right
 */
public record RowProblem(
    String file, String sheet, long row, String column, String value, String say) {}
