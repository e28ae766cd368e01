package io.houji.http.ledger;

import io.houji.fund.ledger.Ledger;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.server.Answer;
import io.houji.http.server.Request;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads of figures: picks the two times, makes the books off the event loop, and keeps the last
 * few, since the books of a pair of times never change.
 */
public final class Views {
  /** A large ledger has books of some ten megabytes. */
  private static final int KEPT = 8;

  private record Key(String tenant, LocalDate asOf, long seq) {}

  private final Vertx vertx;
  private final Snapshots snapshots;
  private final InstantSource clock;
  private final Map<Key, View> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, View> eldest) {
          return size() > KEPT;
        }
      };

  public Views(Vertx vertx, Snapshots snapshots, InstantSource clock) {
    this.vertx = vertx;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  /** Answers a request that takes {@code as_of} and {@code known_at} and nothing else. */
  public Future<Answer> answer(Request request, Function<View, Answer> answer) {
    var query = request.query();
    var moment = moment(query);
    return query
        .build(moment)
        .fold(
            when -> at(request.tenant(), when, answer),
            problems -> Future.succeededFuture(Answer.problems(problems)));
  }

  /** Asks for both times among other parameters; right only if the query builds. */
  public Supplier<Moment> moment(Fields query) {
    var asOf = query.optional("as_of", Kind.date());
    var knownAt = query.optional("known_at", Kind.instant());
    var now = clock.instant();
    if (knownAt.isRight() && knownAt.get().filter(now::isBefore).isPresent()) {
      query.refuse(
          new Problem(
              Code.OUT_OF_RANGE, "/known_at", "must not be in the future: it is not known yet"));
    }
    return () ->
        new Moment(asOf.get().orElseGet(() -> LocalDate.ofInstant(now, Json.CHINA)), knownAt.get());
  }

  /** What {@code read} makes of the books, worked out on a thread that may take its time. */
  public <T> Future<T> at(String tenant, Moment when, Function<View, T> read) {
    return snapshots
        .ledger(tenant)
        .compose(
            ledger -> vertx.executeBlocking(() -> read.apply(view(tenant, ledger, when)), false));
  }

  /** One ledger seen at two pairs of times. */
  public record Compared(Ledger ledger, View old, View now) {}

  /** What {@code read} makes of the books of both pairs of times, of one state of the ledger. */
  public <T> Future<T> both(String tenant, Moment old, Moment now, Function<Compared, T> read) {
    return snapshots
        .ledger(tenant)
        .compose(
            ledger ->
                vertx.executeBlocking(
                    () ->
                        read.apply(
                            new Compared(
                                ledger, view(tenant, ledger, old), view(tenant, ledger, now))),
                    false));
  }

  private View view(String tenant, Ledger ledger, Moment when) {
    long seq = when.knownAt().map(ledger::seqKnownAt).orElse(ledger.lastSeq());
    return view(tenant, ledger, when.asOf(), seq);
  }

  /** As {@link #at} for a known number of commits, as a page after the first asks for it. */
  <T> Future<T> atSeq(String tenant, LocalDate asOf, long seq, Function<View, T> read) {
    return snapshots
        .ledger(tenant)
        .compose(
            ledger ->
                vertx.executeBlocking(
                    () -> read.apply(view(tenant, ledger, asOf, Math.min(seq, ledger.lastSeq()))),
                    false));
  }

  /** The kept view, or a new one; must not run on an event loop. */
  public View view(String tenant, Ledger ledger, LocalDate asOf, long seq) {
    var key = new Key(tenant, asOf, seq);
    synchronized (kept) {
      var view = kept.get(key);
      if (view != null) {
        return view;
      }
    }
    var near = near(tenant, asOf);
    var made =
        near.map(
                view ->
                    new View(ledger.at(asOf, seq, view.books(), view.seq()), seq, view.asBase()))
            .orElseGet(() -> new View(ledger.at(asOf, seq), seq, View.Base.NONE));
    synchronized (kept) {
      kept.put(key, made);
    }
    return made;
  }

  /** The view of the same day that was asked for last. */
  private Optional<View> near(String tenant, LocalDate asOf) {
    synchronized (kept) {
      return kept.entrySet().stream()
          .filter(entry -> entry.getKey().tenant.equals(tenant))
          .filter(entry -> entry.getKey().asOf.equals(asOf))
          .map(Map.Entry::getValue)
          .reduce((earlier, later) -> later);
    }
  }
}
