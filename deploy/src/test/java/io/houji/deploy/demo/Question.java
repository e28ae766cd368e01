package io.houji.deploy.demo;

import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question as a README asks it, {@code curl … | jq …} with the answer on the next line, read from
 * the page itself so that page and test cannot differ.
 *
 * @param role whose token is taken from the tokens file
 * @param key of a request that is made once; empty where none is needed
 * @param path with its query, on the service's port
 * @param body sent as JSON by POST; empty asks by GET
 * @param filter of jq: paths such as {@code .a.b}, one alone or several in brackets
 */
record Question(
    String role,
    String path,
    Optional<String> key,
    Optional<String> body,
    String filter,
    String answer) {
  private static final String INDENT = "    ";
  private static final Pattern ROLE =
      Pattern.compile("-H \"Authorization: Bearer \\$\\(token (\\w+)\\)\"");
  private static final Pattern PATH = Pattern.compile(" '?localhost:8080(/[^ ']+)'? \\| ");
  private static final Pattern KEY = Pattern.compile(" -H 'Idempotency-Key: ([^']+)' ");
  private static final Pattern BODY = Pattern.compile(" -d '([^']+)' ");
  private static final Pattern FILTER = Pattern.compile("\\| jq (?:-c )?'?([^']+?)'?$");

  /** Every question of a page, in order. */
  static List<Question> in(Path page) throws IOException {
    var questions = new ArrayList<Question>();
    var command = new StringBuilder();
    for (String line : Files.readAllLines(page)) {
      if (line.startsWith(INDENT + "curl ") || command.toString().endsWith("\\")) {
        command.append(line);
      } else if (!command.isEmpty()) {
        if (!line.isBlank()) { // a command without a printed answer only shows the way
          questions.add(of(command.toString().replace("\\", ""), line.strip()));
        }
        command.setLength(0);
      }
    }
    return questions;
  }

  private static Question of(String command, String answer) {
    return new Question(
        part(ROLE, command).orElseThrow(() -> new AssertionError("no token in " + command)),
        part(PATH, command).orElseThrow(() -> new AssertionError("no address in " + command)),
        part(KEY, command),
        part(BODY, command),
        part(FILTER, command).orElseThrow(() -> new AssertionError("no jq in " + command)),
        answer);
  }

  private static Optional<String> part(Pattern pattern, String command) {
    return pattern.matcher(command).results().findFirst().map(found -> found.group(1));
  }

  /** What jq would print of {@code document}. */
  String pick(Json document) {
    Matcher several = Pattern.compile("\\[(.+)]").matcher(filter);
    Json picked =
        several.matches()
            ? Json.array(
                Arrays.asList(several.group(1).split(", *", -1)), path -> at(document, path))
            : at(document, filter);
    return new String(picked.toBytes(), StandardCharsets.UTF_8);
  }

  private static Json at(Json document, String path) {
    if (!path.matches("(\\.\\w+)+")) {
      throw new AssertionError("more of jq than this reader knows: " + path);
    }
    Json at = document;
    for (String name : path.substring(1).split("\\.", -1)) {
      at = ((Json.Obj) at).field(name).orElseThrow(() -> new AssertionError("no " + path));
    }
    return at;
  }

  static Json.Obj json(byte[] bytes) {
    return JsonReader.read(bytes)
        .fold(
            json -> (Json.Obj) json,
            problems -> {
              throw new AssertionError(problems);
            });
  }
}
