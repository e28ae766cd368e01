package io.houji.http.scoring;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import io.houji.http.json.Field;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.json.Pointer;
import io.houji.scoring.applicant.Applicant;
import io.houji.scoring.applicant.Dictionary;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a body says of a firm, one name and one value (申请数据). An amount is a plain number of yuan,
 * the same as text, or {@code {"amount": "5000000.00", "currency": "CNY"}}; JSON {@code null} is
 * missing. The dictionary reads the rest.
 */
final class Inputs {
  /** More names than any dictionary has; a body may hold a hundred thousand. */
  private static final int NAMES_MAX = 500;

  private static final int TEXT_MAX = 200;

  private Inputs() {}

  /**
   * What could be read, and what is wrong with the rest: so that the dictionary's problems can be
   * told at once with these.
   */
  record Given(Map<String, Object> values, List<Problem> problems) {}

  /** An object of scalars. */
  static Kind<Given> kind() {
    return value -> {
      if (!(value instanceof Json.Obj object)) {
        return Outcome.rejected(Code.MALFORMED, "", "must be an object: one name, one value");
      }
      if (object.fields().size() > NAMES_MAX) {
        return Outcome.rejected(Code.OUT_OF_RANGE, "", "at most " + NAMES_MAX + " names");
      }
      var given = new LinkedHashMap<String, Object>();
      var problems = new ArrayList<Problem>();
      object.fields().forEach((name, each) -> read(name, each, given, problems));
      return Outcome.ok(new Given(given, problems));
    };
  }

  /** The applicant of that day; whatever is wrong is a problem of {@code fields} too. */
  static Outcome<Applicant> applicant(
      Fields fields, Field<Given> given, Dictionary dictionary, LocalDate day) {
    if (!given.isRight()) {
      return Outcome.rejected(Code.MISSING, "/inputs", "required");
    }
    var read = applicant(given.get(), dictionary, day);
    if (read instanceof Outcome.Rejected<Applicant> wrong) {
      wrong.problems().forEach(fields::refuse);
    }
    return read;
  }

  /** The applicant of that day, or every problem under {@code /inputs}. */
  static Outcome<Applicant> applicant(Given given, Dictionary dictionary, LocalDate day) {
    var problems = new ArrayList<>(given.problems);
    var read = dictionary.read(given.values, day);
    if (read instanceof Outcome.Rejected<Applicant> wrong) {
      problems.addAll(wrong.problems());
    }
    return problems.isEmpty()
        ? read
        : Outcome.rejected(problems.stream().map(p -> p.under("/inputs")).toList());
  }

  private static void read(
      String name, Json value, Map<String, Object> given, List<Problem> problems) {
    if (value instanceof Json.Null) {
      return;
    }
    if (value instanceof Json.Obj) {
      collect(name, Kind.money().read(value).map(Money::toYuanText), given, problems);
      return;
    }
    var scalar = scalar(value);
    if (scalar == null) {
      problems.add(
          new Problem(
              Code.MALFORMED,
              Pointer.to(name),
              "one number, text of at most " + TEXT_MAX + " characters, true, false or an amount"));
    } else {
      given.put(name, scalar);
    }
  }

  private static <T> void collect(
      String name, Outcome<? extends T> read, Map<String, T> values, List<Problem> problems) {
    if (read instanceof Outcome.Ok<? extends T> right) {
      values.put(name, right.value());
    } else if (read instanceof Outcome.Rejected<? extends T> wrong) {
      wrong.problems().forEach(problem -> problems.add(problem.under(Pointer.to(name))));
    }
  }

  private static @Nullable Object scalar(Json value) {
    if (value instanceof Json.Num number) {
      return number.value();
    }
    if (value instanceof Json.Bool flag) {
      return flag.value();
    }
    return value instanceof Json.Text text && text.value().length() <= TEXT_MAX
        ? text.value()
        : null;
  }

