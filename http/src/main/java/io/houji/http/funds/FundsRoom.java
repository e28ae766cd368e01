package io.houji.http.funds;

import io.houji.fund.ledger.Ledger;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.snapshot.ClusterFigures;
import io.houji.fund.snapshot.FundFigures;
import io.houji.fund.snapshot.SeedFundFigures;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.ledger.Snapshots;
import io.houji.http.server.Answer;
import io.houji.http.server.Request;
import io.houji.http.server.Room;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads of the fund cluster: {@code /v1/funds}, {@code /v1/funds/{fund_id}}, {@code /v1/cluster}.
 */
public final class FundsRoom {
  private final Snapshots snapshots;
  private final InstantSource clock;

  private FundsRoom(Snapshots snapshots, InstantSource clock) {
    this.snapshots = snapshots;
    this.clock = clock;
  }

  public static Room of(Snapshots snapshots, InstantSource clock) {
    var room = new FundsRoom(snapshots, clock);
    return Room.of(
        FundsRoom.class,
        Map.of("listFunds", room::list, "getFund", room::one, "getCluster", room::cluster));
  }

  private Future<Answer> list(Request request) {
    return read(
        request,
        view ->
            Answer.ok(
                view.label()
                    .put("data", Json.array(view.cluster().funds(), FundJson::fund))
                    .end()));
  }

  private Future<Answer> one(Request request) {
    String id = request.path("fund_id");
    return read(
        request,
        view ->
            FundFigures.of(view.ledger.at(view.asOf, view.seq), id)
                .map(fund -> Answer.ok(view.label().put("fund", FundJson.fund(fund)).end()))
                .orElseGet(() -> Answer.notFound("there is no fund " + id + " on that day")));
  }

  private Future<Answer> cluster(Request request) {
    return read(
        request,
        view -> {
          var books = view.ledger.at(view.asOf, view.seq);
          var label = view.label();
          FundJson.cluster(label, ClusterFigures.of(books));
          FundJson.seedFund(label, SeedFundFigures.of(books));
          return Answer.ok(label.end());
        });
  }

  private Future<Answer> read(Request request, Function<View, Answer> answer) {
    var query = request.query();
    var asOf = query.optional("as_of", Kind.date());
    var knownAt = query.optional("known_at", Kind.instant());
    Outcome<Moment> moment = query.buildOutcome(() -> moment(asOf.get(), knownAt.get()));
    return moment.fold(
        when ->
            snapshots.ledger(request.tenant()).map(ledger -> answer.apply(View.of(ledger, when))),
        problems -> Future.succeededFuture(Answer.problems(problems)));
  }

  private record Moment(LocalDate asOf, Instant knownAt) {}

  /** The future is not known: an answer about it could change. */
  private Outcome<Moment> moment(Optional<LocalDate> asOf, Optional<Instant> knownAt) {
    var now = clock.instant();
    if (knownAt.isPresent() && knownAt.get().isAfter(now)) {
      return Outcome.rejected(Problem.Code.OUT_OF_RANGE, "/known_at", "must not be in the future");
    }
    return Outcome.ok(
        new Moment(
            asOf.orElseGet(() -> LocalDate.ofInstant(now, Json.CHINA)), knownAt.orElse(now)));
  }

  /** One ledger seen at one pair of times. */
  private record View(Ledger ledger, LocalDate asOf, Instant knownAt, long seq) {

    static View of(Ledger ledger, Moment when) {
      return new View(ledger, when.asOf, when.knownAt, ledger.seqKnownAt(when.knownAt));
    }

    ClusterFigures cluster() {
      return ClusterFigures.of(ledger.at(asOf, seq));
    }

    /** Labels that no figure leaves without. */
    Json.Builder label() {
      return Json.object()
          .put("as_of", asOf)
          .put("known_seq", seq)
          .put("illustrative", ledger.at(asOf, seq).illustrative());
    }
  }
}
