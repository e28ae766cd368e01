package io.houji.fund.ledger;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;

/**
 * 统一社会信用代码: unified social credit code of a firm.
 *
 * <p>18 characters of a 31-letter alphabet (no I, O, S, V, Z); the last is a check character:
 *
 * <pre>
 *   c₁₈ = (31 − Σᵢ₌₁¹⁷ valueᵢ · 3^(i−1) mod 31) mod 31
 * </pre>
 *
 * Source: GB 32100-2015.
 */
public record SocialCreditCode(String text) {
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int LENGTH = 18;

  public SocialCreditCode {
    if (!isValid(text)) {
      throw new IllegalArgumentException("not a unified social credit code: " + text);
    }
  }

  /** Reads a code; {@code where} is the pointer named in the refusal. */
  public static Outcome<SocialCreditCode> read(String text, String where) {
    if (text.length() != LENGTH || !text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
      return Outcome.rejected(
          Problem.Code.MALFORMED,
          where,
          "a unified social credit code has 18 digits or capital letters without I, O, S, V, Z");
    }
    if (text.charAt(LENGTH - 1) != checkCharacter(text)) {
      return Outcome.rejected(
          Problem.Code.MALFORMED,
          where,
          "wrong check character: the first 17 characters call for " + checkCharacter(text));
    }
    return Outcome.ok(new SocialCreditCode(text));
  }

  static boolean isValid(String text) {
    return text.length() == LENGTH
        && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
        && text.charAt(LENGTH - 1) == checkCharacter(text);
  }

  /** The check character that the first 17 characters call for. */
  static char checkCharacter(String text) {
    int total = 0;
    int weight = 1;
    for (int i = 0; i < LENGTH - 1; i++) {
      total += ALPHABET.indexOf(text.charAt(i)) * weight;
      weight = weight * 3 % 31;
    }
    return ALPHABET.charAt((31 - total % 31) % 31);
  }
}
