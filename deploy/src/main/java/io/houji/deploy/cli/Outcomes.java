package io.houji.deploy.cli;

import picocli.CommandLine.Option;

/** Where past loans say how they ended, and which of them are meant. */
final class Outcomes {
  @Option(
      names = "--target",
      required = true,
      paramLabel = "COLUMN",
      descriptionKey = "train.target")
  String target = "";

  @Option(names = "--bad", defaultValue = "1", paramLabel = "VALUE", descriptionKey = "train.bad")
  String bad = "";

  @Option(names = "--where", paramLabel = "COLUMN=VALUE", descriptionKey = "train.where")
  String where = "";
}
