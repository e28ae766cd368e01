package io.houji.scoring.training;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.scoring.scorecard.Bins;
import io.houji.scoring.scorecard.Calibration;
import io.houji.scoring.scorecard.CategoryBins;
import io.houji.scoring.scorecard.Characteristic;
import io.houji.scoring.scorecard.NumberBins;
import io.houji.scoring.scorecard.Scale;
import io.houji.scoring.scorecard.Scorecard;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Turns a sum of tables into whole points (刻度化).
 *
 * <pre>
 *   base points = round( scale.score(intercept) )      points(bin) = round( −factor · log odds(bin) )
 * </pre>
 *
 * <p>Neighbouring bins and category groups with equal points become one. Variables whose every bin
 * earns 0 disappear. The rounded table is all there is: it is what scores. Against the unrounded
 * model a score is off by at most half a point per characteristic and half for the base.
 */
public final class CardScaling {
  private CardScaling() {}

  /** Refused if no variable earns any point. */
  public static Outcome<Scorecard> of(AdditiveModel model, Scale scale) {
    var characteristics = new ArrayList<Characteristic>();
    for (var term : model.terms()) {
      var points =
          term.logOdds().stream()
              .map(v -> Math.toIntExact(Math.round(-scale.factor() * v)))
              .toList();
      if (points.stream().anyMatch(p -> p != 0)) {
        characteristics.add(merged(term.name(), term.bins(), points));
      }
    }
    if (characteristics.isEmpty()) {
      return Outcome.rejected(
          Problem.Code.UNDEFINED, "/model", "no variable tells goods from bads by a point");
    }
    int base = Math.toIntExact(Math.round(scale.score(model.intercept())));
    return Outcome.ok(new Scorecard(base, characteristics, scale, Calibration.NONE));
  }

  private static Characteristic merged(String name, Bins bins, List<Integer> points) {
    return bins instanceof NumberBins number
        ? mergedNumber(name, number, points)
        : mergedCategory(name, (CategoryBins) bins, points);
  }

  private static Characteristic mergedNumber(String name, NumberBins bins, List<Integer> points) {
    var cuts = new ArrayList<Double>();
    var kept = new ArrayList<Integer>();
    kept.add(points.get(0));
    int intervals = bins.cuts().size() + 1;
    for (int k = 1; k < intervals; k++) {
      if (!points.get(k).equals(points.get(k - 1))) {
        cuts.add(bins.cuts().get(k - 1));
        kept.add(points.get(k));
      }
    }
    kept.addAll(points.subList(intervals, points.size()));
    return Characteristic.againstBest(name, new NumberBins(cuts, bins.specials()), kept);
  }

  private static Characteristic mergedCategory(
      String name, CategoryBins bins, List<Integer> points) {
    var levels = new TreeMap<Integer, List<String>>();
    for (int g = 0; g < bins.groups().size(); g++) {
      levels.computeIfAbsent(points.get(g), p -> new ArrayList<>()).addAll(bins.groups().get(g));
    }
    var groups = levels.values().stream().map(l -> l.stream().sorted().toList()).toList();
    var kept = new ArrayList<>(levels.keySet());
    kept.add(points.get(bins.other()));
    kept.add(points.get(bins.missing()));
    return Characteristic.againstBest(name, new CategoryBins(groups), kept);
  }
}
