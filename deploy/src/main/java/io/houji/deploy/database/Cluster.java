package io.houji.deploy.database;

import io.houji.deploy.words.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes PostgreSQL's files: UTF-8 with the built-in {@code C.UTF-8} order (it never changes with
 * the machine's libraries), checksums on pages, passwords for all, the logins and the database.
 */
final class Cluster {
  static final String DATABASE = "houji";
  private static final String MAJOR = Binaries.VERSION.split("\\.", 2)[0];

  private final Folder folder;
  private final Binaries binaries;
  private final RunAs runAs;

  Cluster(Folder folder, Binaries binaries, RunAs runAs) {
    this.folder = folder;
    this.binaries = binaries;
    this.runAs = runAs;
  }

  /** Makes the files unless they are there. They appear whole: by one rename at the end. */
  void makeIfAbsent() throws IOException {
    var version = Folder.read(folder.data().resolve("PG_VERSION"));
    if (version.isPresent()) {
      if (!version.get().equals(MAJOR)) {
        throw new Refusal("database.major", folder.data(), version.get(), MAJOR);
      }
      runAs.own(folder.root());
      return;
    }
    var making = folder.dataInTheMaking();
    Folder.deleteTree(making);
    for (Login login : Login.values()) {
      var unused = folder.makePassword(login);
    }
    runAs.ownOne(folder.passwordFile(Login.ADMIN));
    run(initdb(making), "");
    run(singleUser(making), String.join("\n", statements()) + "\n");
    Files.move(making, folder.data());
  }

  private List<String> initdb(Path data) {
    return List.of(
        binaries.program("initdb"),
        "--pgdata=" + data,
        "--username=" + Login.ADMIN.user(),
        "--pwfile=" + folder.passwordFile(Login.ADMIN),
        "--auth=scram-sha-256",
        // Guessing is what iterations make dear; these passwords are random, each start pays them.
        "--set=scram_iterations=1",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        "--data-checksums");
  }

  private List<String> singleUser(Path data) {
    return List.of(
        binaries.program("postgres"),
        "--single",
        "-D",
        data.toString(),
        "-c",
        "exit_on_error=true",
        "postgres");
  }

  /** One statement a line, as the single-user mode wants it. */
  private List<String> statements() {
    var statements = new ArrayList<String>();
    for (Login login : List.of(Login.OWNER, Login.SERVICE)) {
      statements.add(
          "create role %s login password '%s'".formatted(login.user(), folder.password(login)));
    }
    Sessions.SERVICE.forEach(
        (name, value) ->
            statements.add(
                "alter role %s set %s = '%s'".formatted(Login.SERVICE.user(), name, value)));
    statements.add("create database %s owner %s".formatted(DATABASE, Login.OWNER.user()));
    for (String database : List.of("postgres", "template1", DATABASE)) {
      statements.add("revoke all on database %s from public".formatted(database));
    }
    statements.add("grant connect on database %s to %s".formatted(DATABASE, Login.SERVICE.user()));
    return statements;
  }

  private void run(List<String> command, String input) throws IOException {
    var process = builder(command, folder.log()).start();
    try (var out = process.getOutputStream()) {
      out.write(input.getBytes(StandardCharsets.UTF_8));
    }
    if (Processes.waitFor(process) != 0) {
      throw new Refusal("database.make", folder.root(), complaint(folder.log()));
    }
  }

  /**
   * A command as PostgreSQL's account, in plain English, free of this user's {@code PG…} settings.
   */
  ProcessBuilder builder(List<String> command, Path log) {
    var builder =
        new ProcessBuilder(runAs.command(command))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .directory(folder.root().toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LD_"));
    environment.put("LC_ALL", "C");
    return builder;
  }

  /** The last line in which PostgreSQL complains, else its last line. */
  static String complaint(Path log) {
    var lines = Folder.read(log).orElse("").lines().toList();
    return lines.stream()
        .filter(line -> line.contains("FATAL: ") || line.contains("error: "))
        .reduce((earlier, later) -> later)
        .orElse(lines.isEmpty() ? "" : lines.get(lines.size() - 1));
  }
}
