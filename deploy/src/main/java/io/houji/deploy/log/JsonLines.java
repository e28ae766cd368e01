package io.houji.deploy.log;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One event as one line of JSON: {@code at} (UTC), {@code level}, {@code logger}, {@code thread},
 * {@code message} and, with an exception, {@code exception}. No other field: what is not on this
 * list (bodies, tokens, contexts) cannot slip into the log by configuration.
 */
final class JsonLines extends EncoderBase<ILoggingEvent> {
  private static final byte[] NONE = {};
  private static final char FIRST_PRINTABLE = ' ';

  private final ThrowableProxyConverter stack = new ThrowableProxyConverter();

  @Override
  public void start() {
    stack.start();
    super.start();
  }

  @Override
  public byte[] headerBytes() {
    return NONE;
  }

  @Override
  public byte[] footerBytes() {
    return NONE;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    var line = new StringBuilder(200).append('{');
    field(line, "at", Instant.ofEpochMilli(event.getTimeStamp()).toString());
    field(line.append(','), "level", event.getLevel().toString());
    field(line.append(','), "logger", event.getLoggerName());
    field(line.append(','), "thread", event.getThreadName());
    field(line.append(','), "message", event.getFormattedMessage());
    if (event.getThrowableProxy() != null) {
      field(line.append(','), "exception", stack.convert(event));
    }
    return line.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void field(StringBuilder line, String name, String value) {
    line.append('"').append(name).append("\":\"");
    for (int i = 0; i < value.length(); i++) {
      char sign = value.charAt(i);
      if (sign == '"' || sign == '\\') {
        line.append('\\').append(sign);
      } else if (sign == '\n') {
        line.append("\\n");
      } else if (sign < FIRST_PRINTABLE || (Character.isSurrogate(sign) && !paired(value, i))) {
        line.append("\\u%04x".formatted((int) sign));
      } else {
        line.append(sign);
      }
    }
    line.append('"');
  }

  private static boolean paired(String value, int at) {
    return Character.isHighSurrogate(value.charAt(at))
        ? at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
  }
}
