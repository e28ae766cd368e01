package io.houji.http.json;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Names and values of an object in their order (对象成员), immutable. Almost all objects have few
 * names: two arrays and a small table of places cost a fraction of a linked hash map.
 */
final class Members extends AbstractMap<String, Json> {
  /** Beyond it a hash map is better, also against names chosen to meet in one place. */
  private static final int MOST = 64;

  private static final int FIRST = 8;

  private final @Nullable String[] names;
  private final @Nullable Json[] values;
  private final byte[] table;
  private final int size;

  private Members(Builder built) {
    names = built.names;
    values = built.values;
    table = built.table;
    size = built.size;
  }

  /** Collects the members of one object; not to be used after {@link #end}. */
  static final class Builder {
    private @Nullable String[] names = new String[FIRST];
    private @Nullable Json[] values = new Json[FIRST];
    private byte[] table = new byte[2 * FIRST];
    private int size;
    private @Nullable Map<String, Json> many;
    private boolean ended;

    boolean has(String name) {
      return many == null ? table[slot(names, table, name)] != 0 : many.containsKey(name);
    }

    /** False if the name is there already. */
    @CanIgnoreReturnValue
    boolean add(String name, Json value) {
      if (ended) {
        throw new IllegalStateException("the object is made already");
      }
      if (many != null) {
        return many.putIfAbsent(name, value) == null;
      }
      int slot = slot(names, table, name);
      if (table[slot] != 0) {
        return false;
      }
      if (size == MOST) {
        many = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
          many.put(value(names, i), value(values, i));
        }
        return many.putIfAbsent(name, value) == null;
      }
      if (size == names.length) {
        grow();
        slot = slot(names, table, name);
      }
      names[size] = name;
      values[size] = value;
      table[slot] = (byte) ++size;
      return true;
    }

    private void grow() {
      names = Arrays.copyOf(names, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
      table = new byte[4 * size];
      for (int i = 0; i < size; i++) {
        table[slot(names, table, value(names, i))] = (byte) (i + 1);
      }
    }

    Map<String, Json> end() {
      ended = true;
      return many == null ? new Members(this) : many;
    }
  }

  /** Where the name's place plus one stands, or would: 0 is free, and half of them are. */
  private static int slot(@Nullable String[] names, byte[] table, String name) {
    int hash = name.hashCode();
    int slot = (hash ^ (hash >>> 16)) & (table.length - 1);
    while (table[slot] != 0 && !name.equals(names[table[slot] - 1])) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  private static <T> T value(@Nullable T[] array, int i) {
    var value = array[i];
    if (value == null) {
      throw new NoSuchElementException();
    }
    return value;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public @Nullable Json get(@Nullable Object name) {
    if (!(name instanceof String text)) {
      return null;
    }
    int place = table[slot(names, table, text)];
    return place == 0 ? null : values[place - 1];
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return get(name) != null;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super Json> action) {
    for (int i = 0; i < size; i++) {
      action.accept(value(names, i), value(values, i));
    }
  }

  @Override
  public Set<Map.Entry<String, Json>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public Iterator<Map.Entry<String, Json>> iterator() {
        return new Iterator<>() {
          private int next;

          @Override
          public boolean hasNext() {
            return next < size;
          }

          @Override
          public Map.Entry<String, Json> next() {
            if (next == size) {
              throw new NoSuchElementException();
            }
            var entry = Map.entry(value(names, next), value(values, next));
            next++;
            return entry;
          }
        };
      }
    };
  }
}
