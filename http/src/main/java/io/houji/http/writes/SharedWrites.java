package io.houji.http.writes;

import io.houji.http.server.Answer;
import io.houji.http.server.Request;
import io.houji.http.store.Database;
import io.houji.http.store.Sql;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * 合并提交: writes that happen once, as in {@link Writes}, with one transaction for all that came while
 * the one before was at work. Each is answered when the commit that holds it is durable.
 *
 * <p>Bodies are not kept with the keys: {@link Writes.Rows} give them again.
 *
 * <p>A group is for what goes well. A request whose twin is at work or was answered, which the work
 * leaves out, or whose group fails, is done alone: the group has rolled back, or has kept its key.
 *
 * @param <T> what is wanted
 */
public final class SharedWrites<T> {
  /** Groups of a tenant at work: one can be worked out while the other is being committed. */
  private static final int AT_WORK = 2;

  private static final int GROUP_MAX = 64;

  private static final String LOCKS = Sql.load(SharedWrites.class, "try_locks.sql");
  private static final String KNOWN = Sql.load(SharedWrites.class, "known_keys.sql");

  private final Database database;
  private final Together<T> together;
  private final Map<String, Line> lines = new ConcurrentHashMap<>();

  /** The work of a group. */
  @FunctionalInterface
  public interface Together<T> {
    /**
     * Does what it can.
     *
     * @return for each of {@code wanted} what was done, or nothing where it is to be done alone
     */
    Future<List<Optional<Done>>> answer(SqlConnection connection, List<T> wanted);
  }

  /**
   * Work that went well.
   *
   * @param committed runs once, when it is durable
   */
  public record Done(Answer answer, Runnable committed) {}

  public SharedWrites(Database database, Together<T> together) {
    this.database = database;
    this.together = together;
  }

  /** One request in line. */
  private record Waiting<T>(
      Claim claim,
      T wanted,
      Supplier<Future<Answer>> alone,
      Context context,
      Promise<Answer> said) {

    void say(Answer answer) {
      context.runOnContext(back -> said.complete(answer));
    }

    void goAlone() {
      context.runOnContext(back -> alone.get().onComplete(said));
    }
  }

  /** The requests of one tenant. */
  private final class Line {
    private final Deque<Waiting<T>> waiting = new ArrayDeque<>();
    private int atWork;

    synchronized void join(Waiting<T> next) {
      waiting.add(next);
    }

    /** The next group, which then is at work; none if there is nobody, or enough at work. */
    synchronized List<Waiting<T>> next() {
      var group = new ArrayList<Waiting<T>>();
      if (atWork < AT_WORK) {
        while (!waiting.isEmpty() && group.size() < GROUP_MAX) {
          group.add(waiting.remove());
        }
        atWork += group.isEmpty() ? 0 : 1;
      }
      return group;
    }

    synchronized void done() {
      atWork--;
    }
  }

  /**
   * Does what {@code wanted} says once for the request's key.
   *
   * @param alone the same by {@link Writes#once} with the rows that give its body again
   */
  public Future<Answer> once(Request request, T wanted, Supplier<Future<Answer>> alone) {
    var line = lines.computeIfAbsent(request.tenant(), tenant -> new Line());
    var said = Promise.<Answer>promise();
    line.join(new Waiting<>(Claim.of(request), wanted, alone, Vertx.currentContext(), said));
    advance(request.tenant(), line);
    return said.future();
  }

  private void advance(String tenant, Line line) {
    var group = line.next();
    if (!group.isEmpty()) {
      database
          .write(tenant, connection -> claimed(connection, group))
          .onComplete(
              done -> {
                line.done();
                advance(tenant, line);
                tell(group, done.succeeded() ? done.result() : List.of());
              });
    }
  }

  /** Those without an answer go alone; nobody if there are no answers at all. */
  private static <T> void tell(List<Waiting<T>> group, List<Optional<Done>> all) {
    for (int i = 0; i < group.size(); i++) {
      var waiting = group.get(i);
      var done = all.isEmpty() ? Optional.<Done>empty() : all.get(i);
      done.ifPresent(one -> one.committed.run());
      done.map(one -> one.answer.with(Writes.HIT, "false"))
          .ifPresentOrElse(waiting::say, waiting::goAlone);
    }
  }

  private Future<List<Optional<Done>>> claimed(SqlConnection connection, List<Waiting<T>> group) {
    var claims = group.stream().map(Waiting::claim).toList();
    // In one go: the second statement still sees what was committed before the first held its
    // locks.
    var locked = connection.preparedQuery(LOCKS).execute(words(claims));
    var known = connection.preparedQuery(KNOWN).execute(Claim.keys(claims));
    return Future.all(locked, known)
        .compose(
            read -> {
              boolean[] free = free(claims, locked.result(), known.result());
              return answered(connection, group, free);
            });
  }

  private static boolean[] free(List<Claim> claims, RowSet<Row> locked, RowSet<Row> known) {
    var free = new boolean[claims.size()];
    for (Row row : locked) {
      free[place(row)] = row.getBoolean("held");
    }
    for (Row row : known) {
      free[place(row)] = false;
    }
    // A lock may be taken twice by one transaction, so that twins of one group are told apart here.
    var seen = new HashSet<String>();
    for (int i = 0; i < free.length; i++) {
      free[i] &= seen.add(claims.get(i).words());
    }
    return free;
  }

  private static int place(Row row) {
    return Math.toIntExact(row.getLong("n") - 1);
  }

  private Future<List<Optional<Done>>> answered(
      SqlConnection connection, List<Waiting<T>> group, boolean[] free) {
    var members = new ArrayList<Waiting<T>>();
    for (int i = 0; i < free.length; i++) {
      if (free[i]) {
        members.add(group.get(i));
      }
    }
    if (members.isEmpty()) {
      return Future.succeededFuture(spread(List.of(), free));
    }
    return together
        .answer(connection, members.stream().map(Waiting::wanted).toList())
        .compose(
            answers -> {
              var kept = new ArrayList<Writes.Kept>();
              for (int i = 0; i < answers.size(); i++) {
                var claim = members.get(i).claim;
                answers
                    .get(i)
                    .ifPresent(one -> kept.add(new Writes.Kept(claim, one.answer, false)));
              }
              return (kept.isEmpty()
                      ? Future.<Void>succeededFuture()
                      : Writes.keep(connection, kept))
                  .map(spread(answers, free));
            });
  }

  /** The answers at the places of their requests. */
  private static List<Optional<Done>> spread(List<Optional<Done>> answers, boolean[] free) {
    var all = new ArrayList<Optional<Done>>();
    int next = 0;
    for (boolean member : free) {
      all.add(member ? answers.get(next++) : Optional.empty());
    }
    return all;
  }

  private static Tuple words(List<Claim> claims) {
    return Tuple.tuple().addArrayOfString(claims.stream().map(Claim::words).toArray(String[]::new));
  }
}
