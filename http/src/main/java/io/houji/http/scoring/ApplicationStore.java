package io.houji.http.scoring;

import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import io.houji.http.store.Sql;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Applications in versions. Rows are appended, never changed. */
final class ApplicationStore {
  private static final String APPEND = Sql.load(ApplicationStore.class, "append_application.sql");
  private static final String FIND = Sql.load(ApplicationStore.class, "find_application.sql");
  private static final String FIND_ALL = Sql.load(ApplicationStore.class, "find_applications.sql");
  private static final String LIST = Sql.load(ApplicationStore.class, "list_applications.sql");

  /**
   * A loan application as it was recorded (贷款申请).
   *
   * @param version 1 and up; each later one corrects the one before
   * @param reference the bank's own number for the firm
   * @param knownAt when the bank knew the inputs
   * @param inputKnownAt of single inputs that were known at another moment
   * @param inputs as the dictionary reads them, by name
   */
  record Application(
      String id,
      int version,
      Instant recordedAt,
      String actor,
      String product,
      Optional<String> reference,
      Instant knownAt,
      Map<String, Instant> inputKnownAt,
      Map<String, String> inputs,
      Optional<String> reason) {

    /** The same as recorded at this moment. */
    Application recorded(Instant moment) {
      return new Application(
          id, version, moment, actor, product, reference, knownAt, inputKnownAt, inputs, reason);
    }

    Application asVersion(int number) {
      return new Application(
          id, number, recordedAt, actor, product, reference, knownAt, inputKnownAt, inputs, reason);
    }

    Json.Obj json() {
      return Json.object()
          .put("id", id)
          .put("version", version)
          .put("recorded_at", recordedAt)
          .put("recorded_by", actor)
          .put("product", product)
          .putOrNull("reference", reference, Json::text)
          .put("known_at", knownAt)
          .put("input_known_at", moments(inputKnownAt))
          .put("inputs", texts(inputs))
          .putOrNull("reason", reason, Json::text)
          .end();
    }
  }

  private ApplicationStore() {}

  /** The application as recorded; empty if this version is there already. */
  static Future<Optional<Application>> append(
      SqlConnection connection, String tenant, Application a) {
    return connection
        .preparedQuery(APPEND)
        .execute(
            Tuple.of(tenant, a.id, a.version, a.actor, a.product)
                .addValue(a.reference.orElse(null))
                .addOffsetDateTime(utc(a.knownAt))
                .addString(text(moments(a.inputKnownAt)))
                .addString(text(texts(a.inputs)))
                .addValue(a.reason.orElse(null)))
        .map(rows -> moment(rows).map(a::recorded));
  }

  static Future<Optional<Application>> find(
      SqlConnection connection, String tenant, String id, Optional<Instant> knownAt) {
    return connection
        .preparedQuery(FIND)
        .execute(Tuple.of(tenant, id).addValue(knownAt.map(ApplicationStore::utc).orElse(null)))
        .map(rows -> applications(rows).stream().findFirst());
  }

  /** Those that are there, by the place of the wish. */
  static Future<Map<Integer, Application>> find(
      SqlConnection connection, String tenant, List<ScoreWish> wishes) {
    return connection
        .preparedQuery(FIND_ALL)
        .execute(
            Tuple.of(tenant)
                .addArrayOfString(
                    wishes.stream().map(ScoreWish::application).toArray(String[]::new))
                .addArrayOfOffsetDateTime(
                    wishes.stream()
                        .map(wish -> wish.knownAt().map(ApplicationStore::utc).orElse(null))
                        .toArray(OffsetDateTime[]::new)))
        .map(
            rows -> {
              var found = new HashMap<Integer, Application>();
              rows.forEach(
                  row -> found.put(Math.toIntExact(row.getLong("n") - 1), application(row)));
              return found;
            });
  }

  static Future<List<Application>> list(
      SqlConnection connection, String tenant, String after, Optional<Instant> knownAt, int limit) {
    return connection
        .preparedQuery(LIST)
        .execute(
            Tuple.of(tenant, after)
                .addValue(knownAt.map(ApplicationStore::utc).orElse(null))
                .addInteger(limit))
        .map(ApplicationStore::applications);
  }

  /** The moment of recording, if a row was written. */
  static Optional<Instant> moment(RowSet<Row> rows) {
    var row = rows.iterator();
    return row.hasNext() ? Optional.of(moment(row.next(), "recorded_at")) : Optional.empty();
  }

  static Instant moment(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  private static List<Application> applications(RowSet<Row> rows) {
    var all = new ArrayList<Application>(rows.size());
    rows.forEach(row -> all.add(application(row)));
    return all;
  }

  private static Application application(Row row) {
    var known = new TreeMap<String, Instant>();
    strings(row.getString("input_known_at"))
        .forEach((name, moment) -> known.put(name, Instant.parse(moment)));
    return new Application(
        row.getString("application_id"),
        row.getInteger("version"),
        moment(row, "recorded_at"),
        row.getString("actor"),
        row.getString("product"),
        optional(row.getString("reference")),
        moment(row, "known_at"),
        known,
        strings(row.getString("inputs")),
        optional(row.getString("reason")));
  }

  private static Optional<String> optional(@Nullable String text) {
    return Optional.ofNullable(text);
  }

  /** An object of texts. */
  static Map<String, String> strings(String written) {
    var strings = new TreeMap<String, String>();
    JsonReader.read(written.getBytes(StandardCharsets.UTF_8))
        .fold(
            json -> (Json.Obj) json,
            problems -> {
              throw new IllegalStateException("stored JSON that is none: " + problems);
            })
        .fields()
        .forEach((name, value) -> strings.put(name, ((Json.Text) value).value()));
    return strings;
  }

  private static Json.Obj texts(Map<String, String> map) {
    var json = Json.object();
    map.forEach(json::put);
    return json.end();
  }

  private static Json.Obj moments(Map<String, Instant> map) {
    var json = Json.object();
    map.forEach((name, moment) -> json.put(name, Json.text(moment.toString())));
    return json.end();
  }

  private static String text(Json json) {
    return new String(json.toBytes(), StandardCharsets.UTF_8);
  }
}
