package io.houji.deploy.cli;

import io.houji.deploy.config.Setting;
import io.houji.deploy.demo.DemoTenant;
import io.houji.deploy.serving.TokenMint;
import io.houji.deploy.words.Refusal;
import io.houji.deploy.words.Words;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Entry of {@code houji.jar}: finds the command, and says in one line why one cannot be done. */
@Command(name = "houji", mixinStandardHelpOptions = true, versionProvider = Houji.Version.class)
public final class Houji {

  /** Of the jar; a class folder has none. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      var version = Houji.class.getPackage().getImplementationVersion();
      return new String[] {"houji " + (version == null ? "(not packaged)" : version)};
    }
  }

  private Houji() {}

  public static void main(String[] args) {
    // UTF-8 whatever the locale: a bare container has none, and help may be Chinese.
    var surroundings =
        new Surroundings(System.getenv(), printer(FileDescriptor.out), printer(FileDescriptor.err));
    System.exit(run(surroundings, commands(surroundings), args));
  }

  /** The commands on offer. */
  private static List<Object> commands(Surroundings surroundings) {
    return List.of(
        new DemoCommand(surroundings, new Serving(), new DemoTenant()::fill),
        new ServeCommand(surroundings, new Serving()),
        new MigrateCommand(surroundings),
        new TokenCommand(
            surroundings,
            (postgres, wish) ->
                TokenMint.mint(postgres, wish.tenant(), wish.role(), wish.client(), wish.life())),
        new ImportCommand(surroundings),
        new ExportCommand(surroundings),
        new TrainCommand(surroundings),
        new ValidateCommand(surroundings),
        new ScoreCommand(surroundings));
  }

  static int run(Surroundings surroundings, List<Object> commands, String... args) {
    var words = surroundings.words();
    var line = new CommandLine(new Houji());
    var wanted = wanted(commands, args);
    wanted.forEach(line::addSubcommand);
    line.setResourceBundle(words.bundle());
    line.setOut(surroundings.out());
    line.setErr(surroundings.err());
    if (wanted.size() > 1) {
      line.getCommandSpec().usageMessage().footer(environmentTable(words));
    }
    line.setParameterExceptionHandler((wrong, given) -> usage(wrong, surroundings));
    line.setExecutionExceptionHandler((failure, command, parsed) -> refuse(failure, surroundings));
    if (args.length == 0) {
      line.usage(surroundings.err());
      return ExitCode.USAGE;
    }
    return line.execute(args);
  }

  /**
   * The command that is named, or all where none is (help, a slip of the pen): to read the options
   * of the others costs a start about half a second.
   */
  private static List<Object> wanted(List<Object> commands, String... args) {
    return commands.stream()
        .filter(command -> args.length > 0 && args[0].equals(name(command)))
        .findFirst()
        .map(List::of)
        .orElse(commands);
  }

  private static String name(Object command) {
    return Objects.requireNonNull(command.getClass().getAnnotation(Command.class)).name();
  }

  private static int usage(ParameterException wrong, Surroundings surroundings) {
    surroundings.err().println("houji: " + wrong.getMessage());
    surroundings.err().println(surroundings.words().say("cli.see-help"));
    surroundings.err().flush();
    return ExitCode.USAGE;
  }

  private static int refuse(Exception failure, Surroundings surroundings) {
    int code;
    if (failure instanceof Refusal refusal) {
      surroundings.err().println("houji: " + refusal.say(surroundings.words()));
      code = ExitCode.REFUSED;
    } else if (failure instanceof WrongSettings wrong) {
      wrong
          .problems()
          .forEach(
              problem ->
                  surroundings.err().println("houji: " + problem.where() + ": " + problem.say()));
      code = ExitCode.USAGE;
    } else {
      LoggerFactory.getLogger(Houji.class).error("a command broke", failure);
      surroundings.err().println("houji: " + surroundings.words().say("cli.broken", failure));
      code = ExitCode.BROKEN;
    }
    surroundings.err().flush();
    return code;
  }

  /** For {@code --help}: every environment variable with its default. */
  static String[] environmentTable(Words words) {
    var lines = new ArrayList<String>();
    lines.add("");
    lines.add(words.say("cli.environment"));
    for (Setting setting : Setting.values()) {
      var byDefault = setting.byDefault().isEmpty() ? "" : " [" + setting.byDefault() + "]";
      lines.add("  " + setting.name() + byDefault);
      lines.add("      " + setting.about(words));
    }
    return lines.toArray(String[]::new);
  }

  private static PrintWriter printer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
