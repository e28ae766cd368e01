package io.houji.scoring.applicant;

import static io.houji.fund.testing.Golden.ok;
import static io.houji.fund.testing.Golden.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.testing.Cases;
import io.houji.scoring.registry.Bundled;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DictionaryTest {
  static final LocalDate DAY = LocalDate.of(2026, 4, 10);
  private static final Dictionary DICTIONARY =
      ok(DictionaryFile.read(Bundled.text(Dictionary.class, "dictionary.txt")));

  @ParameterizedTest(name = "{0} as {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # field             | given        | code         | the sentence says
          guarantee_share     | 35%          | MALFORMED    | 0.35 for 35%
          guarantee_share     | 35           | OUT_OF_RANGE | write 0.35 for 35%
          debt                | 35%          | MALFORMED    | a plain number in yuan
          guarantee_share     | -0.1         | OUT_OF_RANGE | from 0 to 1
          revenue             | 500万        | MALFORMED    | 500万元 is 5000000
          revenue             | 5.005        | MALFORMED    | at most 2 decimals
          revenue             | 1e9          | MALFORMED    | a plain number in yuan
          amount_requested    | 500          | OUT_OF_RANGE | 500万元 is 5000000
          staff               | 11.5         | MALFORMED    | a whole number
          founded_on          | 2026-04-11   | OUT_OF_RANGE | not after the scoring day
          founded_on          | 2026-02-30   | MALFORMED    | a date
          founded_on          | 2025-13-01   | MALFORMED    | a date
          founded_on          | 2025-0a-01   | MALFORMED    | a date
          founded_on          | 2025-1-1     | MALFORMED    | a date
          founded_on          | 0026-01-01   | OUT_OF_RANGE | a year from 1900
          founded_on          | not_applicable | MALFORMED  | cannot be said of this
          sector              | farming      | MALFORMED    | one of industry
          ip_open_licence     | yes          | MALFORMED    | true or false
          favourite_colour    | red          | UNKNOWN      | no such input
          """)
  void whateverIsWrongIsNamed(String field, String given, String code, String say) {
    var outcome = DICTIONARY.read(Map.of(field, given), DAY);
    assertEquals(List.of(code + " /" + field), refusals(outcome));
    var problem = ((Outcome.Rejected<Applicant>) outcome).problems().get(0);
    assertTrue(problem.say().contains(say), problem.say());
  }

  @Test
  void everyProblemIsNamedAtOnceInTheOrderOfTheDictionary() {
    var given = new HashMap<String, Object>();
    given.put("zzz", 1);
    given.put("a/b", 1);
    given.put("staff", 10);
    given.put("scientific_staff", 11);
    given.put("cost_and_expense", 120);
    given.put("revenue", "12万");
    assertEquals(
        List.of(
            "MALFORMED /revenue",
            "UNKNOWN /a~1b",
            "UNKNOWN /zzz",
            "CONTRADICTION /staff",
            "CONTRADICTION /cost_and_expense"),
        refusals(DICTIONARY.read(given, DAY)));
  }

  @Test
  void missingIsNeitherZeroNorASpecialValue() {
    var given = new HashMap<String, Object>();
    given.put("revenue", null);
    given.put("revenue_1y_ago", "not_yet");
    given.put("debt", 0);
    var a = ok(DICTIONARY.read(given, DAY));
    assertSame(Value.Missing.MISSING, a.value("revenue"));
    assertEquals(new Value.NotGiven(Special.NOT_YET), a.value("revenue_1y_ago"));
    assertEquals("0.00", a.value("debt").text());
    assertEquals(new Reading.Missing(List.of("revenue")), DICTIONARY.reader("growth_1y").read(a));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # what              | given                                         | measure   | cell
          six in a hundred    | rd_expense=6 revenue=100                      | rd_to_sales | 0.06
          cube root exact     | revenue=1728 revenue_3y_ago=1000              | growth_3y | 0.2
          halved              | revenue=50 revenue_1y_ago=100                 | growth_1y | -0.5
          all lost            | revenue=0 revenue_1y_ago=100                  | growth_1y | -1
          a year and a day    | founded_on=2025-04-09                         | age       | 12
          a day short         | founded_on=2025-04-11                         | age       | 11
          no base             | revenue=5 revenue_1y_ago=0                    | growth_1y | -6e17
          below zero base     | rd_expense=5 revenue=0                        | rd_to_sales | -6e17
          no licence          | operating_cash_12m=30 debt_service_12m=10 licence_fee_cap=not_applicable | debt_service_cover | 3
          """)
  void measuresReadWhatTheyDefine(String what, String given, String measure, double cell) {
    var a = applicant(given);
    var reading = DICTIONARY.reader(measure).read(a);
    double found =
        reading instanceof Reading.NoValue none
            ? none.why().cell()
            : ((Reading.Known) reading).cell();
    assertEquals(cell, found);
  }

  @Test
  void licenceFeesCountWhenTheyMayFallDueWithinAYear() {
    // Cash 30, debt service 10; cap 50 with nothing paid, a tenth of an income of 100.
    var terms =
        "operating_cash_12m=30 debt_service_12m=10 licence_fee_cap=50 licence_fee_paid=0"
            + " licence_income_share=0.1 licence_product_income_12m=100 licence_effective_on=";
    assertEquals(1.5, cell(terms + "2026-04-10", "debt_service_cover"));
    assertEquals(3, cell(terms + "2026-04-11", "debt_service_cover"));
    assertEquals(0.5, cell(terms + "2026-04-11", "stressed_cover"));
    var nearlyPaid = terms.replace("licence_fee_paid=0", "licence_fee_paid=45");
    assertEquals(2, cell(nearlyPaid + "2026-01-01", "stressed_cover"));
    assertEquals(2, cell(nearlyPaid + "2026-01-01", "debt_service_cover"));
  }

  @Test
  void aThresholdIsMetExactlyAtItsBound() {
    // Law: compound growth tested by whole numbers agrees with revenue built from the rate.
    Cases.forAll(
        random -> {
          int percent = random.nextInt(1, 100);
          int years = random.nextInt(1, 5);
          long base = 100_000_000L * random.nextInt(1, 1000);
          long now = base;
          for (int y = 0; y < years; y++) {
            now = now / 100 * (100 + percent);
          }
          var t = BigDecimal.valueOf(percent, 2);
          assertEquals(0, new Reading.Growth(now, base, years).compareTo(t));
          assertTrue(new Reading.Growth(now - 1, base, years).compareTo(t) < 0);
          assertEquals(percent / 100.0, new Reading.Growth(now, base, years).cell());
        });
  }

  @Test
  void anApplicationReadBackFromWhatWasSaidIsTheSame() {
    var a =
        applicant(
            "revenue=1234567.80 staff=7 sector=software guarantee_share=0.350"
                + " hnte_valid_until=2027-01-01 licence_fee_cap=not_applicable");
    var again = ok(DICTIONARY.read(a.said(), DAY));
    assertEquals(a.canonical(), again.canonical());
    assertTrue(a.canonical().contains("guarantee_share 0.35\n"), a.canonical());
  }

  private static double cell(String given, String measure) {
    return ((Reading.Known) DICTIONARY.reader(measure).read(applicant(given))).cell();
  }

  private static Applicant applicant(String given) {
    var map = new HashMap<String, Object>();
    for (var pair : given.split(" ")) {
      var parts = pair.split("=");
      map.put(parts[0], parts[1]);
    }
    return ok(DICTIONARY.read(map, DAY));
  }
}
