package io.houji.deploy.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Requests over connections that stay open, one at a time on each, as fast as they are answered.
 */
final class Load {
  private static final double NANOS = 1e9;
  private static final int BUFFER = 1 << 16;

  private Load() {}

  /**
   * What came of it.
   *
   * @param latencies in nanoseconds, ascending
   */
  @SuppressWarnings("ArrayRecordComponent") // made once, never compared
  record Result(double perSecond, long[] latencies) {
    /** In milliseconds. */
    double at(double quantile) {
      return latencies[(int) Math.min(latencies.length - 1, quantile * latencies.length)] / 1e6;
    }

    int requests() {
      return latencies.length;
    }
  }

  /**
   * Runs for {@code seconds} over so many connections.
   *
   * @param requests gives the next request's bytes; called from several threads
   * @throws IllegalStateException if an answer is not 2xx
   */
  static Result run(int port, int connections, double seconds, Supplier<byte[]> requests) {
    long until = System.nanoTime() + (long) (seconds * NANOS);
    var clients = new ArrayList<Client>();
    long begin = System.nanoTime();
    for (int i = 0; i < connections; i++) {
      var client = new Client(port, until, requests);
      clients.add(client);
      client.start();
    }
    var all = new ArrayList<long[]>();
    for (Client client : clients) {
      all.add(client.latencies());
    }
    double took = (System.nanoTime() - begin) / NANOS;
    long[] latencies = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return new Result(latencies.length / took, latencies);
  }

  /** The bytes of a POST. */
  static byte[] post(String path, List<String> headers, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    var head = new StringBuilder("POST ").append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    headers.forEach(header -> head.append(header).append("\r\n"));
    head.append("Content-Type: application/json\r\nContent-Length: ")
        .append(body.length)
        .append("\r\n\r\n");
    byte[] first = head.toString().getBytes(StandardCharsets.US_ASCII);
    byte[] whole = Arrays.copyOf(first, first.length + body.length);
    System.arraycopy(body, 0, whole, first.length, body.length);
    return whole;
  }

  /** One connection. */
  private static final class Client extends Thread {
    private final int port;
    private final long until;
    private final Supplier<byte[]> requests;
    private long[] taken = new long[1024];
    private int count;
    private volatile Throwable failure = new IllegalStateException("did not run");

    private Client(int port, long until, Supplier<byte[]> requests) {
      super("load");
      this.port = port;
      this.until = until;
      this.requests = requests;
    }

    @Override
    public void run() {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setTcpNoDelay(true);
        var in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        var out = socket.getOutputStream();
        for (long now = System.nanoTime(); now < until; ) {
          byte[] request = requests.get();
          long sent = System.nanoTime();
          out.write(request);
          read(in);
          now = System.nanoTime();
          note(now - sent);
        }
        failure = new Done();
      } catch (IOException | IllegalStateException broken) {
        failure = broken;
      }
    }

    private void note(long nanos) {
      if (count == taken.length) {
        taken = Arrays.copyOf(taken, 2 * count);
      }
      taken[count++] = nanos;
    }

    private long[] latencies() {
      try {
        join();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
      if (!(failure instanceof Done)) {
        throw new IllegalStateException("a connection broke", failure);
      }
      return Arrays.copyOf(taken, count);
    }

    /** Head and body of one answer; the head names the body's length. */
    private static void read(InputStream in) throws IOException {
      String status = line(in);
      int length = -1;
      for (String header = line(in); !header.isEmpty(); header = line(in)) {
        if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
          length = Integer.parseInt(header.substring(15).trim());
        }
      }
      byte[] body = in.readNBytes(length);
      if (!status.startsWith("HTTP/1.1 2") || body.length != length) {
        throw new IllegalStateException(status + " " + new String(body, StandardCharsets.UTF_8));
      }
    }

    private static String line(InputStream in) throws IOException {
      var line = new StringBuilder(64);
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new IOException("closed after: " + line);
        }
        if (c != '\r') {
          line.append((char) c);
        }
      }
      return line.toString();
    }
  }

  /** A connection that came to its end. */
  private static final class Done extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
