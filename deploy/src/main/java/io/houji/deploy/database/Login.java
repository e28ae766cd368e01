package io.houji.deploy.database;

/** The three logins of the embedded database, from the most to the least mighty. */
public enum Login {
  /** Superuser: makes databases and logins, reads all tenants for an export. */
  ADMIN("houji_admin"),
  /** Owns the database and its tables; migrates. */
  OWNER("houji_owner"),
  /** What the service runs as: reads and appends where the migrations let it, owns nothing. */
  SERVICE("houji_service");

  private final String user;

  Login(String user) {
    this.user = user;
  }

  public String user() {
    return user;
  }
}
