package io.houji.http.json;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Typed reading of an object or of query parameters that remembers every problem. Ask for all
 * fields first, then {@link #build}:
 *
 * <pre>
 *   var fields = Fields.of(body);
 *   var name = fields.text("name", 1, 200);
 *   var amount = fields.money("amount");
 *   return fields.build(() -&gt; new Commitment(name.get(), amount.get()));
 * </pre>
 *
 * <p>Fields nobody asked for are problems too. Pointers are relative to the object; an outer object
 * puts its own part before them. JSON {@code null} means absent.
 */
public final class Fields {
  private final Map<String, Json> given;
  private final boolean textual;
  private final boolean readable;
  private final Set<String> asked = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();

  private Fields(Map<String, Json> given, boolean textual, boolean readable) {
    this.given = given;
    this.textual = textual;
    this.readable = readable;
  }

  /** Of a JSON object; anything else is one problem, and its fields are not called missing. */
  public static Fields of(Json json) {
    if (json instanceof Json.Obj obj) {
      return new Fields(obj.fields(), false, true);
    }
    var fields = new Fields(Map.of(), false, false);
    fields.refuse(new Problem(Code.MALFORMED, "", "must be an object"));
    return fields;
  }

  /** Of query parameters: numbers and the like are read from their text. */
  public static Fields ofQuery(Iterable<Map.Entry<String, String>> parameters) {
    var given = new LinkedHashMap<String, Json>();
    var twice = new ArrayList<Problem>();
    for (var parameter : parameters) {
      String name = parameter.getKey();
      if (given.put(name, new Json.Text(parameter.getValue())) != null) {
        twice.add(new Problem(Code.DUPLICATE, Pointer.to(name), "give this parameter once"));
      }
    }
    var fields = new Fields(given, true, true);
    twice.stream().distinct().forEach(fields::refuse);
    return fields;
  }

  /** A field that must be there. */
  public <T> Field<T> required(String name, Kind<T> kind) {
    var value = ask(name);
    if (value.isPresent()) {
      return read(Pointer.to(name), value.get(), kind);
    }
    if (readable) {
      refuse(new Problem(Code.MISSING, Pointer.to(name), "required"));
    }
    return Field.wrong();
  }

  /** A field that may be absent; absent is empty, never zero. */
  public <T> Field<Optional<T>> optional(String name, Kind<T> kind) {
    var value = ask(name);
    if (value.isEmpty()) {
      return Field.of(Optional.empty());
    }
    var field = read(Pointer.to(name), value.get(), kind);
    return field.isRight() ? Field.of(Optional.of(field.get())) : Field.wrong();
  }

  /** A field with a documented default. */
  public <T> Field<T> orElse(String name, Kind<T> kind, T standard) {
    var value = ask(name);
    return value.isEmpty() ? Field.of(standard) : read(Pointer.to(name), value.get(), kind);
  }

  /** A list that must be there, of {@code min} to {@code max} items of one kind. */
  public <T> Field<List<T>> list(String name, int min, int max, Kind<T> kind) {
    return required(name, Kind.list(min, max, kind));
  }

  public Field<String> text(String name, int min, int max) {
    return required(name, Kind.text(min, max));
  }

  public Field<LocalDate> date(String name) {
    return required(name, Kind.date());
  }

  public Field<Instant> instant(String name) {
    return required(name, Kind.instant());
  }

  public Field<Long> whole(String name, long min, long max) {
    return required(name, Kind.whole(min, max));
  }

  /** A fraction from 0 to 1. */
  public Field<Double> ratio(String name) {
    return required(name, Kind.real(0, 1));
  }

  public Field<Money> money(String name) {
    return required(name, Kind.money());
  }

  public <E extends Enum<E>> Field<E> choice(String name, Class<E> closedList) {
    return required(name, Kind.choice(closedList));
  }

  /** Remembers a problem that no single field has, such as an end before its start. */
  public void refuse(Problem problem) {
    problems.add(problem);
  }

  /** Whether {@link #build} would refuse. Closes the object as that does. */
  public boolean hasProblems() {
    return !problems().isEmpty();
  }

  /**
   * The value, or every problem that was met. Closes the object: fields not asked for are named.
   */
  public <T> Outcome<T> build(Supplier<T> make) {
    return problems().isEmpty() ? Outcome.ok(make.get()) : Outcome.rejected(problems());
  }

  /** As {@link #build} where making the value can itself be refused. */
  public <T> Outcome<T> buildOutcome(Supplier<Outcome<T>> make) {
    return problems().isEmpty() ? make.get() : Outcome.rejected(problems());
  }

  /** The known names are joined once: a hostile body may have as many unknown ones as fit in it. */
  private List<Problem> problems() {
    if (!asked.containsAll(given.keySet())) {
      String say = "no such field; known: " + String.join(", ", asked.stream().sorted().toList());
      for (String name : given.keySet()) {
        if (asked.add(name)) {
          refuse(new Problem(Code.UNKNOWN, Pointer.to(name), say));
        }
      }
    }
    return problems;
  }

  private Optional<Json> ask(String name) {
    asked.add(name);
    return Optional.ofNullable(given.get(name)).filter(value -> !(value instanceof Json.Null));
  }

  private <T> Field<T> read(String pointer, Json value, Kind<T> kind) {
    var read =
        textual && value instanceof Json.Text text ? kind.readText(text.value()) : kind.read(value);
    return read.fold(
        Field::of,
        wrong -> {
          wrong.forEach(problem -> refuse(problem.under(pointer)));
          return Field.wrong();
        });
  }
}
