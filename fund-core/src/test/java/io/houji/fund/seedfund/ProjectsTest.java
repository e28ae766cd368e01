package io.houji.fund.seedfund;

import static io.houji.fund.testing.Golden.ok;
import static io.houji.fund.testing.Golden.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.money.Money;
import io.houji.fund.seedfund.Project.End;
import io.houji.fund.seedfund.Project.OtherMoney;
import io.houji.fund.seedfund.Project.Round;
import io.houji.fund.seedfund.Project.Step;
import io.houji.fund.testing.Cases;
import io.houji.fund.testing.Golden;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ProjectsTest {
  private static final LocalDate SEEDED = LocalDate.of(2021, 6, 1);
  private static final LocalDate AS_OF = LocalDate.of(2026, 4, 10);

  private static Round round(Step step, LocalDate day) {
    return new Round(
        step, day, day, Money.wan(100), new BigDecimal("0.08"), "preferred", List.of());
  }

  private static Project project(int n, String firm, String field, Round... later) {
    var rounds = new ArrayList<Round>();
    rounds.add(round(Step.SEED, SEEDED));
    rounds.addAll(List.of(later));
    return new Project("P" + n, firm, "U1", field, rounds, Optional.empty(), Optional.empty());
  }

  private static Project ended(Project p, Ending ending, LocalDate on) {
    return new Project(
        p.id(),
        p.firm(),
        p.institution(),
        p.field(),
        p.rounds(),
        Optional.of(new End(ending, on, "market")),
        p.firstRevenue());
  }

  private static Project earning(Project p, LocalDate on) {
    return new Project(
        p.id(), p.firm(), p.institution(), p.field(), p.rounds(), p.end(), Optional.of(on));
  }

  /** Source: the published cohort of start-ups founded in 2018, from seed to series B. */
  @Test
  void theFunnelOfThePublishedCohort() {
    var carta = Golden.json("outcome_statistics.json").get("carta_2018_cohort");
    var raised = carta.get("raised_at_least");
    var projects = new ArrayList<Project>();
    for (int i = 0; i < raised.get("seed").asInt(); i++) {
      var next = round(Step.NEXT_ROUND, SEEDED.plusDays(500));
      var growth = round(Step.GROWTH, SEEDED.plusDays(1_100));
      var rounds =
          i < raised.get("series_b").asInt()
              ? new Round[] {next, growth}
              : i < raised.get("series_a").asInt() ? new Round[] {next} : new Round[0];
      projects.add(project(i, "firm" + i, "x", rounds));
    }
    var steps = ok(Projects.of(projects)).funnel(AS_OF).steps();
    var conversion = carta.get("check").get("conversion");
    assertEquals(
        conversion.get("seed_to_a").asDouble(), steps.get(1).ofPrevious().get().value(), 1e-14);
    assertEquals(
        conversion.get("a_to_b").asDouble(), steps.get(2).ofPrevious().get().value(), 1e-14);
    assertEquals(OptionalDouble.of(600), steps.get(2).daysFromPrevious());
    assertEquals(OptionalDouble.of(1_100), steps.get(2).daysFromSeed());
    assertTrue(steps.get(3).daysFromSeed().isEmpty());
  }

  @Test
  void projectsAndFirmsAreCountedSeparately() {
    var projects =
        ok(
            Projects.of(
                List.of(
                    project(1, "a", "x", round(Step.NEXT_ROUND, SEEDED.plusDays(10))),
                    project(2, "a", "x", round(Step.NEXT_ROUND, SEEDED.plusDays(20))),
                    project(3, "b", "x"))));
    var steps = projects.funnel(AS_OF).steps();
    assertEquals(3, steps.get(0).projects());
    assertEquals(2, steps.get(0).firms());
    assertEquals(2, steps.get(1).projects());
    assertEquals(1, steps.get(1).firms());
    assertEquals(OptionalDouble.of(15), steps.get(1).daysFromSeed());
  }

  @Test
  void whatIsDatedLaterIsNotYetKnown() {
    var later = project(1, "a", "x", round(Step.NEXT_ROUND, AS_OF.plusDays(1)));
    var projects = ok(Projects.of(List.of(ended(later, Ending.EXIT, AS_OF.plusDays(2)))));
    var steps = projects.funnel(AS_OF).steps();
    assertEquals(0, steps.get(1).projects());
    assertEquals(0, steps.get(3).projects());
    assertTrue(projects.firstEndings(AS_OF).get(0).ending().isEmpty());
    assertEquals(1, projects.funnel(AS_OF.plusDays(2)).steps().get(3).projects());
    assertTrue(projects.seededBy(SEEDED.minusDays(1)).isEmpty());
  }

  @Test
  void theFirstEndingIsWhatCompetingRisksNeed() {
    var projects =
        ok(
            Projects.of(
                List.of(
                    project(1, "a", "x", round(Step.NEXT_ROUND, SEEDED.plusDays(10))),
                    ended(project(2, "b", "x"), Ending.WRITE_OFF, SEEDED.plusDays(30)),
                    project(3, "c", "x"))));
    var endings = projects.firstEndings(AS_OF);
    assertEquals(
        new CompetingRisks.Observation<>(10, Optional.of(Ending.NEXT_ROUND)), endings.get(0));
    assertEquals(
        new CompetingRisks.Observation<>(30, Optional.of(Ending.WRITE_OFF)), endings.get(1));
    assertTrue(endings.get(2).ending().isEmpty());
    assertEquals(1 / 3.0, ok(CompetingRisks.of(endings)).incidenceAt(Ending.NEXT_ROUND, 99));
  }

  @Test
  void firstRevenueIsCensoredByTheEnd() {
    var projects =
        ok(
            Projects.of(
                List.of(
                    earning(project(1, "a", "x"), SEEDED.plusDays(400)),
                    earning(project(2, "b", "x"), SEEDED.minusDays(5)),
                    ended(project(3, "c", "x"), Ending.WRITE_OFF, SEEDED.plusDays(30)))));
    assertEquals(
        List.of(
            new KaplanMeier.Observation(400, true),
            new KaplanMeier.Observation(0, true),
            new KaplanMeier.Observation(30, false)),
        projects.firstRevenues(AS_OF));
  }

  @Test
  void cohortsOfFewerThanThreeFirmsAreSuppressedAndCannotBeSubtracted() {
    var list = new ArrayList<Project>();
    for (int i = 0; i < 12; i++) {
      // x: 7 firms, y: 3 firms, z: 2 firms.
      list.add(project(i, "firm" + i, i < 7 ? "x" : i < 10 ? "y" : "z"));
    }
    var cohorts = ok(Projects.of(list)).cohorts(Cohort.Key.FIELD, AS_OF);
    assertEquals(List.of("x", "y", "z"), cohorts.stream().map(Cohort::name).toList());
    assertEquals(7, cohorts.get(0).figures().orElseThrow().firms());
    assertTrue(cohorts.get(2).figures().isEmpty(), "two firms");
    assertTrue(cohorts.get(1).figures().isEmpty(), "or z is the total less x and y");
  }

  @Test
  void aCohortCountsWhatItsProjectsDid() {
    var projects =
        ok(
            Projects.of(
                List.of(
                    project(1, "a", "x", round(Step.NEXT_ROUND, SEEDED.plusDays(9))),
                    ended(project(2, "b", "x"), Ending.EXIT, SEEDED.plusDays(30)),
                    ended(project(3, "c", "x"), Ending.WRITE_OFF, SEEDED.plusDays(30)))));
    var figures = new Cohort.Figures(3, 3, Money.wan(400), 1, 1, 1);
    for (var key : Cohort.Key.values()) {
      assertEquals(figures, projects.cohorts(key, AS_OF).get(0).figures().orElseThrow());
    }
    assertEquals("2021", projects.cohorts(Cohort.Key.YEAR, AS_OF).get(0).name());
  }

  @Test
  void noShownCohortIsSmallAndNoHiddenOneCanBeFound() {
    // Domain: 1 to 60 projects of up to 30 firms in up to 8 fields.
    Cases.forAll(
        random -> {
          var list = new ArrayList<Project>();
          for (int i = random.nextInt(1, 61); i > 0; i--) {
            list.add(project(i, "firm" + random.nextInt(30), "f" + random.nextInt(8)));
          }
          var cohorts = ok(Projects.of(list)).cohorts(Cohort.Key.FIELD, AS_OF);
          int shown = 0;
          for (var cohort : cohorts) {
            if (cohort.figures().isPresent()) {
              shown += cohort.figures().get().projects();
              assertTrue(cohort.figures().get().firms() >= Cohort.FIRMS_MIN);
            }
          }
          long hidden = cohorts.stream().filter(c -> c.figures().isEmpty()).count();
          assertTrue(hidden != 1 || cohorts.size() == 1, "one hidden cohort is the difference");
          assertTrue(shown <= list.size());
        });
  }

  @Test
  void theSameFirmIsSeenAsInvesteeAndAsBorrower() {
    var projects =
        ok(Projects.of(List.of(project(1, "a", "x"), project(2, "b", "x"), project(3, "c", "x"))));
    var funds = Map.of("a", SEEDED.plusDays(9), "b", SEEDED.minusDays(9));
    var loans = Map.of("a", SEEDED.plusDays(99), "c", AS_OF.plusDays(1), "z", AS_OF);
    assertEquals(new Projects.Conversion(3, 1, 1, 1), projects.conversion(funds, loans, AS_OF));
  }

  @Test
  void everythingWrongWithAProjectIsNamedAtOnce() {
    var overlapping =
        new Round(
            Step.NEXT_ROUND,
            SEEDED.minusDays(1),
            SEEDED.plusDays(1),
            Money.wan(-1),
            new BigDecimal("1.01"),
            "",
            List.of(new OtherMoney("city", Money.wan(-1))));
    var project = ended(project(1, " ", "x", overlapping), Ending.EXIT, SEEDED.minusDays(9));
    var noSeed = new Project("P1", "a", "U", "x", List.of(), Optional.empty(), Optional.empty());
    assertEquals(
        List.of(
            "MISSING /projects/0/firm",
            "OUT_OF_RANGE /projects/0/rounds/1/cost",
            "OUT_OF_RANGE /projects/0/rounds/1/ownership",
            "OUT_OF_RANGE /projects/0/rounds/1/others/0/amount",
            "CONTRADICTION /projects/0/rounds/1/opened",
            "CONTRADICTION /projects/0/end/on",
            "MISSING /projects/1/rounds",
            "DUPLICATE /projects/1/id"),
        refusals(Projects.of(List.of(project, noSeed))));
  }
}
