package io.houji.fund.snapshot;

import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.CheckpointKind;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.ledger.ProjectStatus;
import io.houji.fund.ledger.SeedFact;
import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem.Code;
import io.houji.fund.seedfund.Cohort;
import io.houji.fund.seedfund.CompetingRisks;
import io.houji.fund.seedfund.DueDiligenceFile;
import io.houji.fund.seedfund.DueDiligenceFile.Paper;
import io.houji.fund.seedfund.Ending;
import io.houji.fund.seedfund.Funnel;
import io.houji.fund.seedfund.KaplanMeier;
import io.houji.fund.seedfund.LossRatio;
import io.houji.fund.seedfund.Projects;
import io.houji.fund.seedfund.Tolerance;
import io.houji.fund.seedfund.ToleranceRules;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * 春种基金全周期: how the seed fund's projects fare over their whole life, on one day.
 *
 * @param cohorts by year, institution and field; small cells suppressed
 * @param survival share of projects not written off, by days since the seed round
 * @param revenue share of projects still without revenue, by days since the seed round
 * @param risks next round, exit and write-off, whichever comes first
 * @param tolerance refused without a seed fund, a rule for its type, or a value of what is held
 * @param conversion the same firm seen as investee of the seed fund, of other funds, and as
 *     borrower
 * @param returns what came of each project, as far as it is known
 * @param procedure the latest recorded step of the fund's tolerance procedure
 */
