package io.houji.http.ledger;

import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.Commit;
import io.houji.fund.ledger.DayPrecision;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.Ledger;
import io.houji.fund.ledger.LedgerRules;
import io.houji.fund.ledger.Recorded;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.server.Answer;
import io.houji.http.server.Refusal;
import io.houji.http.server.Request;
import io.houji.http.writes.Writes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * 记账: the one way by which facts come in over HTTP. Under the ledger's lock, on one connection:
 * read what was recorded since, look at the new facts beside everything known, append them, keep
 * the answer. The answer is given when this node shows what was recorded.
 */
public final class Posting {
  private static final int KEY_BYTES = 10;

  private final Vertx vertx;
  private final Writes writes;
  private final Snapshots snapshots;
  private final Turns turns;

  public Posting(Vertx vertx, Writes writes, Snapshots snapshots) {
    this.vertx = vertx;
    this.writes = writes;
    this.snapshots = snapshots;
    this.turns = new Turns(vertx);
  }

  /** What to record, and why where it corrects something. */
  private record Draft<F extends Fact>(F fact, Optional<String> reason) {}

  /**
   * Records one fact from the request's body. An id that is recorded already is corrected if a
   * {@code reason} is given, else refused.
   */
  public <F extends Fact> Future<Answer> post(Request request, FactForm<F> form) {
    var fields = request.fields();
    boolean lasts = form.idPrefix().isEmpty();
    var id = fields.optional("id", FactForm.id());
    if (lasts && id.isRight() && id.get().isEmpty()) {
      fields.refuse(new Problem(Code.MISSING, "/id", "required"));
    }
    var date = fields.date(FactForm.dated(lasts));
    var precision =
        fields.orElse("day_precision", Terms.kind(DayPrecision.class), DayPrecision.DAY);
    var reason = fields.optional("reason", Kind.text(1, 1000));
    var fact =
        form.ask(
            request,
            fields,
            () ->
                new Head(
                    id.get().orElseGet(() -> given(form, request)),
                    date.get(),
                    precision.get(),
                    false));
    return fields
        .build(() -> new Draft<>(fact.get(), reason.get()))
        .fold(
            draft ->
                record(
                        request,
                        draft.reason.orElse(null),
                        ledger -> List.of(stated(form, draft, ledger)),
                        commit -> created(form, draft.fact, commit))
                    .map(answer -> ownerThere(request, form, answer)),
            problems -> Future.succeededFuture(Answer.problems(problems)));
  }

  /** An owner that is not there is an address that is not there. */
  private static Answer ownerThere(Request request, FactForm<?> form, Answer answer) {
    if (form.owner().isPresent() && answer.body() instanceof Answer.Body.Trouble trouble) {
      String owner = form.owner().get();
      if (trouble.errors().stream()
          .anyMatch(p -> p.code() == Code.UNKNOWN && p.where().equals("/" + owner))) {
        return Answer.notFound(
            "there is no " + owner.replace("_id", "") + " " + request.path(owner));
      }
    }
    return answer;
  }

  private static <F extends Fact> Answer created(FactForm<F> form, F fact, Commit commit) {
    return Answer.created(
        form.address(fact),
        form.json(fact)
            .put("recorded_seq", commit.seq())
            .put("recorded_at", commit.recordedAt())
            .end());
  }

  private static <F extends Fact> Change stated(FactForm<F> form, Draft<F> draft, Ledger ledger) {
    var before = ledger.known(ledger.lastSeq()).sameAs(draft.fact).map(Recorded::fact);
    var named = form.called() + " " + draft.fact.id();
    if (before.isEmpty() && draft.reason.isPresent()) {
      throw new Refusal(
          Answer.problems(
              List.of(
                  new Problem(
                      Code.UNKNOWN,
                      "/reason",
                      "there is no " + named + " to correct: leave the reason out"))));
    }
    if (before.isPresent() && before.get().equals(draft.fact)) {
      throw new Refusal(Answer.conflict(named + " is recorded with these very values"));
    }
    if (before.isPresent() && draft.reason.isEmpty()) {
      throw new Refusal(
          Answer.conflict(named + " is recorded with other values: give a reason to correct it"));
    }
    return Change.stated(draft.fact);
  }

  /** Takes back the event at the request's address, for the {@code reason} in its body. */
  public <F extends Fact> Future<Answer> retract(
      Request request, FactForm<F> form, String idParameter) {
    var fields = request.fields();
    var reason = fields.text("reason", 1, 1000);
    String id = request.path(idParameter);
    return fields
        .build(reason)
        .fold(
            why ->
                record(
                    request,
                    why,
                    ledger -> List.of(takenBack(request, form, id, ledger)),
                    commit ->
                        Answer.ok(
                            Json.object()
                                .put("id", id)
                                .put("reason", why)
                                .put("recorded_seq", commit.seq())
                                .put("recorded_at", commit.recordedAt())
                                .end())),
            problems -> Future.succeededFuture(Answer.problems(problems)));
  }

