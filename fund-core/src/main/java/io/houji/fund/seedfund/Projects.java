package io.houji.fund.seedfund;

import static io.houji.fund.outcome.Problem.Code.DUPLICATE;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All projects of the seed fund, checked; what is asked of them is asked as of a day, and nothing
 * dated later is known on it.
 */
public final class Projects {
  private final List<Project> projects;

  private Projects(List<Project> projects) {
    this.projects = projects;
  }

  /**
   * Refused, all at once: no seed round, rounds that overlap or go backwards, ownership above 1, an
   * end before the last round or without a reason, amounts below zero, an id given twice.
   */
  public static Outcome<Projects> of(List<Project> projects) {
    var problems = new ArrayList<Problem>();
    var ids = new HashSet<String>();
    for (int i = 0; i < projects.size(); i++) {
      var at = "/projects/" + i;
      projects.get(i).check(at, problems);
      if (!ids.add(projects.get(i).id())) {
        problems.add(new Problem(DUPLICATE, at + "/id", "each project is listed once"));
      }
    }
    return problems.isEmpty()
        ? Outcome.ok(new Projects(List.copyOf(projects)))
        : Outcome.rejected(problems);
  }

  /** Those that the fund had come into by {@code asOf}, in the order given. */
  public List<Project> seededBy(LocalDate asOf) {
    return seeded(asOf).toList();
  }

  private Stream<Project> seeded(LocalDate asOf) {
    return projects.stream().filter(p -> !p.seededOn().isAfter(asOf));
  }

  /** The road from seed to exit. */
  public Funnel funnel(LocalDate asOf) {
    return Funnel.of(seededBy(asOf), asOf);
  }

  /** Cohorts by year, institution or field, small cells suppressed. */
  public List<Cohort> cohorts(Cohort.Key key, LocalDate asOf) {
    return Cohort.of(seededBy(asOf), key, asOf);
  }

  /**
   * Days from the seed round to the first of next round, exit and write-off; projects to which none
   * has come are censored at {@code asOf}. For {@link CompetingRisks}.
   */
  public List<CompetingRisks.Observation<Ending>> firstEndings(LocalDate asOf) {
    return seeded(asOf).map(p -> firstEnding(p, asOf)).toList();
  }

  private static CompetingRisks.Observation<Ending> firstEnding(Project project, LocalDate asOf) {
    var next =
        project.rounds().stream()
            .filter(r -> r.step() != Project.Step.SEED && !r.closed().isAfter(asOf))
            .findFirst();
    if (next.isPresent()) {
      return new CompetingRisks.Observation<>(
          days(project, next.get().closed()), Optional.of(Ending.NEXT_ROUND));
    }
    return project
        .end()
        .filter(end -> !end.on().isAfter(asOf))
        .map(
            end ->
                new CompetingRisks.Observation<>(
                    days(project, end.on()), Optional.of(end.ending())))
        .orElseGet(() -> new CompetingRisks.Observation<>(days(project, asOf), Optional.empty()));
  }

  /**
   * Days from the seed round to the first revenue; zero where revenue came first; censored at the
   * end of the project or at {@code asOf}. For {@link KaplanMeier}.
   */
  public List<KaplanMeier.Observation> firstRevenues(LocalDate asOf) {
    return seeded(asOf)
        .map(
            p -> {
              var revenue = p.firstRevenue().filter(day -> !day.isAfter(asOf));
              var watched = p.end().map(Project.End::on).filter(d -> d.isBefore(asOf));
              var until = revenue.orElse(watched.orElse(asOf));
              return new KaplanMeier.Observation(Math.max(0, days(p, until)), revenue.isPresent());
            })
        .toList();
  }

  /**
   * Days from the seed round to the write-off; projects that were sold or are held are censored on
   * that day. For {@link KaplanMeier}.
   */
  public List<KaplanMeier.Observation> writeOffs(LocalDate asOf) {
    return seeded(asOf)
        .map(
            p -> {
              var end = p.end().filter(e -> !e.on().isAfter(asOf));
              boolean lost = end.filter(e -> e.ending() == Ending.WRITE_OFF).isPresent();
              return new KaplanMeier.Observation(
                  days(p, end.map(Project.End::on).orElse(asOf)), lost);
            })
        .toList();
  }

  private static double days(Project project, LocalDate day) {
    return ChronoUnit.DAYS.between(project.seededOn(), day);
  }

  /**
   * 同一企业的后续: how many seeded firms later came into other funds of the cluster and into loans; the
   * same firm seen as investee and as borrower.
   *
   * @param firms seeded firms
   * @param intoFunds of them, later held by another fund of the cluster
   * @param intoLoans of them, later a borrower
   * @param intoBoth of them, both
   */
  public record Conversion(int firms, int intoFunds, int intoLoans, int intoBoth) {}

  /**
   * Counts firms whose first other money is dated after their own first seed round.
   *
   * @param firstFund by firm, day of the first money from another fund of the cluster
   * @param firstLoan by firm, day of the first loan
   */
  public Conversion conversion(
      Map<String, LocalDate> firstFund, Map<String, LocalDate> firstLoan, LocalDate asOf) {
    var seededOn =
        seeded(asOf)
            .filter(p -> !p.firm().equals(Project.FIRM_NOT_STATED))
            .collect(
                Collectors.toMap(
                    Project::firm,
                    Project::seededOn,
                    (first, second) -> first.isBefore(second) ? first : second));
    var funds = later(seededOn, firstFund, asOf);
    var loans = later(seededOn, firstLoan, asOf);
    var both = new HashSet<>(funds);
    both.retainAll(loans);
    return new Conversion(seededOn.size(), funds.size(), loans.size(), both.size());
  }

  private static Set<String> later(
      Map<String, LocalDate> seededOn, Map<String, LocalDate> first, LocalDate asOf) {
    return seededOn.keySet().stream()
        .filter(
            firm -> {
              var day = first.get(firm);
              return day != null && day.isAfter(seededOn.get(firm)) && !day.isAfter(asOf);
            })
        .collect(Collectors.toSet());
  }
}
