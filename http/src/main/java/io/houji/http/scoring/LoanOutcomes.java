package io.houji.http.scoring;

import static io.houji.fund.outcome.Problem.Code.CONTRADICTION;
import static io.houji.fund.outcome.Problem.Code.UNKNOWN;

import io.houji.fund.outcome.Problem;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.server.Answer;
import io.houji.http.server.Request;
import io.houji.http.store.Database;
import io.houji.http.store.Sql;
import io.houji.http.writes.Writes;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /v1/outcomes}: how scored loans went, so that models can be validated (贷后表现). */
final class LoanOutcomes {
  /** A default probability is one of twelve months; before that nobody has performed. */
  private static final int MONTHS = 12;

  private static final int STANDARD = 50;
  private static final int MOST = 500;
  private static final int REASON_MAX = 1_000;
  private static final String APPEND = Sql.load(LoanOutcomes.class, "append_outcome.sql");
  private static final String LIST = Sql.load(LoanOutcomes.class, "outcomes.sql");
  private static final String LATEST = Sql.load(LoanOutcomes.class, "latest_outcome.sql");

  /** How it went. */
  private enum Kept {
    DEFAULTED,
    PERFORMED,
    NOT_LENT
  }

  private record Wish(String scoreId, Kept outcome, LocalDate on, Optional<String> reason) {}

  /** A score's day with the version of its latest outcome. */
  private record Latest(LocalDate day, int version) {}

  private final Database database;
  private final Writes writes;
  private final InstantSource clock;

  LoanOutcomes(Database database, Writes writes, InstantSource clock) {
    this.database = database;
    this.writes = writes;
    this.clock = clock;
  }

  Future<Answer> post(Request request) {
    var fields = request.fields();
    var score = fields.required("score_id", Named.id());
    var outcome = fields.choice("outcome", Kept.class);
    var on = fields.required("observed_on", Inputs.day(clock.instant()));
    var reason = fields.optional("reason", Kind.text(1, REASON_MAX));
    return fields
        .build(() -> new Wish(score.get(), outcome.get(), on.get(), reason.get()))
        .fold(
            wish -> writes.once(request, connection -> record(connection, request, wish)),
            problems -> Future.succeededFuture(Answer.problems(problems)));
  }

  private static Future<Answer> record(SqlConnection connection, Request request, Wish wish) {
    return connection
        .preparedQuery(LATEST)
        .execute(Tuple.of(request.tenant(), wish.scoreId))
        .compose(
            rows -> {
              var row = rows.iterator();
              if (!row.hasNext()) {
                return refused(UNKNOWN, "/score_id", "there is no such score");
              }
              var found = row.next();
              var latest = new Latest(found.getLocalDate("day"), found.getInteger("version"));
              return latest.version > 0 && wish.reason.isEmpty()
                  ? Future.succeededFuture(
                      Answer.conflict("its outcome is recorded; a correction needs a reason"))
                  : fits(connection, request, wish, latest);
            });
  }

  private static Future<Answer> refused(Problem.Code code, String where, String say) {
    return Future.succeededFuture(Answer.problems(List.of(new Problem(code, where, say))));
  }

  private static Future<Answer> fits(
      SqlConnection connection, Request request, Wish wish, Latest latest) {
    if (wish.on.isBefore(latest.day)) {
      var say = "not before the scoring day " + latest.day;
      return refused(CONTRADICTION, "/observed_on", say);
    }
    var ripe = latest.day.plusMonths(MONTHS);
    if (wish.outcome == Kept.PERFORMED && wish.on.isBefore(ripe)) {
      var say = "nobody has performed before twelve months are over, on " + ripe;
      return refused(CONTRADICTION, "/observed_on", say);
    }
    return connection
        .preparedQuery(APPEND)
        .execute(
            Tuple.of(request.tenant(), wish.scoreId, latest.version + 1, request.caller().client())
                .addString(AnswerJson.wire(wish.outcome))
                .addLocalDate(wish.on)
                .addValue(wish.reason.orElse(null)))
        .map(ApplicationStore::moment)
        .map(
            at ->
                at.map(moment -> created(request, wish, latest.version + 1, moment))
                    .orElseGet(() -> Answer.conflict("somebody else has just recorded one")));
  }

  private static Answer created(Request request, Wish wish, int version, Instant at) {
    return Answer.created(
        "/v1/scores/" + wish.scoreId,
        Json.object()
            .put("score_id", wish.scoreId)
            .put("version", version)
            .put("recorded_at", at)
            .put("recorded_by", request.caller().client())
            .put("outcome", AnswerJson.wire(wish.outcome))
            .put("observed_on", wish.on)
            .putOrNull("reason", wish.reason, Json::text)
            .end());
  }

  private record Page(int limit, String after) {}

  Future<Answer> list(Request request) {
    var query = request.query();
    var limit = query.orElse("limit", Kind.whole(1, MOST), (long) STANDARD);
    var cursor = query.orElse("cursor", Named.cursor(text -> text), "");
    return query
        .build(() -> new Page(Math.toIntExact(limit.get()), cursor.get()))
        .fold(
            page ->
                database
                    .read(
                        request.tenant(),
                        connection ->
                            connection
                                .preparedQuery(LIST)
                                .execute(Tuple.of(request.tenant(), page.after, page.limit + 1)))
                    .map(
                        rows -> {
                          var all = new ArrayList<Row>(rows.size());
                          rows.forEach(all::add);
                          return page(all, page.limit);
                        }),
            (List<Problem> problems) -> Future.succeededFuture(Answer.problems(problems)));
  }

  private static Answer page(List<Row> found, int limit) {
    boolean more = found.size() > limit;
    var shown = more ? found.subList(0, limit) : found;
    var json =
        Json.object().put("data", Json.array(shown, LoanOutcomes::row)).put("has_more", more);
    if (more) {
      json.put("next_cursor", Named.cursor(shown.get(limit - 1).getString("score_id")));
    }
    return Answer.ok(json.end());
  }

  private static Json row(Row row) {
    return Json.object()
        .put("score_id", row.getString("score_id"))
        .put("version", row.getInteger("version"))
        .put("recorded_at", ApplicationStore.moment(row, "recorded_at"))
        .put("recorded_by", row.getString("actor"))
        .put("outcome", row.getString("outcome"))
        .put("observed_on", row.getLocalDate("observed_on"))
        .putOrNull("reason", Optional.ofNullable(row.getString("reason")), Json::text)
        .put("product", row.getString("product"))
        .put("day", row.getLocalDate("day"))
        .put("score", row.getInteger("score"))
        .put("pd", Json.rate(row.getDouble("pd")))
        .put("grade", row.getString("grade"))
        .end();
  }
}
