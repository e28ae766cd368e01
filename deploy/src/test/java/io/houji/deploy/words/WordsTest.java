package io.houji.deploy.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void everySentenceIsThereInBothLanguages() {
    assertEquals(
        new TreeSet<>(Words.in(Locale.ENGLISH).bundle().keySet()),
        new TreeSet<>(Words.in(Locale.CHINESE).bundle().keySet()));
  }

  @Test
  void bothLanguagesUseTheSameDetails() {
    var chinese = Words.in(Locale.CHINESE).bundle();
    var english = Words.english().bundle();
    for (String key : english.keySet()) {
      for (int detail = 0; detail < 4; detail++) {
        var mark = "{" + detail + "}";
        assertEquals(
            english.getString(key).contains(mark), chinese.getString(key).contains(mark), key);
      }
    }
  }

  @Test
  void noSentenceHasAnApostropheWhichWouldQuoteItsDetails() {
    for (String key : Words.english().bundle().keySet()) {
      assertFalse(Words.english().bundle().getString(key).contains("'"), key);
    }
  }

  @Test
  void numbersAreSaidWithoutSeparators() {
    assertEquals(
        "the data folder d is in use by another houji (process 123456); stop it first, or set"
            + " another HOUJI_DATA_DIR",
        Words.english().say("database.held", "d", 123456));
  }

  @Test
  void otherLanguagesGetEnglish() {
    assertEquals(Locale.ENGLISH, Words.in(Locale.FRENCH).language());
  }
}
