package io.houji.scoring.rules;

import io.houji.scoring.applicant.Applicant;
import io.houji.scoring.applicant.Dictionary;
import io.houji.scoring.applicant.Measure;
import io.houji.scoring.applicant.Reading;
import io.houji.scoring.applicant.Special;
import io.houji.scoring.registry.Definition;
import io.houji.scoring.registry.Sheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Points in groups against a pass mark (计分规则), such as those of the sci-tech SME and the high-tech
 * enterprise.
 *
 * <pre>
 *   group    | name | most
 *   band     | group | measure | lower bound, included | points | most points of the band
 *   given    | group | measure                            points an assessor gave
 *   pass     | {@literal >=} or {@literal >} | mark
 *   positive | group                                      must have more than 0 points
 *   limit    | clause | measure | op | threshold
 * </pre>
 *
 * <p>Of several measures in a group the best counts. Where points are a range, or something is
 * missing, the total is a range; it passes or fails only if the whole range does.
 */
final class Points implements Rule {
  private final Definition definition;
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final List<Condition> limits = new ArrayList<>();
  private final BigDecimal mark;
  private final boolean markPasses;

  private record Band(BigDecimal from, BigDecimal low, BigDecimal high) {}

  private record Source(String measure, Measure.Reader reader, List<Band> bands) {}

  private static final class Group {
    final BigDecimal most;
    final Map<String, Source> sources = new LinkedHashMap<>();
    boolean positive;

    Group(BigDecimal most) {
      this.most = most;
    }
  }

  /** From {@code low} to {@code high} points. */
  private record Range(BigDecimal low, BigDecimal high) {
    String text() {
      var from = plain(low);
      return low.compareTo(high) == 0 ? from : from + ".." + plain(high);
    }

    private static String plain(BigDecimal points) {
      return points.signum() == 0 ? "0" : points.stripTrailingZeros().toPlainString();
    }
  }

  Points(Definition definition, Sheet sheet, Dictionary dictionary) {
    this.definition = definition;
    for (var row : sheet.rows("group")) {
      groups.put(row.text(1), new Group(row.decimal(2)));
    }
    for (var row : sheet.rows("band")) {
      var source = source(row, dictionary);
      var low = row.decimal(4);
      var high = row.optional(5).map(row::decimal).orElse(low);
      var threshold = dictionary.measure(row.text(2)).map(m -> m.threshold(row.decimal(3)));
      source.bands.add(new Band(threshold.orElse(BigDecimal.ZERO), low, high));
    }
    for (var row : sheet.rows("given")) {
      var ignored = source(row, dictionary);
    }
    for (var row : sheet.rows("positive")) {
      group(row).positive = true;
    }
    for (var row : sheet.rows("limit")) {
      limits.add(Condition.of(row, 1, dictionary));
    }
    var pass = sheet.one("pass");
    markPasses = pass.text(1).equals(">=");
    mark = pass.decimal(2);
  }

  private Group group(Sheet.Row row) {
    var group = groups.get(row.text(1));
    if (group == null) {
      row.refuse("no group " + row.text(1));
      return new Group(BigDecimal.ZERO);
    }
    return group;
  }

  private Source source(Sheet.Row row, Dictionary dictionary) {
    var name = row.text(2);
    if (dictionary.measure(name).isEmpty()) {
      row.refuse("no measure " + name);
      return new Source(name, a -> new Reading.Missing(List.of()), new ArrayList<>());
    }
    return group(row)
        .sources
        .computeIfAbsent(name, n -> new Source(n, dictionary.reader(n), new ArrayList<>()));
  }

  @Override
  public Definition definition() {
    return definition;
  }

  @Override
  public Judgement judge(Applicant a) {
    var ruling = new Ruling(definition);
    for (var limit : limits) {
      var step = limit.judge(a, ruling);
      ruling.step(step.clause(), step.found(), step.asked(), step.verdict());
    }
    var low = BigDecimal.ZERO;
    var high = BigDecimal.ZERO;
    for (var entry : groups.entrySet()) {
      var range = points(entry.getKey(), entry.getValue(), a, ruling);
      low = low.add(range.low);
      high = high.add(range.high);
    }
    var total = new Range(low, high);
    var op = markPasses ? ">= " : "> ";
    ruling.step("total", total.text(), op + mark.toPlainString(), verdict(total));
    return ruling.verdict(ruling.all().verdict(), total.text());
  }

  private Verdict verdict(Range total) {
    if (passes(total.low)) {
      return Verdict.PASS;
    }
    return passes(total.high) ? Verdict.UNKNOWN : Verdict.FAIL;
  }

  private boolean passes(BigDecimal points) {
    int sign = points.compareTo(mark);
    return markPasses ? sign >= 0 : sign > 0;
  }

  private Range points(String name, Group group, Applicant a, Ruling ruling) {
    var low = BigDecimal.ZERO;
    var high = group.sources.isEmpty() ? group.most : BigDecimal.ZERO;
    var found = new ArrayList<String>();
    for (var source : group.sources.values()) {
      var reading = source.reader.read(a);
      if (reading instanceof Reading.Missing none) {
        ruling.missing(none.fields());
      }
      var range = of(source, reading, group.most);
      low = low.max(range.low);
      high = high.max(range.high);
      found.add(source.measure + " " + reading.text());
    }
    var range = new Range(low.min(group.most), high.min(group.most));
    var verdict =
        !group.positive || low.signum() > 0
            ? Verdict.PASS
            : high.signum() > 0 ? Verdict.UNKNOWN : Verdict.FAIL;
    ruling.step(name, String.join(", ", found), range.text(), verdict);
    return range;
  }

  private static Range of(Source source, Reading reading, BigDecimal most) {
    boolean given = source.bands.isEmpty();
    if (reading instanceof Reading.Known known) {
      if (given) {
        var points = BigDecimal.valueOf(known.cell());
        return new Range(points, points);
      }
      for (var band : source.bands) {
        if (known.compareTo(band.from) >= 0) {
          return new Range(band.low, band.high);
        }
      }
      return new Range(BigDecimal.ZERO, BigDecimal.ZERO);
    }
    boolean none = reading instanceof Reading.NoValue no && no.why() != Special.WITHHELD && !given;
    return new Range(BigDecimal.ZERO, none ? BigDecimal.ZERO : most);
  }
}
