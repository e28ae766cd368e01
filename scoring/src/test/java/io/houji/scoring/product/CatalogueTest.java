package io.houji.scoring.product;

import static io.houji.fund.testing.Golden.ok;
import static io.houji.fund.testing.Golden.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.scoring.rules.Firm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {

  @Test
  void sixProductsInTheirOrder() {
    assertEquals(
        List.of("瞪羚贷", "科创租", "科账融", "知识产权证券化", "技术产权资产证券化", "集合贷"),
        Firm.CATALOGUE.products().stream().map(p -> p.words().zh()).toList());
  }

  @Test
  void everyGateOfEveryProductIsARuleInForce() {
    for (var product : Firm.CATALOGUE.products()) {
      for (var gate : product.gates()) {
        var names =
            gate.endsWith("@place")
                ? List.of("gazelle-shaanxi", "gazelle-xxna", "gazelle-elsewhere")
                : List.of(gate);
        for (var name : names) {
          assertTrue(
              Firm.CATALOGUE.rulebook().inForce(name, Firm.DAY).isPresent(),
              product.slug() + " asks for " + name);
        }
      }
      for (var lever : product.terms().levers()) {
        assertTrue(product.model().card().cellOf(lever.characteristic()) >= 0, lever.toString());
      }
    }
  }

  @Test
  void theSameTextsHaveTheSameHashAndAnyChangeAnother() {
    var texts = Catalogue.Texts.bundled();
    var again = ok(Catalogue.read(texts));
    assertEquals(Firm.CATALOGUE.hash(), again.hash());
    var grades = texts.grades().replace("0.0025", "0.0026");
    var other = new Catalogue.Texts(texts.dictionary(), texts.rules(), grades, texts.products());
    assertTrue(!ok(Catalogue.read(other)).hash().equals(again.hash()));
  }

  @ParameterizedTest(name = "PD {0} is {1}")
  @CsvSource({"0, A1", "0.00249, A1", "0.0025, A2", "0.04, C2", "0.32, E", "1, E"})
  void aBoundBelongsToTheGradeBelow(double pd, String grade) {
    assertEquals(grade, Firm.CATALOGUE.grades().of(pd));
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          judge = debt_service_cover = 2 2 2 3 | judge = debt_service_cover = 2 2   | MISSING /products/0/judge
          judge = cash_to_cost = 1 2           | judge = cash_to_cost = 1 900       | CONTRADICTION /products/0/weights
          need = founded_on                    | need = birthday founded_on         | MALFORMED /products/0/lines/2
          cap = revenue = revenue              | cap = revenue = staff              | MALFORMED /products/0/lines/48
          matrix = weak = refer refer refer    | matrix = weak = refer refer        | MALFORMED /products/0/lines/2
          """)
  void aMistakeInAProductIsNamed(String from, String to, String problem) {
    var texts = Catalogue.Texts.bundled();
    var good = texts.products().get(0);
    var bad = good.replace(from.replace('=', '|'), to.replace('=', '|'));
    assertTrue(!bad.equals(good), "changes the text");
    var one = new Catalogue.Texts(texts.dictionary(), texts.rules(), texts.grades(), List.of(bad));
    var refused = refusals(Catalogue.read(one));
    var where = problem.replaceAll("\\d+$", "");
    assertTrue(refused.stream().anyMatch(r -> r.startsWith(where)), refused.toString());
  }
}
