package io.houji.http.scoring;

import io.houji.http.store.Sql;
import io.houji.scoring.registry.ContentHash;
import io.houji.scoring.registry.State;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Models of a tenant's own and the moves between their states. Rows are appended. */
final class ModelStore {
  private static final String APPEND = Sql.load(ModelStore.class, "append_model.sql");
  private static final String MODELS = Sql.load(ModelStore.class, "models.sql");
  private static final String MOVES = Sql.load(ModelStore.class, "moves.sql");
  private static final String APPEND_MOVE = Sql.load(ModelStore.class, "append_move.sql");
  private static final String CONFIRM = Sql.load(ModelStore.class, "confirm_move.sql");
  private static final String LOCK = Sql.load(ModelStore.class, "lock_registry.sql");

  /**
   * A model as it was handed in.
   *
   * @param content a product's text, see {@link io.houji.scoring.product.ProductFile}
   */
  record Model(
      ContentHash hash,
      Instant recordedAt,
      String author,
      String name,
      String version,
      String content) {}

  /** A move that is asked for, with the second person's word where it was given. */
  record Move(
      String id,
      ContentHash model,
      Instant recordedAt,
      State to,
      String askedBy,
      String why,
      Optional<Instant> confirmedAt,
      Optional<String> confirmedBy) {

    boolean holds() {
      return !to.needsTwoPersons() || confirmedBy.isPresent();
    }

    /** From when it holds. */
    Instant since() {
      return confirmedAt.orElse(recordedAt);
    }
  }

  private ModelStore() {}

  static Future<Void> lock(SqlConnection connection, String tenant) {
    return connection.preparedQuery(LOCK).execute(Tuple.of(tenant)).mapEmpty();
  }

  static Future<Optional<Instant>> append(SqlConnection connection, String tenant, Model model) {
    return connection
        .preparedQuery(APPEND)
        .execute(
            Tuple.of(tenant)
                .addBuffer(ScoreStore.bytes(model.hash))
                .addString(model.author)
                .addString(model.name)
                .addString(model.version)
                .addString(model.content))
        .map(ApplicationStore::moment);
  }

  static Future<List<Model>> models(SqlConnection connection, String tenant) {
    return connection
        .preparedQuery(MODELS)
        .execute(Tuple.of(tenant))
        .map(
            rows -> {
              var all = new ArrayList<Model>(rows.size());
              rows.forEach(row -> all.add(model(row)));
              return all;
            });
  }

  private static Model model(Row row) {
    return new Model(
        ScoreStore.hash(row.getBuffer("model_hash")),
        ApplicationStore.moment(row, "recorded_at"),
        row.getString("author"),
        row.getString("name"),
        row.getString("version"),
        row.getString("content"));
  }

  static Future<List<Move>> moves(SqlConnection connection, String tenant) {
    return connection
        .preparedQuery(MOVES)
        .execute(Tuple.of(tenant))
        .map(
            rows -> {
              var all = new ArrayList<Move>(rows.size());
              rows.forEach(row -> all.add(move(row)));
              return all;
            });
  }

  private static Move move(Row row) {
    @Nullable OffsetDateTime confirmed = row.getOffsetDateTime("confirmed_at");
    @Nullable String by = row.getString("confirmed_by");
    return new Move(
        row.getString("move_id"),
        ScoreStore.hash(row.getBuffer("model_hash")),
        ApplicationStore.moment(row, "recorded_at"),
        State.valueOf(row.getString("to_state").toUpperCase(Locale.ROOT)),
        row.getString("asked_by"),
        row.getString("why"),
        Optional.ofNullable(confirmed).map(OffsetDateTime::toInstant),
        Optional.ofNullable(by));
  }

  static Future<Optional<Instant>> appendMove(SqlConnection connection, String tenant, Move move) {
    return connection
        .preparedQuery(APPEND_MOVE)
        .execute(
            Tuple.of(tenant, move.id)
                .addBuffer(ScoreStore.bytes(move.model))
                .addString(AnswerJson.wire(move.to))
                .addString(move.askedBy)
                .addString(move.why)
                .addBoolean(move.to.needsTwoPersons()))
        .map(ApplicationStore::moment);
  }

  static Future<Optional<Instant>> confirm(
      SqlConnection connection, String tenant, String moveId, Signature signature) {
    return connection
        .preparedQuery(CONFIRM)
        .execute(Tuple.of(tenant, moveId, signature.by, signature.why))
        .map(ApplicationStore::moment);
  }

  /** Who confirms, and why. */
  record Signature(String by, String why) {}
}
