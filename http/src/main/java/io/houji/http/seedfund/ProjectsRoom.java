package io.houji.http.seedfund;

import io.houji.fund.ledger.Fact;
import io.houji.http.json.Json;
import io.houji.http.ledger.FactPages;
import io.houji.http.ledger.Posting;
import io.houji.http.ledger.View;
import io.houji.http.ledger.Views;
import io.houji.http.server.Answer;
import io.houji.http.server.Request;
import io.houji.http.server.Room;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;

/** Projects of the seed fund and their rounds. */
public final class ProjectsRoom {
  private static final ProjectForm PROJECT = new ProjectForm();
  private static final RoundForm ROUND = new RoundForm();

  private final Views views;
  private final FactPages pages;

  private ProjectsRoom(Views views) {
    this.views = views;
    this.pages = new FactPages(views);
  }

  public static Room of(Posting posting, Views views) {
    var room = new ProjectsRoom(views);
    return Room.of(
        ProjectsRoom.class,
        Map.of(
            "listProjects",
            room::list,
            "getProject",
            room::one,
            "postProject",
            request -> posting.post(request, PROJECT),
            "listRounds",
            room::rounds,
            "getRound",
            request ->
                room.pages.one(
                    request,
                    ROUND,
                    "round_id",
                    view -> view.books().rounds(request.path("project_id"))),
            "postRound",
            request -> posting.post(request, ROUND),
            "retractRound",
            request -> posting.retract(request, ROUND, "round_id")));
  }

  private Future<Answer> list(Request request) {
    return pages.page(request, PROJECT, view -> Optional.of(view.books().projects().values()));
  }

  private Future<Answer> one(Request request) {
    String id = request.path("project_id");
    return views.answer(
        request,
        view ->
            Optional.ofNullable(view.books().projects().get(id))
                .map(project -> found(view, project))
                .orElseGet(() -> Answer.notFound("there is no project " + id + " on that day")));
  }

  private static Answer found(View view, Fact.Project project) {
    return Answer.ok(
        view.label()
            .put("project", PROJECT.json(project).end())
            .put(
                "rounds",
                Json.array(view.books().rounds(project.id()), round -> ROUND.json(round).end()))
            .end());
  }

  private Future<Answer> rounds(Request request) {
    String id = request.path("project_id");
    return pages.page(
        request,
        ROUND,
        view ->
            view.books().projects().containsKey(id)
                ? Optional.of(view.books().rounds(id))
                : Optional.empty());
  }
}
