package io.houji.fund.ledger;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import io.houji.fund.transfer.InventorsReward;
import io.houji.fund.transfer.LicenceOffer;
import io.houji.fund.transfer.Patent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can never be true of the road from laboratory to firm and of the registers. */
final class RoadRules {
  private final Books books;
  private final List<? extends Fact> added;
  private final Map<Class<? extends Fact>, Map<String, List<Fact>>> owned = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private RoadRules(Books books, List<? extends Fact> added) {
    this.books = books;
    this.added = added;
  }

  static List<Problem> check(Books books, List<? extends Fact> added) {
    var rules = new RoadRules(books, added);
    var references = new References(books, added);
    for (int i = 0; i < added.size(); i++) {
      references.check("/" + i, added.get(i), rules.problems);
      rules.check("/" + i, added.get(i));
    }
    return rules.problems;
  }

  private void check(String at, Fact fact) {
    if (fact instanceof Fact.ProjectRound round) {
      var span = new Span(round);
      opened(at, round.openedOn(), round);
      inOrder(at, span);
      beforeTheEnd(at, round);
    } else if (fact instanceof SeedFact.FollowOn followOn) {
      positive(at, "/amount", followOn.amount());
      opened(at, followOn.openedOn(), followOn);
      inOrder(at, new Span(followOn));
      only(
          at + "/from_fund_id",
          followOn.fromFundId(),
          followOn.source() == MoneySource.CLUSTER_FUND,
          "is for money whose source is cluster_fund");
    } else if (fact instanceof Fact.Project project) {
      afterTheRounds(at, project);
    } else if (fact instanceof SeedFact.Checkpoint checkpoint) {
      inProcedure(at, checkpoint);
    } else if (fact instanceof TransferFact transfer) {
      check(at, transfer);
    } else if (fact instanceof RegisterFact entry) {
      check(at, entry);
    }
  }

  private void check(String at, TransferFact fact) {
    if (fact instanceof TransferFact.ResearchResult result) {
      if ((result.carrierId() == null) != (result.admittedOn() == null)) {
        add(Code.MISSING, at + "/admitted_on", "a carrier and the day of admission go together");
      }
    } else if (fact instanceof TransferFact.Contract contract) {
      checkContract(at, contract);
    } else if (fact instanceof TransferFact.UseFirstLicence licence) {
      positive(at, "/cap", licence.cap());
    } else if (fact instanceof TransferFact.LicenceFlow flow) {
      positive(at, "/amount", flow.amount());
      checkFlow(at, flow);
    }
  }

  private void check(String at, RegisterFact fact) {
    if (fact instanceof RegisterFact.PatentEntry patent) {
      Patent.of(
              kind(patent),
              Optional.of(patent.filedOn()),
              Optional.ofNullable(patent.unpaidSince()))
          .fold(right -> List.<Problem>of(), wrong -> wrong)
          .forEach(problem -> problems.add(problem.under(at)));
      only(
          at + "/core_criterion",
          patent.coreCriterion(),
          Boolean.TRUE.equals(patent.core()),
          "is for patents flagged as core");
    } else if (fact instanceof RegisterFact.PatentEvent event) {
      notBlocked(at, event);
    } else if (fact instanceof RegisterFact.ReportedFigure figure
        && figure.measure() == Measure.HYDROGEN_SHARE
        && figure.value().compareTo(BigDecimal.ONE) > 0) {
      add(Code.OUT_OF_RANGE, at + "/value", "a share is a fraction from 0 to 1");
    }
  }

  /** A round as a stretch of time; a round whose opening is not stated is its last day only. */
  private record Span(
      String project, String round, LocalDate opened, LocalDate closed, @Nullable RoundStep step) {
    Span(Fact.ProjectRound round) {
      this(round.projectId(), round.round(), first(round), round.effectiveOn(), round.step());
    }

    Span(SeedFact.FollowOn other) {
      this(other.projectId(), other.round(), first(other), other.effectiveOn(), other.step());
    }

    private static LocalDate first(Fact.ProjectRound round) {
      return round.openedOn() == null ? round.effectiveOn() : round.openedOn();
    }

    private static LocalDate first(SeedFact.FollowOn other) {
      return other.openedOn() == null ? other.effectiveOn() : other.openedOn();
    }
  }

  private List<Span> spans(String project) {
    return Stream.concat(
            of(Fact.ProjectRound.class, Fact.ProjectRound::projectId, project).stream()
                .map(Span::new),
            of(SeedFact.FollowOn.class, SeedFact.FollowOn::projectId, project).stream()
                .map(Span::new))
        .toList();
  }

