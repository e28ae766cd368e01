package io.houji.fund.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.testing.Cases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocialCreditCodeTest {
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "91350100M000100Y43, true", // the standard's own example
    "91350100M000100Y44, false",
    "91350100M000100Y4, false",
    "91350100M000100Y4I, false",
    "91350100m000100y43, false",
    "'', false"
  })
  void golden(String code, boolean valid) {
    assertEquals(valid, SocialCreditCode.isValid(code));
  }

  @Test
  void everyWrongSingleCharacterIsCaught() {
    Cases.forAll(
        random -> {
          var body = new StringBuilder();
          for (int i = 0; i < 17; i++) {
            body.append(ALPHABET.charAt(random.nextInt(31)));
          }
          String code = body.toString() + SocialCreditCode.checkCharacter(body + "0");
          assertTrue(SocialCreditCode.isValid(code));
          int at = random.nextInt(18);
          char other =
              ALPHABET.charAt((ALPHABET.indexOf(code.charAt(at)) + random.nextInt(1, 31)) % 31);
          assertFalse(
              SocialCreditCode.isValid(code.substring(0, at) + other + code.substring(at + 1)));
        });
  }
}
