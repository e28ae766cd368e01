package io.houji.http.scoring;

import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.http.json.Json;
import io.houji.scoring.decision.Decision;
import io.houji.scoring.product.Catalogue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A list of firms scored from a file into a file of the same kind, with the bundled catalogue and
 * without a server (文件评分): lines are read, judged and written as {@code /v1/score-batches} does.
 */
public final class ScoreFile {
  private static final int THREADS_MAX = 8;

  private final Versions.Ready ready = Versions.Ready.of(Catalogue.Texts.bundled());
  private final Kind kind;
  private final Wish wish;
  private final OutputStream out;
  private final Watch watch;
  private final BatchForm form;
  private final Queue<Future<BatchScoring.Result>> working = new ArrayDeque<>();
  private final Map<Decision, Long> counts = new EnumMap<>(Decision.class);
  private long bad;
  private double share;

  /** How a file is written. */
  public enum Kind {
    NDJSON,
    CSV,
    XLSX;

    /** By the end of its name. */
    public static Optional<Kind> of(Path file) {
      var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
      if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
        return Optional.of(NDJSON);
      }
      if (name.endsWith(".csv")) {
        return Optional.of(CSV);
      }
      return name.endsWith(".xlsx") ? Optional.of(XLSX) : Optional.empty();
    }

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What lines that say nothing else are scored for.
   *
   * @param now days after it in China are refused
   */
  public record Wish(Optional<String> product, LocalDate day, Instant now) {}

  /** How many lines ended how; {@code bad} could not be scored. */
  public record Count(long lines, long indicate, long refer, long insufficient, long bad) {}

  /** Hears how it goes. */
  public interface Watch {
    /** A line that could not be scored, once for each reason. */
    void wrong(long line, String id, String pointer, String say);

    /**
     * @param share of the file that has been read, from 0 to 1
     */
    void at(long lines, double share);
  }

  private ScoreFile(Kind kind, Wish wish, OutputStream out, Watch watch) {
    this.kind = kind;
    this.wish = wish;
    this.out = out;
    this.watch = watch;
    this.form = BatchForm.of(kind.wire());
  }

  /**
   * Scores every line; refused is only what makes the whole file useless. Blocks; the lines come in
   * the order of the file, while several parts of it are at work.
   *
   * @param out is not closed
   */
  public static Outcome<Count> score(Path file, Kind kind, Wish wish, OutputStream out, Watch watch)
      throws IOException {
    return new ScoreFile(kind, wish, out, watch).score(file);
  }

  private Outcome<Count> score(Path file) throws IOException {
    var problems = new ArrayList<Problem>();
    if (wish.product.filter(slug -> ready.catalogue().product(slug).isEmpty()).isPresent()) {
      problems.add(Scorer.noProduct());
    }
    var today = LocalDate.ofInstant(wish.now, Json.CHINA);
    if (wish.day.isAfter(today)) {
      problems.add(new Problem(OUT_OF_RANGE, "/day", "must not be after " + today));
    }
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    int threads = Math.min(THREADS_MAX, Runtime.getRuntime().availableProcessors());
    var workers = Executors.newFixedThreadPool(threads);
    try {
      var wrong = read(file, workers, threads);
      return wrong.isEmpty() ? Outcome.ok(count()) : Outcome.rejected(wrong);
    } catch (UncheckedIOException failed) {
      throw new IOException(failed);
    } finally {
      workers.shutdownNow();
    }
  }

  private List<Problem> read(Path file, ExecutorService workers, int threads) throws IOException {
    out.write(form.head());
    var box = new ArrayList<BatchReading>();
    var reading =
        new BatchReading(
            ready.catalogue().dictionary(),
            part -> {
              var read = box.get(0);
              share = read.share();
              var head = new BatchHead(wish.product, wish.day, kind.wire(), read.columns());
              working.add(
                  workers.submit(() -> BatchScoring.score(ready, head, part.input(), wish.now)));
              if (working.size() > 2 * threads) {
                writeNext();
              }
            });
    box.add(reading);
    if (kind == Kind.NDJSON) {
      reading.ndjson(file);
    } else {
      reading.table(String.valueOf(file.getFileName()), file);
    }
    while (!working.isEmpty()) {
      writeNext();
    }
    out.write(form.end());
    return reading.problems();
  }

  private void writeNext() {
    try {
      var result = working.remove().get();
      var lines = BatchPart.unpacked(result.result());
      out.write(form.part(lines));
      for (var decision : Decision.values()) {
        counts.merge(decision, (long) result.count(decision), Long::sum);
      }
      bad += result.bad();
      if (result.bad() > 0) {
        BatchCsv.read(lines, this::report);
      }
      watch.at(count().lines, share);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (ExecutionException broken) {
      throw new IllegalStateException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(stopped));
    }
  }

  private void report(Json.Obj line) {
    long number = ((Json.Num) line.field("line").orElseThrow()).value().longValueExact();
    for (var item : line.items("errors")) {
      var error = (Json.Obj) item;
      watch.wrong(number, line.words("id"), error.words("pointer"), error.words("detail"));
    }
  }

  private Count count() {
    long indicate = counts.getOrDefault(Decision.INDICATE, 0L);
    long refer = counts.getOrDefault(Decision.REFER, 0L);
    long insufficient = counts.getOrDefault(Decision.INSUFFICIENT_DATA, 0L);
    return new Count(indicate + refer + insufficient + bad, indicate, refer, insufficient, bad);
  }
}
