package io.houji.fund.snapshot;

import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.MilestoneKind;
import io.houji.fund.ledger.ProjectStatus;
import io.houji.fund.ledger.RoundStep;
import io.houji.fund.ledger.SeedFact;
import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.seedfund.Ending;
import io.houji.fund.seedfund.Project;
import io.houji.fund.seedfund.Project.Step;
import io.houji.fund.seedfund.Projects;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The seed fund's projects as {@link Projects}, from the books: rounds of the fund and of others,
 * changes of status, the first revenue. Projects without a round are not invested in and left out.
 */
final class SeedRoad {
  private final Books books;
  private final Map<String, List<SeedFact.FollowOn>> followOns = new HashMap<>();
  private final Map<String, LocalDate> revenues = new HashMap<>();

  private SeedRoad(Books books) {
    this.books = books;
    for (var other : books.events(SeedFact.FollowOn.class)) {
      followOns.computeIfAbsent(other.projectId(), id -> new ArrayList<>()).add(other);
    }
    for (var milestone : books.events(SeedFact.Milestone.class)) {
      if (milestone.kind() == MilestoneKind.FIRST_REVENUE) {
        revenues.putIfAbsent(milestone.projectId(), milestone.effectiveOn()); // sorted by day
      }
    }
  }

  static Outcome<Projects> of(Books books) {
    var road = new SeedRoad(books);
    var projects = new ArrayList<Project>();
    for (Fact.Project fact : books.projects().values()) {
      if (!books.rounds(fact.id()).isEmpty()) {
        projects.add(road.project(fact));
      }
    }
    return Projects.of(projects);
  }

  private Project project(Fact.Project fact) {
    var end = end(fact.id());
    return new Project(
        fact.id(),
        orElse(fact.firmId(), Project.FIRM_NOT_STATED),
        orElse(fact.sourceInstitution(), ClusterFigures.NOT_STATED),
        orElse(fact.sector(), ClusterFigures.NOT_STATED),
        rounds(fact.id(), end.map(Project.End::on)),
        end,
        Optional.ofNullable(revenues.get(fact.id())));
  }

  private static String orElse(@Nullable String stated, String otherwise) {
    return stated == null ? otherwise : stated;
  }

  private Optional<Project.End> end(String id) {
    return books.course(id).stream()
        .filter(p -> p.status() == ProjectStatus.EXITED || p.status() == ProjectStatus.WRITTEN_OFF)
        .findFirst()
        .map(
            p ->
                new Project.End(
                    p.status() == ProjectStatus.EXITED ? Ending.EXIT : Ending.WRITE_OFF,
                    p.effectiveOn(),
                    orElse(p.statusReason(), ClusterFigures.NOT_STATED)));
  }

  /** One round under construction: the fund's own part and that of others. */
  private static final class Draft {
    private @Nullable RoundStep step;
    private LocalDate opened;
    private LocalDate closed;
    private Money cost = Money.ZERO;
    private @Nullable BigDecimal share;
    private @Nullable String rights;
    private final List<Project.OtherMoney> others = new ArrayList<>();

    private Draft(LocalDate day) {
      opened = day;
      closed = day;
    }

    private void lasts(@Nullable LocalDate from, LocalDate to) {
      var first = from == null ? to : from;
      opened = first.isBefore(opened) ? first : opened;
      closed = to.isAfter(closed) ? to : closed;
    }

    private Project.Round round(Step standard) {
      var said = step;
      return new Project.Round(
          said == null ? standard : Step.valueOf(said.name()),
          opened,
          closed,
          cost,
          share == null ? BigDecimal.ZERO : share, // only its bounds are looked at
          orElse(rights, ClusterFigures.NOT_STATED),
          others);
    }
  }

  /** Rounds after the end are of others and no longer of this fund's road. */
  private List<Project.Round> rounds(String id, Optional<LocalDate> end) {
    var drafts = new HashMap<String, Draft>();
    for (var own : books.rounds(id)) {
      var draft = drafts.computeIfAbsent(own.round(), name -> new Draft(own.effectiveOn()));
      draft.lasts(own.openedOn(), own.effectiveOn());
      draft.step = draft.step == null ? own.step() : draft.step;
      draft.cost = draft.cost.plus(own.cost());
      draft.share = own.share();
      draft.rights = own.roundRights();
    }
    for (var other : followOns.getOrDefault(id, List.of())) {
      if (end.filter(day -> day.isBefore(other.effectiveOn())).isPresent()) {
        continue;
      }
      var draft = drafts.computeIfAbsent(other.round(), name -> new Draft(other.effectiveOn()));
      draft.lasts(other.openedOn(), other.effectiveOn());
      draft.step = draft.step == null ? other.step() : draft.step;
      draft.others.add(new Project.OtherMoney(other.source().wire(), other.amount()));
    }
    var inOrder = new ArrayList<>(drafts.values());
    inOrder.sort(Comparator.comparing((Draft d) -> d.closed).thenComparing(d -> d.opened));
    var rounds = new ArrayList<Project.Round>();
    for (var draft : inOrder) {
      rounds.add(draft.round(rounds.isEmpty() ? Step.SEED : Step.NEXT_ROUND));
    }
    nextByStatus(id, rounds);
    return rounds;
  }

  /** A next round that only a change of status tells of is dated by it. */
  private void nextByStatus(String id, List<Project.Round> rounds) {
    if (rounds.size() > 1) {
      return;
    }
    books.course(id).stream()
        .filter(p -> p.status() == ProjectStatus.NEXT_ROUND)
        .map(Fact::effectiveOn)
        .filter(day -> !day.isBefore(rounds.get(0).closed()))
        .findFirst()
        .ifPresent(
            day ->
                rounds.add(
                    new Project.Round(
                        Step.NEXT_ROUND,
                        day,
                        day,
                        Money.ZERO,
                        BigDecimal.ZERO,
                        ClusterFigures.NOT_STATED,
                        List.of())));
  }
}
