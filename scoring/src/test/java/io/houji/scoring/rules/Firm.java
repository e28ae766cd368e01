package io.houji.scoring.rules;

import static io.houji.fund.testing.Golden.ok;

import io.houji.scoring.applicant.Applicant;
import io.houji.scoring.product.Catalogue;
import java.time.LocalDate;
import java.util.HashMap;

/** Applications written as {@code field=value field=value} for tables of cases. */
public final class Firm {
  public static final LocalDate DAY = LocalDate.of(2026, 4, 10);
  public static final Catalogue CATALOGUE = Catalogue.bundled();

  private Firm() {}

  public static HashMap<String, Object> inputs(String given) {
    var map = new HashMap<String, Object>();
    for (var pair : given.strip().split("\\s+")) {
      if (!pair.isEmpty()) {
        var parts = pair.split("=");
        map.put(parts[0], parts[1]);
      }
    }
    return map;
  }

  public static Applicant of(String given) {
    return ok(CATALOGUE.dictionary().read(inputs(given), DAY));
  }

  static Judgement judge(String rule, String given) {
    return CATALOGUE.rulebook().judge(rule, of(given));
  }
}
