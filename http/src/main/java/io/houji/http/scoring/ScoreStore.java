package io.houji.http.scoring;

import io.houji.http.json.Json;
import io.houji.http.store.Sql;
import io.houji.scoring.registry.ContentHash;
import io.houji.scoring.registry.State;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Scores that were given, and the catalogues they were made with. Rows are appended. */
final class ScoreStore {
  private static final String KEEP_CATALOGUE = Sql.load(ScoreStore.class, "keep_catalogue.sql");
  private static final String FIND_CATALOGUE = Sql.load(ScoreStore.class, "find_catalogue.sql");
  private static final String APPEND = Sql.load(ScoreStore.class, "append_scores.sql");
  private static final String FIND = Sql.load(ScoreStore.class, "find_score.sql");
  private static final String LIST = Sql.load(ScoreStore.class, "list_scores.sql");

  /**
   * A score to be kept.
   *
   * @param answer as {@link AnswerJson} writes it
   */
  record Given(Head head, Made made, Figures figures, Buffer answer) {}

  /**
   * Who asked for which score.
   *
   * @param decidedBy the role of the model: champion or challenger
   */
  record Head(
      String id,
      String applicationId,
      int applicationVersion,
      String actor,
      Instant knownAt,
      State decidedBy) {}

  /** What it was made with. */
  record Made(
      String product,
      LocalDate day,
      ContentHash catalogue,
      ContentHash model,
      ContentHash answer) {}

  /** What it comes to. */
  record Figures(String decision, int score, double pd, String grade) {}

  /**
   * A score that was kept.
   *
   * @param inputs of the version of the application that was scored
   */
  record Kept(
      Head head,
      Instant recordedAt,
      String product,
      LocalDate day,
      ContentHash catalogue,
      ContentHash answerHash,
      Buffer answer,
      Map<String, String> inputs) {}

  /** Where the next page begins. */
  record Cursor(Instant recordedAt, String id) {}

  private ScoreStore() {}

  /** False if it was there before. */
  static Future<Boolean> keepCatalogue(
      SqlConnection connection, String tenant, Versions.Ready catalogue) {
    return connection
        .preparedQuery(KEEP_CATALOGUE)
        .execute(Tuple.of(tenant, bytes(catalogue.hash()), Versions.written(catalogue.texts())))
        .map(rows -> rows.rowCount() > 0);
  }

  static Future<Optional<String>> catalogue(
      SqlConnection connection, String tenant, ContentHash hash) {
    return connection
        .preparedQuery(FIND_CATALOGUE)
        .execute(Tuple.of(tenant, bytes(hash)))
        .map(
            rows -> {
              var row = rows.iterator();
              return row.hasNext() ? Optional.of(row.next().getString("texts")) : Optional.empty();
            });
  }

  /** When each was recorded, by id; one whose id is taken is not among them. */
  static Future<Map<String, Instant>> append(
      SqlConnection connection, String tenant, List<Given> all) {
    return connection
        .preparedQuery(APPEND)
        .execute(columns(tenant, all))
        .map(
            rows -> {
              var recorded = new HashMap<String, Instant>();
              rows.forEach(
                  row ->
                      recorded.put(
                          row.getString("score_id"), ApplicationStore.moment(row, "recorded_at")));
              return recorded;
            });
  }

