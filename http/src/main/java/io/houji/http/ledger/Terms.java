package io.houji.http.ledger;

import io.houji.fund.ledger.Term;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Words of closed lists on the wire. */
public final class Terms {
  private Terms() {}

  /** One of a closed list under its wire names. */
  public static <T extends Enum<T> & Term> Kind<T> kind(Class<T> terms) {
    var byName = new LinkedHashMap<String, T>();
    for (T term : terms.getEnumConstants()) {
      byName.put(term.wire(), term);
    }
    return Kind.choice(byName);
  }

  public static Json json(Term term) {
    return Json.text(term.wire());
  }

  /** {@code null} where the word is not stated. */
  public static void put(Json.Builder json, String name, @Nullable Term term) {
    json.putOrNull(name, Optional.ofNullable(term), Terms::json);
  }
}
