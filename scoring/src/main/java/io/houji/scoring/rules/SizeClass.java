package io.houji.scoring.rules;

import io.houji.scoring.applicant.Applicant;
import io.houji.scoring.applicant.Dictionary;
import io.houji.scoring.applicant.Measure;
import io.houji.scoring.applicant.Reading;
import io.houji.scoring.applicant.Value;
import io.houji.scoring.registry.Definition;
import io.houji.scoring.registry.Sheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * 大中小微: the size class of a firm in its sector.
 *
 * <pre>
 *   sector | name | measure | lower limits of large, medium, small
 *   accept | the classes that pass
 * </pre>
 *
 * <p>A firm belongs to the highest class all of whose lower limits it reaches; micro if to none.
 */
final class SizeClass implements Rule {
  private static final List<String> CLASSES = List.of("large", "medium", "small", "micro");

  private final Definition definition;
  private final Map<String, List<Limits>> sectors = new LinkedHashMap<>();
  private final List<String> accepted;

  private record Limits(Measure measure, Measure.Reader reader, List<BigDecimal> lower) {}

  SizeClass(Definition definition, Sheet sheet, Dictionary dictionary) {
    this.definition = definition;
    for (var row : sheet.rows("sector")) {
      var name = row.text(2);
      var measure = dictionary.measure(name);
      var lower = row.words(3).stream().map(row::decimal).toList();
      if (measure.isEmpty() || lower.size() != 3) {
        row.refuse("a measure and three lower limits");
      } else {
        var limits = lower.stream().map(measure.get()::threshold).toList();
        sectors
            .computeIfAbsent(row.text(1), k -> new ArrayList<>())
            .add(new Limits(measure.get(), dictionary.reader(name), limits));
      }
    }
    var accept = sheet.one("accept");
    accepted = accept.words(1);
    if (!CLASSES.containsAll(accepted)) {
      accept.refuse("classes are " + CLASSES);
    }
  }

  @Override
  public Definition definition() {
    return definition;
  }

  @Override
  public Judgement judge(Applicant a) {
    var ruling = new Ruling(definition);
    if (!(a.value("sector") instanceof Value.Choice sector)) {
      ruling.missing(List.of("sector"));
      ruling.step("sector", "missing", "a sector", Verdict.UNKNOWN);
      return ruling.all();
    }
    int lowest = 0;
    boolean known = true;
    for (var limits : sectors.getOrDefault(sector.level(), List.of())) {
      var reading = limits.reader.read(a);
      if (reading instanceof Reading.Known number) {
        int reached = reached(limits, number);
        lowest = Math.max(lowest, reached);
        var found = limits.measure.show(reading);
        ruling.step(limits.measure.name(), found, CLASSES.get(reached), Verdict.PASS);
      } else {
        known = false;
        ruling.missing(List.of(limits.measure.name()));
        ruling.step(limits.measure.name(), reading.text(), "a number", Verdict.UNKNOWN);
      }
    }
    // One figure that makes it micro decides, whatever the others are.
    if (!known && lowest < CLASSES.size() - 1) {
      return ruling.all();
    }
    var result = CLASSES.get(lowest);
    boolean passes = accepted.contains(result);
    var asked = accepted.stream().collect(Collectors.joining(" "));
    ruling.step("class", result, asked, passes ? Verdict.PASS : Verdict.FAIL);
    return ruling.verdict(passes ? Verdict.PASS : Verdict.FAIL, result);
  }

  private static int reached(Limits limits, Reading.Known number) {
    int c = 0;
    while (c < 3 && number.compareTo(limits.lower.get(c)) < 0) {
      c++;
    }
    return c;
  }
}
