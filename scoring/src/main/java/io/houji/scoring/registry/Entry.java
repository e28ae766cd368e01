package io.houji.scoring.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One object of the registry and its whole history (登记项).
 *
 * @param kind such as model, rules, dictionary
 * @param name shared by the versions that replace each other
 * @param author who made it
 * @param moves in the order they were made
 */
public record Entry(ContentHash hash, String kind, String name, String author, List<Move> moves) {

  /**
   * One change of state.
   *
   * @param by who asked for it
   * @param confirmedBy the second person, where one is needed
   * @param why one sentence
   */
  public record Move(State to, LocalDate on, String by, Optional<String> confirmedBy, String why) {}

  public Entry {
    moves = List.copyOf(moves);
  }

  public static Entry draft(ContentHash hash, String kind, String name, String author) {
    return new Entry(hash, kind, name, author, List.of());
  }

  public State state() {
    return moves.isEmpty() ? State.DRAFT : moves.get(moves.size() - 1).to();
  }

  Entry with(Move move) {
    var all = new java.util.ArrayList<>(moves);
    all.add(move);
    return new Entry(hash, kind, name, author, all);
  }
}
