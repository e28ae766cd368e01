package io.houji.http.server;

/** Ends a request early with an answer: the door's way out of a chain of futures. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Answer answer;

  public Refusal(Answer answer) {
    super("answered " + answer.status(), null, false, false); // no stack: refusals are ordinary
    this.answer = answer;
  }

  static Refusal of(ProblemType type, String detail) {
    return new Refusal(Answer.problem(type, detail));
  }

  public Answer answer() {
    return answer;
  }
}
