package io.houji.fund.snapshot;

import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.ProjectStatus;
import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * 春种基金指标: projects of the seed fund on one day, counted as projects and as firms separately.
 *
 * @param fund the fund marked as the seed programme, if one is
 * @param projects projects with at least one round on that day
 * @param firms distinct firms behind them; projects without a named firm are not counted here
 * @param cost money put in, all rounds
 * @param difference 对账差额: what the fund's own books say it invested, less {@code cost}; refused
 *     without a seed fund
 * @param byStatus projects and cost by status
 * @param byYear projects and cost by the year of the first round
 */
public record SeedFundFigures(
    LocalDate asOf,
    Optional<FundFigures> fund,
    int projects,
    int firms,
    Money cost,
    Outcome<Money> averageTicket,
    Outcome<Money> difference,
    Map<ProjectStatus, Group> byStatus,
    SortedMap<String, Group> bySector,
    SortedMap<String, Group> byYear,
    boolean illustrative) {

  /** Projects of one group and their cost. */
  public record Group(int projects, Money cost) {
    private Group plus(Group other) {
      return new Group(projects + other.projects, cost.plus(other.cost));
    }
  }

  public SeedFundFigures {
    byStatus = Map.copyOf(byStatus);
  }

  public static SeedFundFigures of(Books books) {
    var byStatus = new EnumMap<ProjectStatus, Group>(ProjectStatus.class);
    var bySector = new TreeMap<String, Group>();
    var byYear = new TreeMap<String, Group>();
    var firms = new HashSet<String>();
    var all = new Group(0, Money.ZERO);
    boolean illustrative = false;
    for (Fact.Project project : books.projects().values()) {
      var rounds = books.rounds(project.id());
      if (rounds.isEmpty()) {
        continue; // not invested on that day
      }
      var one = new Group(1, Money.sum(rounds.stream().map(Fact.ProjectRound::cost).toList()));
      all = all.plus(one);
      byStatus.merge(project.status(), one, Group::plus);
      var sector = Optional.ofNullable(project.sector()).orElse(ClusterFigures.NOT_STATED);
      bySector.merge(sector, one, Group::plus);
      byYear.merge(Integer.toString(rounds.get(0).effectiveOn().getYear()), one, Group::plus);
      Optional.ofNullable(project.firmId()).ifPresent(firms::add);
      illustrative |= project.head().illustrative();
    }
    var fund =
        books.funds().values().stream()
            .filter(Fact.Fund::seedProgramme)
            .findFirst()
            .map(seed -> FundFigures.of(books, seed));
    return new SeedFundFigures(
        books.asOf(),
        fund,
        all.projects,
        firms.size(),
        all.cost,
        average(all),
        difference(fund, all.cost),
        byStatus,
        bySector,
        byYear,
        illustrative);
  }

  /** Cost per project, half up to the fen. */
  private static Outcome<Money> average(Group all) {
    return all.projects == 0
        ? Outcome.rejected(Problem.Code.UNDEFINED, "/projects", "there are no projects")
        : Outcome.ok(
            new Money(Math.floorDiv(2 * all.cost.fen() + all.projects, 2L * all.projects)));
  }

  private static Outcome<Money> difference(Optional<FundFigures> fund, Money cost) {
    return fund.map(seed -> Outcome.ok(seed.totals().invested().minus(cost)))
        .orElseGet(
            () ->
                Outcome.rejected(
                    Problem.Code.MISSING, "/fund", "no fund is marked as the seed programme"));
  }
}
