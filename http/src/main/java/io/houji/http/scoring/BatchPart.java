package io.houji.http.scoring;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Lines of a list, packed (批量分段): number, {@value #UNIT_SHOWN}, line, {@value #RECORD_SHOWN}; cells
 * of a table are parted by the first sign too. Neither sign is allowed in a line.
 *
 * @param number from 1
 * @param input gzip
 */
@SuppressWarnings("ArrayRecordComponent") // handed from reader to store once, never compared
record BatchPart(int number, int lines, byte[] input) {
  static final byte UNIT = 0x1f;
  static final byte RECORD = 0x1e;
  static final String UNIT_SHOWN = "US";
  static final String RECORD_SHOWN = "RS";

  /** Enough to be worth a transaction, few enough to be lost and made again. */
  static final int LINES_MAX = 5_000;

  private static final int BYTES_MAX = 8 << 20;
  private static final int BUFFER = 1 << 16;

  /** Takes a part's lines in turn. */
  @FunctionalInterface
  interface LineSink {
    /** The line's bytes are {@code bytes[from..to)}. */
    void line(long number, byte[] bytes, int from, int to);
  }

  /** Takes parts in turn; may block. */
  @FunctionalInterface
  interface Sink {
    void part(BatchPart part);
  }

  /** Collects lines into parts. */
  static final class Packer {
    private final Sink sink;
    private final ByteArrayOutputStream open = new ByteArrayOutputStream(BUFFER);
    private int lines;
    private int parts;
    private long all;

    Packer(Sink sink) {
      this.sink = sink;
    }

    /** A line without the two signs; they become question marks. */
    void line(long number, byte[] line) {
      open.writeBytes(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
      open.write(UNIT);
      open.writeBytes(line);
      open.write(RECORD);
      lines++;
      if (lines == LINES_MAX || open.size() > BYTES_MAX) {
        flush();
      }
    }

    private void flush() {
      parts++;
      all += lines;
      sink.part(new BatchPart(parts, lines, packed(open.toByteArray())));
      open.reset();
      lines = 0;
    }

    /** The last part. */
    void end() {
      if (lines > 0) {
        flush();
      }
    }

    int parts() {
      return parts;
    }

    long lines() {
      return all;
    }
  }

  static byte[] packed(byte[] bytes) {
    var packed = new ByteArrayOutputStream(bytes.length / 4 + BUFFER / 64);
    try (var gzip = new FastGzip(packed)) {
      gzip.write(bytes);
    } catch (IOException memoryDoesNotFail) {
      throw new UncheckedIOException(memoryDoesNotFail);
    }
    return packed.toByteArray();
  }

  static byte[] unpacked(byte[] packed) {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed), BUFFER)) {
      return gzip.readAllBytes();
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  /** Gives every line of a packed part in order. */
  static void read(byte[] packed, LineSink sink) {
    var bytes = unpacked(packed);
    int at = 0;
    while (at < bytes.length) {
      long number = 0;
      while (bytes[at] != UNIT) {
        number = number * 10 + bytes[at] - '0';
        at++;
      }
      int end = at + 1;
      while (bytes[end] != RECORD) {
        end++;
      }
      sink.line(number, bytes, at + 1, end);
      at = end + 1;
    }
  }

  /** The line without signs of ours, which no honest line has. */
  static byte[] clean(byte[] line) {
    var copy = line;
    for (int i = 0; i < line.length; i++) {
      if (line[i] == UNIT || line[i] == RECORD) {
        copy = copy == line ? Arrays.copyOf(line, line.length) : copy;
        copy[i] = '?';
      }
    }
    return copy;
  }

  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(ByteArrayOutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
