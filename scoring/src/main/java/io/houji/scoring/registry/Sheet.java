package io.houji.scoring.registry;

import static io.houji.fund.outcome.Problem.Code.DUPLICATE;
import static io.houji.fund.outcome.Problem.Code.MALFORMED;
import static io.houji.fund.outcome.Problem.Code.MISSING;
import static io.houji.fund.outcome.Problem.Code.UNKNOWN;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A definition as people write it: lines of cells, {@code keyword | cell | cell}.
 *
 * <p>{@code #} begins a comment; blank lines and spaces around cells do not count; {@code -} alone
 * is an empty cell. The first rows say what it is:
 *
 * <pre>
 *   definition | rules | tech-sme | 2017-1
 *   in-force   | 2017-05-03 | -            first day in force, first day no longer in force
 *   source     | the document, with how sure it is
 * </pre>
 *
 * <p>Reading remembers every problem with its line and goes on; a row nobody asked for is one too.
 */
public final class Sheet {
  private static final String NONE = "-";
  private static final Pattern EXACT =
      Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?(E[-+]?\\d{1,3})?");

  private final List<Row> rows = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final StringBuilder canonical = new StringBuilder();

  /** One line. */
  public final class Row {
    private final int line;
    private final List<String> cells;
    private boolean read;

    private Row(int line, List<String> cells) {
      this.line = line;
      this.cells = cells;
    }

    public String where() {
      return "/lines/" + line;
    }

    public int size() {
      return cells.size();
    }

    /** A cell that must be there; 0 is the keyword. */
    public String text(int cell) {
      if (cell >= cells.size() || cells.get(cell).equals(NONE)) {
        problem(MISSING, this, "cell " + cell + " is missing");
        return "";
      }
      return cells.get(cell);
    }

    /** A cell that may be absent or {@code -}. */
    public Optional<String> optional(int cell) {
      return cell < cells.size() && !cells.get(cell).equals(NONE)
          ? Optional.of(cells.get(cell))
          : Optional.empty();
    }

    /** The words of a cell, separated by spaces; none if absent. */
    public List<String> words(int cell) {
      return optional(cell).map(text -> List.of(text.split(" "))).orElse(List.of());
    }

    public BigDecimal decimal(int cell) {
      return decimal(text(cell));
    }

    /** A plain decimal found in this row. */
    public BigDecimal decimal(String text) {
      if (!text.matches("-?\\d{1,18}(\\.\\d{1,9})?")) {
        problem(MALFORMED, this, "a plain decimal number, not '" + text + "'");
        return BigDecimal.ONE;
      }
      return new BigDecimal(text);
    }

    public double number(int cell) {
      return decimal(cell).doubleValue();
    }

    public List<Double> numbers(int cell) {
      return words(cell).stream().map(this::decimal).map(BigDecimal::doubleValue).toList();
    }

    /** A number to its last bit, as {@code Decimals.text} writes it. */
    public double exact(int cell) {
      return exact(text(cell));
    }

    /** As {@link #exact(int)}, found in this row. */
    public double exact(String text) {
      double number =
          EXACT.matcher(text).matches() ? Double.parseDouble(text) : Double.POSITIVE_INFINITY;
      if (Double.isInfinite(number)) {
        problem(MALFORMED, this, "a decimal number, not '" + text + "'");
        return 1;
      }
      return number;
    }

    /** A whole number found in this row. */
    public int whole(String text) {
      if (!text.matches("-?\\d{1,9}")) {
        problem(MALFORMED, this, "a whole number, not '" + text + "'");
        return 0;
      }
      return Integer.parseInt(text);
    }

    public LocalDate day(int cell) {
      var text = text(cell);
      try {
        return LocalDate.parse(text);
      } catch (DateTimeException notADate) {
        problem(MALFORMED, this, "a date such as 2026-04-10, not '" + text + "'");
        return LocalDate.EPOCH;
      }
    }

    /** Notes that the row cannot be used. */
    public void refuse(String say) {
      problem(MALFORMED, this, say);
    }
  }

  public Sheet(String text) {
    var lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      int comment = lines[i].indexOf('#');
      var line = (comment < 0 ? lines[i] : lines[i].substring(0, comment)).strip();
      if (!line.isEmpty()) {
        var cells = List.of(line.split("\\|", -1));
        cells = cells.stream().map(c -> c.strip().replaceAll("\\s+", " ")).toList();
        canonical.append(String.join(" | ", cells)).append('\n');
        rows.add(new Row(i + 1, cells));
      }
    }
  }

  /** The rows that begin with this word. */
  public List<Row> rows(String keyword) {
    var found = rows.stream().filter(row -> row.cells.get(0).equals(keyword)).toList();
    found.forEach(row -> row.read = true);
    return found;
  }

  /** The one row that begins with this word, if there. */
  public Optional<Row> atMostOne(String keyword) {
    var found = rows(keyword);
    if (found.size() > 1) {
      problem(DUPLICATE, found.get(1), "'" + keyword + "' is given once");
    }
    return found.stream().findFirst();
  }

  /** The one row that begins with this word. */
  public Row one(String keyword) {
    return atMostOne(keyword)
        .orElseGet(
            () -> {
              problems.add(new Problem(MISSING, "", "a row '" + keyword + "'"));
              return new Row(0, List.of(keyword));
            });
  }

  private void problem(Problem.Code code, Row row, String say) {
    if (row.line > 0) {
      problems.add(new Problem(code, row.where(), say));
    }
  }

  /** What, which version, since when and on what authority. */
  public Definition definition() {
    var what = one("definition");
    var name = new Definition.Name(what.text(1), what.text(2), what.text(3));
    var days = one("in-force");
    var from = days.day(1);
    var until = days.optional(2).map(there -> days.day(2));
    if (until.filter(end -> !end.isAfter(from)).isPresent()) {
      days.refuse("ends after it began");
    }
    var text = canonical.toString();
    var force = new Definition.InForce(from, until);
    return new Definition(name, force, one("source").text(1), text, ContentHash.of(text));
  }

  /** The value, if nothing was wrong; a value that refuses itself names its reason. */
  public <T> Outcome<T> build(Supplier<T> value) {
    for (var row : rows) {
      if (!row.read) {
        problem(UNKNOWN, row, "nobody knows the word '" + row.cells.get(0) + "' here");
      }
    }
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    try {
      return Outcome.ok(value.get());
    } catch (IllegalArgumentException refused) {
      return Outcome.rejected(MALFORMED, "", String.valueOf(refused.getMessage()));
    }
  }
}