  /** Rounds of one project follow each other, and their steps do not go backwards. */
  private void inOrder(String at, Span span) {
    boolean overlaps = false;
    boolean backwards = false;
    for (var other : spans(span.project)) {
      if (other.round.equals(span.round)) {
        continue;
      }
      boolean later = other.closed.isBefore(span.closed);
      overlaps |= later ? span.opened.isBefore(other.closed) : other.opened.isBefore(span.closed);
      if (other.step != null && span.step != null && !other.closed.equals(span.closed)) {
        int steps = span.step.compareTo(other.step);
        backwards |= later ? steps < 0 : steps > 0;
      }
    }
    if (overlaps) {
      add(
          Code.CONTRADICTION,
          at + "/opened_on",
          "the round overlaps another round of project " + span.project);
    }
    if (backwards) {
      add(Code.CONTRADICTION, at + "/step", "the steps of a project do not go backwards");
    }
  }

  private void opened(String at, @Nullable LocalDate opened, Fact round) {
    if (opened != null && opened.isAfter(round.effectiveOn())) {
      add(Code.CONTRADICTION, at + "/opened_on", "is after the round closed");
    }
  }

  private static boolean ended(Fact.Project project) {
    return project.status() == ProjectStatus.EXITED
        || project.status() == ProjectStatus.WRITTEN_OFF;
  }

  private void beforeTheEnd(String at, Fact.ProjectRound round) {
    books.course(round.projectId()).stream()
        .filter(RoadRules::ended)
        .map(Fact::effectiveOn)
        .filter(end -> end.isBefore(round.effectiveOn()))
        .findFirst()
        .ifPresent(end -> add(Code.CONTRADICTION, at + "/date", "the project ended on " + end));
  }

  private void afterTheRounds(String at, Fact.Project project) {
    if (!ended(project)) {
      return;
    }
    var own =
        of(Fact.ProjectRound.class, Fact.ProjectRound::projectId, project.id()).stream()
            .map(Fact::effectiveOn)
            .sorted()
            .toList();
    boolean begun = !own.isEmpty() && !project.effectiveOn().isBefore(own.get(0));
    if (begun && project.effectiveOn().isBefore(own.get(own.size() - 1))) {
      add(
          Code.CONTRADICTION,
          at + "/effective_on",
          "ends before its last investment of " + own.get(own.size() - 1));
    }
  }

  /** Judged first, then reviewed; what is closed stays closed. */
  private void inProcedure(String at, SeedFact.Checkpoint checkpoint) {
    var before =
        of(SeedFact.Checkpoint.class, SeedFact.Checkpoint::fundId, checkpoint.fundId()).stream()
            .filter(c -> !c.id().equals(checkpoint.id()))
            .filter(c -> !c.effectiveOn().isAfter(checkpoint.effectiveOn()))
            .max(
                Comparator.comparing(SeedFact.Checkpoint::effectiveOn)
                    .thenComparing(SeedFact.Checkpoint::kind))
            .map(SeedFact.Checkpoint::kind);
    boolean fits =
        switch (checkpoint.kind()) {
          case WHOLE_LIFE_CHECKPOINT, LIQUIDATION -> true;
          case UNDER_REVIEW ->
              before.isPresent()
                  && before.get() != CheckpointKind.UNDER_REVIEW
                  && before.get() != CheckpointKind.EXEMPT
                  && before.get() != CheckpointKind.NOT_EXEMPT;
          case FILE_TO_BE_COMPLETED, EXEMPT, NOT_EXEMPT ->
              before.filter(CheckpointKind.UNDER_REVIEW::equals).isPresent();
        };
    if (!fits) {
      add(
          Code.CONTRADICTION,
          at + "/kind",
          checkpoint.kind().wire()
              + " cannot follow "
              + before.map(CheckpointKind::wire).orElse("nothing"));
    }
  }

  private void checkContract(String at, TransferFact.Contract contract) {
    if (contract.amount() != null) {
      positive(at, "/amount", contract.amount());
    }
    if (contract.registeredOn() != null
        && contract.registeredOn().isBefore(contract.effectiveOn())) {
      add(Code.CONTRADICTION, at + "/registered_on", "registered before it was signed");
    }
    var base = contract.rewardBase();
    var of = contract.rewardOf();
    var reward = contract.reward();
    if (base != null && of != null && reward != null) {
      InventorsReward.of(way(base), reward, of, Boolean.TRUE.equals(contract.rewardAgreed()))
          .fold(right -> List.<Problem>of(), wrong -> wrong)
          .forEach(
              p ->
                  add(
                      p.code(),
                      at + (p.where().equals("/base") ? "/reward_of" : p.where()),
                      p.say()));
    } else if (base != null || of != null || reward != null || contract.rewardAgreed() != null) {
      add(Code.MISSING, at + "/reward", "reward_base, reward_of and reward go together");
    }
  }

