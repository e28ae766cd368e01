package io.houji.scoring.pmml;

import static io.houji.fund.testing.Golden.ok;
import static io.houji.fund.testing.Golden.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.testing.Cases;
import io.houji.scoring.product.Catalogue;
import io.houji.scoring.product.Model;
import io.houji.scoring.product.Product;
import io.houji.scoring.product.View;
import io.houji.scoring.rules.Firm;
import io.houji.scoring.scorecard.CategoryBins;
import io.houji.scoring.scorecard.Scorer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelDocumentTest {
  private static final ModelDocument.Name NAME =
      new ModelDocument.Name("2026-2-pmml", "a document of a colleague");
  private static final List<String> TEXTS = Catalogue.Texts.bundled().products();
  private static final Product GAZELLE = Firm.CATALOGUE.product("gazelle-loan").orElseThrow();

  private static String text(Product product) {
    return TEXTS.stream()
        .filter(text -> text.contains("| " + product.slug() + " |"))
        .findFirst()
        .orElseThrow();
  }

  private static Outcome<String> into(String document) {
    return ModelDocument.into(document, GAZELLE, text(GAZELLE), Firm.CATALOGUE.dictionary(), NAME);
  }

  private static Product read(String text) {
    var texts = Catalogue.Texts.bundled();
    var one = new Catalogue.Texts(texts.dictionary(), texts.rules(), texts.grades(), List.of(text));
    return ok(Catalogue.read(one)).products().get(0);
  }

  @Test
  void everyBundledModelComesBackUnderAnotherName() {
    for (var product : Firm.CATALOGUE.products()) {
      var document = ModelDocument.of(product);
      var dictionary = Firm.CATALOGUE.dictionary();
      var again = read(ok(ModelDocument.into(document, product, text(product), dictionary, NAME)));
      assertEquals(product.model().card(), again.model().card());
      assertEquals(product.model().views(), again.model().views());
      assertEquals(product.model().deviation(), again.model().deviation());
      assertEquals(product.model().consistencyRatio(), again.model().consistencyRatio());
      // The hash is of what scores: the same points, the same model.
      assertEquals(product.model().version().hash(), again.model().version().hash());
      assertEquals(product.terms(), again.terms());
      assertEquals(product.gates(), again.gates());
      assertEquals(product.needs(), again.needs());
      assertEquals("2026-2-pmml", again.definition().name().version());
      assertEquals("a document of a colleague", again.definition().source());
      assertNotEquals(product.definition().hash(), again.definition().hash());
      // And a text made from a document is itself one that documents go into.
      var twice =
          ok(ModelDocument.into(document, again, again.definition().canonical(), dictionary, NAME));
      assertEquals(again.model().card(), read(twice).model().card());
    }
  }

  /** Calibration and cuts to the last bit, categories, a special value that is only a number. */
  @Test
  void aCardOfAnotherShapeScoresAsItsDocumentSays() {
    var document =
        PmmlWriter.text(GAZELLE.model().card(), "x", 4)
            .replace(
                "houji-calibration-intercept\" value=\"0",
                "houji-calibration-intercept\" value=\"-0.123456789012345678")
            .replace(
                "<Extension name=\"houji-pdo\"",
                "<Extension name=\"houji-deviation\" value=\"0.25\"/><Extension name=\"houji-origin\" value=\"data\"/><Extension name=\"houji-pdo\"")
            .replace(
                "<DataDictionary numberOfFields=\"10\">",
                "<DataDictionary numberOfFields=\"11\"><DataField name=\"sector\" optype=\"categorical\" dataType=\"string\"/>")
            .replace(
                "<Characteristics>",
                "<Characteristics><Characteristic name=\"Branche\" reasonCode=\"RC9\" baselineScore=\"7\"><Extension name=\"houji-view\" value=\"technology\"/><Attribute partialScore=\"-3\"><SimplePredicate field=\"sector\" operator=\"isMissing\"/></Attribute><Attribute partialScore=\"7\"><SimpleSetPredicate field=\"sector\" booleanOperator=\"isIn\"><Array type=\"string\">software industry</Array></SimpleSetPredicate></Attribute><Attribute partialScore=\"1\"><True/></Attribute></Characteristic>");
    var model = read(ok(into(document))).model();
    var card = model.card();
    assertEquals(-0.123456789012345678, card.calibration().intercept());
    assertEquals(Model.Origin.DATA, model.origin());
    assertEquals(0.25, model.deviation());
    var sector = card.characteristics().get(card.cellOf("sector"));
    assertEquals(View.TECHNOLOGY, model.view(sector));
    var bins = (CategoryBins) sector.bins();
    assertEquals(List.of(List.of("software", "industry")), bins.groups());
    assertEquals(List.of(7, 1, -3), sector.points());
    // Scores as the document's own card does, cell by cell.
    var imported = ok(PmmlReader.read(document)).card();
    var one = new Scorer(imported);
    var two = new Scorer(card);
    var random = Cases.random(5);
    for (int i = 0; i < 1_000; i++) {
      var row = random.doubles(card.characteristics().size(), -0.5, 2).toArray();
      row[0] = random.nextInt(3) - 0.0;
      assertEquals(one.points(row), two.points(row));
      assertEquals(one.score(row).pd(), two.score(row).pd());
    }
  }

  @Test
  void whatIsMissingOrUnknownIsNamedAtOnce() {
    var document =
        PmmlWriter.text(GAZELLE.model().card(), "x", 4)
            .replace("houji-base-odds", "houji-odds")
            .replace("\"rd_to_sales\"", "\"research\"")
            .replace(
                "<Extension name=\"houji-pdo\"",
                "<Extension name=\"houji-origin\" value=\"oracle\"/><Extension name=\"houji-consistency-ratio\" value=\"-1\"/><Extension name=\"houji-pdo\"");
    assertEquals(
        List.of(
            "MISSING /PMML/Scorecard/Extension",
            "MISSING /PMML/Scorecard/Extension",
            "MALFORMED /PMML/Scorecard/Extension/houji-consistency-ratio",
            "UNKNOWN /PMML/Scorecard/Extension/houji-origin",
            "UNKNOWN /PMML/Scorecard/Characteristics/research",
            "MISSING /PMML/Scorecard/Characteristics/research"),
        refusals(into(document)));
    var twice =
        ModelDocument.of(GAZELLE).replace("field=\"founder_years\"", "field=\"class_1_rights\"");
    assertEquals(
        List.of("DUPLICATE /PMML/Scorecard/Characteristics/founder_years"), refusals(into(twice)));
    assertEquals(List.of("MALFORMED "), refusals(into("no xml")));
    assertTrue(ModelDocument.of(GAZELLE).contains("houji-view"));
  }
}
