package io.houji.deploy.training;

import io.houji.deploy.words.Refusal;
import io.houji.fund.outcome.Outcome;
import io.houji.scoring.modelcard.Development;
import io.houji.scoring.modelcard.DevelopmentText;
import io.houji.scoring.modelcard.ModelCard;
import io.houji.scoring.scorecard.CardReader;
import io.houji.scoring.scorecard.CardText;
import io.houji.scoring.scorecard.Scorecard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder a training leaves: {@code card.txt} (or {@code draft-card.txt} if an alarm stands
 * against it), {@code development.txt}, {@code model-card.html}; a validation adds {@code
 * validation.html}.
 */
public record ModelFolder(Path folder) {
  private static final String CARD = "card.txt";
  private static final String DRAFT = "draft-card.txt";
  private static final String DEVELOPMENT = "development.txt";

  /** A card and what it did at development. */
  public record Model(Scorecard card, Development development) {}

  /** Writes card, development figures and page; an old card of the folder goes. */
  public void write(ModelCard card, boolean chinese) {
    try {
      Files.createDirectories(folder);
      boolean draft = !card.alarms().isEmpty();
      remove(folder.resolve(draft ? CARD : DRAFT));
      put(draft ? DRAFT : CARD, CardText.of(card.trained().card()));
      put(DEVELOPMENT, DevelopmentText.of(card.development()));
      put("model-card.html", card.html(chinese));
    } catch (IOException unwritable) {
      throw new Refusal(unwritable, "training.unwritable", folder, unwritable);
    }
  }

  /** Writes the page of a validation and tells where. */
  public Path validation(String html) {
    try {
      var page = folder.resolve("validation.html");
      Files.writeString(page, html);
      return page;
    } catch (IOException unwritable) {
      throw new Refusal(unwritable, "training.unwritable", folder, unwritable);
    }
  }

  private static void remove(Path old) throws IOException {
    if (Files.exists(old)) {
      Files.delete(old);
    }
  }

  private void put(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  /** Reads a model; the figures must be those of this very card. */
  public Model read() {
    try {
      var file = Files.exists(folder.resolve(CARD)) ? CARD : DRAFT;
      var card = usable(CardReader.read(Files.readString(folder.resolve(file))));
      var development = usable(DevelopmentText.read(Files.readString(folder.resolve(DEVELOPMENT))));
      if (!development.card().equals(CardText.hash(card))) {
        throw new Refusal("training.other-card", folder);
      }
      return new Model(card, development);
    } catch (IOException unreadable) {
      throw new Refusal(unreadable, "training.file", folder, unreadable);
    }
  }

  private <T> T usable(Outcome<T> outcome) {
    return outcome.fold(
        value -> value,
        problems -> {
          throw new Refusal("training.broken-model", folder, problems);
        });
  }
}
