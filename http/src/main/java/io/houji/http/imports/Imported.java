package io.houji.http.imports;

import io.houji.fund.ledger.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What files say: facts of the good rows, each with its place, and every problem of the others. A
 * row gives all of its facts or none.
 */
public final class Imported {

  /** A fact and the row that states it. */
  public record Placed(Place place, Fact fact) {}

  private record Key(Class<?> kind, String id, @Nullable LocalDate since) {}

  private final LocalDate positionOn;
  private final List<Placed> facts = new ArrayList<>();
  private final Findings findings = new Findings();
  private final Map<Key, Place> seen = new HashMap<>();

  /** {@code positionOn} is the day of opening balances, which state no day themselves. */
  public Imported(LocalDate positionOn) {
    this.positionOn = positionOn;
  }

  /** Reads one more file; duplicates are looked for across all files read so far. */
  public void read(String file, byte[] bytes) {
    FileReading.read(file, bytes, new Sheets(), findings);
  }

  public List<Placed> facts() {
    return List.copyOf(facts);
  }

  public Findings findings() {
    return findings;
  }

  private final class Sheets implements RowSink {
    private @Nullable String file;
    private @Nullable String sheet;
    private @Nullable FileKind kind;
    private Map<String, Cells.Bound> columns = Map.of();
    private int width;

    @Override
    public void row(Place place, List<String> cells) {
      if (!place.file().equals(file) || !place.sheet().equals(sheet)) {
        file = place.file();
        sheet = place.sheet();
        header(place, cells);
      } else if (kind != null) {
        if (cells.size() > width && !FileReading.blank(cells.subList(width, cells.size()))) {
          findings.add(place.problem("", cells.get(width), "at most " + width + " cells"));
        } else {
          keep(place, kind, new Cells(place, columns, cells, findings));
        }
      }
    }

    private void header(Place place, List<String> cells) {
      var headers = cells.stream().map(Header::of).toList();
      width = headers.size();
      kind = kind(headers);
      if (kind == null) {
        findings.add(
            place.problem(
                "", String.join(",", cells), "the headers of a known kind of file are expected"));
        return;
      }
      columns = new HashMap<>();
      boolean fits = true;
      for (int i = 0; i < width; i++) {
        fits &= bind(place, headers.get(i), i);
      }
      for (var column : kind.columns()) {
        if (column.required() && !columns.containsKey(column.key())) {
          findings.add(place.problem(column.key(), "", "a column that must be there"));
          fits = false;
        }
      }
      if (!fits) {
        kind = null;
      }
    }

    private boolean bind(Place place, Header header, int index) {
      if (kind == null || header.text().isEmpty()) {
        return true;
      }
      var column = kind.columns().stream().filter(c -> calls(c, header)).findFirst();
      String say = null;
      if (column.isEmpty()) {
        say = "an unknown column: take it out or use a known header";
      } else if (column.get().measure() == Column.Measure.MONEY
          && !Set.of("yuan", "wan", "yi").contains(String.valueOf(header.unit()))) {
        say = "the header must say the unit: （元）, （万元） or （亿元）";
      } else if (columns.containsKey(column.get().key())) {
        say = "the same column twice";
      }
      if (say != null) {
        findings.add(place.problem(header.text(), header.text(), say));
        return false;
      }
      var found = column.orElseThrow();
      columns.put(found.key(), new Cells.Bound(index, header, found.required()));
      return true;
    }
  }

  private static boolean calls(Column column, Header header) {
    return column.isCalled(header.name());
  }

  /** The kind with most of its columns there, where at least half of the required ones are. */
  private static @Nullable FileKind kind(List<Header> headers) {
    record Score(FileKind kind, long required, long all) {}
    return Arrays.stream(FileKind.values())
        .map(
            kind -> {
              var there =
                  kind.columns().stream()
                      .filter(c -> headers.stream().anyMatch(h -> calls(c, h)))
                      .toList();
              long must = kind.columns().stream().filter(Column::required).count();
              long met = there.stream().filter(Column::required).count();
              return new Score(kind, met * 100 / must, there.size());
            })
        .filter(score -> score.required() >= 50)
        .max(Comparator.comparingLong(Score::required).thenComparingLong(Score::all))
        .map(Score::kind)
        .orElse(null);
  }

  private void keep(Place place, FileKind kind, Cells cells) {
    var read = kind.facts(cells, positionOn);
    if (!cells.good()) {
      return;
    }
    Set<Key> keys = new HashSet<>();
    for (var fact : read) {
      var key = new Key(fact.getClass(), fact.id(), fact.lasts() ? fact.effectiveOn() : null);
      var before = seen.get(key);
      if (before != null) {
        findings.add(
            place.problem(
                "",
                fact.id(),
                "once only: row " + before.row() + " of " + before.file() + " states it already"));
        return;
      }
      keys.add(key);
    }
    keys.forEach(key -> seen.put(key, place));
    read.forEach(fact -> facts.add(new Placed(place, fact)));
  }
}
