package io.houji.deploy.words;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of the program in one language; {@code words.properties} is the English list. */
public final class Words {
  public static final String BUNDLE = "io.houji.deploy.words.words";
  private static final ResourceBundle.Control ONLY_AS_ASKED =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final Locale language;
  private final ResourceBundle bundle;

  private Words(Locale language) {
    this.language = language;
    this.bundle = ResourceBundle.getBundle(BUNDLE, language, ONLY_AS_ASKED);
  }

  /** Chinese for any Chinese locale, English for all others. */
  public static Words in(Locale locale) {
    boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    return new Words(chinese ? Locale.CHINESE : Locale.ENGLISH);
  }

  public static Words english() {
    return in(Locale.ENGLISH);
  }

  /** The sentence of {@code key}; numbers are said plainly (a pid has no thousands separator). */
  public String say(String key, Object... details) {
    var plain = Arrays.stream(details).map(String::valueOf).toArray();
    return new MessageFormat(bundle.getString(key), language).format(plain);
  }

  public Locale language() {
    return language;
  }

  public ResourceBundle bundle() {
    return bundle;
  }
}