  private static <F extends Fact> Change takenBack(
      Request request, FactForm<F> form, String id, Ledger ledger) {
    return ledger
        .known(ledger.lastSeq())
        .event(form.kind(), id)
        .map(Recorded::fact)
        .filter(
            fact ->
                form.owner().isEmpty()
                    || form.ownerId(form.kind().cast(fact))
                        .equals(request.path(form.owner().get())))
        .map(Change::takenBack)
        .orElseThrow(() -> new Refusal(Answer.notFound("there is no " + form.called() + " " + id)));
  }

  /**
   * Records {@code draft} once for the request's key.
   *
   * @param draft makes the changes from the ledger as it is under the lock; runs on a worker and
   *     may throw a {@link Refusal}
   * @param answer what to say of the commit; kept for repetitions
   */
  public Future<Answer> record(
      Request request,
      @Nullable String reason,
      Function<Ledger, List<Change>> draft,
      Function<Commit, Answer> answer) {
    String tenant = request.tenant();
    var recording =
        new Recording(tenant, request.caller().client(), Recording.Source.API, null, reason);
    var seq = new AtomicLong();
    return turns
        .take(
            tenant,
            () ->
                snapshots
                    .ledger(tenant)
                    .compose(
                        before ->
                            writes.once(
                                request,
                                connection ->
                                    changes(connection, tenant, before, draft)
                                        .compose(
                                            changes ->
                                                LedgerStore.append(connection, recording, changes))
                                        .map(
                                            commit -> {
                                              seq.set(commit.seq());
                                              return answer.apply(commit);
                                            }))))
        .recover(Posting::owned)
        .compose(said -> shown(tenant, seq.get(), said));
  }

  /** What is recorded stays recorded even if this node cannot show it yet. */
  private Future<Answer> shown(String tenant, long seq, Answer said) {
    return seq == 0
        ? Future.succeededFuture(said)
        : snapshots.caughtUp(tenant, seq).transform(shown -> Future.succeededFuture(said));
  }

  private static Future<Answer> owned(Throwable failure) {
    return failure instanceof Refusal refusal
        ? Future.succeededFuture(refusal.answer())
        : Future.failedFuture(failure);
  }

  /** The lock first: what is read after it stays true until the commit. */
  private Future<List<Change>> changes(
      SqlConnection connection,
      String tenant,
      Ledger before,
      Function<Ledger, List<Change>> draft) {
    return LedgerStore.lock(connection, tenant)
        .compose(locked -> LedgerStore.follow(connection, tenant, before))
        .compose(
            ledger ->
                vertx.executeBlocking(
                    () -> {
                      var changes = draft.apply(ledger);
                      var wrong = check(ledger, changes);
                      if (!wrong.isEmpty()) {
                        throw new Refusal(Answer.problems(wrong));
                      }
                      return changes;
                    },
                    false));
  }

  /**
   * What the ledger as a whole says against the changes, with pointers into one fact if there is
   * only one.
   */
  public static List<Problem> check(Ledger ledger, List<Change> changes) {
    var books = ledger.at(LocalDate.MAX);
    var stated = changes.stream().filter(change -> !change.retracted()).map(Change::fact).toList();
    var known = ledger.known(ledger.lastSeq());
    boolean replaces = changes.stream().anyMatch(change -> known.sameAs(change.fact()).isPresent());
    if (!replaces) {
      return pointed(LedgerRules.check(books, stated), changes.size());
    }
    var after = after(ledger, changes);
    var wrong = LedgerRules.check(after, stated);
    return wrong.isEmpty() ? LedgerRules.broken(books, after) : pointed(wrong, changes.size());
  }

  private static Books after(Ledger ledger, List<Change> changes) {
    long seq = ledger.lastSeq() + 1;
    var commit = new Commit(seq, Instant.EPOCH, "", "", null);
    return ledger
        .plus(
            List.of(commit),
            changes.stream()
                .map(change -> new Recorded(seq, change.retracted(), change.fact()))
                .toList())
        .at(LocalDate.MAX);
  }

  private static List<Problem> pointed(List<Problem> problems, int facts) {
    return facts == 1
        ? problems.stream()
            .map(p -> new Problem(p.code(), p.where().replaceFirst("^/0", ""), p.say()))
            .toList()
        : problems;
  }

  /** The same request gives the same id, whoever repeats it. */
  private static String given(FactForm<?> form, Request request) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (String part :
          List.of(
              request.tenant(),
              request.caller().client(),
              request.operationId(),
              request.rawPath(),
              request.idempotencyKey())) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return form.idPrefix().orElse("") + HexFormat.of().formatHex(digest.digest(), 0, KEY_BYTES);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
