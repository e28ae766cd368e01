package io.houji.http.scoring;

import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import io.houji.http.store.Sql;
import io.houji.scoring.decision.Decision;
import io.houji.scoring.registry.ContentHash;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists of firms in parts, and what became of each part. Rows are appended. */
final class BatchStore {
  private static final String APPEND_PART = Sql.load(BatchStore.class, "append_part.sql");
  private static final String APPEND = Sql.load(BatchStore.class, "append_batch.sql");
  private static final String FIND = Sql.load(BatchStore.class, "find_batch.sql");
  private static final String LIST = Sql.load(BatchStore.class, "list_batches.sql");
  private static final String CLAIM = Sql.load(BatchStore.class, "claim_part.sql");
  private static final String OPEN = Sql.load(BatchStore.class, "open_parts.sql");
  private static final String APPEND_RESULT = Sql.load(BatchStore.class, "append_result.sql");
  private static final String RESULT = Sql.load(BatchStore.class, "part_result.sql");
  private static final String UNFINISHED = Sql.load(BatchStore.class, "unfinished_batches.sql");

  /**
   * A list that was recorded.
   *
   * @param file its name as sent
   */
  record Batch(
      String id,
      Instant recordedAt,
      String actor,
      String file,
      BatchHead head,
      ContentHash catalogue,
      long lines,
      int parts,
      Progress progress) {

    boolean isDone() {
      return progress.parts == parts;
    }

    Json.Obj json() {
      return Json.object()
          .put("id", id)
          .put("state", isDone() ? "done" : "working")
          .put("recorded_at", recordedAt)
          .put("recorded_by", actor)
          .put("file", file)
          .put("kind", head.kind())
          .putOrNull("product", head.product(), Json::text)
          .put("day", head.day())
          .put("lines", lines)
          .put("lines_done", progress.lines)
          .put("indicate", progress.indicate)
          .put("refer", progress.refer)
          .put("insufficient_data", progress.insufficient)
          .put("bad", progress.bad)
          .putOrNull("finished_at", progress.last.filter(at -> isDone()), Json::instant)
          .put("catalogue_sha256", catalogue.hex())
          .end();
    }
  }

  /** How far it is. */
  record Progress(
      int parts,
      long lines,
      long indicate,
      long refer,
      long insufficient,
      long bad,
      Optional<Instant> last) {}

  /** A list to be recorded once its parts are. */
  record Received(
      String id, String actor, String file, BatchHead head, Buffer sha256, long lines, int parts) {}

  /** A list of some tenant. */
  record Owned(String tenant, String id) {}

  private BatchStore() {}

  static Future<Void> appendPart(
      SqlConnection connection, String tenant, String id, BatchPart part) {
    return connection
        .preparedQuery(APPEND_PART)
        .execute(
            Tuple.of(tenant, id, part.number(), part.lines())
                .addBuffer(Buffer.buffer(part.input())))
        .mapEmpty();
  }

  static Future<Void> append(
      SqlConnection connection, String tenant, Received batch, ContentHash catalogue) {
    var columns = Json.array(batch.head.columns(), Json::text);
    return connection
        .preparedQuery(APPEND)
        .execute(
            Tuple.of(tenant, batch.id, batch.actor)
                .addValue(batch.head.product().orElse(null))
                .addLocalDate(batch.head.day())
                .addString(batch.file)
                .addString(batch.head.kind())
                .addString(new String(columns.toBytes(), StandardCharsets.UTF_8))
                .addBuffer(batch.sha256)
                .addLong(batch.lines)
                .addInteger(batch.parts)
                .addBuffer(ScoreStore.bytes(catalogue)))
        .mapEmpty();
  }

  static Future<Optional<Batch>> find(SqlConnection connection, String tenant, String id) {
    return connection
        .preparedQuery(FIND)
        .execute(Tuple.of(tenant, id))
        .map(rows -> batches(rows).stream().findFirst());
  }

