package io.houji.scoring.registry;

/** Which version of what was used, with the hash of its text (版本). */
public record Version(String name, String version, ContentHash hash) {
  @Override
  public String toString() {
    return name + " " + version + " " + hash.shortForm();
  }
}
