package io.houji.fund.seedfund;

import io.houji.fund.money.Money;
import io.houji.fund.seedfund.Project.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * 队列: the projects of one year, one source institution or one field.
 *
 * <p>A cohort of fewer than {@link #FIRMS_MIN} firms would show a single firm's affairs, so its
 * figures are suppressed. Where the suppressed cohorts together could be found as the difference
 * from the total (one cohort only, or too few firms in all of them), the smallest shown ones are
 * suppressed too.
 *
 * @param name the year, institution or field
 * @param figures empty when suppressed
 */
public record Cohort(String name, Optional<Figures> figures) {

  /** Fewer firms than this are not shown. */
  public static final int FIRMS_MIN = 3;

  /** How projects are put together. */
  public enum Key {
    /** Year of the seed round. */
    YEAR,
    INSTITUTION,
    FIELD;

    private String of(Project project) {
      return switch (this) {
        case YEAR -> Integer.toString(project.seededOn().getYear());
        case INSTITUTION -> project.institution();
        case FIELD -> project.field();
      };
    }
  }

  private record Group(String name, List<Project> projects) {
    int firms() {
      return Funnel.firms(projects);
    }
  }

  /**
   * What a cohort did by the as-of day; each count in projects but {@code firms}.
   *
   * @param cost what the fund put in
   * @param nextRound raised a next or a growth round
   * @param exited sold
   * @param writtenOff written off
   */
  public record Figures(
      int projects, int firms, Money cost, int nextRound, int exited, int writtenOff) {}

  static List<Cohort> of(List<Project> seeded, Key key, LocalDate asOf) {
    var byName = new TreeMap<String, List<Project>>();
    seeded.forEach(p -> byName.computeIfAbsent(key.of(p), n -> new ArrayList<>()).add(p));
    var groups = new ArrayList<Group>();
    byName.forEach((name, projects) -> groups.add(new Group(name, projects)));
    var hidden = hidden(groups);
    return groups.stream()
        .map(
            group ->
                new Cohort(
                    group.name(),
                    hidden.contains(group)
                        ? Optional.empty()
                        : Optional.of(figures(group.projects(), asOf))))
        .toList();
  }

  private static List<Group> hidden(List<Group> groups) {
    var smallestFirst = new ArrayList<>(groups);
    smallestFirst.sort(Comparator.comparingInt(Group::firms));
    var hidden = new ArrayList<Group>();
    for (var group : smallestFirst) {
      if (group.firms() >= FIRMS_MIN && cannotBeFound(hidden)) {
        break;
      }
      hidden.add(group);
    }
    return hidden;
  }

  /** Nothing is hidden, or enough is hidden together. */
  private static boolean cannotBeFound(List<Group> hidden) {
    var projects = hidden.stream().flatMap(group -> group.projects().stream()).toList();
    return hidden.isEmpty() || (hidden.size() > 1 && Funnel.firms(projects) >= FIRMS_MIN);
  }

  private static Figures figures(List<Project> projects, LocalDate asOf) {
    return new Figures(
        projects.size(),
        Funnel.firms(projects),
        Money.sum(projects.stream().map(p -> p.cost(asOf)).toList()),
        count(
            projects,
            p ->
                p.reached(Step.NEXT_ROUND, asOf).isPresent()
                    || p.reached(Step.GROWTH, asOf).isPresent()),
        count(projects, p -> ended(p, Ending.EXIT, asOf)),
        count(projects, p -> ended(p, Ending.WRITE_OFF, asOf)));
  }

  private static boolean ended(Project project, Ending ending, LocalDate asOf) {
    return project
        .end()
        .filter(end -> end.ending() == ending && !end.on().isAfter(asOf))
        .isPresent();
  }

  private static int count(List<Project> projects, Predicate<Project> which) {
    return (int) projects.stream().filter(which).count();
  }
}
