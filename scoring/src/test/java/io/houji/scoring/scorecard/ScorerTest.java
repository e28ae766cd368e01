package io.houji.scoring.scorecard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.houji.fund.testing.Cases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScorerTest {
  private static final Characteristic STAFF =
      Characteristic.againstBest(
          "staff", new NumberBins(List.of(2.0, 5.0), List.of(0.0)), List.of(3, 8, 12, 1, 6));
  private static final Characteristic STATE =
      Characteristic.againstBest(
          "state", new CategoryBins(List.of(List.of("A", "B"), List.of("C"))), List.of(4, 9, 5, 0));

  @ParameterizedTest(name = "{0} falls into {1}")
  @CsvSource({
    "1.99, '(-inf, 2)'",
    "2, '[2, 5)'",
    "5, '[5, +inf)'",
    "-1, '(-inf, 2)'",
    "0, special 0",
    "-0.0, special 0",
    "NaN, missing",
    "Infinity, '[5, +inf)'"
  })
  void aBoundaryBelongsToTheBinAbove(double value, String label) {
    assertEquals(label, STAFF.bins().label(STAFF.bins().of(value)));
  }

  @Test
  void aLevelNobodyNamedIsNotMissing() {
    var bins = (CategoryBins) STATE.bins();
    assertEquals("A|B", bins.label(bins.of(bins.cell("B"))));
    assertEquals("other", bins.label(bins.of(bins.cell("Z"))));
    assertEquals("missing", bins.label(bins.of(Double.NaN)));
  }

  @Test
  void pointsAndReasonsByHand() {
    var scorer = new Scorer(card(STAFF, STATE));
    var score = scorer.score(new double[] {3, 0});
    assertEquals(500 + 8 + 4, score.points());
    assertEquals(
        List.of(new Reason("state", 0, 4, 5), new Reason("staff", 1, 8, 4)), score.reasons());
  }

  @Test
  void pdIsOneInFiftyOneAtTheBaseScore() {
    // Odds 50 : 1 at 600 points; 40 points lower 25 : 1.
    var card = card(STAFF, STATE);
    assertEquals(1 / 51.0, card.pd(600), 1e-15);
    assertEquals(1 / 26.0, card.pd(560), 1e-15);
  }

  @Test
  void aRowOfTheWrongLengthIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Scorer(card(STAFF, STATE)).score(new double[] {1}));
  }

  @Test
  void theTableIsWhatScoresForAMillionApplicants() {
    // 1,000 random cards, 1,000 applicants each; one cell in eight missing, one in eight special.
    Cases.forAll(
        1000,
        random -> {
          var card = card(characteristics(random));
          var scorer = new Scorer(card);
          for (int i = 0; i < 1000; i++) {
            double[] row = row(random, card);
            int points = card.basePoints();
            for (int c = 0; c < row.length; c++) {
              points += card.characteristics().get(c).pointsOf(row[c]);
            }
            assertEquals(points, scorer.points(row));
            var score = scorer.score(row);
            assertEquals(points, score.points());
            assertEquals(card.pd(points), score.pd());
          }
        });
  }

  @Test
  void reasonsFollowTheWrittenTieRuleWhateverTheOrderOfFields() {
    Cases.forAll(
        random -> {
          var card = card(characteristics(random));
          double[] row = row(random, card);
          var order = new ArrayList<Integer>();
          for (int i = 0; i < row.length; i++) {
            order.add(i);
          }
          Collections.shuffle(order, new Random(random.nextLong()));
          var shuffled =
              card(order.stream().map(card.characteristics()::get).toArray(Characteristic[]::new));
          double[] shuffledRow = order.stream().mapToDouble(i -> row[i]).toArray();
          var expected = new ArrayList<Reason>();
          for (int c = 0; c < row.length; c++) {
            var ch = card.characteristics().get(c);
            int earned = ch.pointsOf(row[c]);
            if (earned < ch.baseline()) {
              int bin = ch.bins().of(row[c]);
              expected.add(new Reason(ch.name(), bin, earned, ch.baseline() - earned));
            }
          }
          expected.sort(
              Comparator.comparingInt((Reason r) -> -r.lost())
                  .thenComparing(Reason::characteristic));
          int max = random.nextInt(0, 6);
          var cut = expected.subList(0, Math.min(max, expected.size()));
          assertEquals(cut, new Scorer(card).score(row, max).reasons());
          assertEquals(cut, new Scorer(shuffled).score(shuffledRow, max).reasons());
        });
  }

  private static Scorecard card(Characteristic... characteristics) {
    return new Scorecard(500, List.of(characteristics), Scale.USUAL, Calibration.NONE);
  }

  private static Characteristic[] characteristics(RandomGenerator random) {
    var all = new Characteristic[random.nextInt(1, 9)];
    for (int i = 0; i < all.length; i++) {
      Bins bins =
          random.nextInt(3) == 0
              ? new CategoryBins(List.of(List.of("A", "B"), List.of("C")))
              : new NumberBins(
                  List.of(1.0, 2.5, 4.0).subList(0, random.nextInt(0, 4)),
                  random.nextBoolean() ? List.of() : List.of(-999.0, 2.0));
      var points = new ArrayList<Integer>();
      for (int b = 0; b < bins.count(); b++) {
        points.add(random.nextInt(-5, 6)); // few values, so that ties are frequent
      }
      all[i] = Characteristic.againstBest("c" + random.nextInt(1000) + "_" + i, bins, points);
    }
    return all;
  }

  private static double[] row(RandomGenerator random, Scorecard card) {
    var row = new double[card.characteristics().size()];
    for (int i = 0; i < row.length; i++) {
      row[i] =
          switch (random.nextInt(8)) {
            case 0 -> Double.NaN;
            case 1 -> -999;
            default -> random.nextInt(0, 11) / 2.0;
          };
    }
    return row;
  }
}
