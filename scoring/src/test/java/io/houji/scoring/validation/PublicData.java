package io.houji.scoring.validation;

import io.houji.scoring.training.CategoryColumn;
import io.houji.scoring.training.Column;
import io.houji.scoring.training.NumberColumn;
import io.houji.scoring.training.TrainingSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * The three public data sets, read from a folder that is not in the repository.
 *
 * @param name as the tables call it
 * @param file in the folder; plain commas, no quotes
 * @param ignore columns that are keys, dates or outcomes
 * @param text columns that are categories though they may look like numbers
 */
record PublicData(String name, String file, Set<String> ignore, Set<String> text) {
  static final PublicData SBA =
      new PublicData(
          "SBA",
          "sba_small_business.csv.gz",
          Set.of(
              "loan_id",
              "approval_fy",
              "approval_date",
              "out_disbursement_date",
              "out_disbursed",
              "out_chargeoff_date",
              "out_charged_off"),
          Set.of("naics", "naics2"));
  static final PublicData GERMAN =
      new PublicData("German", "german_credit.csv", Set.of("row_id"), Set.of());
  static final PublicData POLISH =
      new PublicData("Polish", "polish_bankruptcy_5year.csv.gz", Set.of("row_id"), Set.of());

  /** The rows of one part: {@code train}, {@code test} or {@code oot}. */
  TrainingSet part(Path folder, String split) {
    try (var lines = open(folder)) {
      var header = List.of(lines.readLine().split(",", -1));
      int splitAt = header.indexOf("split");
      var rows =
          lines.lines().map(l -> l.split(",", -1)).filter(r -> r[splitAt].equals(split)).toList();
      var columns = new ArrayList<Column>();
      for (int c = 0; c < header.size(); c++) {
        if (!ignore.contains(header.get(c)) && !Set.of("bad", "split").contains(header.get(c))) {
          columns.add(column(header.get(c), cells(rows, c)));
        }
      }
      var outcome = cells(rows, header.indexOf("bad"));
      var bad = new boolean[rows.size()];
      for (int i = 0; i < bad.length; i++) {
        bad[i] = outcome.get(i).equals("1");
      }
      return TrainingSet.of(columns, bad)
          .fold(
              set -> set,
              problems -> {
                throw new IllegalArgumentException(problems.toString());
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BufferedReader open(Path folder) throws IOException {
    InputStream in = Files.newInputStream(folder.resolve(file));
    if (file.endsWith(".gz")) {
      in = new GZIPInputStream(in);
    }
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  private static List<String> cells(List<String[]> rows, int column) {
    return rows.stream().map(r -> r[column]).toList();
  }

  private Column column(String column, List<String> cells) {
    if (text.contains(column) || cells.stream().anyMatch(c -> !c.isEmpty() && !number(c))) {
      return CategoryColumn.of(column, cells);
    }
    return new NumberColumn(
        column,
        cells.stream()
            .mapToDouble(c -> c.isEmpty() ? Double.NaN : Double.parseDouble(c))
            .toArray());
  }

  private static boolean number(String cell) {
    return cell.matches("-?[0-9.]+([eE][-+]?[0-9]+)?");
  }
}
