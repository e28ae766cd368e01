package io.houji.http.scoring;

import static io.houji.fund.outcome.Problem.Code.MALFORMED;
import static io.houji.fund.outcome.Problem.Code.MISSING;
import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import io.houji.http.json.Kind;
import io.houji.http.json.Pointer;
import io.houji.scoring.applicant.Applicant;
import io.houji.scoring.decision.BriefAnswer;
import io.houji.scoring.decision.Decision;
import io.houji.scoring.product.Product;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The lines of a part scored one by one (批量评分); a broken one is reported, the rest go on. Pure. */
final class BatchScoring {
  private static final int SLUG_MAX = 64;
  private static final int BUFFER = 1 << 18;

  private final Versions.Ready ready;
  private final BatchHead head;
  private final Instant now;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(BUFFER);
  private final Map<Decision, Integer> counts = new EnumMap<>(Decision.class);
  private int bad;

  /**
   * What became of a part's lines.
   *
   * @param result NDJSON, gzip
   */
  @SuppressWarnings("ArrayRecordComponent") // handed to the store once, never compared
  record Result(Map<Decision, Integer> counts, int bad, byte[] result) {
    int count(Decision decision) {
      return counts.getOrDefault(decision, 0);
    }

    int lines() {
      return bad + counts.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /**
   * A line as it was read.
   *
   * @param problems of what is no input
   */
  private record Line(
      String id, String product, LocalDate day, Inputs.Given given, List<Problem> problems) {}

  private BatchScoring(Versions.Ready ready, BatchHead head, Instant now) {
    this.ready = ready;
    this.head = head;
    this.now = now;
  }

  /**
   * Scores a packed part.
   *
   * @param now days after it in China are refused
   */
  static Result score(Versions.Ready ready, BatchHead head, byte[] input, Instant now) {
    var scoring = new BatchScoring(ready, head, now);
    BatchPart.read(input, scoring::line);
    return new Result(scoring.counts, scoring.bad, BatchPart.packed(scoring.out.toByteArray()));
  }

  private void line(long number, byte[] bytes, int from, int to) {
    var read =
        head.isTable()
            ? cells(new String(bytes, from, to - from, StandardCharsets.UTF_8))
            : json(bytes, from, to);
    var written =
        read.then(this::scored)
            .fold(answer -> good(number, answer), problems -> wrong(number, read, problems));
    out.writeBytes(written.toBytes());
    out.write('\n');
  }

  /** A line's answer with the line's id. */
  private record Answered(String id, BriefAnswer answer) {}

  private Outcome<Answered> scored(Line line) {
    var problems = new ArrayList<>(line.problems);
    Optional<Product> product = Optional.empty();
    if (line.product.isEmpty()) {
      problems.add(new Problem(MISSING, "/product", "required, here or for the whole list"));
    } else {
      product = ready.catalogue().product(line.product);
      if (product.isEmpty()) {
        problems.add(Scorer.noProduct());
      }
    }
    var applicant = Inputs.applicant(line.given, ready.catalogue().dictionary(), line.day);
    if (applicant instanceof Outcome.Rejected<Applicant> refused) {
      problems.addAll(refused.problems());
    }
    if (!problems.isEmpty() || product.isEmpty()) {
      return Outcome.rejected(problems);
    }
    var found = product.get();
    return applicant.map(a -> new Answered(line.id, ready.scoring().brief(found, a)));
  }

  private Json.Obj good(long number, Answered answered) {
    var a = answered.answer;
    counts.merge(a.decision(), 1, Integer::sum);
    var json = Json.object().put("line", number).put("id", answered.id);
    AnswerJson.brief(json, a);
    return json.end();
  }

  private Json.Obj wrong(long number, Outcome<Line> read, List<Problem> problems) {
    bad++;
    String id = read.fold(line -> line.id, none -> "");
    return Json.object()
        .put("line", number)
        .put("id", id)
        .put("errors", Json.array(problems, BatchScoring::error))
        .end();
  }

  private static Json error(Problem problem) {
    return Json.object()
        .put("pointer", problem.where())
        .put("code", problem.code().name().toLowerCase(Locale.ROOT))
        .put("detail", problem.say())
        .end();
  }

  private Outcome<Line> json(byte[] bytes, int from, int to) {
    if (BatchReading.tooLong(to - from)) {
      return Outcome.rejected(OUT_OF_RANGE, "", "a line has at most 65536 bytes");
    }
    return JsonReader.read(Arrays.copyOfRange(bytes, from, to)).then(this::fields);
  }

  private Outcome<Line> fields(Json json) {
    var fields = Fields.of(json);
    var id = fields.orElse(BatchReading.ID, Kind.text(1, SLUG_MAX), "");
    var product =
        fields.orElse(BatchReading.PRODUCT, Kind.text(1, SLUG_MAX), head.product().orElse(""));
    var day = fields.orElse(BatchReading.DAY, Inputs.day(now), head.day());
    var inputs = fields.required("inputs", Inputs.kind());
    return fields.build(
        () -> new Line(id.get(), product.get(), day.get(), inputs.get(), List.of()));
  }

  private Outcome<Line> cells(String line) {
    var cells = line.split(String.valueOf((char) BatchPart.UNIT), -1);
    var values = new LinkedHashMap<String, Object>();
    var problems = new ArrayList<Problem>();
    var others = new ArrayList<Problem>();
    String id = "";
    String product = head.product().orElse("");
    LocalDate day = head.day();
    for (int i = 0; i < cells.length; i++) {
      if (cells[i].isEmpty()) {
        continue;
      }
      if (i >= head.columns().size()) {
        others.add(new Problem(MALFORMED, "", "cells beyond the last header"));
        break;
      }
      var name = head.columns().get(i);
      if (cells[i].charAt(0) == BatchReading.WRONG) {
        problems.add(new Problem(MALFORMED, Pointer.to(name), cells[i].substring(1)));
      } else if (name.equals(BatchReading.ID)) {
        id = cells[i];
      } else if (name.equals(BatchReading.PRODUCT)) {
        product = cells[i];
      } else if (name.equals(BatchReading.DAY)) {
        day = day(cells[i], others);
      } else {
        values.put(name, cells[i]);
      }
    }
    return Outcome.ok(new Line(id, product, day, new Inputs.Given(values, problems), others));
  }

  private LocalDate day(String cell, List<Problem> problems) {
    return Inputs.day(now)
        .read(Json.text(cell))
        .fold(
            day -> day,
            wrong -> {
              wrong.forEach(problem -> problems.add(problem.under("/" + BatchReading.DAY)));
              return head.day();
            });
  }
}
