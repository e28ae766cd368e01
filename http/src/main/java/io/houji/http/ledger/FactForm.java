package io.houji.http.ledger;

import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.Head;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.server.Request;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How facts of one kind look on the wire. What every fact has (id, date, how exact the date is) is
 * read and written by {@link Posting} and {@link FactPages}.
 */
public interface FactForm<F extends Fact> {

  Class<F> kind();

  /** What one is called in messages: {@code cash flow}. */
  String called();

  /** The path parameter that names what the fact belongs to, such as {@code fund_id}. */
  default Optional<String> owner() {
    return Optional.empty();
  }

  /** The value of {@link #owner} for this fact. */
  default String ownerId(F fact) {
    throw new IllegalStateException(called() + " belongs to nothing");
  }

  /** Begins the ids that the service gives; empty where the caller must name the fact. */
  default Optional<String> idPrefix() {
    return Optional.empty();
  }

  /** Asks for the fields of this kind; the fact is made only if the whole body is right. */
  Supplier<F> ask(Request request, Fields fields, Supplier<Head> head);

  /** Writes the fields of this kind. */
  void write(Json.Builder json, F fact);

  /** The address that lists facts of this kind, of one owner if there are owners. */
  String listAddress(F fact);

  /** Where the fact is found. */
  default String address(F fact) {
    return listAddress(fact) + "/" + fact.id();
  }

  /** Name of the business date. */
  static String dated(boolean lasts) {
    return lasts ? "effective_on" : "date";
  }

  /** The id of a fact. */
  static Kind<String> id() {
    return Kind.text(Ids.PATTERN, "must be 1 to 64 letters, digits, dots, hyphens or underscores");
  }

  /** {@code null} where nothing is stated. */
  static void text(Json.Builder json, String name, @Nullable String text) {
    json.putOrNull(name, Optional.ofNullable(text), Json::text);
  }

  /** The whole fact. */
  default Json.Builder json(F fact) {
    var head = fact.head();
    var json = Json.object().put("id", head.id()).put(dated(fact.lasts()), head.effectiveOn());
    Terms.put(json, "day_precision", head.precision());
    json.put("illustrative", head.illustrative());
    write(json, fact);
    return json;
  }

  /** Forms of ids. */
  final class Ids {
    private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private Ids() {}
  }
}
