package io.houji.scoring.validation;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.scoring.calibration.Dependence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The validator's pack in one call (验证报告): ranking, calibration and stability of one card on one
 * sample, and what {@link Further} was given.
 *
 * @param auc with DeLong's interval
 * @param aucTest against development
 * @param grades Jeffreys and binomial tests per grade with firms in it
 * @param hosmerLemeshow over these grades
 * @param stability of grades, development against now
 * @param concentration of firms over grades now, and {@code concentrationTest} against development
 * @param months PSI and CSI month by month; empty without months
 * @param migration between grades; none or one
 * @param overrides none or one
 * @param fairness a row per group; empty without groups
 */
public record ValidationPack(
    Auc auc,
    Auc.Interval aucInterval,
    Auc.Test aucTest,
    double kolmogorovSmirnov,
    Brier brier,
    List<RateTests.Row> grades,
    RateTests.HosmerLemeshow hosmerLemeshow,
    Stability stability,
    GradeConcentration concentration,
    Auc.Test concentrationTest,
    List<MonthlyStability> months,
    List<Migration> migration,
    List<Overrides> overrides,
    List<Fairness> fairness) {
  private static final double LEVEL = 0.95;

  public ValidationPack {
    grades = List.copyOf(grades);
    months = List.copyOf(months);
    migration = List.copyOf(migration);
    overrides = List.copyOf(overrides);
    fairness = List.copyOf(fairness);
  }

  /** What not every validator has: months, an earlier rating, decisions of people, groups. */
  public static final class Further {
    private final List<MonthlyStability.Series> series = new ArrayList<>();
    private final List<String> months = new ArrayList<>();
    private final List<long[][]> migration = new ArrayList<>();
    private final List<Overrides.Decision> decisions = new ArrayList<>();
    private final List<Fairness.Firm> firms = new ArrayList<>();
    private String reference = "";
    private double pdMax;

    /** See {@link MonthlyStability#of}. */
    public Further months(List<MonthlyStability.Series> allSeries, List<String> monthOfFirm) {
      series.addAll(allSeries);
      months.addAll(monthOfFirm);
      return this;
    }

    /** See {@link Migration#of}. */
    public Further migration(long[][] counts) {
      migration.add(counts);
      return this;
    }

    /** See {@link Overrides#of}. */
    public Further decisions(List<Overrides.Decision> all) {
      decisions.addAll(all);
      return this;
    }

    /** See {@link Fairness#of}. */
    public Further groups(List<Fairness.Firm> all, String referenceGroup, double cut) {
      firms.addAll(all);
      reference = referenceGroup;
      pdMax = cut;
      return this;
    }
  }

  /**
   * What is validated: the PD said of each firm, in (0, 1), what became of it, and upper PD bounds
   * of all grades but the worst, ascending. A PD equal to a bound belongs to the worse grade.
   */
  public static final class Sample {
    private final double[] pd;
    private final boolean[] bad;
    private final double[] gradeBounds;

    public Sample(double[] pd, boolean[] bad, double[] gradeBounds) {
      this.pd = pd.clone();
      this.bad = bad.clone();
      this.gradeBounds = gradeBounds.clone();
    }

    /** The firm's grade, 0 the best. */
    public int grade(int firm) {
      int grade = 0;
      while (grade < gradeBounds.length && pd[firm] >= gradeBounds[grade]) {
        grade++;
      }
      return grade;
    }

    /** Firms per grade, from best to worst. */
    public long[] perGrade() {
      var counts = new long[gradeBounds.length + 1];
      for (int i = 0; i < pd.length; i++) {
        counts[grade(i)]++;
      }
      return counts;
    }

    private List<RateTests.Grade> grades() {
      var firms = new int[gradeBounds.length + 1];
      var defaults = new int[firms.length];
      var sum = new double[firms.length];
      for (int i = 0; i < pd.length; i++) {
        int g = grade(i);
        firms[g]++;
        defaults[g] += bad[i] ? 1 : 0;
        sum[g] += pd[i];
      }
      var grades = new ArrayList<RateTests.Grade>();
      for (int g = 0; g < firms.length; g++) {
        if (firms[g] > 0) {
          grades.add(new RateTests.Grade(firms[g], defaults[g], sum[g] / firms[g]));
        }
      }
      return grades;
    }

    private boolean usable() {
      for (double p : pd) {
        if (!(p > 0 && p < 1)) {
          return false;
        }
      }
      for (int i = 1; i < gradeBounds.length; i++) {
        if (!(gradeBounds[i] > gradeBounds[i - 1])) {
          return false;
        }
      }
      return true;
    }
  }

  /** How the card did at development: its AUC, and firms per grade then. */
  public record Development(Auc auc, List<Long> perGrade) {
    public Development {
      perGrade = List.copyOf(perGrade);
    }
  }

  /**
   * All tests.
   *
   * @param dependence for the correlated binomial test
   */
  public static Outcome<ValidationPack> of(
      Sample sample, Development development, Dependence dependence, Further further) {
    if (!sample.usable()) {
      return Outcome.rejected(
          Problem.Code.OUT_OF_RANGE, "/pd", "PDs between 0 and 1, grade bounds ascending");
    }
    long[] then = development.perGrade.stream().mapToLong(Long::longValue).toArray();
    long[] now = sample.perGrade();
    var grades = sample.grades();
    var problems = new ArrayList<Problem>();
    var auc = take(Auc.of(sample.pd, sample.bad), problems);
    var ks = take(Discrimination.kolmogorovSmirnov(sample.pd, sample.bad), problems);
    var brier = take(Brier.of(sample.pd, sample.bad), problems);
    var hosmerLemeshow = take(RateTests.HosmerLemeshow.of(grades, 0), problems);
    var stability = take(Stability.of(then, now), problems);
    var concentration = take(GradeConcentration.of(now), problems);
    var before = take(GradeConcentration.of(then), problems);
    var months = months(further, problems);
    var migration =
        further.migration.stream().flatMap(c -> take(Migration.of(c), problems).stream()).toList();
    var overrides = overrides(further, problems);
    var fairness = fairness(further, problems);
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems.stream().distinct().toList());
    }
    return Outcome.ok(
        new ValidationPack(
            auc.orElseThrow(),
            auc.orElseThrow().interval(LEVEL),
            auc.orElseThrow().hasFallenSince(development.auc),
            ks.orElseThrow(),
            brier.orElseThrow(),
            RateTests.rows(grades, dependence),
            hosmerLemeshow.orElseThrow(),
            stability.orElseThrow(),
            concentration.orElseThrow(),
            concentration.orElseThrow().hasRisenSince(before.orElseThrow()),
            months,
            migration,
            overrides,
            fairness));
  }

  private static List<MonthlyStability> months(Further further, List<Problem> problems) {
    return further.series.isEmpty()
        ? List.of()
        : take(MonthlyStability.of(further.series, further.months), problems).orElse(List.of());
  }

  private static List<Overrides> overrides(Further further, List<Problem> problems) {
    return further.decisions.isEmpty()
        ? List.of()
        : take(Overrides.of(further.decisions), problems).stream().toList();
  }

  private static List<Fairness> fairness(Further further, List<Problem> problems) {
    return further.firms.isEmpty()
        ? List.of()
        : take(Fairness.of(further.firms, further.reference, further.pdMax), problems)
            .orElse(List.of());
  }

  private static <T> Optional<T> take(Outcome<T> outcome, List<Problem> problems) {
    return outcome.fold(
        Optional::of,
        found -> {
          problems.addAll(found);
          return Optional.empty();
        });
  }
}
