package io.houji.deploy.cli;

import io.houji.deploy.words.Refusal;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.http.json.Json;
import io.houji.http.scoring.ScoreFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code score FILE}: a list of firms scored with the bundled models; no database. Ends with 1 if
 * any line could not be scored, or the file as a whole.
 */
@Command(name = "score", mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {
  private static final int SHOWN_MAX = 100;
  private static final int BUFFER = 1 << 16;
  private static final double PERCENT = 100;
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "score.file")
  private Path file = Path.of("");

  @Option(names = "--product", paramLabel = "PRODUCT", descriptionKey = "score.product")
  private @Nullable String product;

  @Option(names = "--day", paramLabel = "DAY", descriptionKey = "score.day")
  private @Nullable LocalDate day;

  @Option(names = "--out", paramLabel = "FILE", descriptionKey = "score.out")
  private @Nullable Path wanted;

  ScoreCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var kind = kind(file);
    var out = wanted == null ? beside(file) : wanted;
    if (kind(out) != kind) {
      throw new Refusal("score.other-kind", out, file);
    }
    if (!Files.isRegularFile(file)) {
      throw new Refusal("score.no-file", file);
    }
    if (Files.exists(out)) {
      throw new Refusal("score.exists", out);
    }
    var now = Instant.now();
    var today = LocalDate.ofInstant(now, Json.CHINA);
    var wish = new ScoreFile.Wish(Optional.ofNullable(product), day == null ? today : day, now);
    var progress = new Progress(out);
    return score(kind, wish, out, progress)
        .fold(count -> done(count, out, progress), this::refused);
  }

  private static ScoreFile.Kind kind(Path path) {
    return ScoreFile.Kind.of(path).orElseThrow(() -> new Refusal("score.kind", path));
  }

  /** {@code clients.csv} becomes {@code clients-scores.csv}. */
  private static Path beside(Path file) {
    var name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return file.resolveSibling(name.substring(0, dot) + "-scores" + name.substring(dot));
  }

  /** Into a file of another name, which gets its own only when it is whole. */
  private Outcome<ScoreFile.Count> score(
      ScoreFile.Kind kind, ScoreFile.Wish wish, Path out, Progress progress) {
    try {
      var folder = Optional.ofNullable(out.getParent()).orElse(Path.of(""));
      var open = Files.createTempFile(folder, out.getFileName() + ".", ".part");
      try (var stream = new BufferedOutputStream(Files.newOutputStream(open), BUFFER)) {
        var scored = ScoreFile.score(file, kind, wish, stream, progress);
        stream.flush();
        if (scored instanceof Outcome.Ok<ScoreFile.Count>) {
          Files.move(open, out);
        }
        return scored;
      } finally {
        Files.deleteIfExists(open);
      }
    } catch (IOException failed) {
      throw new Refusal(failed, "score.unreadable", file, out, String.valueOf(failed.getMessage()));
    }
  }

  private int done(ScoreFile.Count count, Path out, Progress progress) {
    progress.end();
    surroundings.say(
        "score.done",
        out,
        count.lines(),
        count.indicate(),
        count.refer(),
        count.insufficient(),
        count.bad());
    return count.bad() == 0 ? ExitCode.DONE : ExitCode.REFUSED;
  }

  private int refused(List<Problem> problems) {
    problems.forEach(p -> complain("score.problem", file, p.where(), p.say()));
    return ExitCode.REFUSED;
  }

  private void complain(String key, Object... details) {
    surroundings.err().println(surroundings.words().say(key, details));
    surroundings.err().flush();
  }

  /** Broken lines as they are met, and at most one line a second that says how far it is. */
  private final class Progress implements ScoreFile.Watch {
    private final Path out;
    private long problems;
    private long since = System.nanoTime();

    Progress(Path out) {
      this.out = out;
    }

    @Override
    public void wrong(long line, String id, String pointer, String say) {
      problems++;
      if (problems <= SHOWN_MAX) {
        complain("score.wrong", line, id, pointer, say);
      }
    }

    @Override
    public void at(long lines, double share) {
      long now = System.nanoTime();
      if (now - since >= EVERY.toNanos()) {
        since = now;
        complain("score.reading", file, lines, Math.round(share * PERCENT));
      }
    }

    void end() {
      if (problems > SHOWN_MAX) {
        complain("score.more", problems - SHOWN_MAX, out);
      }
    }
  }
}
