package io.houji.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/** Writes a {@link Json} as UTF-8 without blanks. */
final class JsonWriter {
  /** Beyond this many digits a plain number helps nobody and the exponent form is written. */
  private static final int PLAIN_DIGITS = 40;

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private JsonWriter() {}

  static byte[] write(Json value) {
    try (var bytes = new ByteArrayBuilder();
        var generator = FACTORY.createGenerator(bytes)) {
      write(value, generator);
      generator.flush();
      return bytes.toByteArray();
    } catch (IOException broken) {
      // Only text that is no Unicode gets here, and no reader of ours lets such text in.
      throw new UncheckedIOException(broken);
    }
  }

  private static void write(Json value, JsonGenerator to) throws IOException {
    if (value instanceof Json.Obj obj) {
      to.writeStartObject();
      for (var field : obj.fields().entrySet()) {
        to.writeFieldName(field.getKey());
        write(field.getValue(), to);
      }
      to.writeEndObject();
    } else if (value instanceof Json.Arr arr) {
      to.writeStartArray();
      for (Json item : arr.items()) {
        write(item, to);
      }
      to.writeEndArray();
    } else if (value instanceof Json.Text text) {
      to.writeString(text.value());
    } else if (value instanceof Json.Num num) {
      to.writeNumber(text(num.value()));
    } else if (value instanceof Json.Bool bool) {
      to.writeBoolean(bool.value());
    } else {
      to.writeNull();
    }
  }

  private static String text(BigDecimal value) {
    boolean plain = Math.abs(value.scale()) + value.precision() <= PLAIN_DIGITS;
    return plain ? value.toPlainString() : value.toString();
  }
}
