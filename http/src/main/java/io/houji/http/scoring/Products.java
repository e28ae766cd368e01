package io.houji.http.scoring;

import io.houji.http.json.Json;
import io.houji.http.server.Answer;
import io.houji.http.server.Request;
import io.houji.scoring.applicant.Field;
import io.houji.scoring.product.Catalogue;
import io.houji.scoring.product.Product;
import io.houji.scoring.product.Terms;
import io.houji.scoring.scorecard.Characteristic;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.function.Function;

/**
 * {@code GET /v1/products}: what can be applied for, what is asked, by which table it is scored.
 */
final class Products {
  private final Function<String, Future<Versions.Ready>> inUse;

  /**
   * @param inUse the catalogue of a tenant
   */
  Products(Function<String, Future<Versions.Ready>> inUse) {
    this.inUse = inUse;
  }

  Future<Answer> list(Request request) {
    return inUse.apply(request.tenant()).map(ready -> Answer.ok(listed(ready)));
  }

  static Json.Obj listed(Versions.Ready ready) {
    return Json.object()
        .put("data", Json.array(ready.catalogue().products(), Products::brief))
        .put("catalogue_sha256", ready.hash().hex())
        .end();
  }

  Future<Answer> one(Request request) {
    String id = request.path("product_id");
    return inUse
        .apply(request.tenant())
        .map(
            ready ->
                ready
                    .catalogue()
                    .product(id)
                    .map(product -> Answer.ok(full(product, ready.catalogue())))
                    .orElseGet(() -> Answer.notFound("there is no product " + id)));
  }

  private static Json.Builder head(Product product) {
    return Json.object()
        .put("id", product.slug())
        .put("words", AnswerJson.words(product.words()))
        .put("version", AnswerJson.version(product.definition().version()))
        .put("model", AnswerJson.version(product.model().version()))
        .put("model_origin", AnswerJson.wire(product.model().origin()))
        .put("source", product.definition().source())
        .put("cut", product.terms().cut());
  }

  private static Json brief(Product product) {
    return head(product)
        .put("needs", Json.array(product.needs(), Json::text))
        .put("gates", Json.array(product.gates(), Json::text))
        .end();
  }

  static Json.Obj full(Product product, Catalogue catalogue) {
    var terms = product.terms();
    return head(product)
        .put(
            "inputs",
            Json.array(
                catalogue.dictionary().fields(),
                field -> input(field, product.needs().contains(field.name()))))
        .put("gates", Json.array(product.gates(), Json::text))
        .put("base_points", product.model().card().basePoints())
        .put(
            "card",
            Json.array(
                product.model().card().characteristics(),
                each -> characteristic(product, each, catalogue)))
        .put("loss", loss(terms.loss()))
        .put("caps", Json.array(terms.caps(), Products::cap))
        .put("price", price(terms.price()))
        .put("matrix", matrix(terms))
        .end();
  }

  private static Json input(Field field, boolean needed) {
    var numeric =
        switch (field.kind()) {
          case AMOUNT, FRACTION, COUNT, NUMBER -> true;
          case DAY, FLAG, CHOICE -> false;
        };
    return Json.object()
        .put("name", field.name())
        .put("words", AnswerJson.words(field.words()))
        .put("kind", AnswerJson.wire(field.kind()))
        .put("unit", field.kind().unit())
        .put("needed", needed)
        .put("min", numeric ? Json.decimal(field.low()) : Json.Null.NULL)
        .put("max", numeric ? Json.decimal(field.high()) : Json.Null.NULL)
        .put("levels", Json.array(field.levels(), Json::text))
        .put(
            "specials",
            Json.array(field.specials().stream().map(s -> s.slug()).sorted().toList(), Json::text))
        .end();
  }

  private static Json characteristic(Product product, Characteristic each, Catalogue catalogue) {
    var rows = new ArrayList<Json>();
    for (int bin = 0; bin < each.bins().count(); bin++) {
      rows.add(
          Json.object()
              .put("bin", each.bins().label(bin))
              .put("points", each.points().get(bin))
              .end());
    }
    var words = catalogue.dictionary().measure(each.name()).orElseThrow().words();
    var view = product.model().views().get(each.name());
    return Json.object()
        .put("characteristic", each.name())
        .put("words", AnswerJson.words(words))
        .put("view", view == null ? Json.Null.NULL : Json.text(AnswerJson.wire(view)))
        .put("bins", Json.array(rows))
        .end();
  }

  private static Json loss(Terms.Loss loss) {
    return Json.object()
        .put("base", Json.rate(loss.base()))
        .putOrNull("covered_by", loss.share(), Json::text)
        .put("on_covered", Json.rate(loss.covered()))
        .end();
  }

  private static Json cap(Terms.Cap cap) {
    return Json.object()
        .put("name", cap.name())
        .put("of", cap.measure())
        .put("factor", Json.decimal(cap.factor()))
        .put("words", AnswerJson.words(cap.words()))
        .end();
  }

  private static Json price(Terms.Price price) {
    return Json.object()
        .put("funding", Json.rate(price.funding()))
        .put("running", Json.rate(price.cost()))
        .put("capital", Json.rate(price.capital()))
        .put("hurdle", Json.rate(price.hurdle()))
        .end();
  }

  /** Rows by cash-flow band, columns by technology band. */
  private static Json matrix(Terms terms) {
    var rows = Json.object();
    for (var cash : Terms.Band.values()) {
      var row = Json.object();
      var line = terms.matrix().getOrDefault(cash, new EnumMap<>(Terms.Band.class));
      for (var technology : Terms.Band.values()) {
        boolean indicates = line.getOrDefault(technology, false);
        row.put(AnswerJson.wire(technology), indicates ? "indicate" : "refer");
      }
      rows.put(AnswerJson.wire(cash), row.end());
    }
    return rows.end();
  }
}
