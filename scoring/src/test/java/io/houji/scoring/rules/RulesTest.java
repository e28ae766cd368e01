package io.houji.scoring.rules;

import static io.houji.fund.testing.Golden.ok;
import static io.houji.fund.testing.Golden.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.testing.Cases;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RulesTest {

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvFileSource(resources = "/vectors/rules.psv", delimiter = '|', maxCharsPerColumn = 10_000)
  void golden(String rule, String firm, String verdict, String value, String failed) {
    var judgement = Firm.judge(rule, firm);
    assertEquals(verdict, judgement.verdict().name(), judgement.toString());
    assertEquals(value.equals("-") ? "" : value, judgement.value(), judgement.toString());
    assertEquals(failed, judgement.failed().orElse("-"), judgement.toString());
    boolean named = judgement.rule().contains("xxna") || !judgement.missing().isEmpty();
    boolean open = judgement.verdict() == Verdict.UNKNOWN && !rule.equals("hnte");
    boolean sameDay = firm.contains("other_claim_registered_on=2026-03-01");
    assertTrue(!open || named || sameDay, "says what is missing: " + judgement);
  }

  @Test
  void aRuleIsTheOneInForceOnTheScoringDay() {
    var before = LocalDate.of(2025, 5, 31);
    var rulebook = Firm.CATALOGUE.rulebook();
    assertTrue(rulebook.inForce("confirmation-clock", before).isEmpty());
    assertTrue(rulebook.inForce("confirmation-clock", before.plusDays(1)).isPresent());
    var a = ok(Firm.CATALOGUE.dictionary().read(Map.of(), before));
    assertEquals(Verdict.UNKNOWN, rulebook.judge("confirmation-clock", a).verdict());
  }

  @Test
  void everyMistakeInARuleIsNamedWithItsLine() {
    var text =
        """
        definition | rules | house | 1
        in-force | 2026-01-01 | 2025-01-01
        source | us
        form | conditions
        all | a | no_such_measure | >= | 1
        all | b | staff | about | 1
        all | c | staff | >= | many
        odd | row
        """;
    assertEquals(
        List.of(
            "MALFORMED /lines/2",
            "MALFORMED /lines/5",
            "MALFORMED /lines/6",
            "MALFORMED /lines/7",
            "UNKNOWN /lines/8"),
        refusals(Rulebook.rule(text, Firm.CATALOGUE.dictionary())));
  }

  @Test
  void moreStaffOrRevenueNeverMeansASmallerClass() {
    var order = List.of("micro", "small", "medium", "large");
    Cases.forAll(
        random -> {
          var sector = List.of("industry", "software", "wholesale", "retail");
          var head = "sector=" + sector.get(random.nextInt(4));
          int staff = random.nextInt(1, 1200);
          long revenue = random.nextLong(1, 500_000_000);
          var less = Firm.judge("size-class", head + " staff=" + staff + " revenue=" + revenue);
          var more =
              Firm.judge(
                  "size-class",
                  head + " staff=" + (staff + random.nextInt(300)) + " revenue=" + 2 * revenue);
          assertTrue(order.indexOf(more.value()) >= order.indexOf(less.value()));
        });
  }

  @Test
  void sayingMoreOnlyNarrowsTheRangeOfPoints() {
    Cases.forAll(
        random -> {
          int staff = random.nextInt(1, 500);
          var all =
              List.of(
                  "scientific_staff=" + random.nextInt(0, staff + 1),
                  "rd_expense=" + random.nextInt(0, 100),
                  "class_1_rights=" + random.nextInt(0, 2),
                  "class_2_rights=" + random.nextInt(0, 6));
          var firm = "revenue=1000 total_assets=1 cost_and_expense=900000 staff=" + staff;
          int[] wide = {0, 100};
          for (int said = 0; said <= all.size(); said++) {
            var given = firm + " " + String.join(" ", all.subList(0, said));
            var parts = Firm.judge("tech-sme", given).value().split("\\.\\.");
            int low = Integer.parseInt(parts[0]);
            int high = Integer.parseInt(parts[parts.length - 1]);
            assertTrue(low >= wide[0] && high <= wide[1] && low <= high, given);
            wide = new int[] {low, high};
          }
          assertEquals(wide[0], wide[1]);
        });
  }
}
