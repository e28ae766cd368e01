package io.houji.http.funds;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import io.houji.fund.snapshot.Difference;
import io.houji.http.json.Kind;
import io.houji.http.ledger.Moment;
import io.houji.http.ledger.View;
import io.houji.http.ledger.Views;
import io.houji.http.server.Answer;
import io.houji.http.server.Request;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * 时光机: what changed between two pairs of times, and why; without an older pair, since the end of
 * last year as known now.
 */
final class Differences {
  private final Views views;

  Differences(Views views) {
    this.views = views;
  }

  /** The two pairs of times, the older first. */
  private record Asked(Moment old, Moment now) {}

  Future<Answer> answer(Request request) {
    var query = request.query();
    var now = views.moment(query);
    var fromAsOf = query.optional("from_as_of", Kind.date());
    var fromKnownAt = query.optional("from_known_at", Kind.instant());
    Supplier<Outcome<Asked>> asked = () -> asked(now.get(), fromAsOf.get(), fromKnownAt.get());
    return query
        .buildOutcome(asked)
        .fold(
            right ->
                views.both(
                    request.tenant(),
                    right.old,
                    right.now,
                    both -> Answer.ok(DifferenceJson.of(both, between(both)))),
            problems -> Future.succeededFuture(Answer.problems(problems)));
  }

  private static Outcome<Asked> asked(
      Moment now, Optional<LocalDate> fromAsOf, Optional<Instant> fromKnownAt) {
    var endOfLastYear = LocalDate.of(now.asOf().getYear() - 1, 12, 31);
    var from = fromAsOf.orElse(fromKnownAt.isPresent() ? now.asOf() : endOfLastYear);
    var old = new Moment(from, fromKnownAt.or(now::knownAt));
    var problems = new ArrayList<Problem>();
    if (old.asOf().isAfter(now.asOf())) {
      problems.add(
          new Problem(Code.CONTRADICTION, "/from_as_of", "must not be after as_of: swap the two"));
    }
    if (fromKnownAt.isPresent()
        && now.knownAt().filter(until -> until.isBefore(fromKnownAt.get())).isPresent()) {
      problems.add(
          new Problem(
              Code.CONTRADICTION, "/from_known_at", "must not be after known_at: swap the two"));
    }
    return problems.isEmpty() ? Outcome.ok(new Asked(old, now)) : Outcome.rejected(problems);
  }

  private static Difference between(Views.Compared both) {
    return Difference.between(both.ledger(), side(both.old()), side(both.now()));
  }

  private static Difference.Side side(View view) {
    return new Difference.Side(view.books(), view.seq(), view.performance(), view.seedFund());
  }
}
