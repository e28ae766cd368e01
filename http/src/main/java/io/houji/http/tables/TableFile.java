package io.houji.http.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * A file of rows, recognised by its first bytes (表格文件): XLSX, or CSV in some encoding.
 *
 * @param text how its text is written; empty for XLSX
 */
public record TableFile(Path path, Optional<Encoding> text) {

  /** Recognises it; what is neither is named. */
  public static TableFile of(Path path) throws IOException, Unreadable {
    if (Encoding.startsWith(path, 'P', 'K', 3, 4)) {
      return new TableFile(path, Optional.empty());
    }
    if (Encoding.startsWith(path, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw new Unreadable("an old or password-protected Excel file: save it as XLSX or CSV");
    }
    var found = Encoding.of(path);
    if (found.isEmpty()) {
      throw new Unreadable("neither UTF-8, UTF-16 with a byte order mark nor GB18030");
    }
    return new TableFile(path, found);
  }

  /** {@code xlsx}, or the encoding of its text. */
  public String form() {
    return text.map(Encoding::wire).orElse("xlsx");
  }

  /**
   * Gives its rows one by one; blocks.
   *
   * @param name of the file, for places
   * @param share hears how much of the file has been read, from 0 to 1
   */
  public void read(String name, RowSink sink, DoubleConsumer share) throws IOException, Unreadable {
    if (text.isEmpty()) {
      XlsxReading.read(name, path, sink, share);
    } else {
      double bytes = Math.max(1, Files.size(path));
      TextReading.read(name, path, text.get(), sink, done -> share.accept(done / bytes));
    }
  }
}
