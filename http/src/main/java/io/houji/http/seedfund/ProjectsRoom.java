package io.houji.http.seedfund;

import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.SeedFact;
import io.houji.http.json.Json;
import io.houji.http.ledger.FactForm;
import io.houji.http.ledger.FactPages;
import io.houji.http.ledger.Posting;
import io.houji.http.ledger.View;
import io.houji.http.ledger.Views;
import io.houji.http.server.Answer;
import io.houji.http.server.Operation;
import io.houji.http.server.Request;
import io.houji.http.server.Room;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The seed fund: its projects, their whole road, and its figures. */
public final class ProjectsRoom {
  private static final ProjectForm PROJECT = new ProjectForm();
  private static final RoundForm ROUND = new RoundForm();
  private static final MilestoneForm MILESTONE = new MilestoneForm();
  private static final FollowOnForm FOLLOW_ON = new FollowOnForm();
  private static final DiligencePaperForm PAPER = new DiligencePaperForm();
  private static final CheckpointForm CHECKPOINT = new CheckpointForm();

  private final Views views;
  private final FactPages pages;

  private ProjectsRoom(Views views) {
    this.views = views;
    this.pages = new FactPages(views);
  }

  public static Room of(Posting posting, Views views) {
    var room = new ProjectsRoom(views);
    var rules = ToleranceConfiguration.rules();
    var operations = new HashMap<String, Operation>();
    operations.put("listProjects", room::list);
    operations.put("getProject", room::one);
    operations.put("getProjectRoad", room::road);
    operations.put("postProject", request -> posting.post(request, PROJECT));
    operations.put("listRounds", room::rounds);
    operations.put("postRound", request -> posting.post(request, ROUND));
    operations.put("retractRound", request -> posting.retract(request, ROUND, "round_id"));
    operations.put(
        "listMilestones", request -> room.own(request, MILESTONE, SeedFact.Milestone::projectId));
    operations.put("postMilestone", request -> posting.post(request, MILESTONE));
    operations.put(
        "retractMilestone", request -> posting.retract(request, MILESTONE, "milestone_id"));
    operations.put(
        "listFollowOns", request -> room.own(request, FOLLOW_ON, SeedFact.FollowOn::projectId));
    operations.put("postFollowOn", request -> posting.post(request, FOLLOW_ON));
    operations.put(
        "retractFollowOn", request -> posting.retract(request, FOLLOW_ON, "follow_on_id"));
    operations.put(
        "listDiligencePapers",
        request -> room.own(request, PAPER, SeedFact.DiligencePaper::projectId));
    operations.put("postDiligencePaper", request -> posting.post(request, PAPER));
    operations.put("retractDiligencePaper", request -> posting.retract(request, PAPER, "paper_id"));
    operations.put(
        "listCheckpoints",
        request ->
            room.pages.page(
                request, CHECKPOINT, view -> Optional.of(view.books().events(CHECKPOINT.kind()))));
    operations.put("postCheckpoint", request -> posting.post(request, CHECKPOINT));
    operations.put(
        "retractCheckpoint", request -> posting.retract(request, CHECKPOINT, "checkpoint_id"));
    operations.put(
        "getSeedFund",
        request -> views.answer(request, view -> Answer.ok(SeedFundJson.of(view, rules))));
    return Room.of(ProjectsRoom.class, Map.copyOf(operations));
  }

  private <F extends Fact> Future<Answer> own(
      Request request, FactForm<F> form, Function<F, String> owner) {
    String id = request.path("project_id");
    return pages.page(
        request,
        form,
        view ->
            view.books().projects().containsKey(id)
                ? Optional.of(
                    view.books().events(form.kind()).stream()
                        .filter(fact -> owner.apply(fact).equals(id))
                        .toList())
                : Optional.empty());
  }

  private Future<Answer> road(Request request) {
    String id = request.path("project_id");
    return views.answer(
        request,
        view ->
            Optional.ofNullable(view.books().projects().get(id))
                .map(project -> Answer.ok(RoadJson.of(view, project, PROJECT.json(project).end())))
                .orElseGet(() -> Answer.notFound("there is no project " + id + " on that day")));
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
