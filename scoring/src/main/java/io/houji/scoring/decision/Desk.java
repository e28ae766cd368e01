package io.houji.scoring.decision;

import io.houji.scoring.advice.Advice;
import io.houji.scoring.applicant.Applicant;
import io.houji.scoring.applicant.Measure;
import io.houji.scoring.applicant.Reading;
import io.houji.scoring.applicant.Special;
import io.houji.scoring.product.Catalogue;
import io.houji.scoring.product.Product;
import io.houji.scoring.product.Terms;
import io.houji.scoring.product.View;
import io.houji.scoring.scorecard.Bins;
import io.houji.scoring.scorecard.CategoryBins;
import io.houji.scoring.scorecard.NumberBins;
import io.houji.scoring.scorecard.Score;
import io.houji.scoring.scorecard.Scorer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One product ready to score: its card in arrays, its measures looked up (评分台). */
final class Desk {
  private static final double STRONG = 2.0 / 3;
  private static final double WEAK = 1.0 / 3;

  final Product product;
  final Scorer scorer;
  final Advice advice;
  private final Catalogue catalogue;
  private final Measure.Reader[] readers;
  private final View[] views;
  private final Map<View, Integer> least = new EnumMap<>(View.class);
  private final Map<View, Integer> most = new EnumMap<>(View.class);

  Desk(Product product, Catalogue catalogue) {
    this.product = product;
    this.catalogue = catalogue;
    var card = product.model().card();
    scorer = new Scorer(card);
    advice = new Advice(scorer, product.terms().levers());
    var all = card.characteristics();
    readers =
        all.stream()
            .map(c -> catalogue.dictionary().reader(c.name()))
            .toArray(Measure.Reader[]::new);
    views = all.stream().map(c -> product.model().views().get(c.name())).toArray(View[]::new);
    for (int i = 0; i < views.length; i++) {
      var points = all.get(i).points();
      least.merge(views[i], points.stream().min(Integer::compare).orElse(0), Integer::sum);
      most.merge(views[i], points.stream().max(Integer::compare).orElse(0), Integer::sum);
    }
  }

  double[] row(Applicant a) {
    var row = new double[readers.length];
    var all = product.model().card().characteristics();
    for (int i = 0; i < row.length; i++) {
      row[i] = cell(readers[i].read(a), all.get(i).bins());
    }
    return row;
  }

  /** A special value the card has no bin for is missing to it. */
  private static double cell(Reading reading, Bins bins) {
    if (reading instanceof Reading.Known known) {
      return known.cell();
    }
    if (reading instanceof Reading.Level level && bins instanceof CategoryBins category) {
      return category.cell(level.level());
    }
    if (reading instanceof Reading.NoValue none
        && bins instanceof NumberBins number
        && number.specials().contains(none.why().cell())) {
      return none.why().cell();
    }
    return Double.NaN;
  }

  List<ScoreAnswer.ReasonText> reasons(Score score) {
    var texts = new ArrayList<ScoreAnswer.ReasonText>();
    var card = product.model().card();
    for (var reason : score.reasons()) {
      var bins = card.characteristics().get(card.cellOf(reason.characteristic())).bins();
      var words = catalogue.dictionary().measure(reason.characteristic()).orElseThrow().words();
      texts.add(
          new ScoreAnswer.ReasonText(
              reason.characteristic(),
              label(bins, reason.bin()),
              reason.points(),
              reason.lost(),
              words));
    }
    return texts;
  }

  private static String label(Bins bins, int bin) {
    if (bins instanceof NumberBins number && bin > number.cuts().size() && bin != bins.missing()) {
      double cell = number.specials().get(bin - number.cuts().size() - 1);
      return Special.ofCell(cell).map(Special::slug).orElseGet(() -> bins.label(bin));
    }
    return bins.label(bin);
  }

  List<ScoreAnswer.ViewStanding> standings(double[] row) {
    var earned = new EnumMap<View, Integer>(View.class);
    var all = product.model().card().characteristics();
    for (int i = 0; i < row.length; i++) {
      earned.merge(views[i], all.get(i).pointsOf(row[i]), Integer::sum);
    }
    var standings = new ArrayList<ScoreAnswer.ViewStanding>();
    for (var view : View.values()) {
      int points = earned.getOrDefault(view, 0);
      int low = least.getOrDefault(view, 0);
      int span = most.getOrDefault(view, 0) - low;
      double share = span == 0 ? 1 : (double) (points - low) / span;
      var band =
          share >= STRONG
              ? Terms.Band.STRONG
              : share >= WEAK ? Terms.Band.MIDDLING : Terms.Band.WEAK;
      standings.add(new ScoreAnswer.ViewStanding(view, points, share, band));
    }
    return standings;
  }
}
