package io.houji.deploy.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Closes what a command has opened, in reverse order and once, at its end or on SIGTERM or Ctrl-C.
 *
 * <p>A signal that comes while something is being opened waits until it is open, and then closes
 * it: otherwise a PostgreSQL would be left running.
 */
final class Ending implements AutoCloseable {

  /** Something that can be closed without a checked exception. */
  interface Closing {
    void close();
  }

  private final Deque<Closing> opened = new ArrayDeque<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread onSignal = new Thread(this::endBySignal, "ending");
  private boolean closed;
  private volatile boolean serving;

  Ending() {
    Runtime.getRuntime().addShutdownHook(onSignal);
  }

  synchronized <T> T open(Supplier<T> opening, Function<T, Closing> closing) {
    if (closed) {
      throw new IllegalStateException("the program is ending");
    }
    T open = opening.get();
    opened.push(closing.apply(open));
    return open;
  }

  /** Stays until the program is told to end, which then is a success and not a death by signal. */
  void serveUntilSignal() throws InterruptedException {
    serving = true;
    ended.await();
  }

  @Override
  public void close() {
    closeAll();
    try {
      Runtime.getRuntime().removeShutdownHook(onSignal);
    } catch (IllegalStateException theJvmIsEnding) {
      // Then the hook runs or has run, and finds nothing left to close.
    }
  }

  private synchronized void closeAll() {
    closed = true;
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }

  private void endBySignal() {
    closeAll();
    if (serving) {
      Runtime.getRuntime().halt(ExitCode.DONE);
    }
    ended.countDown();
  }
}
