package io.houji.http.imports;

import io.houji.fund.outcome.Problem;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.ledger.LedgerStore;
import io.houji.http.ledger.Snapshots;
import io.houji.http.server.Answer;
import io.houji.http.server.ProblemType;
import io.houji.http.server.Refusal;
import io.houji.http.server.Request;
import io.houji.http.server.Room;
import io.houji.http.store.Database;
import io.houji.http.writes.Writes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /v1/imports}: files of fund offices come in, are looked at, and can be taken back. */
public final class ImportsRoom {
  /** Each holds its file's facts in memory; more wait outside. */
  private static final int AT_WORK_MAX = 3;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]{1,64}");
  private static final Pattern FILE = Pattern.compile("[^\\p{Cntrl}/\\\\]{1,200}");
  private static final int REASON_MAX = 1_000;
  private static final Map<String, FileKind> KINDS =
      Arrays.stream(FileKind.values()).collect(Collectors.toMap(FileKind::wire, kind -> kind));

  private final Vertx vertx;
  private final Database database;
  private final Writes writes;
  private final Snapshots snapshots;
  private final InstantSource clock;
  private final Intake intake;
  private final Reversal reversal;
  private final Map<String, Progress> atWork = new ConcurrentHashMap<>();

  private ImportsRoom(
      Vertx vertx, Database database, Writes writes, Snapshots snapshots, InstantSource clock) {
    this.vertx = vertx;
    this.database = database;
    this.writes = writes;
    this.snapshots = snapshots;
    this.clock = clock;
    this.intake = new Intake(vertx);
    this.reversal = new Reversal(vertx);
  }

  public static Room of(
      Vertx vertx, Database database, Writes writes, Snapshots snapshots, InstantSource clock) {
    var room = new ImportsRoom(vertx, database, writes, snapshots, clock);
    var pages = new ImportPages(database);
    return Room.of(
        ImportsRoom.class,
        Map.of(
            "importFile",
            room::receive,
            "listImports",
            pages::list,
            "getImport",
            room::one,
            "watchImport",
            room::watch,
            "getBadRows",
            pages::badRows,
            "revertImport",
            room::revert));
  }

  /** What a request asks for. */
  private record Asked(Wish wish, boolean dryRun, String importId) {}

  private Future<Answer> receive(Request request) {
    var query = request.query();
    var file =
        query.orElse("file", Kind.text(FILE, "1 to 200 characters without / and \\"), "upload");
    var kind = query.optional("kind", Kind.choice(new HashMap<>(KINDS)));
    var balancesOn = query.optional("balances_on", Kind.date());
    var rows = query.orElse("rows", Kind.choice(Map.of("all", false, "good", true)), false);
    var reason = query.optional("reason", Kind.text(1, REASON_MAX));
    var dryRun = query.orElse("dry_run", Kind.bool(), false);
    var id = query.optional("import_id", Kind.text(ID, "1 to 64 letters, digits or _"));
    var today = LocalDate.ofInstant(clock.instant(), Json.CHINA);
    return query
        .build(
            () ->
                new Asked(
                    new Wish(
                        file.get(), kind.get(), today, balancesOn.get(), rows.get(), reason.get()),
                    dryRun.get(),
                    id.get().orElseGet(() -> Intake.newId(clock))))
        .fold(
            asked -> receive(request, asked),
            problems -> Future.succeededFuture(Answer.problems(problems)));
  }

  private Future<Answer> receive(Request request, Asked asked) {
    var progress = new Progress(asked.importId);
    var key = key(request.tenant(), asked.importId);
    if (atWork.size() >= AT_WORK_MAX) {
      return Future.succeededFuture(
          Answer.problem(ProblemType.UNAVAILABLE, "other files are being read; send it again later")
              .with("Retry-After", "5"));
    }
    if (atWork.putIfAbsent(key, progress) != null) {
      return Future.succeededFuture(
          Answer.conflict("import " + asked.importId + " is still at work"));
    }
    return vertx
        .executeBlocking(() -> Imported.read(asked.wish, request.upload(), progress), false)
        .compose(
            read ->
                asked.dryRun
                    ? rehearse(request, read, progress)
                    : record(request, asked, read, progress))
        .recover(ImportsRoom::owned)
        .onComplete(
            done -> {
              progress.end();
              atWork.remove(key, progress);
            });
  }

  private Future<Answer> rehearse(Request request, Imported read, Progress progress) {
    String tenant = request.tenant();
    return snapshots
        .ledger(tenant)
        .compose(
            before ->
                database.longRead(
                    tenant, connection -> LedgerStore.follow(connection, tenant, before)))
        .compose(
            ledger -> {
              progress.at(Watch.Phase.CHECKING, read.rows(), 1);
              return intake.rehearse(ledger, read);
            })
        .map(taken -> taken.refused() ? refused(taken) : Answer.ok(taken.json()));
  }

  private Future<Answer> record(Request request, Asked asked, Imported read, Progress progress) {
    String tenant = request.tenant();
    var arrival =
        new Intake.Arrival(
            tenant, request.caller().client(), asked.importId, read, request.upload());
    return snapshots.writing(tenant, () -> take(request, arrival, progress));
  }

  private Future<Answer> take(Request request, Intake.Arrival arrival, Progress progress) {
    String tenant = arrival.tenant();
    var done = new AtomicReference<Intake.@Nullable Taken>();
    return snapshots
        .ledger(tenant)
        .compose(
            before ->
                writes.onceLong(
                    request,
                    connection ->
                        intake
                            .take(connection, before, arrival, progress)
                            .map(
                                taken -> {
                                  done.set(taken);
                                  return taken.refused()
                                      ? refused(taken)
                                      : Answer.created(
                                          "/v1/imports/" + arrival.importId(), taken.json());
                                })))
        .compose(said -> shown(tenant, done.get(), said));
  }

  /** What is recorded stays recorded even if this node cannot show it yet. */
  private Future<Answer> shown(String tenant, Intake.@Nullable Taken taken, Answer said) {
    return taken == null || taken.commit().isEmpty()
        ? Future.succeededFuture(said)
        : snapshots
            .appended(tenant, taken.commit().get(), taken.changes())
            .transform(shown -> Future.succeededFuture(said));
  }

  private static Answer refused(Intake.Taken taken) {
    long count = taken.problemCount();
    int shown = taken.problems().size();
    return Answer.problems(
        "nothing was recorded: "
            + (count == 1 ? "1 problem" : count + " problems")
            + (count > shown ? ", of which the first " + shown + " are listed" : ""),
        taken.problems(),
        count);
  }

  private static Future<Answer> owned(Throwable failure) {
    return failure instanceof Refusal refusal
        ? Future.succeededFuture(refusal.answer())
        : Future.failedFuture(failure);
  }

  private Future<Answer> one(Request request) {
    String id = request.path("import_id");
    return request
        .query()
        .build(() -> id)
        .fold(
            asked -> {
              var running = atWork.get(key(request.tenant(), id));
              return running == null
                  ? kept(request, id)
                  : Future.succeededFuture(Answer.ok(running.json()));
            },
            problems -> Future.succeededFuture(Answer.problems(problems)));
  }

  private Future<Answer> kept(Request request, String id) {
    return database
        .read(request.tenant(), connection -> ImportStore.find(connection, request.tenant(), id))
        .map(
            found ->
                found
                    .map(kept -> Answer.ok(ImportJson.kept(kept)))
                    .orElseGet(() -> Answer.notFound("there is no import " + id)));
  }

  private Future<Answer> watch(Request request) {
    String id = request.path("import_id");
    var running = atWork.get(key(request.tenant(), id));
    if (running == null) {
      return Future.succeededFuture(
          Answer.notFound("no import " + id + " is at work; ask for the import itself"));
    }
    var events = running.events(vertx);
    return Future.succeededFuture(Answer.stream("text/event-stream", events, events::close));
  }

  private Future<Answer> revert(Request request) {
    Fields fields = request.fields();
    var reason = fields.text("reason", 1, REASON_MAX);
    return fields
        .build(reason)
        .fold(
            why -> revert(request, why),
            (List<Problem> problems) -> Future.succeededFuture(Answer.problems(problems)));
  }

  private Future<Answer> revert(Request request, String reason) {
    String tenant = request.tenant();
    var order =
        new Reversal.Order(tenant, request.caller().client(), request.path("import_id"), reason);
    var seq = new AtomicLong();
    return snapshots
        .ledger(tenant)
        .compose(
            before ->
                writes.onceLong(
                    request,
                    connection ->
                        reversal
                            .run(connection, before, order)
                            .map(
                                done -> {
                                  seq.set(done.commit().seq());
                                  return Answer.ok(ImportJson.kept(done.kept()));
                                })))
        .recover(ImportsRoom::owned)
        .compose(
            said ->
                seq.get() == 0
                    ? Future.succeededFuture(said)
                    : snapshots
                        .caughtUp(tenant, seq.get())
                        .transform(shown -> Future.succeededFuture(said)));
  }

  /** Ids hold no slash, so that no two tenants meet in one key. */
  private static String key(String tenant, String id) {
    return tenant + "/" + id;
  }
}