  /** One array of each column. */
  private static Tuple columns(String tenant, List<Given> all) {
    return Tuple.of(tenant)
        .addArrayOfString(of(all, g -> g.head.id, String[]::new))
        .addArrayOfString(of(all, g -> g.head.applicationId, String[]::new))
        .addArrayOfInteger(of(all, g -> g.head.applicationVersion, Integer[]::new))
        .addArrayOfString(of(all, g -> g.head.actor, String[]::new))
        .addArrayOfString(of(all, g -> g.made.product, String[]::new))
        .addArrayOfLocalDate(of(all, g -> g.made.day, LocalDate[]::new))
        .addArrayOfOffsetDateTime(
            of(all, g -> ApplicationStore.utc(g.head.knownAt), OffsetDateTime[]::new))
        .addArrayOfBuffer(of(all, g -> bytes(g.made.catalogue), Buffer[]::new))
        .addArrayOfBuffer(of(all, g -> bytes(g.made.model), Buffer[]::new))
        .addArrayOfBuffer(of(all, g -> bytes(g.made.answer), Buffer[]::new))
        .addArrayOfString(of(all, g -> g.figures.decision, String[]::new))
        .addArrayOfInteger(of(all, g -> g.figures.score, Integer[]::new))
        .addArrayOfDouble(of(all, g -> g.figures.pd, Double[]::new))
        .addArrayOfString(of(all, g -> g.figures.grade, String[]::new))
        .addArrayOfBuffer(of(all, g -> g.answer, Buffer[]::new))
        .addArrayOfString(of(all, g -> AnswerJson.wire(g.head.decidedBy), String[]::new));
  }

  private static <T> T[] of(List<Given> all, Function<Given, T> part, IntFunction<T[]> array) {
    return all.stream().map(part).toArray(array);
  }

  static Future<Optional<Kept>> find(SqlConnection connection, String tenant, String id) {
    return connection
        .preparedQuery(FIND)
        .execute(Tuple.of(tenant, id))
        .map(
            rows -> {
              var row = rows.iterator();
              return row.hasNext() ? Optional.of(kept(row.next())) : Optional.empty();
            });
  }

  private static Kept kept(Row row) {
    return new Kept(
        new Head(
            row.getString("score_id"),
            row.getString("application_id"),
            row.getInteger("application_version"),
            row.getString("actor"),
            ApplicationStore.moment(row, "known_at"),
            State.valueOf(row.getString("decided_by").toUpperCase(Locale.ROOT))),
        ApplicationStore.moment(row, "recorded_at"),
        row.getString("product"),
        row.getLocalDate("day"),
        hash(row.getBuffer("catalogue_hash")),
        hash(row.getBuffer("answer_hash")),
        row.getBuffer("answer"),
        ApplicationStore.strings(row.getString("inputs")));
  }

  /** Short rows, oldest first, each with its place. */
  static Future<List<Map.Entry<Cursor, Json>>> list(
      SqlConnection connection,
      String tenant,
      String applicationId,
      Optional<Cursor> after,
      int limit) {
    return connection
        .preparedQuery(LIST)
        .execute(
            Tuple.of(tenant, applicationId)
                .addValue(after.map(c -> ApplicationStore.utc(c.recordedAt)).orElse(null))
                .addValue(after.map(Cursor::id).orElse(null))
                .addInteger(limit))
        .map(
            rows -> {
              var all = new ArrayList<Map.Entry<Cursor, Json>>(rows.size());
              rows.forEach(row -> all.add(listed(row)));
              return all;
            });
  }

  private static Map.Entry<Cursor, Json> listed(Row row) {
    var at = ApplicationStore.moment(row, "recorded_at");
    var id = row.getString("score_id");
    return Map.entry(
        new Cursor(at, id),
        Json.object()
            .put("id", id)
            .put("application_version", row.getInteger("application_version"))
            .put("recorded_at", at)
            .put("recorded_by", row.getString("actor"))
            .put("product", row.getString("product"))
            .put("day", row.getLocalDate("day"))
            .put("decision", row.getString("decision"))
            .put("score", row.getInteger("score"))
            .put("pd", Json.rate(row.getDouble("pd")))
            .put("grade", row.getString("grade"))
            .put("decided_by", row.getString("decided_by"))
            .end());
  }

  static Buffer bytes(ContentHash hash) {
    return Buffer.buffer(HexFormat.of().parseHex(hash.hex()));
  }

  static ContentHash hash(Buffer bytes) {
    return new ContentHash(HexFormat.of().formatHex(bytes.getBytes()));
  }
}
