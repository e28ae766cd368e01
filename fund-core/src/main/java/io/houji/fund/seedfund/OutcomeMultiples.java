package io.houji.fund.seedfund;

import static io.houji.fund.outcome.Problem.Code.MISSING;
import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;
import static io.houji.fund.outcome.Problem.Code.UNDEFINED;

import io.houji.fund.money.Money;
import io.houji.fund.money.Ratio;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * 项目回报倍数: what each project returned on its cost, and how few carry the fund.
 *
 * <pre>
 *   multiple = (proceeds + value) / cost      pooled = Σ (proceeds + value) / Σ cost
 * </pre>
 *
 * <p>The pooled multiple is weighted by cost; an average of multiples is not given, because with a
 * heavy tail it says nothing. Bands are half-open and compared exactly: a multiple of exactly 5 is
 * in 5x to 10x. Their limits are those of the published outcome shares of venture financings.
 *
 * @param pooled the fund's multiple
 * @param countByBand projects by band, every band present
 * @param costByBand cost by band, every band present
 * @param returned proceeds and value by project, largest first
 */
public record OutcomeMultiples(
    Ratio pooled,
    Map<Band, Integer> countByBand,
    Map<Band, Money> costByBand,
    List<Money> returned) {

  /** Half-open ranges of the multiple. */
  public enum Band {
    BELOW_1X(0),
    FROM_1X_TO_5X(1),
    FROM_5X_TO_10X(5),
    FROM_10X_TO_20X(10),
    FROM_20X(20);

    private final BigDecimal from;

    Band(int from) {
      this.from = BigDecimal.valueOf(from);
    }

    static Band of(Ratio multiple) {
      var band = BELOW_1X;
      for (var each : values()) {
        if (multiple.isAtLeast(each.from)) {
          band = each;
        }
      }
      return band;
    }
  }

  /** Refused: no projects, costs not above zero, proceeds or values below zero. */
  public static Outcome<OutcomeMultiples> of(List<LossRatio.Line> projects) {
    var problems = problemsOf(projects);
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    var counts = new EnumMap<Band, Integer>(Band.class);
    var costs = new EnumMap<Band, Money>(Band.class);
    for (var band : Band.values()) {
      counts.put(band, 0);
      costs.put(band, Money.ZERO);
    }
    for (var project : projects) {
      var band = Band.of(Ratio.of(returned(project), project.cost()));
      counts.merge(band, 1, Integer::sum);
      costs.merge(band, project.cost(), Money::plus);
    }
    var returned =
        projects.stream()
            .map(OutcomeMultiples::returned)
            .sorted(Comparator.reverseOrder())
            .toList();
    var cost = Money.sum(projects.stream().map(LossRatio.Line::cost).toList());
    return Outcome.ok(
        new OutcomeMultiples(Ratio.of(Money.sum(returned), cost), counts, costs, returned));
  }

  private static Money returned(LossRatio.Line project) {
    return project.proceeds().plus(project.value());
  }

  private static List<Problem> problemsOf(List<LossRatio.Line> projects) {
    var problems = new ArrayList<Problem>();
    if (projects.isEmpty()) {
      problems.add(new Problem(MISSING, "/projects", "at least one project is needed"));
    }
    for (int i = 0; i < projects.size(); i++) {
      var project = projects.get(i);
      var at = "/projects/" + i;
      if (project.cost().fen() <= 0) {
        problems.add(new Problem(OUT_OF_RANGE, at + "/cost", "is above zero"));
      }
      if (project.proceeds().isNegative()) {
        problems.add(new Problem(OUT_OF_RANGE, at + "/proceeds", "is not negative"));
      }
      if (project.value().isNegative()) {
        problems.add(new Problem(OUT_OF_RANGE, at + "/value", "is not negative"));
      }
    }
    return problems;
  }

  /** The share of all returns that the {@code k} best projects brought; refused when none came. */
  public Outcome<Ratio> shareOfBest(int k) {
    var total = Money.sum(returned);
    return total.fen() == 0
        ? Outcome.rejected(UNDEFINED, "/projects", "nothing came back at all")
        : Outcome.ok(Ratio.of(Money.sum(returned.subList(0, Math.min(k, returned.size()))), total));
  }
}
