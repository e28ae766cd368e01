package io.houji.http.imports;

import io.houji.fund.ledger.Ledger;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import io.houji.http.ledger.Change;
import io.houji.http.ledger.Posting;
import io.houji.http.tables.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * 预演: what a file would do to the ledger, beside everything that is known.
 *
 * @param plan of the good rows
 * @param findings those of the file and those of the ledger
 */
record Draft(Imported read, Plan plan, Findings findings) {
  /** A bad row can make others bad, such as flows of a fund; each round finds those. */
  private static final int ROUNDS_MAX = 20;

  /** How many rows became what; together they are all rows. */
  record Counts(long rows, long added, long changed, long unchanged, long bad) {}

  /** Takes as long as the ledger and the file are large: not for an event loop. */
  static Draft of(Ledger ledger, Imported read) {
    var findings = read.findings().copy();
    if (findings.isHopeless()) {
      return new Draft(read, new Plan(List.of(), List.of(), List.of()), findings);
    }
    var wish = read.wish();
    var known = ledger.known(ledger.lastSeq());
    var facts = read.facts();
    for (int round = 1; ; round++) {
      var plan = Plan.of(facts, known, wish.positionOn().isPresent());
      int before = findings.badRows().size();
      if (wish.reason().isEmpty()) {
        plan.withoutReason().forEach(findings::row);
      }
      rules(ledger, plan.toRecord(), findings);
      if (findings.isHopeless() || !wish.goodRows()) {
        return new Draft(read, plan, findings);
      }
      if (findings.badRows().size() == before) {
        oneSheet(findings);
        return new Draft(read, plan, findings);
      }
      facts = facts.stream().filter(placed -> !findings.isBad(placed.place())).toList();
      if (round == ROUNDS_MAX) {
        findings.file(
            RowProblem.ofFile(
                wish.file(), "rows depend on each other: mend the bad ones named so far first"));
      }
    }
  }

  private static void rules(Ledger ledger, List<Imported.Placed> placed, Findings findings) {
    if (placed.isEmpty()) {
      return;
    }
    var changes = placed.stream().map(Imported.Placed::fact).map(Change::stated).toList();
    for (Problem problem : Posting.check(ledger, changes)) {
      if (problem.where().isEmpty()) { // of a fact that is recorded and not in the file
        findings.file(
            new RowProblem(
                problem.code(), Place.whole(placed.get(0).place().file()), "", "", problem.say()));
        continue;
      }
      var parts = problem.where().split("/", 3);
      boolean only = placed.size() == 1; // then pointers go into the one fact
      var place = placed.get(only ? 0 : Integer.parseInt(parts[1])).place();
      var column = only ? problem.where().substring(1) : parts.length < 3 ? "" : parts[2];
      findings.row(new RowProblem(problem.code(), place, column, "", problem.say()));
    }
  }

  /** Bad rows go back as one CSV file, which has one header. */
  private static void oneSheet(Findings findings) {
    var sheets =
        findings.badRows().keySet().stream().map(Place::sheet).distinct().limit(2).toList();
    if (sheets.size() > 1) {
      findings.file(
          new RowProblem(
              Code.CONTRADICTION,
              findings.badRows().keySet().iterator().next(),
              "",
              "",
              "bad rows in several sheets cannot go back as one file: send each sheet alone"));
    }
  }

  /** Nothing may be recorded: the file is refused. */
  boolean isRefused() {
    return findings.isHopeless() || (findings.count() > 0 && !read.wish().goodRows());
  }

  List<Change> changes() {
    return plan.toRecord().stream().map(Imported.Placed::fact).map(Change::stated).toList();
  }

  Counts counts() {
    var changed = places(plan.changed().stream().map(Plan.Changed::placed).toList());
    var added = places(plan.added());
    added.removeAll(changed);
    var unchanged = places(plan.unchanged());
    unchanged.removeAll(changed);
    unchanged.removeAll(added);
    return new Counts(
        read.rows(), added.size(), changed.size(), unchanged.size(), findings.badRows().size());
  }

  private static Set<Place> places(List<Imported.Placed> facts) {
    var places = new HashSet<Place>();
    facts.forEach(fact -> places.add(fact.place()));
    return places;
  }
}
