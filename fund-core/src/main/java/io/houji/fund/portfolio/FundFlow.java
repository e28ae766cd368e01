package io.houji.fund.portfolio;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The linear system behind {@link LookThrough}: funds as the states of a Markov chain whose leaves
 * absorb.
 *
 * <p>Eliminates one fund after the other as Grassmann, Taksar and Heyman (Operations Research 33,
 * 1985) do: the pivot {@code 1 − w_kk} is never subtracted but summed from what flows elsewhere, so
 * no digit cancels.
 */
final class FundFlow {
  private final List<String> names;
  private final Map<String, Map<String, Double>> shares;
  private final double[][] toFund;
  private final double[] leak;
  private final double[] pivot;

  private FundFlow(List<String> names, Map<String, Map<String, Double>> shares) {
    this.names = names;
    this.shares = shares;
    this.toFund = new double[names.size()][names.size()];
    this.leak = new double[names.size()];
    this.pivot = new double[names.size()];
  }

  /** Every fund holds something; nothing is negative. */
  static FundFlow of(Map<String, Map<String, Double>> funds) {
    var names = List.copyOf(new TreeSet<>(funds.keySet()));
    var shares = new TreeMap<String, Map<String, Double>>();
    funds.forEach((name, held) -> shares.put(name, shares(held)));
    var flow = new FundFlow(names, shares);
    for (int i = 0; i < names.size(); i++) {
      for (var part : shares.getOrDefault(names.get(i), Map.of()).entrySet()) {
        int j = flow.index(part.getKey());
        if (j >= 0) {
          flow.toFund[i][j] = part.getValue();
        } else {
          flow.leak[i] += part.getValue();
        }
      }
    }
    return flow;
  }

  private static Map<String, Double> shares(Map<String, Double> held) {
    double sum = held.values().stream().mapToDouble(Double::doubleValue).sum();
    var shares = new TreeMap<String, Double>();
    held.forEach((part, amount) -> shares.put(part, amount / sum));
    return shares;
  }

  private int index(String name) {
    return Collections.binarySearch(names, name);
  }

  /** Each closed circle once, as a path that ends where it began; call before looking through. */
  List<List<String>> cyclesWithoutLeak() {
    var leaks = new boolean[names.size()];
    boolean grew = true;
    while (grew) {
      grew = false;
      for (int i = 0; i < leaks.length; i++) {
        if (!leaks[i] && (leak[i] > 0 || reaches(i, leaks))) {
          leaks[i] = true;
          grew = true;
        }
      }
    }
    var cycles = new ArrayList<List<String>>();
    var seen = leaks.clone();
    for (int start = 0; start < seen.length; start++) {
      var path = new ArrayList<Integer>();
      int at = start;
      while (!seen[at]) {
        seen[at] = true;
        path.add(at);
        at = firstHolding(at);
      }
      int begin = path.indexOf(at);
      if (begin >= 0) {
        var cycle =
            new ArrayList<>(path.subList(begin, path.size()).stream().map(names::get).toList());
        cycle.add(names.get(at));
        cycles.add(cycle);
      }
    }
    return cycles;
  }

  private boolean reaches(int from, boolean... leaks) {
    for (int to = 0; to < leaks.length; to++) {
      if (leaks[to] && toFund[from][to] > 0) {
        return true;
      }
    }
    return false;
  }

  /** A fund without a leak holds only funds, and at least one. */
  private int firstHolding(int fund) {
    int to = 0;
    while (!(toFund[fund][to] > 0)) {
      to++;
    }
    return to;
  }

  /** Every portfolio looked through; no closed circles are left. */
  Map<String, LookThrough> lookThrough(Map<String, Map<String, Double>> portfolios) {
    eliminate();
    var each = new LinkedHashMap<String, LookThrough>();
    portfolios.forEach((name, holdings) -> each.put(name, through(holdings)));
    return each;
  }

  /** From the last fund to the first; row k keeps its flow to earlier funds, column k from them. */
  private void eliminate() {
    for (int k = names.size() - 1; k >= 0; k--) {
      pivot[k] = leak[k];
      for (int j = 0; j < k; j++) {
        pivot[k] += toFund[k][j];
      }
      for (int i = 0; i < k; i++) {
        double factor = toFund[i][k] / pivot[k];
        if (factor > 0) {
          leak[i] += factor * leak[k];
          for (int j = 0; j < k; j++) {
            toFund[i][j] += factor * toFund[k][j];
          }
        }
      }
    }
  }

  private LookThrough through(Map<String, Double> holdings) {
    var entering = new double[names.size()];
    var byLeaf = new TreeMap<String, Double>();
    double external = 0;
    for (var part : holdings.entrySet()) {
      int fund = index(part.getKey());
      external += part.getValue();
      if (fund >= 0) {
        entering[fund] += part.getValue();
      } else {
        byLeaf.merge(part.getKey(), part.getValue(), Double::sum);
      }
    }
    var passing = passing(entering);
    var throughFunds = new TreeMap<String, Double>();
    for (int i = 0; i < passing.length; i++) {
      double amount = passing[i];
      if (amount > 0) {
        throughFunds.put(names.get(i), amount);
        shares
            .getOrDefault(names.get(i), Map.of())
            .forEach(
                (part, share) -> {
                  if (index(part) < 0) {
                    byLeaf.merge(part, amount * share, Double::sum);
                  }
                });
      }
    }
    return new LookThrough(external, byLeaf, throughFunds);
  }

  private double[] passing(double... entering) {
    for (int k = entering.length - 1; k >= 0; k--) {
      for (int j = 0; j < k; j++) {
        entering[j] += toFund[k][j] * (entering[k] / pivot[k]);
      }
    }
    var passing = new double[entering.length];
    for (int k = 0; k < passing.length; k++) {
      double sum = entering[k];
      for (int i = 0; i < k; i++) {
        sum += passing[i] * toFund[i][k];
      }
      passing[k] = sum / pivot[k];
    }
    return passing;
  }
}
