package io.houji.scoring.applicant;

import com.google.errorprone.annotations.Immutable;

/** The same in Chinese and in English (双语文本). */
@Immutable
public record Words(String zh, String en) {
  public Words {
    if (zh.isBlank() || en.isBlank()) {
      throw new IllegalArgumentException("words in Chinese and in English");
    }
  }
}
