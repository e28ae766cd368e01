package io.houji.http.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * How the text of a file is written: told by its byte order mark, else strict UTF-8 if all of it
 * is, else GB18030 if all of it is. The answer names which.
 */
public enum Encoding {
  UTF_8_BOM(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
  UTF_16LE(StandardCharsets.UTF_16LE, 0xFF, 0xFE),
  UTF_16BE(StandardCharsets.UTF_16BE, 0xFE, 0xFF),
  UTF_8(StandardCharsets.UTF_8),
  GB18030(Charset.forName("GB18030"));

  private static final int BUFFER = 1 << 16;

  private final Charset charset;

  @SuppressWarnings("ImmutableEnumChecker") // never handed out, never written to
  private final int[] mark;

  Encoding(Charset charset, int... mark) {
    this.charset = charset;
    this.mark = mark;
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Empty where no encoding reads all of it. */
  static Optional<Encoding> of(Path path) throws IOException {
    for (Encoding encoding : values()) {
      boolean marked = encoding.mark.length > 0 && startsWith(path, encoding.mark);
      if ((marked || encoding.mark.length == 0) && encoding.readsAll(path)) {
        return Optional.of(encoding);
      }
      if (marked) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  static boolean startsWith(Path path, int... wanted) throws IOException {
    try (var in = Files.newInputStream(path)) {
      for (int b : wanted) {
        if (in.read() != b) {
          return false;
        }
      }
      return true;
    }
  }

  private boolean readsAll(Path path) throws IOException {
    try (var text = reader(Files.newInputStream(path))) {
      return text.transferTo(Writer.nullWriter()) >= 0;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Strict; begins after the byte order mark. */
  BufferedReader reader(InputStream in) throws IOException {
    in.skipNBytes(mark.length);
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    return new BufferedReader(new InputStreamReader(in, decoder), BUFFER);
  }
}
