package io.houji.http.imports;

import io.houji.fund.money.Money;
import io.houji.http.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is said of an import: of its file, of what it did or would do, and of its end. */
final class ImportJson {
  /** Enough to look through; a file can change a hundred thousand facts. */
  private static final int DIFFERENCES_MAX = 200;

  private static final int PROBLEMS_MAX = 200;

  private ImportJson() {}

  /** How the sender wanted it. */
  static Json.Obj options(Wish wish) {
    return Json.object()
        .put("rows", wish.goodRows() ? "good" : "all")
        .putOrNull("reason", wish.reason(), Json::text)
        .put("balances_on", wish.balancesOn())
        .end();
  }

  static Json.Obj file(Imported read) {
    return Json.object()
        .put("file", read.wish().file())
        .put("bytes", read.bytes())
        .put("sha256", read.sha256())
        .put("kind", read.kind())
        .put("encoding", read.encoding())
        .end();
  }

  /** What the file does to the ledger. */
  static Json.Obj effect(Draft draft) {
    var counts = draft.counts();
    var problems = draft.findings().shown();
    var shown = problems.subList(0, Math.min(problems.size(), PROBLEMS_MAX));
    var differences = differences(draft.plan());
    long all = (long) draft.plan().changed().size() + draft.plan().added().size();
    return Json.object()
        .put(
            "counts",
            Json.object()
                .put("rows", counts.rows())
                .put("new", counts.added())
                .put("changed", counts.changed())
                .put("unchanged", counts.unchanged())
                .put("bad", counts.bad())
                .end())
        .put("totals", totals(draft))
        .put("differences", Json.array(differences))
        .put("differences_not_shown", all - differences.size())
        .put("problems", Json.array(shown, ImportJson::problem))
        .put("problems_not_shown", draft.findings().count() - shown.size())
        .end();
  }

  /** Count and sum of the facts of the good rows by kind, as they stand in the file. */
  private static Json totals(Draft draft) {
    record Total(int count, @Nullable Money amount) {
      Total plus(Total more) {
        return new Total(
            count + more.count,
            amount == null || more.amount == null ? null : amount.plus(more.amount));
      }
    }
    Map<String, Total> totals = new TreeMap<>();
    var plan = draft.plan();
    for (var facts : List.of(plan.toRecord(), plan.unchanged())) {
      for (var placed : facts) {
        var total = new Total(1, Words.amount(placed.fact()));
        totals.merge(Words.kind(placed.fact()), total, Total::plus);
      }
    }
    return Json.array(
        totals.entrySet(),
        total -> {
          var json =
              Json.object().put("kind", total.getKey()).put("count", total.getValue().count());
          var amount = total.getValue().amount();
          return (amount == null ? json : json.put("amount", amount)).end();
        });
  }

  /** The changed facts with both values, then the new ones. */
  private static List<Json> differences(Plan plan) {
    var differences = new ArrayList<Json>();
    for (var changed : plan.changed()) {
      if (differences.size() == DIFFERENCES_MAX) {
        return differences;
      }
      var fields = Json.array(changed.differences(), ImportJson::difference);
      differences.add(fact(changed.placed(), "changed").put("fields", fields).end());
    }
    for (var added : plan.added()) {
      if (differences.size() == DIFFERENCES_MAX) {
        break;
      }
      differences.add(fact(added, "new").end());
    }
    return differences;
  }

  private static Json.Builder fact(Imported.Placed placed, String change) {
    var json = Json.object().put("change", change);
    var place = placed.place();
    if (!place.sheet().isEmpty()) {
      json.put("sheet", place.sheet());
    }
    return json.put("row", place.row())
        .put("kind", Words.kind(placed.fact()))
        .put("id", placed.fact().id());
  }

  private static Json difference(Plan.Difference difference) {
    return Json.object()
        .put("field", difference.field())
        .put("before", Words.value(difference.before()))
        .put("after", Words.value(difference.after()))
        .end();
  }

  private static Json problem(RowProblem problem) {
    return Json.object()
        .put("sheet", problem.place().sheet())
        .put("row", problem.place().row())
        .put("column", problem.column())
        .put("value", problem.value())
        .put("code", problem.code().name().toLowerCase(Locale.ROOT))
        .put("detail", problem.say())
        .end();
  }

  /** A file that was looked at and left alone. */
  static Json.Obj rehearsed(Draft draft) {
    var json = Json.object().put("state", "dry_run");
    file(draft.read()).fields().forEach(json::put);
    options(draft.read().wish()).fields().forEach(json::put);
    effect(draft).fields().forEach(json::put);
    return json.end();
  }

  /** An import as it is kept; a list leaves its details out. */
  static Json.Obj kept(ImportStore.Kept kept) {
    var json =
        Json.object()
            .put("id", kept.id())
            .put("state", kept.reversal().isPresent() ? "reverted" : "done")
            .put("received_at", kept.receivedAt())
            .put("received_by", kept.actor());
    kept.file().fields().forEach(json::put);
    kept.options().fields().forEach(json::put);
    json.putOrNull("recorded_seq", kept.seq(), Json::whole);
    for (var part :
        List.of(
            "counts",
            "totals",
            "differences",
            "differences_not_shown",
            "problems",
            "problems_not_shown")) {
      kept.result().field(part).ifPresent(value -> json.put(part, value));
    }
    var address = "/v1/imports/" + kept.id() + "/bad-rows";
    json.put("bad_rows", kept.hasBadRows() ? Json.text(address) : Json.Null.NULL);
    json.putOrNull(
        "reversal",
        kept.reversal(),
        reversal ->
            Json.object()
                .put("reason", reversal.reason())
                .put("reverted_by", reversal.actor())
                .put("reverted_at", reversal.at())
                .put("recorded_seq", reversal.seq())
                .end());
    return json.end();
  }
}
