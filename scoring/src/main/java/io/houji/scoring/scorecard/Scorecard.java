package io.houji.scoring.scorecard;

import java.util.HashSet;
import java.util.List;

/**
 * A points table (评分卡): an immutable value that two programs read alike.
 *
 * <pre>
 *   score = base points + Σ points of the bin each characteristic falls into
 * </pre>
 *
 * <p>All whole numbers, so the printed table is exactly what scores: {@link Scorer} reads nothing
 * else.
 *
 * @param basePoints points everyone starts with
 * @param characteristics at least one; the order of an applicant's cells, but not of the reasons
 */
public record Scorecard(
    int basePoints, List<Characteristic> characteristics, Scale scale, Calibration calibration) {

  public Scorecard {
    characteristics = List.copyOf(characteristics);
    if (characteristics.isEmpty()) {
      throw new IllegalArgumentException("a card needs at least one characteristic");
    }
    var names = new HashSet<String>();
    for (var characteristic : characteristics) {
      if (!names.add(characteristic.name())) {
        throw new IllegalArgumentException("characteristic given twice: " + characteristic.name());
      }
    }
  }

  public Scorecard with(Calibration newCalibration) {
    return new Scorecard(basePoints, characteristics, scale, newCalibration);
  }

  /** Default probability at a score. */
  public double pd(int score) {
    return calibration.pd(scale.logOddsOfDefault(score));
  }

  /** Where the cell of a characteristic stands in a row; -1 if the card does not ask for it. */
  public int cellOf(String name) {
    for (int i = 0; i < characteristics.size(); i++) {
      if (characteristics.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
