package io.houji.http.ledger;

import io.houji.fund.ledger.Fact;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem.Code;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.server.Answer;
import io.houji.http.server.Request;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lists of facts in pages: things by id, events by day and then id. A cursor keeps both times of
 * its first page, so that the pages together are one list although others write meanwhile.
 */
public final class FactPages {
  private static final int STANDARD = 50;
  private static final int MOST = 500;

  private final Views views;

  public FactPages(Views views) {
    this.views = views;
  }

  /** Where a page begins: after this fact of this view. */
  private record Cursor(LocalDate asOf, long seq, LocalDate day, String id) {

    String text() {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              (asOf + "|" + seq + "|" + day + "|" + id).getBytes(StandardCharsets.UTF_8));
    }

    static Kind<Cursor> kind() {
      return value -> value instanceof Json.Text text ? read(text.value()) : wrong();
    }

    private static Outcome<Cursor> read(String text) {
      try {
        var parts =
            new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)
                .split("\\|", -1);
        return parts.length == 4
            ? Outcome.ok(
                new Cursor(
                    LocalDate.parse(parts[0]),
                    Long.parseLong(parts[1]),
                    LocalDate.parse(parts[2]),
                    parts[3]))
            : wrong();
      } catch (IllegalArgumentException | DateTimeException notOurs) {
        return wrong();
      }
    }

    private static Outcome<Cursor> wrong() {
      return Outcome.rejected(Code.MALFORMED, "", "must be the next_cursor of an earlier page");
    }

    <F extends Fact> boolean before(F fact) {
      int days = fact.lasts() ? 0 : day.compareTo(fact.effectiveOn());
      return days < 0 || (days == 0 && id.compareTo(fact.id()) < 0);
    }
  }

  private record Asked(Moment moment, int limit, Optional<Cursor> cursor) {}

  /**
   * One page of {@code rows}, which come in the order of the books.
   *
   * @param rows empty where the owner in the path is not there
   */
  public <F extends Fact> Future<Answer> page(
      Request request, FactForm<F> form, Function<View, Optional<? extends Iterable<F>>> rows) {
    var query = request.query();
    var moment = views.moment(query);
    var limit = query.orElse("limit", Kind.whole(1, MOST), (long) STANDARD);
    var cursor = query.optional("cursor", Cursor.kind());
    Supplier<Asked> asked =
        () -> new Asked(moment.get(), Math.toIntExact(limit.get()), cursor.get());
    return query
        .build(asked)
        .fold(
            right -> answer(request, right, view -> page(request, form, right, view, rows)),
            problems -> Future.succeededFuture(Answer.problems(problems)));
  }

  /**
   * One fact of {@code rows} by its id, on the day asked for.
   *
   * @param parameter the path parameter with the id
   * @param rows none where the owner in the path is not there
   */
  public <F extends Fact> Future<Answer> one(
      Request request,
      FactForm<F> form,
      String parameter,
      Function<View, ? extends Collection<F>> rows) {
    String id = request.path(parameter);
    return views.answer(
        request,
        view ->
            rows.apply(view).stream()
                .filter(fact -> fact.id().equals(id))
                .findFirst()
                .map(
                    fact ->
                        Answer.ok(
                            view.label()
                                .put(
                                    form.called().replace('-', '_').replace(' ', '_'),
                                    form.json(fact).end())
                                .end()))
                .orElseGet(
                    () ->
                        Answer.notFound(
                            "there is no " + form.called() + " " + id + " on that day")));
  }

  private Future<Answer> answer(Request request, Asked asked, Function<View, Answer> page) {
    return asked
        .cursor
        .map(after -> views.atSeq(request.tenant(), after.asOf, after.seq, page))
        .orElseGet(() -> views.at(request.tenant(), asked.moment, page));
  }

  private static <F extends Fact> Answer page(
      Request request,
      FactForm<F> form,
      Asked asked,
      View view,
      Function<View, Optional<? extends Iterable<F>>> rows) {
    var all = rows.apply(view);
    if (all.isEmpty()) {
      String owner = form.owner().orElseThrow();
      return Answer.notFound(
          "there is no " + owner.replace("_id", "") + " " + request.path(owner) + " on that day");
    }
    var shown = new ArrayList<F>();
    boolean more = false;
    for (F fact : all.get()) {
      if (asked.cursor.isPresent() && !asked.cursor.get().before(fact)) {
        continue;
      }
      if (shown.size() == asked.limit) {
        more = true;
        break;
      }
      shown.add(fact);
    }
    var json =
        view.label()
            .put("data", Json.array(shown, fact -> form.json(fact).end()))
            .put("has_more", more);
    if (more) {
      json.put("next_cursor", after(view, shown).text());
    }
    return Answer.ok(json.end());
  }

  private static Cursor after(View view, List<? extends Fact> shown) {
    var last = shown.get(shown.size() - 1);
    return new Cursor(view.asOf(), view.seq(), last.effectiveOn(), last.id());
  }
}
