package io.houji.scoring.applicant;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why there is no value although something was said (特殊值). Not the same as missing, and never zero.
 *
 * <p>In a card's row each has a cell of its own, far below any domain.
 */
public enum Special {
  /** The firm has no such thing: no pledged patent, no deferred licence. */
  NOT_APPLICABLE(-9e17, new Words("不适用", "not applicable")),
  /** The firm was not old enough then. */
  NOT_YET(-8e17, new Words("尚未成立", "not yet founded")),
  /** Asked, and not told. */
  WITHHELD(-7e17, new Words("未予提供", "withheld")),
  /** A quotient whose base is zero or negative. */
  NOT_COMPUTABLE(-6e17, new Words("不可计算", "not computable"));

  private static final Map<String, Special> BY_SLUG =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Special::slug, s -> s));

  private final double cell;
  private final Words words;

  Special(double cell, Words words) {
    this.cell = cell;
    this.words = words;
  }

  public double cell() {
    return cell;
  }

  public Words words() {
    return words;
  }

  /** As written in an application: {@code not_applicable}. */
  public String slug() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public static Optional<Special> ofSlug(String slug) {
    return Optional.ofNullable(BY_SLUG.get(slug));
  }

  public static Optional<Special> ofCell(double cell) {
    return Arrays.stream(values()).filter(s -> s.cell == cell).findFirst();
  }
}