public record SeedFundLife(
    Outcome<Funnel> funnel,
    Map<Cohort.Key, List<Cohort>> cohorts,
    Outcome<KaplanMeier> survival,
    Outcome<KaplanMeier> revenue,
    Outcome<CompetingRisks<Ending>> risks,
    Outcome<Tolerance> tolerance,
    Outcome<Projects.Conversion> conversion,
    SeedReturns returns,
    Optional<CheckpointKind> procedure) {

  public SeedFundLife {
    cohorts = Map.copyOf(cohorts);
  }

  public static SeedFundLife of(Books books, ToleranceRules rules) {
    var asOf = books.asOf();
    var projects = SeedRoad.of(books);
    Map<Cohort.Key, List<Cohort>> cohorts =
        projects.fold(
            right -> {
              var byKey = new EnumMap<Cohort.Key, List<Cohort>>(Cohort.Key.class);
              for (var key : Cohort.Key.values()) {
                byKey.put(key, right.cohorts(key, asOf));
              }
              return byKey;
            },
            wrong -> Map.of());
    var seed = books.funds().values().stream().filter(Fact.Fund::seedProgramme).findFirst();
    return new SeedFundLife(
        map(projects, p -> Outcome.ok(p.funnel(asOf))),
        cohorts,
        map(projects, p -> KaplanMeier.of(p.writeOffs(asOf))),
        map(projects, p -> KaplanMeier.of(p.firstRevenues(asOf))),
        map(projects, p -> CompetingRisks.of(p.firstEndings(asOf))),
        seed.map(fund -> tolerance(books, fund, rules))
            .orElseGet(
                () ->
                    Outcome.rejected(
                        Code.MISSING, "/fund", "no fund is marked as the seed programme")),
        map(projects, p -> Outcome.ok(conversion(books, seed, p))),
        SeedReturns.of(books, seed),
        seed.flatMap(fund -> checkpoints(books, fund.id()).stream().reduce((a, b) -> b))
            .map(SeedFact.Checkpoint::kind));
  }

  private static <T, R> Outcome<R> map(Outcome<T> outcome, Function<T, Outcome<R>> then) {
    return outcome.fold(then, Outcome::rejected);
  }

  private static List<SeedFact.Checkpoint> checkpoints(Books books, String fund) {
    return books.events(SeedFact.Checkpoint.class).stream()
        .filter(checkpoint -> checkpoint.fundId().equals(fund))
        .toList();
  }

  private static Outcome<Tolerance> tolerance(Books books, Fact.Fund fund, ToleranceRules rules) {
    var file = file(books);
    if (file.isEmpty()) {
      return Outcome.rejected(Code.UNDEFINED, "/projects", "nothing is invested: no loss ratio");
    }
    return map(
        loss(books, fund),
        loss ->
            rules.judge(
                new Tolerance.Fund(
                    fund.fundType().wire(),
                    moment(books, fund.id()),
                    books.asOf(),
                    loss,
                    new DueDiligenceFile(file))));
  }

  /** A checkpoint judges on its own day; after the liquidation every day does. */
  private static Tolerance.Moment moment(Books books, String fund) {
    var moment = Tolerance.Moment.RUNNING;
    for (var checkpoint : checkpoints(books, fund)) {
      if (checkpoint.kind() == CheckpointKind.LIQUIDATION) {
        return Tolerance.Moment.LIQUIDATION;
      }
      if (checkpoint.kind() == CheckpointKind.WHOLE_LIFE_CHECKPOINT
          && checkpoint.effectiveOn().equals(books.asOf())) {
        moment = Tolerance.Moment.WHOLE_LIFE_CHECKPOINT;
      }
    }
    return moment;
  }

  private static Map<String, Set<Paper>> file(Books books) {
    var file = new HashMap<String, Set<Paper>>();
    for (var project : books.projects().keySet()) {
      if (!books.rounds(project).isEmpty()) {
        file.put(project, EnumSet.noneOf(Paper.class));
      }
    }
    for (var paper : books.events(SeedFact.DiligencePaper.class)) {
      file.computeIfPresent(
          paper.projectId(),
          (project, papers) -> {
            papers.add(Paper.valueOf(paper.kind().name()));
            return papers;
          });
    }
    return file;
  }

  /**
   * Cost is all rounds; proceeds are the fund's realisations; the value is that of every project
   * still held, or, where not all are valued, the fund's statement less its cash, rolled forward by
   * what was invested and realised since.
   */
  private static Outcome<LossRatio> loss(Books books, Fact.Fund fund) {
    var cost = Money.sum(books.rounds().stream().map(Fact.ProjectRound::cost).toList());
    var proceeds = sum(books, fund.id(), FlowKind.REALISATION, LocalDate.MIN);
    return map(value(books, fund), value -> LossRatio.of(cost, proceeds, value));
  }

  private static Outcome<Money> value(Books books, Fact.Fund fund) {
    var valued = new HashMap<String, Money>();
    for (var valuation : books.valuations(fund.id())) {
      if (valuation.projectId() != null) {
        valued.put(valuation.projectId(), valuation.value());
      }
    }
    var held = new HashSet<String>();
    for (var project : books.projects().values()) {
      boolean ended =
          project.status() == ProjectStatus.EXITED || project.status() == ProjectStatus.WRITTEN_OFF;
      if (!ended && !books.rounds(project.id()).isEmpty()) {
        held.add(project.id());
      }
    }
    if (valued.keySet().containsAll(held)) {
      valued.keySet().retainAll(held);
      return Outcome.ok(Money.sum(List.copyOf(valued.values())));
    }
    return books
        .netAssetValue(fund.id())
        .map(statement -> Outcome.ok(rolledForward(books, fund.id(), statement)))
        .orElseGet(
            () ->
                Outcome.rejected(
                    Code.MISSING,
                    "/valuations",
                    "neither every project that is held nor the fund as a whole has a value"));
  }

  private static Money rolledForward(Books books, String fund, Fact.Valuation statement) {
    var day = statement.effectiveOn();
    var held = statement.value();
    for (var flow : books.flows(fund)) {
      boolean in = flow.kind() == FlowKind.CAPITAL_CALL || flow.kind() == FlowKind.REALISATION;
      boolean later = flow.effectiveOn().isAfter(day);
      if (!later) {
        held = in ? held.minus(flow.amount()) : held.plus(flow.amount()); // takes its cash out
      } else if (flow.kind() == FlowKind.INVESTMENT) {
        held = held.plus(flow.amount());
      } else if (flow.kind() == FlowKind.REALISATION) {
        held = held.minus(flow.amount());
      }
    }
    return held.isNegative() ? Money.ZERO : held;
  }

  private static Money sum(Books books, String fund, FlowKind kind, LocalDate after) {
    return Money.sum(
        books.flows(fund).stream()
            .filter(flow -> flow.kind() == kind && flow.effectiveOn().isAfter(after))
            .map(Fact.CashFlow::amount)
            .toList());
  }

  private static Projects.Conversion conversion(
      Books books, Optional<Fact.Fund> seed, Projects projects) {
    var funds = new HashMap<String, LocalDate>();
    for (var fund : books.funds().keySet()) {
      if (seed.filter(own -> own.id().equals(fund)).isPresent()) {
        continue;
      }
      for (var flow : books.flows(fund)) {
        if (flow.kind() == FlowKind.INVESTMENT && flow.firmId() != null) {
          funds.merge(flow.firmId(), flow.effectiveOn(), SeedFundLife::earlier);
        }
      }
    }
    for (var other : books.events(SeedFact.FollowOn.class)) {
      var project = books.projects().get(other.projectId());
      if (other.fromFundId() != null && project != null && project.firmId() != null) {
        funds.merge(project.firmId(), other.effectiveOn(), SeedFundLife::earlier);
      }
    }
    var loans = new HashMap<String, LocalDate>();
    for (var financing : books.financings()) {
      if (financing.firmId() != null) {
        loans.merge(financing.firmId(), financing.effectiveOn(), SeedFundLife::earlier);
      }
    }
    return projects.conversion(funds, loans, books.asOf());
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }
}
