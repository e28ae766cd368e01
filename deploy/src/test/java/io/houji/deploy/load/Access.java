package io.houji.deploy.load;

import io.houji.http.store.DatabaseAccess;

/** The way to a database as the arguments of a program of this package. */
final class Access {
  private Access() {}

  static String[] words(DatabaseAccess access) {
    return new String[] {
      access.host(),
      Integer.toString(access.port()),
      access.database(),
      access.user(),
      access.password()
    };
  }

  static DatabaseAccess of(String[] words) {
    return new DatabaseAccess(
        words[0], Integer.parseInt(words[1]), words[2], words[3], words[4], null, false);
  }
}
