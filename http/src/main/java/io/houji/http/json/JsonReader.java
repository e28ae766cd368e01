package io.houji.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/**
 * Reads JSON as RFC 8259 has it and no other way: strict UTF-8 without byte order mark, no
 * duplicate keys, nothing after the value, no NaN, no NUL and no half characters in text, bounded
 * depth and bounded numbers. What is wrong is one {@link Problem} with pointer and place; nothing
 * is thrown at the caller.
 */
public final class JsonReader {
  public static final int DEPTH_MAX = 32;

  /** An exact double never needs more than this many significant digits to be told apart. */
  public static final int NUMBER_CHARS_MAX = 100;

  /** Just above the range of a double, so that {@code 1e1000000000} never becomes a number. */
  public static final int EXPONENT_MAX = 400;

  private static final int NAME_CHARS_MAX = 256;
  private static final int FIRST_PRINTED = 0x20;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH_MAX + 1)
                  .maxNumberLength(NUMBER_CHARS_MAX)
                  .maxNameLength(NAME_CHARS_MAX)
                  .build())
          // Callers choose the names: a table of them that outlives the request could be filled.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final JsonParser parser;
  private final StringBuilder pointer = new StringBuilder();

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /** The value in {@code bytes}, or the one problem that keeps it from being read. */
  public static Outcome<Json> read(byte[] bytes) {
    CharBuffer text;
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException wrong) {
      return malformed("", "the body must be UTF-8 throughout");
    }
    if (text.length() > 0 && text.charAt(0) == '\uFEFF') {
      return malformed("", "the body must not begin with a byte order mark");
    }
    try (var parser =
        FACTORY.createParser(
            text.array(), text.arrayOffset() + text.position(), text.remaining())) {
      return new JsonReader(parser).whole();
    } catch (IOException cannotHappen) {
      throw new UncheckedIOException(cannotHappen); // reading an array does no input or output
    }
  }

  /** A resource of ours beside {@code owner}; wrong JSON stops the service at start. */
  public static Json.Obj resource(Class<?> owner, String name) {
    try (var in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name + " beside " + owner.getName());
      }
      return read(in.readAllBytes())
          .fold(
              json -> (Json.Obj) json,
              problems -> {
                throw new IllegalStateException(name + ": " + problems);
              });
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private Outcome<Json> whole() throws IOException {
    try {
      if (parser.nextToken() == null) {
        return malformed("", "the body is empty where a JSON value is meant");
      }
      Json value = value(0);
      if (parser.nextToken() != null) {
        throw refused(Code.MALFORMED, "nothing may follow the JSON value");
      }
      return Outcome.ok(value);
    } catch (Refused refused) {
      return Outcome.rejected(refused.code, pointer.toString(), refused.say);
    } catch (StreamConstraintsException tooLong) {
      var say = "numbers have at most " + NUMBER_CHARS_MAX + " characters, names " + NAME_CHARS_MAX;
      return Outcome.rejected(Code.OUT_OF_RANGE, pointer.toString(), say);
    } catch (JsonProcessingException wrong) {
      // The parser's own words may repeat what was sent; the place is enough.
      return malformed(pointer.toString(), "not JSON " + place(parser.currentLocation()));
    }
  }

  private Json value(int depth) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
      if (depth == DEPTH_MAX) {
        throw refused(Code.OUT_OF_RANGE, "at most " + DEPTH_MAX + " levels");
      }
      return token == JsonToken.START_OBJECT ? object(depth) : array(depth);
    }
    return switch (token) {
      case VALUE_STRING -> new Json.Text(clean(parser.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(number(parser.getText()));
      case VALUE_TRUE -> new Json.Bool(true);
      case VALUE_FALSE -> new Json.Bool(false);
      default -> Json.Null.NULL;
    };
  }

  private Json object(int depth) throws IOException {
    var fields = new Members.Builder();
    int outer = pointer.length();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = clean(parser.currentName());
      pointer.append('/').append(Pointer.escape(name));
      if (fields.has(name)) {
        throw refused(Code.DUPLICATE, "given twice");
      }
      var next = parser.nextToken();
      if (next == null) {
        throw refused(Code.MALFORMED, "the body ends in the middle");
      }
      fields.add(name, value(depth + 1));
      pointer.setLength(outer);
    }
    return new Json.Obj(fields.end());
  }

  private Json array(int depth) throws IOException {
    var items = new ArrayList<Json>();
    int outer = pointer.length();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      pointer.append('/').append(items.size());
      items.add(value(depth + 1));
      pointer.setLength(outer);
    }
    return new Json.Arr(items);
  }

  private BigDecimal number(String text) throws Refused {
    int e = Math.max(text.indexOf('e'), text.indexOf('E'));
    if (e >= 0 && exponentTooLarge(text.substring(e + 1))) {
      throw refused(
          Code.OUT_OF_RANGE, "exponents go from -" + EXPONENT_MAX + " to " + EXPONENT_MAX);
    }
    return new BigDecimal(text);
  }

  /** Digits with an optional sign; counted before they are read, since there may be ninety. */
  private static boolean exponentTooLarge(String exponent) {
    int start = exponent.startsWith("-") || exponent.startsWith("+") ? 1 : 0;
    while (start < exponent.length() - 1 && exponent.charAt(start) == '0') {
      start++;
    }
    String digits = exponent.substring(start);
    return digits.length() > 3 || Integer.parseInt(digits) > EXPONENT_MAX;
  }

  /** PostgreSQL keeps no NUL, and half a surrogate pair is no character anywhere. */
  private String clean(String text) throws Refused {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= FIRST_PRINTED && !Character.isSurrogate(c)) {
        continue;
      }
      if (c == 0) {
        throw refused(Code.MALFORMED, "text must not contain the character NUL");
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw refused(Code.MALFORMED, "text must not contain half a surrogate pair");
      }
    }
    return text;
  }

  private Refused refused(Code code, String say) {
    return new Refused(code, say + ", " + place(parser.currentTokenLocation()));
  }

  private static String place(JsonLocation at) {
    return "at line "
        + at.getLineNr()
        + ", column "
        + at.getColumnNr()
        + " (character "
        + at.getCharOffset()
        + ")";
  }

  private static Outcome<Json> malformed(String where, String say) {
    return Outcome.rejected(Code.MALFORMED, where, say);
  }

  /** Carries the one problem out of the recursion; never leaves this class. */
  private static final class Refused extends IOException {
    private final Code code;
    private final String say;

    private Refused(Code code, String say) {
      super(say);
      this.code = code;
      this.say = say;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this; // hostile bodies should not buy stack walks
    }
  }
}
