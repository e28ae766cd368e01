package io.houji.scoring.pmml;

import java.util.Map;

/**
 * What PMML has no element for (附注): written as extensions named {@code houji-...}.
 *
 * @param ofCard by name, beside scale and calibration
 * @param views by characteristic: {@code cash} or {@code technology}
 */
record Notes(Map<String, String> ofCard, Map<String, String> views) {
  static final Notes NONE = new Notes(Map.of(), Map.of());
  static final String PREFIX = "houji-";
  static final String VIEW = "view";

  Notes {
    ofCard = Map.copyOf(ofCard);
    views = Map.copyOf(views);
  }
}
