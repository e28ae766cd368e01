package io.houji.http.store;

/** The database could not be asked, or did not answer in time. Trying again later is right. */
public final class DatabaseUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  DatabaseUnavailable(Throwable cause) {
    super(String.valueOf(cause.getMessage()), cause);
  }
}
