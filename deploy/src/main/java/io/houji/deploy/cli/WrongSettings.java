package io.houji.deploy.cli;

import io.houji.fund.outcome.Problem;
import java.util.List;

/** The environment cannot be used; every reason is told. */
final class WrongSettings extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  WrongSettings(List<Problem> problems) {
    super(problems.toString());
    this.problems = List.copyOf(problems);
  }

  List<Problem> problems() {
    return problems;
  }
}
