package io.houji.scoring.modelcard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.testing.Cases;
import io.houji.scoring.scorecard.CardText;
import io.houji.scoring.scorecard.Scorer;
import io.houji.scoring.training.CardTraining;
import io.houji.scoring.training.CategoryColumn;
import io.houji.scoring.training.CrossValidation;
import io.houji.scoring.training.NumberColumn;
import io.houji.scoring.training.Rows;
import io.houji.scoring.training.TrainingSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelCardTest {
  private static final int ROWS = 2000;
  private final List<Map<String, String>> applicants = new ArrayList<>();
  private final TrainingSet set = loans();
  private final CardTraining.Rules rules =
      CardTraining.Rules.usual(CardTraining.Method.STUMPS).calibratedTo(0.05);
  private final CardTraining.Trained trained = ok(CardTraining.of(set, rules));
  private final Development development =
      ok(
          CrossValidation.pds(set, rules)
              .then(
                  pds -> Development.of(CardText.hash(trained.card()), trained.card(), set, pds)));
  private final String html =
      new ModelCard("Card <1>", "made up", trained, rules, development, List.of("too & good"))
          .html(false);

  @Test
  void aSecondProgramRebuildsTheCardFromThePageAndScoresTheSame() {
    var second = new SecondProgram(html);
    var scorer = new Scorer(trained.card());
    double[][] rows = Rows.of(trained.card(), set);
    assertTrue(second.variables().contains("branch"));
    for (int i = 0; i < ROWS; i++) {
      var score = scorer.score(rows[i]);
      assertEquals(score.points(), second.score(applicants.get(i)));
      assertEquals(score.pd(), second.pd(score.points()), 1e-12);
    }
  }

  @Test
  void thePageNeedsNothingFromElsewhereAndSpeaksBothLanguages() {
    assertFalse(html.contains("http://") || html.contains("https://"), html);
    assertFalse(html.contains("src=") || html.contains("href=") || html.contains("<script"), html);
    assertTrue(html.contains("<h1>Card &lt;1&gt;</h1>"), html);
    assertTrue(html.contains("Draft, not to be published: too &amp; good"), html);
    assertTrue(html.contains("草稿，不得发布"), html);
    assertTrue(html.contains("id=\"en\" checked"), html);
  }

  @Test
  void developmentFiguresAreReadBackEqual() {
    assertEquals(development, ok(DevelopmentText.read(DevelopmentText.of(development))));
    assertTrue(refused("nonsense"));
    var broken = DevelopmentText.of(development).replaceFirst("goods \\d+", "goods many");
    assertTrue(refused(broken));
  }

  private static boolean refused(String text) {
    return DevelopmentText.read(text) instanceof Outcome.Rejected;
  }

  private TrainingSet loans() {
    var random = Cases.random(3);
    var growth = new double[ROWS];
    var branch = new ArrayList<String>();
    var bad = new boolean[ROWS];
    for (int i = 0; i < ROWS; i++) {
      growth[i] =
          switch (random.nextInt(9)) {
            case 0 -> Double.NaN;
            case 1 -> -999;
            default -> random.nextInt(-50, 100) / 100.0;
          };
      branch.add(random.nextInt(10) == 0 ? "" : List.of("芯片", "steel & co").get(random.nextInt(2)));
      double risk = Double.isNaN(growth[i]) || growth[i] == -999 ? 0.3 : 0.25 - 0.2 * growth[i];
      bad[i] = random.nextDouble() < risk + (branch.get(i).startsWith("steel") ? 0.2 : 0);
      var applicant = new HashMap<String, String>();
      applicant.put("growth", Double.isNaN(growth[i]) ? "" : String.valueOf(growth[i]));
      applicant.put("branch", branch.get(i));
      applicants.add(applicant);
    }
    return ok(
        TrainingSet.of(
            List.of(
                new NumberColumn("growth", growth, List.of(-999.0)),
                CategoryColumn.of("branch", branch)),
            bad));
  }

  private static <T> T ok(Outcome<T> outcome) {
    return outcome.fold(
        value -> value,
        problems -> {
          throw new AssertionError(problems.toString());
        });
  }
}
