package io.houji.scoring.product;

import io.houji.scoring.registry.ContentHash;
import io.houji.scoring.registry.Version;
import io.houji.scoring.scorecard.Calibration;
import io.houji.scoring.scorecard.Characteristic;
import io.houji.scoring.scorecard.Scorecard;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A points table with what one must know to believe it (模型).
 *
 * @param origin where the points come from
 * @param deviation standard error of its log odds; of an expert card the expert's own doubt
 * @param consistencyRatio of the expert's judgements in pairs, the worse of the two views
 * @param views which view each characteristic belongs to
 */
public record Model(
    Version version,
    Origin origin,
    Scorecard card,
    double deviation,
    double consistencyRatio,
    Map<String, View> views) {

  /** Where points come from. */
  public enum Origin {
    /** Judgement alone: no data has confirmed it. */
    EXPERT,
    /** Judgement corrected by the outcomes known so far. */
    BAYESIAN,
    /** Outcomes alone. */
    DATA
  }

  public Model {
    views = Map.copyOf(views);
    if (!(deviation >= 0)) {
      throw new IllegalArgumentException("deviation from 0");
    }
    for (var characteristic : card.characteristics()) {
      if (!views.containsKey(characteristic.name())) {
        throw new IllegalArgumentException("no view for " + characteristic.name());
      }
    }
  }

  /** The view that a characteristic of its card belongs to. */
  public View view(Characteristic characteristic) {
    return Objects.requireNonNull(views.get(characteristic.name()));
  }

  /** The same with its hash taken from its points. */
  static Model of(String name, String version, Origin origin, Scorecard card, Expert expert) {
    var hash = ContentHash.of(canonical(card) + origin + '\n' + expert.deviation() + '\n');
    return new Model(
        new Version(name, version, hash),
        origin,
        card,
        expert.deviation(),
        expert.consistencyRatio(),
        expert.views());
  }

  /** What only an expert can say of a card. */
  record Expert(double deviation, double consistencyRatio, Map<String, View> views) {}

  /** The table as text: two cards of one text score alike. */
  public static String canonical(Scorecard card) {
    var text = new StringBuilder("base ").append(card.basePoints()).append('\n');
    var scale = card.scale();
    for (double number : List.of(scale.pdo(), scale.baseScore(), scale.baseOdds())) {
      text.append(Long.toHexString(Double.doubleToLongBits(number))).append(' ');
    }
    Calibration calibration = card.calibration();
    for (double number : List.of(calibration.intercept(), calibration.slope())) {
      text.append(Long.toHexString(Double.doubleToLongBits(number))).append(' ');
    }
    text.append('\n');
    for (Characteristic c : card.characteristics()) {
      text.append(c.name()).append(" baseline ").append(c.baseline()).append('\n');
      for (int b = 0; b < c.bins().count(); b++) {
        text.append("  ").append(c.bins().label(b)).append(" = ").append(c.points().get(b));
        text.append('\n');
      }
    }
    return text.toString();
  }
}
