package io.houji.http.seedfund;

import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.Fact;
import io.houji.http.json.Json;
import io.houji.http.ledger.FactOperations;
import io.houji.http.ledger.Posting;
import io.houji.http.ledger.View;
import io.houji.http.ledger.Views;
import io.houji.http.server.Answer;
import io.houji.http.server.Request;
import io.houji.http.server.Room;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.BiFunction;

/** The seed fund: its projects, their whole road, and its figures. */
public final class ProjectsRoom {
  private static final ProjectForm PROJECT = new ProjectForm();
  private static final RoundForm ROUND = new RoundForm();

  private final Views views;

  private ProjectsRoom(Views views) {
    this.views = views;
  }

  public static Room of(Posting posting, Views views) {
    var room = new ProjectsRoom(views);
    return Room.of(
        ProjectsRoom.class,
        new FactOperations(posting, views)
            .things("Project", PROJECT, "project_id")
            .with("getProject", request -> room.project(request, ProjectsRoom::found))
            .with("getProjectRoad", request -> room.project(request, ProjectsRoom::road))
            .events("Round", ROUND, "round_id", ProjectsRoom::hasProject)
            .events("Milestone", new MilestoneForm(), "milestone_id", ProjectsRoom::hasProject)
            .events("FollowOn", new FollowOnForm(), "follow_on_id", ProjectsRoom::hasProject)
            .events(
                "DiligencePaper", new DiligencePaperForm(), "paper_id", ProjectsRoom::hasProject)
            .events("Checkpoint", new CheckpointForm(), "checkpoint_id")
            .with(
                "getSeedFund",
                request -> views.answer(request, view -> Answer.ok(SeedFundJson.of(view))))
            .all());
  }

  private static boolean hasProject(Books books, String id) {
    return books.projects().containsKey(id);
  }

  private Future<Answer> project(
      Request request, BiFunction<View, Fact.Project, Answer> whereFound) {
    String id = request.path("project_id");
    return views.answer(
        request,
        view ->
            Optional.ofNullable(view.books().projects().get(id))
                .map(project -> whereFound.apply(view, project))
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

  private static Answer road(View view, Fact.Project project) {
    return Answer.ok(RoadJson.of(view, project, PROJECT.json(project).end()));
  }
}