  static Future<List<Batch>> list(
      SqlConnection connection, String tenant, Optional<ScoreStore.Cursor> before, int limit) {
    return connection
        .preparedQuery(LIST)
        .execute(
            Tuple.of(tenant)
                .addValue(before.map(c -> ApplicationStore.utc(c.recordedAt())).orElse(null))
                .addValue(before.map(ScoreStore.Cursor::id).orElse(null))
                .addInteger(limit))
        .map(BatchStore::batches);
  }

  private static List<Batch> batches(RowSet<Row> rows) {
    var all = new ArrayList<Batch>(rows.size());
    for (Row row : rows) {
      all.add(
          new Batch(
              row.getString("batch_id"),
              ApplicationStore.moment(row, "recorded_at"),
              row.getString("actor"),
              row.getString("file"),
              new BatchHead(
                  Optional.ofNullable(row.getString("product")),
                  row.getLocalDate("day"),
                  row.getString("kind"),
                  columns(row.getString("columns"))),
              ScoreStore.hash(row.getBuffer("catalogue_hash")),
              row.getLong("lines"),
              row.getInteger("parts"),
              progress(row)));
    }
    return all;
  }

  private static Progress progress(Row row) {
    java.time.@Nullable OffsetDateTime last = row.getOffsetDateTime("finished_at");
    return new Progress(
        Math.toIntExact(row.getLong("parts_done")),
        row.getLong("lines_done"),
        row.getLong("indicate"),
        row.getLong("refer"),
        row.getLong("insufficient"),
        row.getLong("bad"),
        Optional.ofNullable(last).map(java.time.OffsetDateTime::toInstant));
  }

  private static List<String> columns(String written) {
    var json =
        JsonReader.read(written.getBytes(StandardCharsets.UTF_8))
            .fold(
                read -> (Json.Arr) read,
                problems -> {
                  throw new IllegalStateException("stored columns: " + problems);
                });
    return json.items().stream().map(item -> ((Json.Text) item).value()).toList();
  }

  /** The packed lines of a part that waits for a result and is nobody else's now. */
  static Future<Optional<Buffer>> claim(
      SqlConnection connection, String tenant, String id, int part) {
    return connection
        .preparedQuery(CLAIM)
        .execute(Tuple.of(tenant, id, part))
        .map(rows -> first(rows, "input"));
  }

  static Future<Void> appendResult(
      SqlConnection connection, String tenant, String id, int part, BatchScoring.Result result) {
    return connection
        .preparedQuery(APPEND_RESULT)
        .execute(
            Tuple.of(tenant, id, part, result.lines())
                .addInteger(result.count(Decision.INDICATE))
                .addInteger(result.count(Decision.REFER))
                .addInteger(result.count(Decision.INSUFFICIENT_DATA))
                .addInteger(result.bad())
                .addBuffer(Buffer.buffer(result.result())))
        .mapEmpty();
  }

  static Future<List<Integer>> openParts(SqlConnection connection, String tenant, String id) {
    return connection
        .preparedQuery(OPEN)
        .execute(Tuple.of(tenant, id))
        .map(
            rows -> {
              var parts = new ArrayList<Integer>(rows.size());
              rows.forEach(row -> parts.add(row.getInteger("part")));
              return parts;
            });
  }

  static Future<Optional<Buffer>> result(
      SqlConnection connection, String tenant, String id, int part) {
    return connection
        .preparedQuery(RESULT)
        .execute(Tuple.of(tenant, id, part))
        .map(rows -> first(rows, "result"));
  }

  private static Optional<Buffer> first(RowSet<Row> rows, String column) {
    var row = rows.iterator();
    return row.hasNext() ? Optional.of(row.next().getBuffer(column)) : Optional.empty();
  }

  static Future<List<Owned>> unfinished(SqlConnection connection) {
    return connection
        .preparedQuery(UNFINISHED)
        .execute()
        .map(
            rows -> {
              var all = new ArrayList<Owned>(rows.size());
              rows.forEach(
                  row -> all.add(new Owned(row.getString("tenant_id"), row.getString("batch_id"))));
              return all;
            });
  }
}
