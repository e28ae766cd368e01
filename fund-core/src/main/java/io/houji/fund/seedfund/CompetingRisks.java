package io.houji.fund.seedfund;

import io.houji.fund.outcome.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * 竞争风险: how likely each kind of ending has become by a time, when a project can end only once: next
 * round, exit or write-off.
 *
 * <pre>
 *   F_k(t) = Σ S(tᵢ−) · d_kᵢ / nᵢ                      over event times tᵢ ≤ t
 *   S(t) + Σ_k F_k(t) = 1
 *
 *   Var F_k(t) = Σ (F_k(t) − F_k(tᵢ))² dᵢ / (nᵢ (nᵢ − dᵢ))
 *              + Σ S(tᵢ−)² d_kᵢ (nᵢ − d_kᵢ) / nᵢ³
 *              − 2 Σ (F_k(t) − F_k(tᵢ)) S(tᵢ−) d_kᵢ / nᵢ²
 * </pre>
 *
 * <p>Treating the other endings as censoring, as one minus a survival curve does, overstates each.
 * Sources: Aalen and Johansen, Scandinavian Journal of Statistics 5 (1978); variance by the delta
 * method after Marubini and Valsecchi 1995. With one kind of ending it is Greenwood's.
 *
 * @param <C> the kinds of ending, such as an enum
 * @param count observations
 * @param rows one per time at which something ended, ascending
 */
public record CompetingRisks<C extends Comparable<C>>(int count, List<Row<C>> rows) {

  /**
   * How long one project was watched.
   *
   * @param time finite and not negative, in any one unit
   * @param ending what ended it; empty when the watch ended first (censored)
   */
  public record Observation<C>(double time, Optional<C> ending) {}

  /**
   * From this time on.
   *
   * @param atRisk nᵢ just before the time
   * @param ended d_kᵢ by kind; kinds that ended nothing now are absent
   * @param survival S, nothing has ended yet
   * @param incidence F_k for every kind seen anywhere in the data
   * @param variance Var F_k for the same
   */
  public record Row<C>(
      double time,
      int atRisk,
      Map<C, Integer> ended,
      double survival,
      Map<C, Double> incidence,
      Map<C, Double> variance) {

    /** F_k ± z · √Var, cut to [0, 1]. */
    public Interval plain(C kind, Confidence confidence) {
      double error = Math.sqrt(variance.getOrDefault(kind, 0.0));
      return confidence.around(incidence.getOrDefault(kind, 0.0), error).withinUnit();
    }
  }

  private record Step<C>(double time, int atRisk, Map<C, Integer> ended, double survivalBefore) {
    int all() {
      return ended.values().stream().mapToInt(Integer::intValue).sum();
    }

    double increment(C kind) {
      return survivalBefore * ended.getOrDefault(kind, 0) / atRisk;
    }
  }

  /** Refused: nobody watched, times below zero or not finite. */
  public static <C extends Comparable<C>> Outcome<CompetingRisks<C>> of(
      List<Observation<C>> observations) {
    var problems = KaplanMeier.problemsOf(observations.stream().map(Observation::time).toList());
    return problems.isEmpty()
        ? Outcome.ok(new CompetingRisks<>(observations.size(), rows(steps(observations))))
        : Outcome.rejected(problems);
  }

  private static <C extends Comparable<C>> List<Step<C>> steps(List<Observation<C>> observations) {
    var sorted = new ArrayList<>(observations);
    sorted.sort(Comparator.comparingDouble(Observation::time));
    var steps = new ArrayList<Step<C>>();
    double survival = 1;
    int at = 0;
    while (at < sorted.size()) {
      double time = sorted.get(at).time();
      int atRisk = sorted.size() - at;
      var ended = new TreeMap<C, Integer>();
      for (; at < sorted.size() && sorted.get(at).time() == time; at++) {
        sorted.get(at).ending().ifPresent(kind -> ended.merge(kind, 1, Integer::sum));
      }
      if (!ended.isEmpty()) {
        var step = new Step<>(time, atRisk, ended, survival);
        steps.add(step);
        survival *= (double) (atRisk - step.all()) / atRisk;
      }
    }
    return steps;
  }

  private static <C extends Comparable<C>> List<Row<C>> rows(List<Step<C>> steps) {
    var variances = new TreeMap<C, double[]>();
    steps.forEach(
        step ->
            step.ended()
                .keySet()
                .forEach(k -> variances.computeIfAbsent(k, x -> variance(x, steps))));
    var incidence = new HashMap<C, Double>();
    variances.keySet().forEach(kind -> incidence.put(kind, 0.0));
    var rows = new ArrayList<Row<C>>();
    for (int i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      step.ended().keySet().forEach(k -> incidence.merge(k, step.increment(k), Double::sum));
      var variance = new TreeMap<C, Double>();
      for (var each : variances.entrySet()) {
        variance.put(each.getKey(), each.getValue()[i]);
      }
      double survival = step.survivalBefore() * (step.atRisk() - step.all()) / step.atRisk();
      rows.add(
          new Row<>(
              step.time(),
              step.atRisk(),
              step.ended(),
              survival,
              new TreeMap<>(incidence),
              variance));
    }
    return List.copyOf(rows);
  }

  /**
   * Var F_k after every step, in one pass: the squares are multiplied out, so that with {@code q =
   * d / (n (n − d))} the sums of q, q·Fᵢ, q·Fᵢ² and of the cross terms are carried along. The step
   * that ends everyone at risk has no later F and its infinite q is left out.
   */
  private static <C extends Comparable<C>> double[] variance(C kind, List<Step<C>> steps) {
    var variance = new double[steps.size()];
    double f = 0;
    double q0 = 0;
    double q1 = 0;
    double q2 = 0;
    double own = 0;
    double cross0 = 0;
    double cross1 = 0;
    for (int i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      double n = step.atRisk();
      double d = step.ended().getOrDefault(kind, 0);
      double s = step.survivalBefore();
      f += step.increment(kind);
      double q = step.all() == step.atRisk() ? 0 : step.all() / (n * (n - step.all()));
      q0 += q;
      q1 += q * f;
      q2 += q * f * f;
      own += s * s * d * (n - d) / (n * n * n);
      cross0 += s * d / (n * n);
      cross1 += s * d / (n * n) * f;
      double v = f * f * q0 - 2 * f * q1 + q2 + own - 2 * (f * cross0 - cross1);
      variance[i] = Math.max(0, v);
    }
    return variance;
  }

  /** F_k(t): zero before the first ending. */
  public double incidenceAt(C kind, double time) {
    return rowAt(time).map(row -> row.incidence().getOrDefault(kind, 0.0)).orElse(0.0);
  }

  /** The row that holds at {@code time}; none before the first ending. */
  public Optional<Row<C>> rowAt(double time) {
    return rows.stream().filter(row -> row.time() <= time).reduce((earlier, later) -> later);
  }
}
