package io.houji.http.scoring;

import io.houji.fund.outcome.Outcome;
import io.houji.http.scoring.ApplicationStore.Application;
import io.houji.http.writes.SharedWrites;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Scores of one tenant given together: found, worked out and recorded by one statement each. What
 * is not as it should be is left out, for {@link Scores} to say what is wrong with it.
 */
final class SharedScores implements SharedWrites.Together<ScoreWish> {
  private final Vertx vertx;
  private final Library library;
  private final ScoreMeters meters;

  SharedScores(Vertx vertx, Scores.Tools tools) {
    this.vertx = vertx;
    this.library = tools.library();
    this.meters = tools.meters();
  }

  /** What was worked out for one wish. */
  private record Told(
      Library.Decider decider,
      Scorer.Scored scored,
      ScoreStore.Given given,
      List<Besides.Said> beside) {}

  @Override
  public Future<List<Optional<SharedWrites.Done>>> answer(
      SqlConnection connection, List<ScoreWish> wishes) {
    String tenant = wishes.get(0).tenant();
    var found = ApplicationStore.find(connection, tenant, wishes);
    return library
        .shelf(tenant)
        .compose(
            shelf ->
                found
                    .compose(
                        applications ->
                            vertx.executeBlocking(() -> tell(shelf, wishes, applications), false))
                    .compose(
                        told ->
                            told.isEmpty()
                                ? Future.succeededFuture(none(wishes.size()))
                                : record(connection, tenant, told)
                                    .map(at -> answers(wishes.size(), told, at))));
  }

  /** By the place of the wish; pure. */
  private Map<Integer, Told> tell(
      Library.Shelf shelf, List<ScoreWish> wishes, Map<Integer, Application> applications) {
    var told = new TreeMap<Integer, Told>();
    var ids = new HashSet<String>();
    for (int i = 0; i < wishes.size(); i++) {
      var wish = wishes.get(i);
      var application = applications.get(i);
      if (application != null && ids.add(wish.id())) {
        var decider = shelf.decider(application.product(), wish.application());
        var one = tell(decider, wish, application);
        if (one.isPresent()) {
          told.put(i, one.get());
        }
      }
    }
    return told;
  }

  private Optional<Told> tell(Library.Decider decider, ScoreWish wish, Application application) {
    var asked = wish.asked(application);
    if (Scores.stale(application, wish, decider.ready()).isEmpty()
        && meters.timed(() -> Scorer.score(decider.ready(), asked))
            instanceof Outcome.Ok<Scorer.Scored> scored) {
      var given = scored.value().given(wish.head(application, decider.role()));
      var beside = Besides.of(decider.beside(), asked);
      return Optional.of(new Told(decider, scored.value(), given, beside));
    }
    return Optional.empty();
  }

  private Future<Map<String, Instant>> record(
      SqlConnection connection, String tenant, Map<Integer, Told> told) {
    var given = told.values().stream().map(Told::given).toList();
    var used = told.values().stream().map(one -> one.decider.ready()).collect(Collectors.toSet());
    return Future.all(used.stream().map(one -> library.store(connection, tenant, one)).toList())
        .compose(stored -> ScoreStore.append(connection, tenant, given))
        .compose(
            recorded -> {
              var kept = new ArrayList<Future<Void>>();
              for (var one : told.values()) {
                String id = one.given.head().id();
                if (recorded.containsKey(id)) {
                  kept.add(Besides.keep(connection, tenant, id, one.beside));
                }
              }
              return Future.all(kept).map(recorded);
            });
  }

  private List<Optional<SharedWrites.Done>> answers(
      int wishes, Map<Integer, Told> told, Map<String, Instant> recorded) {
    var answers = none(wishes);
    told.forEach(
        (place, one) -> {
          var at = recorded.get(one.given.head().id());
          if (at != null) {
            answers.set(
                place,
                Optional.of(
                    new SharedWrites.Done(
                        Scores.created(one.given, at),
                        () -> meters.given(one.scored.answer(), one.decider.role()))));
          }
        });
    return answers;
  }

  private static List<Optional<SharedWrites.Done>> none(int wishes) {
    var none = new ArrayList<Optional<SharedWrites.Done>>();
    for (int i = 0; i < wishes; i++) {
      none.add(Optional.empty());
    }
    return none;
  }
}
