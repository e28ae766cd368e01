package io.houji.deploy.serving;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP line that can be cut, or swallow everything while it looks open. */
final class FaultyLine implements AutoCloseable {

  /** How the line is. */
  enum State {
    /** Everything gets through. */
    WHOLE,
    /** Connections are closed, and new ones at once again. */
    CUT,
    /** Connections stay open; nothing gets through either way. */
    SWALLOWS,
    /** What is asked gets through; the answers do not. */
    LOSES_ANSWERS
  }

  private final Vertx vertx = Vertx.vertx();
  private final NetClient out = vertx.createNetClient();
  private final NetServer in = vertx.createNetServer();
  private final Set<NetSocket> open = ConcurrentHashMap.newKeySet();
  private final int target;
  private volatile State state = State.WHOLE;

  FaultyLine(int target) {
    this.target = target;
    Service.await(in.connectHandler(this::connect).listen(0, "127.0.0.1"));
  }

  int port() {
    return in.actualPort();
  }

  /** From now on, for old and new connections. */
  void become(State next) {
    state = next;
    if (next == State.CUT) {
      open.forEach(NetSocket::close);
    }
  }

  private void connect(NetSocket near) {
    if (state == State.CUT) {
      near.close();
      return;
    }
    near.pause();
    open.add(near);
    near.closeHandler(closed -> open.remove(near));
    out.connect(target, "127.0.0.1")
        .onFailure(refused -> near.close())
        .onSuccess(far -> join(near, far));
  }

  private void join(NetSocket near, NetSocket far) {
    open.add(far);
    near.handler(
        asked -> {
          if (state != State.SWALLOWS) {
            far.write(asked);
          }
        });
    far.handler(
        answered -> {
          if (state == State.WHOLE) {
            near.write(answered);
          }
        });
    near.closeHandler(
        closed -> {
          open.remove(near);
          far.close();
        });
    far.closeHandler(
        closed -> {
          open.remove(far);
          near.close();
        });
    near.resume();
  }

  @Override
  public void close() {
    Service.await(Future.join(in.close(), out.close()).transform(closed -> vertx.close()));
  }
}
