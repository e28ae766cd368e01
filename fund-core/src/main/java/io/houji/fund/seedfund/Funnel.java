package io.houji.fund.seedfund;

import io.houji.fund.money.Ratio;
import io.houji.fund.seedfund.Project.Step;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * 漏斗: how many projects and how many firms reached each step, and how many days lay between.
 *
 * <p>A project may exit without a growth round, so steps need not shrink from one to the next.
 * Young projects have had little time: a share here is a count of today, and {@link CompetingRisks}
 * is the estimate.
 *
 * @param steps seed, next round, growth and exit
 */
public record Funnel(List<Reached> steps) {

  /**
   * One step.
   *
   * @param projects projects that reached it
   * @param firms firms with at least one such project
   * @param ofSeeded projects over all seeded projects; empty when none is seeded
   * @param ofPrevious projects over those that reached the step before it, of which they are part;
   *     empty for the first step or when none did
   * @param daysFromSeed median days from the seed round; empty when none reached it
   * @param daysFromPrevious median days from the step before, of those that reached both
   */
  public record Reached(
      Step step,
      int projects,
      int firms,
      Optional<Ratio> ofSeeded,
      Optional<Ratio> ofPrevious,
      OptionalDouble daysFromSeed,
      OptionalDouble daysFromPrevious) {}

  static Funnel of(List<Project> seeded, LocalDate asOf) {
    var steps = new ArrayList<Reached>();
    var previous = Step.SEED;
    for (var step : Step.values()) {
      steps.add(reached(step, previous, seeded, asOf));
      previous = step;
    }
    return new Funnel(List.copyOf(steps));
  }

  private static Reached reached(Step step, Step previous, List<Project> seeded, LocalDate asOf) {
    var here = seeded.stream().filter(p -> p.reached(step, asOf).isPresent()).toList();
    long before = seeded.stream().filter(p -> p.reached(previous, asOf).isPresent()).count();
    var passed = here.stream().filter(p -> p.reached(previous, asOf).isPresent()).toList();
    return new Reached(
        step,
        here.size(),
        firms(here),
        share(here.size(), seeded.size()),
        step == Step.SEED ? Optional.empty() : share(passed.size(), before),
        median(here, Step.SEED, step, asOf),
        step == Step.SEED ? OptionalDouble.empty() : median(passed, previous, step, asOf));
  }

  static int firms(List<Project> projects) {
    return (int)
        projects.stream()
            .map(Project::firm)
            .filter(f -> !f.equals(Project.FIRM_NOT_STATED))
            .distinct()
            .count();
  }

  private static Optional<Ratio> share(long part, long whole) {
    return whole == 0 ? Optional.empty() : Optional.of(Ratio.of(part, whole));
  }

  private static OptionalDouble median(List<Project> projects, Step from, Step to, LocalDate asOf) {
    var days =
        projects.stream()
            .mapToLong(
                p ->
                    ChronoUnit.DAYS.between(
                        p.reached(from, asOf).orElseThrow(), p.reached(to, asOf).orElseThrow()))
            .toArray();
    if (days.length == 0) {
      return OptionalDouble.empty();
    }
    Arrays.sort(days);
    int middle = days.length / 2;
    return OptionalDouble.of(
        days.length % 2 == 1 ? days[middle] : (days[middle - 1] + days[middle]) / 2.0);
  }
}
