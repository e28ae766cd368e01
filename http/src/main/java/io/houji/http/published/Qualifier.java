package io.houji.http.published;

import java.util.Locale;

/** 限定词: how firmly the source states a figure; a floor is never shown as exact. */
enum Qualifier {
  /** As is. */
  EXACT("", "", ""),
  /** 超: strictly more than. */
  GT("超", "", "more than "),
  /** 余: a little more than. */
  APPROX_OVER("", "余", "slightly more than "),
  /** 累计: a running total since the start. */
  CUMULATIVE("累计", "", "in total so far "),
  /** Part of a name, no quantity to add up: shown as the source words it. */
  STRUCTURE("", "", "");

  private final String chineseBefore;
  private final String chineseAfter;
  private final String englishBefore;

  Qualifier(String chineseBefore, String chineseAfter, String englishBefore) {
    this.chineseBefore = chineseBefore;
    this.chineseAfter = chineseAfter;
    this.englishBefore = englishBefore;
  }

  static Qualifier of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }

  /** Such as 超150.55亿元, and 200余家: the mark stands between the number and its unit. */
  String chinese(String number, String unit) {
    return chineseBefore + number + chineseAfter + unit;
  }

  /** Such as {@code more than 150.55 亿元}. */
  String english(String number, String unit) {
    return englishBefore + number + (unit.isEmpty() ? "" : " " + unit);
  }
}
