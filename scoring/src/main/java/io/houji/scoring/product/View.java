package io.houji.scoring.product;

import io.houji.scoring.applicant.Words;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The two ways to look at a firm (双视角). */
public enum View {
  CASH(new Words("现金流", "cash flow")),
  TECHNOLOGY(new Words("技术流", "technology"));

  private final Words words;

  View(Words words) {
    this.words = words;
  }

  /** As files have it: {@code cash}, {@code technology}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<View> ofSlug(String slug) {
    return Arrays.stream(values()).filter(view -> view.slug().equals(slug)).findFirst();
  }

  public Words words() {
    return words;
  }
}
