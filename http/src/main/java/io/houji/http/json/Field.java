package io.houji.http.json;

import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A field that was asked for. Its value exists only if it was right; {@link Fields#build} asks for
 * it only if every field was.
 */
public final class Field<T> implements Supplier<T> {
  private final @Nullable T value;

  private Field(@Nullable T value) {
    this.value = value;
  }

  static <T> Field<T> of(T value) {
    return new Field<>(value);
  }

  static <T> Field<T> wrong() {
    return new Field<>(null);
  }

  public boolean isRight() {
    return value != null;
  }

  /**
   * The value.
   *
   * @throws NoSuchElementException if the field was wrong: ask inside {@link Fields#build} only
   */
  @Override
  public T get() {
    if (value == null) {
      throw new NoSuchElementException("a field that was wrong has no value");
    }
    return value;
  }
}
