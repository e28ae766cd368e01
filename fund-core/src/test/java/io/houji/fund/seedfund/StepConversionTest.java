package io.houji.fund.seedfund;

import static io.houji.fund.testing.Golden.ok;
import static io.houji.fund.testing.Golden.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.houji.fund.seedfund.StepConversion.Step;
import io.houji.fund.testing.Cases;
import io.houji.fund.testing.Golden;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepConversionTest {

  /** Source: the published cohort of start-ups founded in 2018, from founding to series D. */
  @Test
  void thePublishedCohortFromStepToStep() {
    var carta = Golden.json("outcome_statistics.json").get("carta_2018_cohort");
    var steps = new ArrayList<Step>();
    steps.add(new Step("founded", carta.get("n").asLong()));
    for (var name : List.of("seed", "series_a", "series_b", "series_c", "series_d_plus")) {
      steps.add(new Step(name, carta.get("raised_at_least").get(name).asLong()));
    }
    var found = ok(StepConversion.of(steps));
    var published = carta.get("check").get("conversion");
    var names = List.of("any_to_seed", "seed_to_a", "a_to_b", "b_to_c", "c_to_d");
    for (int i = 0; i < names.size(); i++) {
      assertEquals(
          published.get(names.get(i)).asDouble(), ok(found.get(i + 1).ofPrevious()).value(), 1e-14);
    }
  }

  @Test
  void sharesOfTheStepsMultiplyToTheShareOfTheFirst() {
    // Domain: 2 to 10 steps from up to a million, none of them empty.
    Cases.forAll(
        random -> {
          long count = random.nextLong(1, 1_000_000);
          var steps = new ArrayList<Step>();
          for (int i = random.nextInt(2, 11); i > 0; i--) {
            steps.add(new Step("step " + i, count));
            count = random.nextLong(1, count + 1);
          }
          double product = 1;
          for (var each : ok(StepConversion.of(steps))) {
            product *= each.ofPrevious().fold(share -> share.value(), none -> 1.0);
            assertEquals(product, ok(each.ofFirst()).value(), 1e-12);
          }
        });
  }

  @Test
  void aShareOfNobodyIsRefusedAndNeverZero() {
    var found = ok(StepConversion.of(List.of(new Step("seed", 0), new Step("a", 0))));
    assertEquals(List.of("UNDEFINED /steps/0"), refusals(found.get(0).ofPrevious()));
    assertEquals(List.of("UNDEFINED /steps/0/count"), refusals(found.get(1).ofPrevious()));
    assertEquals(List.of("UNDEFINED /steps/0/count"), refusals(found.get(1).ofFirst()));
  }

  @Test
  void allThatIsWrongIsNamed() {
    assertEquals(List.of("MISSING /steps"), refusals(StepConversion.of(List.of())));
    assertEquals(
        List.of(
            "OUT_OF_RANGE /steps/0/count",
            "CONTRADICTION /steps/1/count",
            "DUPLICATE /steps/1/step"),
        refusals(StepConversion.of(List.of(new Step("a", -1), new Step("a", 2)))));
  }
}
