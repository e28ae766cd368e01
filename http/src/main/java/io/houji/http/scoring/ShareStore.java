package io.houji.http.scoring;

import io.houji.http.store.Sql;
import io.houji.scoring.registry.ContentHash;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shares for which challengers decide. Rows are appended. */
final class ShareStore {
  private static final String SHARES = Sql.load(ShareStore.class, "shares.sql");
  private static final String APPEND = Sql.load(ShareStore.class, "append_share.sql");
  private static final String CONFIRM = Sql.load(ShareStore.class, "confirm_share.sql");

  /** A share that is asked for, with the second person's word where it was given. */
  record Share(
      String id,
      ContentHash model,
      Instant recordedAt,
      int tenThousandths,
      String askedBy,
      String why,
      Optional<Instant> confirmedAt,
      Optional<String> confirmedBy) {

    boolean holds() {
      return confirmedBy.isPresent();
    }

    Share recorded(Instant at) {
      return new Share(id, model, at, tenThousandths, askedBy, why, confirmedAt, confirmedBy);
    }

    Share confirmed(Instant at, String by) {
      return new Share(
          id, model, recordedAt, tenThousandths, askedBy, why, Optional.of(at), Optional.of(by));
    }
  }

  private ShareStore() {}

  static Future<List<Share>> shares(SqlConnection connection, String tenant) {
    return connection
        .preparedQuery(SHARES)
        .execute(Tuple.of(tenant))
        .map(
            rows -> {
              var all = new ArrayList<Share>(rows.size());
              rows.forEach(row -> all.add(share(row)));
              return all;
            });
  }

  private static Share share(Row row) {
    @Nullable OffsetDateTime confirmed = row.getOffsetDateTime("confirmed_at");
    @Nullable String by = row.getString("confirmed_by");
    return new Share(
        row.getString("share_id"),
        ScoreStore.hash(row.getBuffer("model_hash")),
        ApplicationStore.moment(row, "recorded_at"),
        row.getInteger("ten_thousandths"),
        row.getString("asked_by"),
        row.getString("why"),
        Optional.ofNullable(confirmed).map(OffsetDateTime::toInstant),
        Optional.ofNullable(by));
  }

  static Future<Optional<Instant>> append(SqlConnection connection, String tenant, Share share) {
    return connection
        .preparedQuery(APPEND)
        .execute(
            Tuple.of(tenant, share.id)
                .addBuffer(ScoreStore.bytes(share.model))
                .addInteger(share.tenThousandths)
                .addString(share.askedBy)
                .addString(share.why))
        .map(ApplicationStore::moment);
  }

  static Future<Optional<Instant>> confirm(
      SqlConnection connection, String tenant, String shareId, ModelStore.Signature signature) {
    return connection
        .preparedQuery(CONFIRM)
        .execute(Tuple.of(tenant, shareId, signature.by(), signature.why()))
        .map(ApplicationStore::moment);
  }
}
