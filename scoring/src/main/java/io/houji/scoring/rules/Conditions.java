package io.houji.scoring.rules;

import io.houji.scoring.applicant.Applicant;
import io.houji.scoring.applicant.Dictionary;
import io.houji.scoring.applicant.Measure;
import io.houji.scoring.applicant.Reading;
import io.houji.scoring.applicant.Special;
import io.houji.scoring.registry.Definition;
import io.houji.scoring.registry.Sheet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Conditions that all hold, and alternatives of which one must (条件规则).
 *
 * <pre>
 *   all     | clause | measure | op | threshold
 *   any     | alternative | clause | measure | op | threshold
 *   applies | measure                      not applicable to a firm that says so of this measure
 *   unpublished                            the criteria are not known: nothing can be decided
 * </pre>
 *
 * <p>An alternative is met if all its conditions are. The value is the first alternative met.
 */
final class Conditions implements Rule {
  private final Definition definition;
  private final List<Condition> all = new ArrayList<>();
  private final Map<String, List<Condition>> any = new LinkedHashMap<>();
  private final Optional<Measure.Reader> applies;
  private final boolean unpublished;

  Conditions(Definition definition, Sheet sheet, Dictionary dictionary) {
    this.definition = definition;
    for (var row : sheet.rows("all")) {
      all.add(Condition.of(row, 1, dictionary));
    }
    for (var row : sheet.rows("any")) {
      any.computeIfAbsent(row.text(1), k -> new ArrayList<>())
          .add(Condition.of(row, 2, dictionary));
    }
    applies = sheet.atMostOne("applies").map(row -> applies(row, dictionary));
    unpublished = sheet.atMostOne("unpublished").isPresent();
    if (unpublished != (all.isEmpty() && any.isEmpty())) {
      sheet.one("definition").refuse("either conditions or 'unpublished'");
    }
  }

  private static Measure.Reader applies(Sheet.Row row, Dictionary dictionary) {
    var name = row.text(1);
    if (dictionary.measure(name).isEmpty()) {
      row.refuse("no measure " + name);
      return a -> new Reading.Missing(List.of());
    }
    return dictionary.reader(name);
  }

  @Override
  public Definition definition() {
    return definition;
  }

  @Override
  public Judgement judge(Applicant a) {
    var ruling = new Ruling(definition);
    if (unpublished) {
      ruling.step("unpublished", "", "criteria not published", Verdict.UNKNOWN);
      return ruling.all();
    }
    if (applies.isPresent()
        && applies.get().read(a) instanceof Reading.NoValue none
        && none.why() == Special.NOT_APPLICABLE) {
      return ruling.verdict(Verdict.NOT_APPLICABLE, "");
    }
    for (var condition : all) {
      note(ruling, condition.judge(a, ruling));
    }
    if (any.isEmpty()) {
      return ruling.all();
    }
    return alternatives(a, ruling);
  }

  private static void note(Ruling ruling, Step step) {
    ruling.step(step.clause(), step.found(), step.asked(), step.verdict());
  }

  private Judgement alternatives(Applicant a, Ruling ruling) {
    var common = new ArrayList<Verdict>();
    common.add(ruling.all().verdict());
    var best = Verdict.FAIL;
    var met = "";
    for (var alternative : any.entrySet()) {
      var steps = new ArrayList<Step>();
      for (var condition : alternative.getValue()) {
        var step = condition.judge(a, ruling);
        var clause = alternative.getKey() + "/" + step.clause();
        steps.add(new Step(clause, step.found(), step.asked(), step.verdict()));
      }
      steps.forEach(step -> note(ruling, step));
      var verdict = Ruling.worst(steps);
      if (verdict == Verdict.PASS && best != Verdict.PASS) {
        met = alternative.getKey();
      }
      if (verdict == Verdict.PASS || best == Verdict.FAIL) {
        best = verdict;
      }
    }
    var both =
        common.contains(Verdict.FAIL) || best == Verdict.FAIL
            ? Verdict.FAIL
            : common.contains(Verdict.UNKNOWN) ? Verdict.UNKNOWN : best;
    return ruling.verdict(both, met);
  }
}
