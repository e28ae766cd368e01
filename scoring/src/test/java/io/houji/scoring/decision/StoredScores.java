package io.houji.scoring.decision;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.testing.Cases;
import io.houji.scoring.applicant.Applicant;
import io.houji.scoring.product.Catalogue;
import io.houji.scoring.registry.ContentHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Stores 100,000 answers to random firms of random days, all products among them, and has each
 * {@code java} program that is given replay every one of them, in two languages and two time zones.
 * Ends with 1 unless all are the bytes of the answer that was stored. See scoring/README.md.
 */
public final class StoredScores {
  private static final int COUNT = 100_000;
  private static final int DAYS = 2_000;
  private static final String PART = "\u001f";
  private static final LocalDate FIRST = LocalDate.of(2021, 1, 1);
  private static final String[][] PLACES = {
    {"-Duser.language=zh", "-Duser.country=CN", "-Duser.timezone=Asia/Shanghai"},
    {"-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=America/St_Johns"}
  };

  private StoredScores() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length == 2 && args[0].equals("replay")) {
      replay(Path.of(args[1]));
      return;
    }
    var file = Files.createTempFile("stored-scores", ".txt");
    boolean same = true;
    try {
      store(file);
      for (var java : args) {
        for (var place : PLACES) {
          same &= replayed(java, place, file);
        }
      }
    } finally {
      Files.delete(file);
    }
    System.out.println(same ? "every replay gave the same bytes" : "NOT the same bytes");
    System.exit(same ? 0 : 1);
  }

  private static boolean replayed(String java, String[] place, Path file)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(java));
    command.addAll(List.of(place));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(StoredScores.class.getName(), "replay", file.toString()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    System.out.println(said.strip() + "  " + java);
    return process.waitFor() == 0 && said.startsWith(COUNT + " of " + COUNT + " ");
  }

  private static void store(Path file) throws IOException {
    var catalogue = Catalogue.bundled();
    var scoring = new Scoring(catalogue);
    var random = Cases.random(17);
    var answers = new TreeSet<String>();
    try (var out = Files.newBufferedWriter(file)) {
      int count = 0;
      while (count < COUNT) {
        var product = catalogue.products().get(count % catalogue.products().size());
        var day = FIRST.plusDays(random.nextInt(DAYS));
        var read = catalogue.dictionary().read(firm(random), day);
        if (read instanceof Outcome.Ok<Applicant> applicant) {
          var answer = scoring.answer(product, applicant.value());
          var hash = CanonicalAnswer.hash(answer).hex();
          var said = new ArrayList<String>();
          new TreeMap<>(applicant.value().said()).forEach((k, v) -> said.add(k + "=" + v));
          var stored = List.of(product.slug(), day.toString(), catalogue.hash().hex(), hash);
          out.write(String.join(PART, stored) + PART + String.join(PART, said) + "\n");
          answers.add(hash);
          count++;
        }
      }
    }
    System.out.println("stored " + COUNT + " scores with " + answers.size() + " answers");
  }

  /** As {@link ScoringTest#random}, with figures that are seldom round. */
  private static Map<String, Object> firm(RandomGenerator random) {
    var inputs = ScoringTest.random(random);
    inputs.replaceAll(
        (name, value) ->
            value.toString().matches("[1-9][0-9]{5,}")
                ? Long.parseLong(value.toString()) * random.nextInt(1, 2_000) / 1_000
                : value);
    return inputs;
  }

  private static void replay(Path file) throws IOException {
    var scoring = new Scoring(Catalogue.bundled());
    int same = 0;
    long bytes = 0;
    try (var lines = Files.newBufferedReader(file)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var parts = line.split(PART, -1);
        var inputs =
            Arrays.stream(parts, 4, parts.length)
                .map(said -> said.split("=", 2))
                .collect(Collectors.toMap(said -> said[0], said -> said[1]));
        var stored =
            new Replay(
                parts[0],
                LocalDate.parse(parts[1]),
                inputs,
                new ContentHash(parts[2]),
                new ContentHash(parts[3]));
        var again =
            stored.bytes(
                hash -> Optional.of(scoring).filter(s -> s.catalogue().hash().equals(hash)));
        if (again instanceof Outcome.Ok<byte[]> ok) {
          same++;
          bytes += ok.value().length;
        }
      }
    }
    System.out.println(
        same
            + " of "
            + COUNT
            + " replayed to their bytes ("
            + bytes
            + ") on "
            + System.getProperty("java.version")
            + ", "
            + Locale.getDefault()
            + ", "
            + TimeZone.getDefault().getID());
  }
}
