package io.houji.scoring.decision;

import io.houji.fund.money.Money;
import java.util.List;
import java.util.Optional;

/**
 * One line of a long list (批量评分结果): the decision of {@link ScoreAnswer} with what led to it, by
 * name.
 *
 * @param reasons characteristics, most points lost first
 * @param failed own gates that failed, {@code rule/clause}
 * @param open own gates that cannot be decided
 * @param missing fields that the product needs
 * @param rate yearly, as in {@link ScoreAnswer.Price}
 */
public record BriefAnswer(
    Decision decision,
    Figures figures,
    List<String> reasons,
    List<String> failed,
    List<String> open,
    List<String> missing,
    Optional<Money> limit,
    double rate) {

  /**
   * What the points table says.
   *
   * @param pd within a year, from 0 to 1
   */
  public record Figures(int score, double pd, String grade) {}

  public BriefAnswer {
    reasons = List.copyOf(reasons);
    failed = List.copyOf(failed);
    open = List.copyOf(open);
    missing = List.copyOf(missing);
  }
}