  /** Moments by name of an input, none after {@code now}. */
  static Kind<Map<String, Instant>> moments(Instant now) {
    return value -> {
      if (!(value instanceof Json.Obj object)) {
        return Outcome.rejected(Code.MALFORMED, "", "must be an object of moments by input");
      }
      if (object.fields().size() > NAMES_MAX) {
        return Outcome.rejected(Code.OUT_OF_RANGE, "", "at most " + NAMES_MAX + " names");
      }
      var moments = new TreeMap<String, Instant>();
      var problems = new ArrayList<Problem>();
      object
          .fields()
          .forEach((name, each) -> collect(name, moment(now).read(each), moments, problems));
      return problems.isEmpty() ? Outcome.ok(moments) : Outcome.rejected(problems);
    };
  }

  /** A moment that is not still to come. */
  static Kind<Instant> moment(Instant now) {
    return value ->
        Kind.instant()
            .read(value)
            .then(
                moment ->
                    moment.isAfter(now)
                        ? Outcome.rejected(Code.OUT_OF_RANGE, "", "must not be in the future")
                        : Outcome.ok(moment));
  }

  /** A scoring day that is not still to come in China. */
  static Kind<LocalDate> day(Instant now) {
    var today = LocalDate.ofInstant(now, Json.CHINA);
    return value ->
        Kind.date()
            .read(value)
            .then(
                day ->
                    day.isAfter(today)
                        ? Outcome.rejected(Code.OUT_OF_RANGE, "", "must not be after " + today)
                        : Outcome.ok(day));
  }

  /** Names of moments that are no inputs here. */
  static List<Problem> strangers(Map<String, Instant> moments, Map<String, ?> given) {
    return moments.keySet().stream()
        .filter(name -> !given.containsKey(name))
        .map(name -> new Problem(Code.UNKNOWN, Pointer.to(name), "no such input is given"))
        .toList();
  }

  /** Each input with the moment at which it was known. */
  static Map<String, Instant> known(
      Map<String, ?> given, Map<String, Instant> moments, Instant otherwise) {
    var known = new HashMap<String, Instant>();
    given.keySet().forEach(name -> known.put(name, moments.getOrDefault(name, otherwise)));
    return new TreeMap<>(known);
  }

  /** JSON Schema of the inputs, from the dictionary: so that the two cannot differ. */
  static Json.Obj schema(Dictionary dictionary) {
    var properties = Json.object();
    dictionary.fields().forEach(field -> properties.put(field.name(), schema(field)));
    return Json.object()
        .put("type", "object")
        .put(
            "description",
            "What is said of the firm. Amounts in yuan; fractions as 0.35; a value that there is"
                + " none of is said as not_applicable, not_yet or withheld, where allowed.")
        .put("x-description-zh", "申请人数据：金额以元计，比率写作 0.35；无此项时写 not_applicable 等。")
        .put("properties", properties.end())
        .put("additionalProperties", false)
        .end();
  }

  private static Json.Obj schema(io.houji.scoring.applicant.Field field) {
    var types =
        switch (field.kind()) {
          case AMOUNT -> List.of("number", "string", "object", "null");
          case FRACTION, COUNT, NUMBER -> List.of("number", "string", "null");
          case DAY, CHOICE -> List.of("string", "null");
          case FLAG -> List.of("boolean", "string", "null");
        };
    return Json.object()
        .put("type", Json.array(types, Json::text))
        .put("description", field.words().en() + "; " + meaning(field))
        .put("x-description-zh", field.words().zh())
        .end();
  }

  private static String meaning(io.houji.scoring.applicant.Field field) {
    var meaning =
        switch (field.kind()) {
          case AMOUNT, FRACTION, COUNT, NUMBER ->
              field.kind().unit()
                  + " from "
                  + field.low().toPlainString()
                  + " to "
                  + field.high().toPlainString();
          case DAY -> field.future() ? "date" : "date, not after the scoring day";
          case FLAG -> "true or false";
          case CHOICE -> "one of " + String.join(", ", field.levels());
        };
    var specials = field.specials().stream().map(s -> s.slug()).sorted().toList();
    return specials.isEmpty() ? meaning : meaning + ", or " + String.join(", ", specials);
  }
}
