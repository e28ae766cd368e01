package io.houji.http.scoring;

import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import io.houji.scoring.decision.Scoring;
import io.houji.scoring.product.Catalogue;
import io.houji.scoring.registry.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Catalogues ready to score, the one that comes with the program and older ones (版本库). */
final class Versions {
  /** A catalogue takes about a megabyte; more than a few old ones are not asked for at a time. */
  private static final int KEPT_MAX = 32;

  private final Ready bundled;

  private final Map<ContentHash, Ready> kept =
      new LinkedHashMap<>(KEPT_MAX, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ContentHash, Ready> eldest) {
          return size() > KEPT_MAX;
        }
      };

  /** A scoring with the texts it was read from. */
  record Ready(Scoring scoring, Catalogue.Texts texts) {
    static Ready of(Catalogue.Texts texts) {
      return Catalogue.read(texts)
          .fold(
              catalogue -> new Ready(new Scoring(catalogue), texts),
              problems -> {
                throw new IllegalStateException("texts that were kept: " + problems);
              });
    }

    Catalogue catalogue() {
      return scoring.catalogue();
    }

    ContentHash hash() {
      return catalogue().hash();
    }
  }

  Versions(Catalogue.Texts texts) {
    bundled = Ready.of(texts);
  }

  /** Those that come with the program. */
  Ready bundled() {
    return bundled;
  }

  /** The catalogue of a hash, if it is at hand. */
  synchronized Optional<Ready> find(ContentHash hash) {
    return bundled.hash().equals(hash) ? Optional.of(bundled) : Optional.ofNullable(kept.get(hash));
  }

  synchronized Ready keep(Ready ready) {
    kept.put(ready.hash(), ready);
    return ready;
  }

  /** The texts as one JSON, as they are kept in the store. */
  static String written(Catalogue.Texts texts) {
    var json =
        Json.object()
            .put("dictionary", texts.dictionary())
            .put("rules", Json.array(texts.rules(), Json::text))
            .put("grades", texts.grades())
            .put("products", Json.array(texts.products(), Json::text))
            .end();
    return new String(json.toBytes(), StandardCharsets.UTF_8);
  }

  static Catalogue.Texts texts(String written) {
    return JsonReader.read(written.getBytes(StandardCharsets.UTF_8))
        .fold(
            json -> {
              var obj = (Json.Obj) json;
              return new Catalogue.Texts(
                  obj.words("dictionary"),
                  texts(obj, "rules"),
                  obj.words("grades"),
                  texts(obj, "products"));
            },
            problems -> {
              throw new IllegalStateException("stored catalogue: " + problems);
            });
  }

  private static List<String> texts(Json.Obj obj, String name) {
    return obj.items(name).stream().map(item -> ((Json.Text) item).value()).toList();
  }
}
