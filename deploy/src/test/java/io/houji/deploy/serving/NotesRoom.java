package io.houji.deploy.serving;

import io.houji.deploy.testing.TestDatabase;
import io.houji.fund.outcome.Outcome;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.server.Answer;
import io.houji.http.server.Request;
import io.houji.http.server.Room;
import io.houji.http.store.Database;
import io.houji.http.writes.Writes;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;

/** A small room with one table, so that the shell can be tried before and beside the real ones. */
final class NotesRoom {
  private static final String TABLE =
      """
      create table houji.note (
        tenant_id text not null references houji.tenant,
        number bigint generated always as identity,
        text text not null constraint note_is_kind check (text <> 'rude'),
        primary key (tenant_id, number),
        constraint note_once unique (tenant_id, text)
      );
      alter table houji.note enable row level security;
      alter table houji.note force row level security;
      create policy note_own on houji.note to houji_service
        using (tenant_id = nullif(current_setting('houji.tenant', true), ''))
        with check (tenant_id = nullif(current_setting('houji.tenant', true), ''));
      grant select, insert on houji.note to houji_service;
      """;

  private final Database database;
  private final Writes writes;

  private NotesRoom(Database database, Writes writes) {
    this.database = database;
    this.writes = writes;
  }

  static void makeTable(TestDatabase tests) {
    try (var owner = tests.asOwner();
        var statement = owner.createStatement()) {
      statement.execute(TABLE);
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  static Room of(Database database, Writes writes) {
    var room = new NotesRoom(database, writes);
    return Room.of(NotesRoom.class, Map.of("listNotes", room::list, "addNote", room::add));
  }

  /** Without any filter of its own, so that row-level security stands alone. */
  private Future<Answer> list(Request request) {
    return database.read(
        request.tenant(),
        connection ->
            connection
                .query("select text from houji.note order by number")
                .execute()
                .map(
                    rows -> {
                      var texts = new ArrayList<String>();
                      rows.forEach(row -> texts.add(row.getString("text")));
                      return Answer.ok(
                          Json.object().put("notes", Json.array(texts, Json::text)).end());
                    }));
  }

  private Future<Answer> add(Request request) {
    return request
        .read(NotesRoom::text)
        .fold(
            text ->
                writes.once(
                    request,
                    connection ->
                        connection
                            .preparedQuery(
                                "insert into houji.note (tenant_id, text) values ($1, $2)"
                                    + " returning number")
                            .execute(Tuple.of(request.tenant(), text))
                            .map(rows -> rows.iterator().next().getLong("number"))
                            .map(number -> added(number, text))),
            problems -> Future.succeededFuture(Answer.problems(problems)));
  }

  private static Outcome<String> text(Fields fields) {
    var text = fields.text("text", 1, 40);
    return fields.build(text);
  }

  private static Answer added(long number, String text) {
    return Answer.created(
        "/v1/notes/" + number, Json.object().put("number", number).put("text", text).end());
  }
}
