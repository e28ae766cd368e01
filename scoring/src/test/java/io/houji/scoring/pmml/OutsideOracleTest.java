package io.houji.scoring.pmml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.testing.Cases;
import io.houji.scoring.rules.Firm;
import io.houji.scoring.scorecard.Bins;
import io.houji.scoring.scorecard.Calibration;
import io.houji.scoring.scorecard.CategoryBins;
import io.houji.scoring.scorecard.Characteristic;
import io.houji.scoring.scorecard.NumberBins;
import io.houji.scoring.scorecard.Reason;
import io.houji.scoring.scorecard.Scale;
import io.houji.scoring.scorecard.Scorecard;
import io.houji.scoring.scorecard.Scorer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.pmml4s.model.Model;

/**
 * The documents we write, scored by an engine that is not ours: PMML4S 1.5.6 (Apache-2.0), which
 * reads them with its own reader.
 *
 * <p><b>Ties.</b> Of equal losses PMML 4.4 puts the characteristic first that stands first in the
 * document; so {@link PmmlWriter} writes them in the order of our own tie rule, by name, and an
 * engine that keeps the standard gives our list. PMML4S does not keep it: it sorts the codes as
 * texts and puts the last first. It also fills places it has no reason for with its last reason
 * again, where the standard leaves them empty. Both are seen in {@link #oracleOrder} and {@link
 * #reasons}; everything else is compared as it comes.
 */
class OutsideOracleTest {
  private static final int CARDS = 120;
  private static final int APPLICANTS = 60;

  /** What was seen; a test that saw nothing of a kind proves nothing about it. */
  private final Map<String, Integer> seen = new TreeMap<>();

  @Test
  void randomCardsGiveTheSameScoresAndReasons() {
    Cases.forAll(
        CARDS,
        random -> {
          var card = card(random);
          int reasonsMax = random.nextInt(0, card.characteristics().size() + 2);
          var document = PmmlWriter.text(card, "model", reasonsMax);
          compare(card, document, random, APPLICANTS, reasonsMax);
        });
    for (var kind :
        List.of(
            "interval",
            "special",
            "missing",
            "level",
            "level not named",
            "on a cut",
            "reasons in our order",
            "reasons told apart by the tie rule only",
            "reasons cut off",
            "no reason",
            "all of several reasons")) {
      assertTrue(seen.getOrDefault(kind, 0) >= 100, () -> kind + " was hardly seen: " + seen);
    }
    assertEquals(CARDS * APPLICANTS, seen.get("applicants"));
    assertTrue(seen.get("reasons in our order") > CARDS * APPLICANTS / 2, seen::toString);
  }

  @Test
  void bundledCardsGiveTheSameScoresAndReasons() {
    var random = Cases.random(7);
    for (var product : Firm.CATALOGUE.products()) {
      var document = ModelDocument.of(product);
      compare(product.model().card(), document, random, 500, Scorer.REASONS_USUAL);
    }
    assertEquals(3_000, seen.get("applicants"));
    assertTrue(seen.get("reasons in our order") > 1_000, seen::toString);
  }

  @Test
  void anotherPointIsAnotherScore() {
    var one =
        Characteristic.againstBest(
            "a", new NumberBins(List.of(1.0), List.of()), List.of(10, 20, 7));
    var card = new Scorecard(500, List.of(one), Scale.USUAL, Calibration.NONE);
    var text = PmmlWriter.text(card, "one", 1);
    var row = new double[] {3};
    assertEquals(520, points(Model.fromString(text), card, row));
    var other = text.replace("partialScore=\"20\"", "partialScore=\"21\"");
    assertNotEquals(text, other);
    assertEquals(521, points(Model.fromString(other), card, row));
  }

  private void compare(
      Scorecard card, String document, RandomGenerator random, int applicants, int reasonsMax) {
    var ours = new Scorer(card);
    var oracle = Model.fromString(document);
    for (int i = 0; i < applicants; i++) {
      var row = row(random, card);
      var given = inputs(card, row);
      var said = oracle.predict(given);
      assertEquals((double) ours.points(row), said.get("score"), () -> given + " " + card);
      var all = ours.score(row, card.characteristics().size()).reasons();
      var expected = oracleOrder(all).stream().limit(reasonsMax).toList();
      var reasons = reasons(said, reasonsMax);
      assertEquals(expected, reasons, () -> given + " " + card);
      note("applicants");
      note(all, reasonsMax, reasons);
    }
  }

  /** Greatest loss first; of equal ones the last name. */
  private static List<String> oracleOrder(List<Reason> reasons) {
    return reasons.stream()
        .sorted(Comparator.comparing(Reason::lost).thenComparing(Reason::characteristic).reversed())
        .map(Reason::characteristic)
        .toList();
  }

