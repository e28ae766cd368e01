package io.houji.http.imports;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the sender of a file wants.
 *
 * @param file name that problems show
 * @param kind refused if the headers are of another; empty recognises it by them
 * @param today day of opening balances unless stated otherwise
 * @param positionOn day of opening balances, which state no day themselves
 * @param goodRows record the good rows although others are bad
 * @param reason why, where rows correct what is recorded
 */
public record Wish(
    String file,
    Optional<FileKind> kind,
    LocalDate today,
    Optional<LocalDate> positionOn,
    boolean goodRows,
    Optional<String> reason) {

  /** All of the file or nothing, of any kind, with balances of {@code today}. */
  public static Wish of(String file, LocalDate today) {
    return new Wish(file, Optional.empty(), today, Optional.empty(), false, Optional.empty());
  }

  public Wish withGoodRows(boolean only) {
    return new Wish(file, kind, today, positionOn, only, reason);
  }

  public Wish withReason(String why) {
    return new Wish(file, kind, today, positionOn, goodRows, Optional.of(why));
  }

  LocalDate balancesOn() {
    return positionOn.orElse(today);
  }
}
