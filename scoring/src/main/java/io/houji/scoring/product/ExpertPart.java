package io.houji.scoring.product;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.scoring.applicant.Dictionary;
import io.houji.scoring.applicant.Special;
import io.houji.scoring.registry.Definition;
import io.houji.scoring.registry.Sheet;
import io.houji.scoring.scorecard.NumberBins;
import io.houji.scoring.scorecard.Scale;
import io.houji.scoring.scorecard.Scorecard;
import io.houji.scoring.training.CardScaling;
import io.houji.scoring.training.ExpertCard;
import io.houji.scoring.training.PairwiseWeights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The expert card in a product's file (专家评分卡).
 *
 * <pre>
 *   expert    | spread | expected rate | deviation
 *   weigh     | view | weight
 *   criterion | view | measure | cuts | worth of each interval | of missing | special=worth
 *   judge     | measure | how many times as important as each later criterion of its view
 * </pre>
 *
 * <p>Weights within a view follow from the judgements ({@link PairwiseWeights}), then times the
 * view's weight; see {@link ExpertCard} for the rest.
 */
final class ExpertPart {
  private final Map<View, Double> weigh = new HashMap<>();
  private final Map<View, List<ExpertCard.Criterion>> criteria = new HashMap<>();
  private final Map<String, List<Double>> judgements = new HashMap<>();
  private final Map<String, View> views = new HashMap<>();
  private final double spread;
  private final double rate;
  private final double deviation;

  ExpertPart(Sheet sheet, Dictionary dictionary) {
    var expert = sheet.one("expert");
    spread = expert.number(1);
    rate = expert.number(2);
    deviation = expert.number(3);
    for (var row : sheet.rows("weigh")) {
      weigh.put(view(row), row.number(2));
    }
    for (var row : sheet.rows("criterion")) {
      criterion(row, dictionary);
    }
    for (var row : sheet.rows("judge")) {
      judgements.put(row.text(1), row.numbers(2));
    }
  }

  private static View view(Sheet.Row row) {
    var view = View.ofSlug(row.text(1));
    if (view.isEmpty()) {
      row.refuse("cash or technology");
    }
    return view.orElse(View.CASH);
  }

  private void criterion(Sheet.Row row, Dictionary dictionary) {
    var view = view(row);
    var name = row.text(2);
    if (dictionary.measure(name).isEmpty()) {
      row.refuse("no measure " + name);
      return;
    }
    var worth = new ArrayList<>(row.numbers(4));
    var specials = new ArrayList<Double>();
    for (var word : row.words(6)) {
      int sign = Math.max(0, word.indexOf('='));
      var special = Special.ofSlug(word.substring(0, sign));
      if (special.isEmpty()) {
        row.refuse("special=worth, not " + word);
      } else {
        specials.add(special.get().cell());
        worth.add(row.decimal(word.substring(sign + 1)).doubleValue());
      }
    }
    worth.add(row.number(5));
    try {
      var bins = new NumberBins(row.numbers(3), specials);
      criteria
          .computeIfAbsent(view, v -> new ArrayList<>())
          .add(new ExpertCard.Criterion(name, bins, worth));
      views.put(name, view);
    } catch (IllegalArgumentException refused) {
      row.refuse(String.valueOf(refused.getMessage()));
    }
  }

  /** To be asked after the sheet has been found without problems. */
  Outcome<Model> model(Definition.Name what) {
    return card()
        .map(
            built -> {
              var said = new Model.Expert(deviation, built.consistencyRatio(), views);
              var origin = Model.Origin.EXPERT;
              return Model.of(what.name(), what.version(), origin, built.card(), said);
            });
  }

  /** The card and the worse consistency ratio. */
  private record Built(Scorecard card, double consistencyRatio) {}

  private Outcome<Built> card() {
    var all = new ArrayList<ExpertCard.Criterion>();
    var weights = new ArrayList<Double>();
    double worst = 0;
    double total = weigh.values().stream().mapToDouble(Double::doubleValue).sum();
    var problems = new ArrayList<Problem>();
    for (var view : View.values()) {
      var own = criteria.getOrDefault(view, List.of());
      var weighed = matrix(own).then(PairwiseWeights::of);
      if (weighed instanceof Outcome.Rejected<PairwiseWeights> refused) {
        problems.addAll(refused.problems());
      } else if (weighed instanceof Outcome.Ok<PairwiseWeights> ok) {
        worst = Math.max(worst, ok.value().consistencyRatio());
        all.addAll(own);
        double share = weigh.getOrDefault(view, 0.0) / total;
        ok.value().weights().forEach(w -> weights.add(w * share));
      }
    }
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    double ratio = worst;
    return ExpertCard.of(all, new PairwiseWeights(weights, weights.size(), ratio), spread, rate)
        .then(model -> CardScaling.of(model, Scale.USUAL))
        .map(card -> new Built(card, ratio));
  }

  private Outcome<double[][]> matrix(List<ExpertCard.Criterion> own) {
    int n = own.size();
    var matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      matrix[i][i] = 1;
      var later = judgements.getOrDefault(own.get(i).name(), List.of());
      if (later.size() != n - 1 - i) {
        var say = own.get(i).name() + ": " + (n - 1 - i) + " judgements";
        return Outcome.rejected(Problem.Code.MISSING, "/judge", say);
      }
      for (int j = i + 1; j < n; j++) {
        matrix[i][j] = later.get(j - i - 1);
        matrix[j][i] = 1 / matrix[i][j];
      }
    }
    return Outcome.ok(matrix);
  }
}