  /** The codes, without the last one's repetitions; a code never comes twice otherwise. */
  private static List<String> reasons(Map<String, Object> said, int reasonsMax) {
    var reasons = new ArrayList<String>();
    for (int rank = 1; rank <= reasonsMax; rank++) {
      var code = said.get("reason_" + rank);
      if (code != null && (reasons.isEmpty() || !reasons.get(reasons.size() - 1).equals(code))) {
        reasons.add((String) code);
      }
    }
    return reasons;
  }

  private static double points(Model oracle, Scorecard card, double[] row) {
    return (Double) oracle.predict(inputs(card, row)).get("score");
  }

  private void note(List<Reason> all, int reasonsMax, List<String> reasons) {
    boolean tie = false;
    for (int i = 1; i < all.size() && i <= reasonsMax; i++) {
      tie |= all.get(i).lost() == all.get(i - 1).lost();
    }
    var ours = all.stream().map(Reason::characteristic).limit(reasonsMax).toList();
    assertTrue(tie || ours.equals(reasons), () -> ours + " and " + reasons);
    if (reasonsMax > 0) {
      note(
          ours.equals(reasons)
              ? "reasons in our order"
              : "reasons told apart by the tie rule only");
      note(all.isEmpty() ? "no reason" : "reasons");
      note(all.size() > reasonsMax ? "reasons cut off" : "all reasons");
      if (all.size() > 1 && all.size() <= reasonsMax) {
        note("all of several reasons");
      }
    }
  }

  private void note(String kind) {
    seen.merge(kind, 1, Integer::sum);
  }

  private static Scorecard card(RandomGenerator random) {
    var all = new ArrayList<Characteristic>();
    int n = random.nextInt(1, 7);
    var names = new ArrayList<>(List.of("z", "m", "b", "x1", "x10", "收入", "A b", "ä"));
    for (int i = 0; i < n; i++) {
      var bins = bins(random);
      var points = new ArrayList<Integer>();
      for (int b = 0; b < bins.count(); b++) {
        points.add(random.nextInt(-5, 20));
      }
      var name = names.remove(random.nextInt(names.size()));
      int baseline = random.nextBoolean() ? 19 : random.nextInt(-5, 20);
      all.add(new Characteristic(name, bins, points, baseline));
    }
    return new Scorecard(random.nextInt(300, 700), all, Scale.USUAL, Calibration.NONE);
  }

  private static Bins bins(RandomGenerator random) {
    if (random.nextInt(3) == 0) {
      return new CategoryBins(List.of(List.of("A", "B \"q\" \\", "-1"), List.of("丙", " ", "a<&>")));
    }
    var cuts = List.of(-12.5, 0.1, 1.0 / 3, 1e-300, 4e7).stream().sorted().toList();
    return new NumberBins(
        cuts.subList(0, random.nextInt(0, cuts.size() + 1)),
        random.nextBoolean() ? List.of() : List.of(-9e17, 0.1, -999.0));
  }

  private double[] row(RandomGenerator random, Scorecard card) {
    var row = new double[card.characteristics().size()];
    for (int i = 0; i < row.length; i++) {
      var bins = card.characteristics().get(i).bins();
      row[i] = random.nextInt(6) == 0 ? Double.NaN : cell(random, bins);
      int bin = bins.of(row[i]);
      note(
          bin == bins.missing()
              ? "missing"
              : bins instanceof CategoryBins category
                  ? bin == category.other() ? "level not named" : "level"
                  : bin > ((NumberBins) bins).cuts().size() ? "special" : "interval");
    }
    return row;
  }

  private double cell(RandomGenerator random, Bins bins) {
    if (bins instanceof CategoryBins category) {
      return random.nextInt(category.other() + 1);
    }
    var number = (NumberBins) bins;
    if (!number.specials().isEmpty() && random.nextInt(3) == 0) {
      return number.specials().get(random.nextInt(number.specials().size()));
    }
    if (!number.cuts().isEmpty() && random.nextBoolean()) {
      note("on a cut");
      double cut = number.cuts().get(random.nextInt(number.cuts().size()));
      return random.nextBoolean()
          ? cut
          : random.nextBoolean() ? Math.nextDown(cut) : Math.nextUp(cut);
    }
    return random.nextGaussian() * (random.nextBoolean() ? 1 : 1e8);
  }

  /** As a foreign caller has them: a number, a level, or nothing. */
  private static Map<String, Object> inputs(Scorecard card, double[] row) {
    var inputs = new HashMap<String, Object>();
    for (int i = 0; i < row.length; i++) {
      var characteristic = card.characteristics().get(i);
      if (characteristic.bins() instanceof CategoryBins category) {
        int bin = category.of(row[i]);
        if (bin != category.missing()) {
          // Each of a group's levels in turn, so that all of them are read right.
          var levels =
              bin == category.other() ? List.of("never seen", "a") : category.groups().get(bin);
          inputs.put(characteristic.name(), levels.get((i + row.length) % levels.size()));
        }
      } else if (!Double.isNaN(row[i])) {
        inputs.put(characteristic.name(), row[i]);
      }
    }
    return inputs;
  }
}
