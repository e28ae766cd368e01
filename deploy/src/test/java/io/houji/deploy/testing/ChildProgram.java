package io.houji.deploy.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Another JVM with the class path of the tests, which may be killed. */
public final class ChildProgram implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;

  private ChildProgram(Process process) {
    this.process = process;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  public static ChildProgram run(Class<?> main, String... args) throws IOException {
    return run(List.of(), System.getProperty("java.class.path"), main, args);
  }

  /** With settings of its own; those of whoever runs the tests do not reach it. */
  public static ChildProgram run(Map<String, String> settings, Class<?> main, String... args)
      throws IOException {
    var builder = builder(List.of(), System.getProperty("java.class.path"), main, args);
    builder.environment().keySet().removeIf(name -> name.startsWith("HOUJI_"));
    builder.environment().putAll(settings);
    return new ChildProgram(builder.start());
  }

  /** With words before the command, such as those that change the account. */
  public static ChildProgram run(
      List<String> prefix, String classPath, Class<?> main, String... args) throws IOException {
    return new ChildProgram(builder(prefix, classPath, main, args).start());
  }

  private static ProcessBuilder builder(
      List<String> prefix, String classPath, Class<?> main, String... args) {
    var command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", classPath, main.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /** The next line that it prints; empty at the end of its output. */
  public String line() throws IOException {
    var line = out.readLine();
    return line == null ? "" : line;
  }

  public long pid() {
    return process.pid();
  }

  /** {@code kill -9}: it can clean up nothing. Returns when it is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** SIGTERM; the exit code. */
  public int terminate() throws InterruptedException {
    process.toHandle().destroy(); // unlike Process.destroy it leaves the input open
    return process.waitFor();
  }

  /** Ends its input, which it takes as the wish to end. */
  public void closeInput() throws IOException {
    process.getOutputStream().close();
  }

  /** Ends its input; the exit code. */
  public int end() throws IOException, InterruptedException {
    closeInput();
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
