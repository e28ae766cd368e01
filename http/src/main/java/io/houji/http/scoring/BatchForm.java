package io.houji.http.scoring;

import java.nio.charset.StandardCharsets;

/**
 * Results of a list in the form their reader wants (批量结果格式): a head, then each part in turn, then
 * an end. One at a time, and each for one file only.
 */
interface BatchForm {
  byte[] head();

  /** A part's lines as they are kept, NDJSON, in this form. */
  byte[] part(byte[] lines);

  byte[] end();

  /** Of a kind as {@link BatchHead} names it. */
  static BatchForm of(String kind) {
    return switch (kind) {
      case "csv" -> new Csv();
      case "xlsx" -> new BatchXlsx();
      default -> new Ndjson();
    };
  }

  /** Lines as they are. */
  record Ndjson() implements BatchForm {
    @Override
    public byte[] head() {
      return new byte[0];
    }

    @Override
    public byte[] part(byte[] lines) {
      return lines;
    }

    @Override
    public byte[] end() {
      return new byte[0];
    }
  }

  /** See {@link BatchCsv}. */
  record Csv() implements BatchForm {
    @Override
    public byte[] head() {
      return BatchCsv.HEADER.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] part(byte[] lines) {
      return BatchCsv.of(lines).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] end() {
      return new byte[0];
    }
  }
}
