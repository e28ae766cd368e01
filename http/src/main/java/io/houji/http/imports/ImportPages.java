package io.houji.http.imports;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem.Code;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.server.Answer;
import io.houji.http.server.Request;
import io.houji.http.store.Database;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Imports that were done, latest first, and the rows that were sent back. */
final class ImportPages {
  private static final int STANDARD = 50;
  private static final int MOST = 500;
  private static final String CSV = "text/csv; charset=utf-8";

  private final Database database;

  ImportPages(Database database) {
    this.database = database;
  }

  private record Asked(int limit, Optional<ImportStore.Cursor> after) {}

  Future<Answer> list(Request request) {
    var query = request.query();
    var limit = query.orElse("limit", Kind.whole(1, MOST), (long) STANDARD);
    var cursor = query.optional("cursor", cursor());
    return query
        .build(() -> new Asked(Math.toIntExact(limit.get()), cursor.get()))
        .fold(
            asked ->
                database
                    .read(
                        request.tenant(),
                        connection ->
                            ImportStore.list(
                                connection, request.tenant(), asked.after, asked.limit + 1))
                    .map(found -> page(found, asked.limit)),
            problems -> Future.succeededFuture(Answer.problems(problems)));
  }

  private static Answer page(List<ImportStore.Kept> found, int limit) {
    var shown = found.subList(0, Math.min(limit, found.size()));
    boolean more = found.size() > limit;
    var json = Json.object().put("data", Json.array(shown, ImportJson::kept)).put("has_more", more);
    if (more) {
      json.put("next_cursor", text(shown.get(shown.size() - 1)));
    }
    return Answer.ok(json.end());
  }

  private static String text(ImportStore.Kept last) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((last.receivedAt() + "|" + last.id()).getBytes(StandardCharsets.UTF_8));
  }

  private static Kind<ImportStore.Cursor> cursor() {
    return value -> {
      try {
        var parts =
            new String(
                    Base64.getUrlDecoder().decode(((Json.Text) value).value()),
                    StandardCharsets.UTF_8)
                .split("\\|", -1);
        return parts.length == 2
            ? Outcome.ok(new ImportStore.Cursor(Instant.parse(parts[0]), parts[1]))
            : notOurs();
      } catch (IllegalArgumentException | DateTimeException notOurs) {
        return notOurs();
      }
    };
  }

  private static <T> Outcome<T> notOurs() {
    return Outcome.rejected(Code.MALFORMED, "", "must be the next_cursor of an earlier page");
  }

  Future<Answer> badRows(Request request) {
    String id = request.path("import_id");
    return database
        .read(request.tenant(), connection -> ImportStore.badRows(connection, request.tenant(), id))
        .map(
            found ->
                found
                    .map(
                        rows ->
                            Answer.bytes(CSV, rows.getBytes())
                                .with(
                                    "Content-Disposition",
                                    "attachment; filename=\"" + id + "-bad-rows.csv\""))
                    .orElseGet(() -> Answer.notFound("import " + id + " sent no rows back")));
  }
}
