package io.houji.scoring.decision;

import static io.houji.fund.testing.Golden.ok;
import static io.houji.fund.testing.Golden.refusals;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.money.Money;
import io.houji.fund.testing.Cases;
import io.houji.scoring.product.Catalogue;
import io.houji.scoring.product.Model;
import io.houji.scoring.product.Product;
import io.houji.scoring.registry.ContentHash;
import io.houji.scoring.rules.Firm;
import io.houji.scoring.scorecard.NumberBins;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScoringTest {
  private static final Scoring SCORING = new Scoring(Firm.CATALOGUE);
  private static final Map<String, Desk> DESKS =
      Firm.CATALOGUE.products().stream()
          .collect(Collectors.toMap(Product::slug, p -> new Desk(p, Firm.CATALOGUE)));

  static final String GOOD =
      """
      founded_on=2018-03-01 place=elsewhere sector=software staff=80 staff_1y_ago=70
      staff_4y_ago=30 scientific_staff=40 total_assets=90000000 net_assets=50000000
      clean_record_months=48 overdue_days=0 revenue=60000000 revenue_1y_ago=45000000
      revenue_2y_ago=33000000 revenue_3y_ago=25000000 revenue_4y_ago=18000000
      cost_and_expense=52000000 rd_expense=7200000 high_tech_revenue=45000000
      operating_cash_12m=9000000 cash=20000000 debt=8000000 debt_service_12m=3000000
      orders=30000000 largest_customer_share=0.22 licence_fee_cap=not_applicable
      hnte_valid_until=2027-11-30 class_1_rights=9 class_2_rights=4 founder_years=12
      amount_requested=5000000 term_months=24 guarantee_share=0.5
      guarantor_net_assets=not_applicable
      """;

  private static ScoreAnswer answer(String product, String inputs) {
    return ok(SCORING.answer(product, Firm.inputs(inputs), Firm.DAY));
  }

  @Test
  void aGoodFirmIsShownIndicativeTerms() {
    var a = answer("gazelle-loan", GOOD);
    assertEquals(Decision.INDICATE, a.decision(), a.because().toString());
    assertEquals(List.of(), a.missing());
    var pd = a.rating().pd();
    assertTrue(a.rating().range().low() < pd && pd < a.rating().range().high());
    // Limit by hand: 20% of 60 million is 12 million; two years of 9 − 3 million are 12 million.
    assertEquals(Optional.of(Money.yuan("12000000")), a.economics().limit().amount());
    assertEquals(Optional.of("revenue"), a.economics().limit().binding());
    // Loss by hand: half covered, 0.5 · 0.60 + 0.5 · 0.20.
    assertEquals(0.40, a.economics().loss(), 1e-15);
    assertEquals(5000000 * pd * 0.40, a.economics().expected().orElseThrow().toYuan(), 0.0051);
    var price = a.economics().price();
    // Price by hand: 2.2% + 1.2% + PD · 0.4 + 8% · (12% − 2.2%).
    assertEquals(0.022 + 0.012 + pd * 0.4 + 0.08 * 0.098, price.rate(), 1e-15);
    assertEquals(
        price.rate(), price.funding() + price.running() + price.expectedLoss() + price.capital());
    assertEquals("3", a.economics().covers().expected());
    assertEquals(Model.Origin.EXPERT, a.versions().origin());
  }

  @Test
  void everyProductsGatesAreAnsweredWithTheFailedRule() {
    var a = answer("gazelle-loan", GOOD.replace("revenue_4y_ago=18000000", "revenue_4y_ago=9"));
    assertEquals(6, a.gates().size());
    assertEquals(List.of("gazelle-elsewhere/revenue/base"), a.gates().get(0).failed());
    assertEquals(Decision.REFER, a.decision());
    assertTrue(a.because().get(0).en().contains("gazelle-elsewhere/revenue/base"));
    assertTrue(a.gates().get(2).open().contains("confirmation-clock"));
  }

  @Test
  void deferredLicenceFeesLowerTheScoreAndTheLimit() {
    var without = answer("gazelle-loan", GOOD);
    var with =
        answer(
            "gazelle-loan",
            GOOD.replace(
                "licence_fee_cap=not_applicable",
                "licence_fee_cap=6000000 licence_fee_paid=0 licence_income_share=0.2"
                    + " licence_product_income_12m=20000000 licence_effective_on=2025-12-01"
                    + " licence_first_income_on=2026-01-15"));
    assertTrue(with.rating().score() < without.rating().score());
    // Expected 4 million of the cap: 9 / (3 + 4) and 9 / (3 + 6); two years of 9 − 3 − 4 million.
    assertEquals("1.285714", with.economics().covers().expected());
    assertEquals("1", with.economics().covers().stressed());
    assertEquals(Optional.of(Money.yuan("4000000")), with.economics().limit().amount());
  }

  @Test
  void missingEvidenceIsNamedAndWidensTheRange() {
    var full = answer("gazelle-loan", GOOD);
    var less = answer("gazelle-loan", GOOD.replace("scientific_staff=40", ""));
    assertEquals(Decision.INSUFFICIENT_DATA, less.decision());
    assertEquals("scientific_staff", less.missing().get(0).field());
    assertTrue(width(less) > width(full));
    var unknownPlace = answer("gazelle-loan", GOOD.replace("place=elsewhere", "place=xxna"));
    assertEquals(Decision.INSUFFICIENT_DATA, unknownPlace.decision());
    assertEquals(List.of("gazelle-xxna"), unknownPlace.gates().get(0).open());
  }

  private static double width(ScoreAnswer a) {
    var r = a.rating().range();
    return Math.log(r.high() / (1 - r.high())) - Math.log(r.low() / (1 - r.low()));
  }

  @Test
  void everyProblemOfTheRequestIsNamedAtOnce() {
    var inputs = Firm.inputs("guarantee_share=50 founded_on=2030-01-01 colour=red");
    assertEquals(
        List.of(
            "UNKNOWN /product",
            "OUT_OF_RANGE /inputs/founded_on",
            "OUT_OF_RANGE /inputs/guarantee_share",
            "UNKNOWN /inputs/colour"),
        refusals(SCORING.answer("balloon-loan", inputs, Firm.DAY)));
  }

  @Test
  void weakFirmsAreToldWhatWouldLiftTheScore() {
    var weak =
        GOOD.replace("operating_cash_12m=9000000", "operating_cash_12m=2800000")
            .replace("class_1_rights=9", "class_1_rights=0")
            .replace("rd_expense=7200000", "rd_expense=1000000")
            .replace("debt=8000000", "debt=40000000");
    var a = answer("gazelle-loan", weak);
    assertTrue(a.rating().score() < a.uplift().cut(), "score " + a.rating().score());
    var plan = a.uplift().fewest().orElseThrow();
    assertTrue(plan.points() >= a.uplift().cut());
    assertTrue(plan.changes().size() <= a.uplift().cheapest().orElseThrow().changes().size());
    assertEquals(4, a.rating().reasons().size());
  }

  @Test
  void thePrintedTableIsWhatScoresForRandomApplicantsOfEveryProduct() {
    Cases.forAll(
        300,
        random -> {
          var inputs = random(random);
          var applicant = ok(Firm.CATALOGUE.dictionary().read(inputs, Firm.DAY));
          for (var product : Firm.CATALOGUE.products()) {
            var answer = SCORING.answer(product, applicant);
            var card = product.model().card();
            int points = card.basePoints();
            double[] row = DESKS.get(product.slug()).row(applicant);
            for (int i = 0; i < row.length; i++) {
              points += card.characteristics().get(i).pointsOf(row[i]);
            }
            assertEquals(points, answer.rating().score());
            int views = answer.views().stream().mapToInt(v -> v.points()).sum();
            assertEquals(points, card.basePoints() + views);
            var brief = SCORING.brief(product, applicant);
            assertEquals(answer.decision(), brief.decision());
            assertEquals(answer.rating().score(), brief.figures().score());
            assertEquals(answer.rating().grade(), brief.figures().grade());
            assertEquals(answer.economics().limit().amount(), brief.limit());
            assertFalse(answer.rating().reasons().isEmpty() && points < card.basePoints());
          }
        });
  }

  @Test
  void aBetterFigureNeverScoresLower() {
    // Law of every bundled card: worth rises or falls with the number, never both.
    for (var product : Firm.CATALOGUE.products()) {
      for (var c : product.model().card().characteristics()) {
        int intervals = ((NumberBins) c.bins()).cuts().size() + 1;
        var points = c.points().subList(0, intervals);
        boolean up = true;
        boolean down = true;
        for (int b = 1; b < intervals; b++) {
          up &= points.get(b) >= points.get(b - 1);
          down &= points.get(b) <= points.get(b - 1);
        }
        assertTrue(up || down, product.slug() + " " + c.name() + points);
      }
      assertTrue(product.model().consistencyRatio() <= 0.10, product.slug());
    }
  }

  @Test
  void aStoredScoreReplaysToTheSameBytesInAnyLocaleAndZone() {
    var locale = java.util.Locale.getDefault();
    var zone = TimeZone.getDefault();
    try {
      Cases.forAll(
          200,
          random -> {
            var inputs = random(random);
            var product = pick(random);
            var applicant = ok(Firm.CATALOGUE.dictionary().read(inputs, Firm.DAY));
            var first = ok(SCORING.answer(product, inputs, Firm.DAY));
            var bytes = CanonicalAnswer.bytes(first);
            var stored =
                new Replay(
                    product,
                    Firm.DAY,
                    applicant.said(),
                    first.versions().catalogue(),
                    ContentHash.of(bytes));
            java.util.Locale.setDefault(
                random.nextBoolean() ? java.util.Locale.GERMANY : new java.util.Locale("ar", "EG"));
            TimeZone.setDefault(TimeZone.getTimeZone(random.nextBoolean() ? "UTC" : "Asia/Tokyo"));
            assertArrayEquals(bytes, ok(stored.bytes(ScoringTest::scoring)));
          });
    } finally {
      java.util.Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void aReplayThatDiffersInOneBitIsFound() {
    var a = answer("gazelle-loan", GOOD);
    Map<String, String> said = new HashMap<>();
    Firm.inputs(GOOD).forEach((k, v) -> said.put(k, v.toString()));
    var hash = CanonicalAnswer.hash(a);
    var catalogue = a.versions().catalogue();
    var stored = new Replay("gazelle-loan", Firm.DAY, said, catalogue, hash);
    assertEquals(hash, ContentHash.of(ok(stored.bytes(ScoringTest::scoring))));
    said.put("founder_years", "16");
    var changed = new Replay("gazelle-loan", Firm.DAY, said, catalogue, hash);
    assertEquals(List.of("CONTRADICTION /answer"), refusals(changed.bytes(ScoringTest::scoring)));
    var lost = new Replay("gazelle-loan", Firm.DAY, said, hash, hash);
    assertEquals(List.of("UNKNOWN /catalogue"), refusals(lost.bytes(ScoringTest::scoring)));
  }

  @Test
  void aNewProductIsOneNewFile() {
    var text =
        """
        definition | product | green-loan | 1
        in-force | 2026-01-01 | -
        source | a test
        words | 绿色贷 | green loan
        field | carbon_saved | number | 0 1000000 | - | 减排量(吨) | carbon saved in tonnes
        need | revenue carbon_saved
        gate | size-class
        expert | 4 | 0.03 | 0.7
        weigh | cash | 0.5
        weigh | technology | 0.5
        criterion | cash | debt_service_cover | 1 2 | 0 0.5 1 | 0.3 | not_computable=0.9
        criterion | technology | carbon_saved | 100 | 0.2 1 | 0.4 | -
        loss | 0.6
        cap | revenue | revenue | 0.1 | 收入 | revenue
        price | 0.02 | 0.01 | 0.08 | 0.12
        matrix | strong | indicate indicate refer
        matrix | middling | indicate refer refer
        matrix | weak | refer refer refer
        cut | 500
        """;
    var catalogue = ok(Catalogue.read(Catalogue.Texts.bundled().plusProduct(text)));
    var inputs = Firm.inputs(GOOD + " carbon_saved=500");
    var a = ok(new Scoring(catalogue).answer("green-loan", inputs, Firm.DAY));
    assertEquals(7, a.gates().size());
    assertEquals(List.of(), a.missing());
    assertFalse(catalogue.hash().equals(Firm.CATALOGUE.hash()));
    assertEquals(
        List.of("UNKNOWN /products/6/lines/4"),
        refusals(
            Catalogue.read(
                Catalogue.Texts.bundled()
                    .plusProduct(text.replace("words |", "odd | row\nwords |")))));
  }

  @Test
  void theAnswerHasTheSameBitsOnEveryJava() {
    // Made on JDK 17; a change of texts or formulas changes it on purpose.
    var text = new StringBuilder();
    for (var product : Firm.CATALOGUE.products()) {
      text.append(CanonicalAnswer.text(answer(product.slug(), GOOD)));
    }
    assertEquals("3e3cddb4d197", ContentHash.of(text.toString()).shortForm());
  }

  private static Optional<Scoring> scoring(ContentHash hash) {
    return Optional.of(SCORING).filter(s -> s.catalogue().hash().equals(hash));
  }

  private static String pick(RandomGenerator random) {
    var all = Firm.CATALOGUE.products();
    return all.get(random.nextInt(all.size())).slug();
  }

  /**
   * The good firm with about a third of its fields left out, doubled, or withheld where allowed.
   */
  static Map<String, Object> random(RandomGenerator random) {
    var inputs = Firm.inputs(GOOD);
    inputs.put("debtor_pd", "0.0" + random.nextInt(1, 9));
    inputs.put("asset_age_months", random.nextInt(0, 80));
    inputs.put("platforms", random.nextInt(0, 3));
    for (var name : List.copyOf(inputs.keySet())) {
      switch (random.nextInt(6)) {
        case 0 -> inputs.remove(name);
        case 1 -> {
          if (List.of("revenue", "orders", "rd_expense", "total_assets").contains(name)) {
            inputs.put(name, Long.parseLong(inputs.get(name).toString()) * 2);
          }
          if (name.equals("founder_years")) {
            inputs.put(name, "withheld");
          }
          if (name.startsWith("revenue_")) {
            inputs.put(name, "not_yet");
          }
        }
        default -> {}
      }
    }
    return inputs;
  }
}
