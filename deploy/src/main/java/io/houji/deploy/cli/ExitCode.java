package io.houji.deploy.cli;

/** What the program's end says to a script; part of the contract. */
final class ExitCode {
  static final int DONE = 0;

  /** It cannot be done now; the one line on standard error says why. */
  static final int REFUSED = 1;

  /** The command line or the settings are wrong. */
  static final int USAGE = 2;

  /** Our own fault; the log has the stack. */
  static final int BROKEN = 70;

  private ExitCode() {}
}
