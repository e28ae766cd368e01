package io.houji.http.seedfund;

import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.SeedFact;
import io.houji.fund.ledger.TransferFact;
import io.houji.fund.money.Money;
import io.houji.http.json.Json;
import io.houji.http.ledger.View;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * 项目全程: everything that happened on one project's way, by day: the result, its broker, its licences
 * and contracts, the fund's money, money of others, changes of status, loans of the firm.
 */
final class RoadJson {
  private static final MilestoneForm MILESTONE = new MilestoneForm();
  private static final DiligencePaperForm PAPER = new DiligencePaperForm();

  /** One step; {@code amount} where money is part of it and stated. */
  private record Step(LocalDate on, String step, String id, String what, @Nullable Money amount) {}

  private final Books books;
  private final Fact.Project project;
  private final List<Step> steps = new ArrayList<>();

  private RoadJson(Books books, Fact.Project project) {
    this.books = books;
    this.project = project;
  }

  static Json of(View view, Fact.Project project, Json projectJson) {
    var road = new RoadJson(view.books(), project);
    road.transfer();
    road.investment();
    road.firm();
    road.steps.sort(Comparator.comparing(Step::on)); // stable: one day keeps the road's order
    return view.label()
        .put("project", projectJson)
        .putOrNull(
            "firm",
            Optional.ofNullable(project.firmId()).map(id -> view.books().firms().get(id)),
            firm -> Json.object().put("id", firm.id()).put("name", firm.name()).end())
        .put("steps", Json.array(road.steps, RoadJson::step))
        .put(
            "milestones",
            Json.array(
                road.own(SeedFact.Milestone.class, SeedFact.Milestone::projectId),
                fact -> MILESTONE.json(fact).end()))
        .put(
            "diligence_papers",
            Json.array(
                road.own(SeedFact.DiligencePaper.class, SeedFact.DiligencePaper::projectId),
                fact -> PAPER.json(fact).end()))
        .end();
  }

  private static Json step(Step step) {
    return Json.object()
        .put("on", step.on)
        .put("step", step.step)
        .put("id", step.id)
        .put("what", step.what)
        .putOrNull("amount", Optional.ofNullable(step.amount), Json::money)
        .end();
  }

  private <F extends Fact> List<F> own(Class<F> kind, Function<F, String> owner) {
    return books.events(kind).stream()
        .filter(fact -> owner.apply(fact).equals(project.id()))
        .toList();
  }

  private void add(Fact fact, String step, String what, @Nullable Money amount) {
    steps.add(new Step(fact.effectiveOn(), step, fact.id(), what, amount));
  }

  private void transfer() {
    for (var result : books.things(TransferFact.ResearchResult.class).values()) {
      if (!project.id().equals(result.projectId())) {
        continue;
      }
      add(result, "result", result.name() + ", " + result.institution(), null);
      var broker = result.brokerId();
      if (broker != null) {
        steps.add(new Step(result.effectiveOn(), "broker", broker, result.stage().wire(), null));
      }
      for (var contract : books.events(TransferFact.Contract.class)) {
        if (contract.resultId().equals(result.id())) {
          add(contract, "transfer_contract", contract.way().wire(), contract.amount());
        }
      }
      for (var licence : books.events(TransferFact.UseFirstLicence.class)) {
        if (licence.resultId().equals(result.id())) {
          add(licence, "licence", "use first, pay later", licence.cap());
        }
      }
    }
  }

  private void investment() {
    for (var round : books.rounds(project.id())) {
      add(round, "investment", round.round(), round.cost());
    }
    for (var other : own(SeedFact.FollowOn.class, SeedFact.FollowOn::projectId)) {
      add(other, other.step().wire(), other.round() + ", " + other.source().wire(), other.amount());
    }
    for (var status : books.course(project.id())) {
      var why = Objects.requireNonNullElse(status.statusReason(), "not stated");
      add(status, "status", status.status().wire() + ": " + why, null);
    }
  }

  private void firm() {
    for (var financing : books.financings()) {
      if (financing.firmId() != null && financing.firmId().equals(project.firmId())) {
        add(financing, "loan", financing.product().wire(), financing.amount());
      }
    }
  }
}
