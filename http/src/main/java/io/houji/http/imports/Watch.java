package io.houji.http.imports;

/** Hears how far an import is. Called often and on the thread that works: must be quick. */
public interface Watch {
  Watch NOBODY = (phase, rows, share) -> {};

  /** The steps of an import in their order. */
  enum Phase {
    READING,
    CHECKING,
    WRITING
  }

  /**
   * @param rows read so far
   * @param share of the file's bytes read so far, 0 to 1
   */
  void at(Phase phase, long rows, double share);
}
