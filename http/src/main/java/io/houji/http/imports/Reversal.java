package io.houji.http.imports;

import io.houji.fund.ledger.Commit;
import io.houji.fund.ledger.Ledger;
import io.houji.fund.ledger.Recorded;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import io.houji.http.ledger.Change;
import io.houji.http.ledger.LedgerStore;
import io.houji.http.ledger.Posting;
import io.houji.http.ledger.Recording;
import io.houji.http.server.Answer;
import io.houji.http.server.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * 撤销导入: takes an import back. What it corrected is stated again as it was before; what it brought
 * is taken back. Refused where a later commit changed one of its facts, or where facts that stay
 * would no longer make sense without them.
 */
final class Reversal {
  private final Vertx vertx;

  Reversal(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Who takes back what, and why. */
  record Order(String tenant, String actor, String importId, String reason) {}

  /** The import, now reverted, and the commit that did it. */
  record Done(ImportStore.Kept kept, Commit commit) {}

  /** Fails with a {@link Refusal} where it cannot be done. */
  Future<Done> run(SqlConnection connection, Ledger before, Order order) {
    return LedgerStore.lock(connection, order.tenant)
        .compose(locked -> ImportStore.find(connection, order.tenant, order.importId))
        .compose(
            found -> {
              var kept = found.orElseThrow(() -> missing(order.importId));
              long seq = kept.seq().orElseThrow(() -> refused("this import changed nothing"));
              if (kept.reversal().isPresent()) {
                throw refused("this import is reverted already");
              }
              return LedgerStore.follow(connection, order.tenant, before)
                  .compose(ledger -> vertx.executeBlocking(() -> changes(ledger, seq), false))
                  .compose(changes -> append(connection, order, kept, changes));
            });
  }

  private static Future<Done> append(
      SqlConnection connection, Order order, ImportStore.Kept kept, List<Change> changes) {
    var recording =
        new Recording(
            order.tenant, order.actor, Recording.Source.REVERT, order.importId, order.reason);
    return LedgerStore.append(connection, recording, changes)
        .compose(
            commit ->
                ImportStore.keepReversal(
                        connection,
                        order.tenant,
                        kept,
                        new ImportStore.Reversed(
                            order.reason, order.actor, commit.recordedAt(), commit.seq()))
                    .map(reverted -> new Done(reverted, commit)));
  }

  private static List<Change> changes(Ledger ledger, long seq) {
    var now = ledger.known(ledger.lastSeq());
    var then = ledger.known(seq - 1);
    var changes = new ArrayList<Change>();
    var problems = new ArrayList<Problem>();
    for (Recorded recorded : ledger.recorded()) {
      if (recorded.seq() != seq) {
        continue;
      }
      var fact = recorded.fact();
      var latest = now.sameAs(fact).map(Recorded::seq);
      if (!latest.equals(Optional.of(seq))) {
        problems.add(
            new Problem(
                Code.CONTRADICTION,
                "",
                Words.kind(fact) + " " + fact.id() + " was changed again by " + later(latest)));
        continue;
      }
      changes.add(
          then.sameAs(fact)
              .map(before -> Change.stated(before.fact()))
              .orElseGet(() -> Change.takenBack(fact)));
    }
    problems.addAll(Posting.check(ledger, changes));
    if (!problems.isEmpty()) {
      throw new Refusal(Answer.problems("nothing was reverted", problems, problems.size()));
    }
    return changes;
  }

  private static String later(Optional<Long> seq) {
    return seq.map(number -> "commit " + number).orElse("a retraction");
  }

  private static Refusal missing(String id) {
    return new Refusal(Answer.notFound("there is no import " + id));
  }

  private static Refusal refused(String say) {
    return new Refusal(Answer.conflict(say));
  }
}
