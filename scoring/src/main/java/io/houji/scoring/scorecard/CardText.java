package io.houji.scoring.scorecard;

import io.houji.scoring.registry.ContentHash;
import java.util.HexFormat;
import java.util.List;

/**
 * A card as text (评分卡规范文本): one text for each card, the same on every machine, so that its hash
 * names the card. {@link CardReader} reads it back to an equal card.
 *
 * <pre>
 *   houji-scorecard 1
 *   scale pdo 40 score 600 odds 50
 *   calibration intercept 0 slope 1
 *   base 512
 *   characteristic "employees" number baseline 12
 *   bin below 2 points 3
 *   bin below 5 points 8
 *   bin rest points 12
 *   bin special 0 points 1
 *   bin missing points 6
 *   characteristic "state" category baseline 9
 *   bin levels "A" "B" points 4
 *   bin other points 5
 *   bin missing points 9
 *   end
 * </pre>
 *
 * <p>A missing value falls into {@code missing}, then a value equal to a special one into {@code
 * special}; any other number into the first {@code below} whose bound is greater, else {@code
 * rest}; a level named nowhere into {@code other}. The score is base plus points; its PD {@code 1 /
 * (1 + exp(−(intercept + slope · x)))} with {@code x = −((score − scale score) · ln 2 / pdo + ln
 * odds)}. Lines end with LF. In quotes, {@code \"}, {@code \\} and {@code \}{@code uXXXX} stand for
 * quotes, backslashes and control characters. Numbers are {@link Decimals}s.
 */
public final class CardText {
  static final String HEAD = "houji-scorecard 1";
  static final String END = "end";
  private static final int FIRST_PRINTABLE = 0x20;
  private static final int DELETE = 0x7f;

  private CardText() {}

  /** The text of a card. */
  public static String of(Scorecard card) {
    var text = new StringBuilder(HEAD).append('\n');
    var scale = card.scale();
    text.append("scale pdo ").append(Decimals.text(scale.pdo()));
    text.append(" score ").append(Decimals.text(scale.baseScore()));
    text.append(" odds ").append(Decimals.text(scale.baseOdds())).append('\n');
    text.append("calibration intercept ").append(Decimals.text(card.calibration().intercept()));
    text.append(" slope ").append(Decimals.text(card.calibration().slope())).append('\n');
    text.append("base ").append(card.basePoints()).append('\n');
    for (var characteristic : card.characteristics()) {
      append(characteristic, text);
    }
    return text.append(END).append('\n').toString();
  }

  /** The card's address: SHA-256 of its text in UTF-8, 64 lower-case hexadecimal digits. */
  public static String hash(Scorecard card) {
    return ContentHash.of(of(card)).hex();
  }

  private static void append(Characteristic characteristic, StringBuilder text) {
    var bins = characteristic.bins();
    text.append("characteristic ").append(quoted(characteristic.name()));
    text.append(bins instanceof NumberBins ? " number" : " category");
    text.append(" baseline ").append(characteristic.baseline()).append('\n');
    for (int bin = 0; bin < bins.count(); bin++) {
      text.append("bin ").append(what(bins, bin));
      text.append(" points ").append(characteristic.points().get(bin)).append('\n');
    }
  }

  private static String what(Bins bins, int bin) {
    if (bin == bins.missing()) {
      return "missing";
    }
    if (bins instanceof CategoryBins category) {
      return bin == category.other() ? "other" : "levels" + levels(category.groups().get(bin));
    }
    var number = (NumberBins) bins;
    int cuts = number.cuts().size();
    if (bin < cuts) {
      return "below " + Decimals.text(number.cuts().get(bin));
    }
    return bin == cuts ? "rest" : "special " + Decimals.text(number.specials().get(bin - cuts - 1));
  }

  private static String levels(List<String> group) {
    var text = new StringBuilder();
    group.forEach(level -> text.append(' ').append(quoted(level)));
    return text.toString();
  }

  private static String quoted(String words) {
    var text = new StringBuilder("\"");
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < FIRST_PRINTABLE || c == DELETE || strange(words, i)) {
        text.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        text.append(c);
      }
    }
    return text.append('"').toString();
  }

  /** Line and paragraph separators, and half a surrogate pair, which UTF-8 cannot carry. */
  private static boolean strange(String words, int i) {
    char c = words.charAt(i);
    boolean pairBegins =
        Character.isHighSurrogate(c)
            && i + 1 < words.length()
            && Character.isLowSurrogate(words.charAt(i + 1));
    boolean pairEnds =
        Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(words.charAt(i - 1));
    int type = Character.getType(c);
    return type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || (Character.isSurrogate(c) && !pairBegins && !pairEnds);
  }
}
