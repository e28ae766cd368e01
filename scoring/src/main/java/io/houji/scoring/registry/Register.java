package io.houji.scoring.registry;

import static io.houji.fund.outcome.Problem.Code.CONTRADICTION;
import static io.houji.fund.outcome.Problem.Code.DUPLICATE;
import static io.houji.fund.outcome.Problem.Code.MISSING;
import static io.houji.fund.outcome.Problem.Code.UNKNOWN;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every model, rule set and dictionary there is, and which of them decides (登记簿).
 *
 * <p>Two persons: to validate, to let a challenger decide and to make a champion take a proposer
 * and somebody else who confirms; neither validation nor promotion is confirmed by the author. A
 * new champion sends the old one of its kind and name back to challenger.
 *
 * @param entries each hash once
 */
public record Register(List<Entry> entries) {
  public static final Register EMPTY = new Register(List.of());

  public Register {
    entries = List.copyOf(entries);
  }

  public Optional<Entry> find(ContentHash hash) {
    return entries.stream().filter(e -> e.hash().equals(hash)).findFirst();
  }

  /** The one that decides. */
  public Optional<Entry> champion(String kind, String name) {
    return in(kind, name, State.CHAMPION).stream().findFirst();
  }

  public List<Entry> in(String kind, String name, State state) {
    return entries.stream()
        .filter(e -> e.kind().equals(kind) && e.name().equals(name) && e.state() == state)
        .toList();
  }

  /** With a new draft; refused if the same text is there already. */
  public Outcome<Register> add(Entry draft) {
    if (find(draft.hash()).isPresent()) {
      return Outcome.rejected(DUPLICATE, "/hash", "the same content is registered already");
    }
    var all = new ArrayList<>(entries);
    all.add(draft);
    return Outcome.ok(new Register(all));
  }

  /** With one entry moved; refused with every reason against it. */
  public Outcome<Register> move(ContentHash hash, Entry.Move move) {
    var found = find(hash);
    if (found.isEmpty()) {
      return Outcome.rejected(UNKNOWN, "/hash", "nothing with this content is registered");
    }
    var problems = against(found.get(), move);
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    var all = new ArrayList<Entry>();
    for (var entry : entries) {
      if (entry.hash().equals(hash)) {
        all.add(entry.with(move));
      } else if (move.to() == State.CHAMPION && replaces(found.get(), entry)) {
        var why = "replaced by " + hash.shortForm();
        all.add(
            entry.with(
                new Entry.Move(State.CHALLENGER, move.on(), move.by(), move.confirmedBy(), why)));
      } else {
        all.add(entry);
      }
    }
    return Outcome.ok(new Register(all));
  }

  private static boolean replaces(Entry better, Entry entry) {
    return entry.state() == State.CHAMPION
        && entry.kind().equals(better.kind())
        && entry.name().equals(better.name());
  }

  private static List<Problem> against(Entry entry, Entry.Move move) {
    var problems = new ArrayList<Problem>();
    if (!entry.state().next().contains(move.to())) {
      var say = "from " + entry.state() + " one may go to " + entry.state().next();
      problems.add(new Problem(CONTRADICTION, "/to", say));
    }
    var moves = entry.moves();
    if (!moves.isEmpty() && move.on().isBefore(moves.get(moves.size() - 1).on())) {
      problems.add(new Problem(CONTRADICTION, "/on", "not before the last move"));
    }
    if (move.to().needsTwoPersons()) {
      problems.addAll(persons(entry, move.by(), move.confirmedBy(), move.why()));
    } else {
      problems.addAll(asker(move.by(), move.why()));
    }
    return problems;
  }

  private static List<Problem> asker(String by, String why) {
    var problems = new ArrayList<Problem>();
    if (by.isBlank()) {
      problems.add(new Problem(MISSING, "/by", "who asks for it"));
    }
    if (why.isBlank()) {
      problems.add(new Problem(MISSING, "/why", "one sentence of reason"));
    }
    return problems;
  }

  /** What is wrong with who asks for something and who confirms it. */
  static List<Problem> persons(Entry entry, String by, Optional<String> confirmedBy, String why) {
    var problems = asker(by, why);
    var second = confirmedBy.filter(name -> !name.isBlank());
    if (second.isEmpty()) {
      problems.add(new Problem(MISSING, "/confirmed_by", "a second person confirms this"));
    } else if (second.get().equals(by) || second.get().equals(entry.author())) {
      var say = "somebody other than who asks and who made it";
      problems.add(new Problem(CONTRADICTION, "/confirmed_by", say));
    }
    return problems;
  }
}
