package io.houji.http.scoring;

import static io.houji.fund.outcome.Problem.Code.UNKNOWN;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.scoring.applicant.Applicant;
import io.houji.scoring.decision.ScoreAnswer;
import io.houji.scoring.product.Product;
import io.houji.scoring.registry.ContentHash;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** One application scored, with the JSON that says so. Pure; any thread. */
final class Scorer {
  private static final int SLUG_MAX = 64;

  private Scorer() {}

  /**
   * What is to be scored.
   *
   * @param knownAt of each input
   */
  record Asked(
      String product, Map<String, ?> inputs, LocalDate day, Map<String, Instant> knownAt) {}

  /** The answer, and how it is written. */
  record Scored(ScoreAnswer answer, Json.Obj json) {

    /** As it is kept. */
    ScoreStore.Given given(ScoreStore.Head head) {
      var made =
          new ScoreStore.Made(
              answer.product(),
              answer.day(),
              answer.versions().catalogue(),
              answer.versions().model().hash(),
              new ContentHash(json.words("answer_sha256")));
      var rating = answer.rating();
      var figures =
          new ScoreStore.Figures(
              AnswerJson.wire(answer.decision()), rating.score(), rating.pd(), rating.grade());
      return new ScoreStore.Given(head, made, figures, Buffer.buffer(json.toBytes()));
    }
  }

  /** Every problem at once: pointers begin with {@code /product} and {@code /inputs}. */
  static Outcome<Scored> score(Versions.Ready ready, Asked asked) {
    var problems = new ArrayList<Problem>();
    var product = ready.catalogue().product(asked.product);
    if (product.isEmpty()) {
      problems.add(noProduct());
    }
    var read = ready.catalogue().dictionary().read(asked.inputs, asked.day);
    if (read instanceof Outcome.Rejected<Applicant> wrong) {
      wrong.problems().forEach(problem -> problems.add(problem.under("/inputs")));
    }
    return problems.isEmpty()
        ? read.map(applicant -> scored(ready, product.orElseThrow(), applicant, asked.knownAt))
        : Outcome.rejected(problems);
  }

  /** Product, inputs and day of a body; what it says is known on that day. */
  static Outcome<Scored> score(Versions.Ready ready, Fields fields, Instant now) {
    return read(
        ready, fields, now, (product, applicant) -> scored(ready, product, applicant, Map.of()));
  }

  /** The same in brief. */
  static Outcome<Json> brief(Versions.Ready ready, Fields fields, Instant now) {
    return read(
        ready,
        fields,
        now,
        (product, applicant) -> {
          var json = Json.object().put("product", product.slug()).put("day", applicant.day());
          AnswerJson.brief(json, ready.scoring().brief(product, applicant));
          return json.put("catalogue_sha256", ready.hash().hex()).end();
        });
  }

  private static <T> Outcome<T> read(
      Versions.Ready ready, Fields fields, Instant now, BiFunction<Product, Applicant, T> answer) {
    var slug = fields.text("product", 1, SLUG_MAX);
    var product =
        slug.isRight() ? ready.catalogue().product(slug.get()) : Optional.<Product>empty();
    if (slug.isRight() && product.isEmpty()) {
      fields.refuse(noProduct());
    }
    var read = applicant(ready, fields, now);
    return fields.buildOutcome(
        () -> read.map(applicant -> answer.apply(product.orElseThrow(), applicant)));
  }

  /** Reads inputs and day of a body; what is wrong with either is the fields' problem. */
  static Outcome<Applicant> applicant(Versions.Ready ready, Fields fields, Instant now) {
    var today = LocalDate.ofInstant(now, Json.CHINA);
    var inputs = fields.required("inputs", Inputs.kind());
    var day = fields.orElse("day", Inputs.day(now), today);
    return Inputs.applicant(
        fields, inputs, ready.catalogue().dictionary(), day.isRight() ? day.get() : today);
  }

  static Problem noProduct() {
    return new Problem(UNKNOWN, "/product", "no such product; see /v1/products");
  }

  private static Scored scored(
      Versions.Ready ready, Product product, Applicant applicant, Map<String, Instant> knownAt) {
    var answer = ready.scoring().answer(product, applicant);
    return new Scored(answer, AnswerJson.of(answer, Staleness.of(applicant, knownAt)));
  }
}
