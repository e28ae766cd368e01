package io.houji.http.ledger;

import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.Fact;
import io.houji.http.server.Operation;
import io.houji.http.server.Request;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Operations of a room whose facts are all listed, read, posted and taken back alike. A kind called
 * {@code Milestone} in the contract has {@code listMilestones}, {@code getMilestone}, {@code
 * postMilestone} and, if it is an event, {@code retractMilestone}.
 */
public final class FactOperations {
  private final Posting posting;
  private final FactPages pages;
  private final Map<String, Operation> operations = new HashMap<>();

  public FactOperations(Posting posting, Views views) {
    this.posting = posting;
    this.pages = new FactPages(views);
  }

  /**
   * Things that stay, such as brokers.
   *
   * @param name in the contract, in the singular
   * @param parameter the path parameter with the id
   */
  public <F extends Fact> FactOperations things(String name, FactForm<F> form, String parameter) {
    return rows(
        name,
        form,
        parameter,
        (view, request) -> Optional.of(view.books().things(form.kind()).values()));
  }

  /** Events of no owner, such as checkpoints. */
  public <F extends Fact> FactOperations events(String name, FactForm<F> form, String parameter) {
    return retractable(
        name, form, parameter, (view, request) -> Optional.of(view.books().events(form.kind())));
  }

  /**
   * Events of an owner in the path, such as the milestones of a project.
   *
   * @param isThere whether there is an owner of that id
   */
  public <F extends Fact> FactOperations events(
      String name, FactForm<F> form, String parameter, BiPredicate<Books, String> isThere) {
    String owner = form.owner().orElseThrow();
    return retractable(
        name,
        form,
        parameter,
        (view, request) -> {
          String id = request.path(owner);
          return isThere.test(view.books(), id)
              ? Optional.of(
                  view.books().events(form.kind()).stream()
                      .filter(fact -> form.ownerId(fact).equals(id))
                      .toList())
              : Optional.empty();
        });
  }

  private <F extends Fact> FactOperations retractable(
      String name, FactForm<F> form, String parameter, Rows<F> rows) {
    operations.put("retract" + name, request -> posting.retract(request, form, parameter));
    return rows(name, form, parameter, rows);
  }

  private <F extends Fact> FactOperations rows(
      String name, FactForm<F> form, String parameter, Rows<F> rows) {
    operations.put(
        "list" + name + "s", request -> pages.page(request, form, view -> rows.of(view, request)));
    operations.put(
        "get" + name,
        request ->
            pages.one(request, form, parameter, view -> rows.of(view, request).orElse(List.of())));
    operations.put("post" + name, request -> posting.post(request, form));
    return this;
  }

  /** An operation of its own, also in place of one of these. */
  public FactOperations with(String name, Operation operation) {
    operations.put(name, operation);
    return this;
  }

  public Map<String, Operation> all() {
    return Map.copyOf(operations);
  }

  /** The facts of one kind that a request asks for; empty where the owner is not there. */
  @FunctionalInterface
  private interface Rows<F extends Fact> {
    Optional<Collection<F>> of(View view, Request request);
  }
}
