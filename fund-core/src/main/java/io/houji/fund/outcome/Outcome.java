package io.houji.fund.outcome;

import java.util.List;
import java.util.function.Function;

/** A value, or every reason why there is none. */
public sealed interface Outcome<T> {

  /** The value. */
  record Ok<T>(T value) implements Outcome<T> {}

  /** At least one problem; an empty refusal would be a value in disguise. */
  record Rejected<T>(List<Problem> problems) implements Outcome<T> {
    public Rejected {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("a rejection names at least one problem");
      }
    }
  }

  static <T> Outcome<T> ok(T value) {
    return new Ok<>(value);
  }

  static <T> Outcome<T> rejected(List<Problem> problems) {
    return new Rejected<>(problems);
  }

  static <T> Outcome<T> rejected(Problem.Code code, String where, String say) {
    return new Rejected<>(List.of(new Problem(code, where, say)));
  }

  default <R> R fold(Function<T, R> onOk, Function<List<Problem>, R> onRejected) {
    if (this instanceof Ok<T> ok) {
      return onOk.apply(ok.value());
    }
    return onRejected.apply(((Rejected<T>) this).problems());
  }

  default <R> Outcome<R> map(Function<T, R> f) {
    return fold(value -> ok(f.apply(value)), Outcome::rejected);
  }

  default <R> Outcome<R> then(Function<T, Outcome<R>> f) {
    return fold(f, Outcome::rejected);
  }
}
