package io.houji.fund.seedfund;

import static io.houji.fund.outcome.Problem.Code.MISSING;
import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * 生存曲线: the share of projects to which an event has not yet happened, when many are still open.
 *
 * <pre>
 *   S(t) = Π (1 − dᵢ / nᵢ)            over event times tᵢ ≤ t; dᵢ events among nᵢ at risk
 *   Var S(t) = S(t)² Σ dᵢ / (nᵢ (nᵢ − dᵢ))                               (Greenwood)
 *   plain     S ± z · √Var, cut to [0, 1]
 *   log-log   S^exp(±z · √(Σ dᵢ / (nᵢ (nᵢ − dᵢ))) / ln S)
 * </pre>
 *
 * <p>A project censored at t is at risk of the events at t. Sources: Kaplan and Meier, Journal of
 * the American Statistical Association 53 (1958); Greenwood 1926; Kalbfleisch and Prentice for
 * log-log, which covers better with few projects. Where everyone at risk has the event, S = 0 and
 * its intervals are undefined.
 *
 * @param count observations
 * @param rows one per event time, ascending
 */
public record KaplanMeier(int count, List<Row> rows) {

  /**
   * How long one project was watched.
   *
   * @param time finite and not negative, in any one unit
   * @param event whether the event came at {@code time}; otherwise the watch ended there (censored)
   */
  public record Observation(double time, boolean event) {}

  /**
   * The curve from this time on.
   *
   * @param atRisk nᵢ just before the time
   * @param events dᵢ
   * @param survival S
   * @param greenwood Σ dᵢ / (nᵢ (nᵢ − dᵢ)) so far; infinite once S = 0
   */
  public record Row(double time, int atRisk, int events, double survival, double greenwood) {

    /** √Var S; undefined once S = 0. */
    public OptionalDouble standardError() {
      return survival == 0
          ? OptionalDouble.empty()
          : OptionalDouble.of(survival * Math.sqrt(greenwood));
    }

    public Optional<Interval> plain(Confidence confidence) {
      var error = standardError();
      return error.isEmpty()
          ? Optional.empty()
          : Optional.of(confidence.around(survival, error.getAsDouble()).withinUnit());
    }

    public Optional<Interval> logLog(Confidence confidence) {
      if (survival == 0) {
        return Optional.empty();
      }
      double log = StrictMath.log(survival);
      double half = confidence.z() * Math.sqrt(greenwood) / -log;
      return Optional.of(
          new Interval(
              StrictMath.exp(log * StrictMath.exp(half)),
              StrictMath.exp(log * StrictMath.exp(-half))));
    }
  }

  /** Refused: nobody watched, times below zero or not finite. Without events there are no rows. */
  public static Outcome<KaplanMeier> of(List<Observation> observations) {
    var problems = problemsOf(observations.stream().map(Observation::time).toList());
    return problems.isEmpty()
        ? Outcome.ok(new KaplanMeier(observations.size(), rows(observations)))
        : Outcome.rejected(problems);
  }

  static List<Problem> problemsOf(List<Double> times) {
    var problems = new ArrayList<Problem>();
    if (times.isEmpty()) {
      problems.add(new Problem(MISSING, "/observations", "at least one project is needed"));
    }
    for (int i = 0; i < times.size(); i++) {
      if (!(times.get(i) >= 0) || Double.isInfinite(times.get(i))) {
        problems.add(
            new Problem(
                OUT_OF_RANGE, "/observations/" + i + "/time", "is finite and not negative"));
      }
    }
    return problems;
  }

  private static List<Row> rows(List<Observation> observations) {
    var sorted = new ArrayList<>(observations);
    sorted.sort(Comparator.comparingDouble(Observation::time));
    var rows = new ArrayList<Row>();
    double survival = 1;
    double greenwood = 0;
    int at = 0;
    while (at < sorted.size()) {
      double time = sorted.get(at).time();
      int atRisk = sorted.size() - at;
      int events = 0;
      for (; at < sorted.size() && sorted.get(at).time() == time; at++) {
        events += sorted.get(at).event() ? 1 : 0;
      }
      if (events > 0) {
        survival *= (double) (atRisk - events) / atRisk;
        greenwood += events / ((double) atRisk * (atRisk - events));
        rows.add(new Row(time, atRisk, events, survival, greenwood));
      }
    }
    return List.copyOf(rows);
  }

  /** S(t): 1 before the first event. */
  public double survivalAt(double time) {
    return rowAt(time).map(Row::survival).orElse(1.0);
  }

  /** The row that holds at {@code time}; none before the first event. */
  public Optional<Row> rowAt(double time) {
    return rows.stream().filter(row -> row.time() <= time).reduce((earlier, later) -> later);
  }

  /** The first time at which half or fewer are left; none while more are. */
  public OptionalDouble median() {
    return rows.stream().filter(row -> row.survival() <= 0.5).mapToDouble(Row::time).findFirst();
  }
}
