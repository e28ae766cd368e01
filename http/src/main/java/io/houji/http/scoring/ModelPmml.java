package io.houji.http.scoring;

import static io.houji.fund.outcome.Problem.Code.CONTRADICTION;
import static io.houji.fund.outcome.Problem.Code.MALFORMED;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.http.json.Fields;
import io.houji.http.json.Kind;
import io.houji.http.json.Pointer;
import io.houji.http.server.Request;
import io.houji.scoring.pmml.ModelDocument;
import io.houji.scoring.product.Catalogue;
import io.houji.scoring.product.Product;
import io.houji.scoring.registry.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Models of the registry as PMML 4.4 documents, out and in (PMML 模型交换). */
final class ModelPmml {
  static final String XML = "application/xml";

  private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{0,63}");
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_.][A-Za-z0-9_.-]{0,63}");
  private static final Pattern SOURCE = Pattern.compile("[^|#\\p{Cntrl}]{2,200}");
  private static final Pattern OTHER_ENCODING =
      Pattern.compile("(?is)\\A\\uFEFF?<\\?xml[^>]*encoding\\s*=\\s*[\"'](?!utf-?8[\"']).*");

  private ModelPmml() {}

  /** The document of a model of the registry; the same bytes each time. */
  static byte[] of(Registry registry, Entry entry) {
    var catalogue =
        Catalogue.read(registry.with(entry))
            .fold(
                read -> read,
                problems -> {
                  throw new IllegalStateException("a model that was registered: " + problems);
                });
    return ModelDocument.of(catalogue.product(entry.name()).orElseThrow())
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The text of a product with the document's card; every problem at once. */
  static Outcome<String> text(Request request, Registry registry, Versions.Ready deciding) {
    var query = request.query();
    var slug = query.required("product", Kind.text(SLUG, "must be a product of /v1/products"));
    var version = query.required("version", Kind.text(VERSION, "1 to 64 letters, digits, . _ -"));
    var source =
        query.orElse("source", Kind.text(SOURCE, "2 to 200 characters without | and #"), "PMML");
    var product =
        slug.isRight() ? deciding.catalogue().product(slug.get()) : Optional.<Product>empty();
    if (slug.isRight() && product.isEmpty()) {
      query.refuse(Scorer.noProduct());
    }
    return query.buildOutcome(
        () -> {
          var before = product.orElseThrow();
          var text = registry.content(before.definition().hash());
          var name = new ModelDocument.Name(version.get(), source.get());
          var dictionary = deciding.catalogue().dictionary();
          return decoded(request.bytes())
              .then(document -> ModelDocument.into(document, before, text, dictionary, name));
        });
  }

  private static Outcome<String> decoded(byte[] bytes) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (!OTHER_ENCODING.matcher(text).matches()) {
        return Outcome.ok(text.startsWith("\uFEFF") ? text.substring(1) : text);
      }
    } catch (CharacterCodingException notUtf8) {
      // said below
    }
    return Outcome.rejected(MALFORMED, "", "XML in UTF-8");
  }

  /** With JSON the text itself says all this. */
  static void refuseNames(Fields fields, Request request) {
    for (var parameter : request.queryParameters()) {
      fields.refuse(
          new Problem(CONTRADICTION, Pointer.to(parameter.getKey()), "only beside " + XML));
    }
  }
}