  /** By the names they share. */
  static InventorsReward.Way way(RewardBase base) {
    return InventorsReward.Way.valueOf(base.name());
  }

  static Patent.Kind kind(RegisterFact.PatentEntry patent) {
    return Patent.Kind.valueOf(patent.kind().name());
  }

  private void checkFlow(String at, TransferFact.LicenceFlow flow) {
    var licence =
        of(TransferFact.UseFirstLicence.class, Fact::id, flow.licenceId()).stream().findFirst();
    if (licence.isEmpty()) {
      return; // the reference is a problem already
    }
    var flows =
        of(TransferFact.LicenceFlow.class, TransferFact.LicenceFlow::licenceId, flow.licenceId());
    if (flow.kind() == LicenceFlowKind.INCOME) {
      if (flow.effectiveOn().isBefore(licence.get().effectiveOn())) {
        add(Code.CONTRADICTION, at + "/date", "income before the licence took effect");
      }
      return;
    }
    var afterAYear = licence.get().effectiveOn().plusYears(1);
    var earliest =
        flows.stream()
            .filter(each -> each.kind() == LicenceFlowKind.INCOME)
            .map(Fact::effectiveOn)
            .filter(day -> day.isBefore(afterAYear))
            .min(Comparator.naturalOrder())
            .orElse(afterAYear);
    if (flow.effectiveOn().isBefore(earliest)) {
      add(
          Code.CONTRADICTION,
          at + "/date",
          "paid before its trigger: nothing is payable before " + earliest);
    }
    var paid =
        Money.sum(
            flows.stream()
                .filter(each -> each.kind() == LicenceFlowKind.PAYMENT)
                .map(TransferFact.LicenceFlow::amount)
                .toList());
    if (paid.compareTo(licence.get().cap()) > 0) {
      add(Code.CONTRADICTION, at + "/amount", "all payments together exceed the licence's cap");
    }
  }

  /** A licence or its offer needs a right in force, and the pledgee's consent where pledged. */
  private void notBlocked(String at, RegisterFact.PatentEvent event) {
    boolean open = event.kind() == PatentEventKind.OPEN_OFFERED;
    if (!open
        && event.kind() != PatentEventKind.OFFERED
        && event.kind() != PatentEventKind.LICENSED) {
      return;
    }
    var entry =
        of(RegisterFact.PatentEntry.class, Fact::id, event.patentId()).stream()
            .max(Comparator.comparing(Fact::effectiveOn));
    if (entry.isEmpty()) {
      return; // the reference is a problem already
    }
    var standing =
        Encumbrance.of(
            of(
                RegisterFact.PatentEvent.class,
                RegisterFact.PatentEvent::patentId,
                event.patentId()),
            event.effectiveOn());
    Patent.of(
            kind(entry.get()),
            Optional.of(entry.get().filedOn()),
            Optional.ofNullable(entry.get().unpaidSince()))
        .fold(
            patent ->
                new LicenceOffer(patent, open, standing.pledged(), standing.consented())
                    .blockedBy(event.effectiveOn()),
            wrong -> List.<Problem>of())
        .forEach(p -> add(p.code(), at + "/kind", p.say()));
  }

  /**
   * What is known and what is added of one owner, the added fact in place of the known one. Sorted
   * out once per kind, since a file may bring thousands.
   */
  private <F extends Fact> List<F> of(Class<F> kind, Function<F, String> owner, String id) {
    return owned
        .computeIfAbsent(kind, k -> byOwner(kind, owner))
        .getOrDefault(id, List.of())
        .stream()
        .map(kind::cast)
        .toList();
  }

  private <F extends Fact> Map<String, List<Fact>> byOwner(
      Class<F> kind, Function<F, String> owner) {
    var fresh = added.stream().filter(kind::isInstance).map(kind::cast).toList();
    var ids = new HashSet<String>();
    fresh.forEach(fact -> ids.add(fact.id()));
    var grouped = new HashMap<String, List<Fact>>();
    Stream.concat(
            Stream.concat(books.events(kind).stream(), books.things(kind).values().stream())
                .filter(fact -> !ids.contains(fact.id())),
            fresh.stream())
        .forEach(
            fact -> grouped.computeIfAbsent(owner.apply(fact), k -> new ArrayList<>()).add(fact));
    return grouped;
  }

  private void positive(String at, String field, Money amount) {
    if (amount.fen() <= 0) {
      add(Code.OUT_OF_RANGE, at + field, "must be above zero");
    }
  }

  private void only(String at, @Nullable Object value, boolean allowed, String say) {
    if (value != null && !allowed) {
      add(Code.CONTRADICTION, at, say);
    }
  }

  private void add(Code code, String at, String say) {
    problems.add(new Problem(code, at, say));
  }
}
