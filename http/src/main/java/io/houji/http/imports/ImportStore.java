package io.houji.http.imports;

import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import io.houji.http.store.Sql;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Imports that were done, with what became of them. Rows are appended, never changed. */
final class ImportStore {
  private static final String KEEP = Sql.load(ImportStore.class, "keep_import.sql");
  private static final String REVERT = Sql.load(ImportStore.class, "keep_reversal.sql");
  private static final String FIND = Sql.load(ImportStore.class, "find_import.sql");
  private static final String LIST = Sql.load(ImportStore.class, "list_imports.sql");
  private static final String BAD_ROWS = Sql.load(ImportStore.class, "bad_rows.sql");

  /**
   * An import that was done.
   *
   * @param seq of its commit; empty if it changed nothing
   * @param result counts, totals and, unless listed, the details
   */
  record Kept(
      String id,
      Instant receivedAt,
      String actor,
      Json.Obj options,
      Json.Obj file,
      Optional<Long> seq,
      Json.Obj result,
      boolean hasBadRows,
      Optional<Reversed> reversal) {}

  /** How an import was taken back. */
  record Reversed(String reason, String actor, Instant at, long seq) {}

  /** Where the next page begins. */
  record Cursor(Instant receivedAt, String id) {}

  /** What is to be kept. */
  record Done(
      String tenant,
      String id,
      String actor,
      Draft draft,
      Json.Obj effect,
      Optional<Long> seq,
      Buffer badRows) {}

  private ImportStore() {}

  static Future<Kept> keep(SqlConnection connection, Done done) {
    var options = ImportJson.options(done.draft.read().wish());
    var file = ImportJson.file(done.draft.read());
    boolean bad = done.badRows.length() > 0;
    return connection
        .preparedQuery(KEEP)
        .execute(
            Tuple.of(done.tenant, done.id, done.actor)
                .addString(text(options))
                .addString(text(Json.array(List.of(file))))
                .addValue(done.seq.orElse(null))
                .addString(text(done.effect))
                .addValue(bad ? done.badRows : null))
        .map(
            rows ->
                new Kept(
                    done.id,
                    moment(rows.iterator().next(), "finished_at"),
                    done.actor,
                    options,
                    file,
                    done.seq,
                    done.effect,
                    bad,
                    Optional.empty()));
  }

  static Future<Kept> keepReversal(
      SqlConnection connection, String tenant, Kept kept, Reversed reversal) {
    var how = Json.object().put("reason", reversal.reason).put("reverted_by", reversal.actor).end();
    return connection
        .preparedQuery(REVERT)
        .execute(Tuple.of(tenant, kept.id, reversal.seq, text(how)))
        .map(
            rows ->
                new Kept(
                    kept.id,
                    kept.receivedAt,
                    kept.actor,
                    kept.options,
                    kept.file,
                    kept.seq,
                    kept.result,
                    kept.hasBadRows,
                    Optional.of(
                        new Reversed(
                            reversal.reason,
                            reversal.actor,
                            moment(rows.iterator().next(), "finished_at"),
                            reversal.seq))));
  }

  static Future<Optional<Kept>> find(SqlConnection connection, String tenant, String id) {
    return connection
        .preparedQuery(FIND)
        .execute(Tuple.of(tenant, id))
        .map(rows -> kept(rows).stream().findFirst());
  }

  static Future<List<Kept>> list(
      SqlConnection connection, String tenant, Optional<Cursor> after, int limit) {
    return connection
        .preparedQuery(LIST)
        .execute(
            Tuple.of(tenant)
                .addValue(after.map(c -> c.receivedAt.atOffset(ZoneOffset.UTC)).orElse(null))
                .addValue(after.map(Cursor::id).orElse(null))
                .addInteger(limit))
        .map(ImportStore::kept);
  }

  static Future<Optional<Buffer>> badRows(SqlConnection connection, String tenant, String id) {
    return connection
        .preparedQuery(BAD_ROWS)
        .execute(Tuple.of(tenant, id))
        .map(
            rows -> {
              var row = rows.iterator();
              return row.hasNext()
                  ? Optional.ofNullable(row.next().getBuffer("bad_rows"))
                  : Optional.empty();
            });
  }

  private static List<Kept> kept(RowSet<Row> rows) {
    var all = new ArrayList<Kept>(rows.size());
    for (Row row : rows) {
      all.add(
          new Kept(
              row.getString("import_id"),
              moment(row, "received_at"),
              row.getString("actor"),
              object(row.getString("options")),
              file(row),
              Optional.ofNullable(row.getLong("seq")),
              object(row.getString("result")),
              row.getBoolean("has_bad_rows"),
              reversal(row)));
    }
    return all;
  }

  private static Json.Obj file(Row row) {
    return (Json.Obj) ((Json.Arr) read(row.getString("files"))).items().get(0);
  }

  private static Optional<Reversed> reversal(Row row) {
    @Nullable String how = row.getString("reversal");
    if (how == null) {
      return Optional.empty();
    }
    var json = object(how);
    return Optional.of(
        new Reversed(
            json.words("reason"),
            json.words("reverted_by"),
            moment(row, "reverted_at"),
            row.getLong("reverted_seq")));
  }

  private static Instant moment(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  private static Json.Obj object(String text) {
    return (Json.Obj) read(text);
  }

  private static Json read(String text) {
    return JsonReader.read(text.getBytes(StandardCharsets.UTF_8))
        .fold(
            json -> json,
            problems -> {
              throw new IllegalStateException("stored JSON that is none: " + problems);
            });
  }

  private static String text(Json json) {
    return new String(json.toBytes(), StandardCharsets.UTF_8);
  }
}
