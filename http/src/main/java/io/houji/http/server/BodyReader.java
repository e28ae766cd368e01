package io.houji.http.server;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Takes in one body, within its limits, into memory or into a file. */
final class BodyReader {
  private static final Duration UPLOAD_TIME = Duration.ofMinutes(5);

  /** The body as it came. */
  record Raw(Buffer bytes, Optional<Path> file, Supplier<Buffer> sha256) {}

  private final Vertx vertx;
  private final Limits limits;
  private final AtomicLong buffered;
  private final Path uploads;

  /**
   * @param buffered bytes of all bodies in memory now
   * @param uploads folder for uploaded files
   */
  BodyReader(Vertx vertx, Limits limits, AtomicLong buffered, Path uploads) {
    this.vertx = vertx;
    this.limits = limits;
    this.buffered = buffered;
    this.uploads = uploads;
  }

  /** Resumes the request and reads it to its end. */
  Future<Raw> read(HttpServerRequest request, ContractOperation operation) {
    boolean upload = operation.upload();
    var done = Promise.<Raw>promise();
    if (upload) {
      toFile(request, operation.bodyBytes(), done);
    } else {
      toMemory(request, operation.bodyBytes(), done);
    }
    if (done.future().isComplete()) {
      return done.future(); // it came with the head
    }
    var time = upload ? UPLOAD_TIME : limits.bodyTime();
    long timer =
        vertx.setTimer(
            time.toMillis(),
            late -> done.tryFail(Refusal.of(ProblemType.MALFORMED, "the body came too slowly")));
    return done.future().onComplete(ended -> vertx.cancelTimer(timer));
  }

  private void toMemory(HttpServerRequest request, long most, Promise<Raw> done) {
    var body = Buffer.buffer();
    var counted = new AtomicLong();
    // What was added is given back however reading ends.
    done.future().onComplete(ended -> buffered.addAndGet(-counted.get()));
    request.handler(
        piece -> {
          if (done.future().isComplete()) {
            return;
          }
          body.appendBuffer(piece);
          counted.addAndGet(piece.length());
          long all = buffered.addAndGet(piece.length());
          if (body.length() > most) {
            done.tryFail(tooLarge(most));
          } else if (all > limits.bufferedBytes()) {
            done.tryFail(new Refusal(Failures.later("too many bodies are being received")));
          }
        });
    request.endHandler(
        end -> {
          Supplier<Buffer> hash = () -> Buffer.buffer(sha256().digest(body.getBytes()));
          done.tryComplete(new Raw(body, Optional.empty(), hash));
        });
    request.exceptionHandler(gone -> done.tryFail(cutOff()));
    request.resume();
  }

  private void toFile(HttpServerRequest request, long most, Promise<Raw> done) {
    var path = uploads.resolve("upload-" + UUID.randomUUID());
    vertx
        .fileSystem()
        .open(path.toString(), new OpenOptions().setCreateNew(true).setPerms("rw-------"))
        .onFailure(done::tryFail)
        .onSuccess(file -> pour(request, file, path, most, done));
    done.future()
        .onFailure(failed -> vertx.fileSystem().delete(path.toString()).onFailure(gone -> {}));
  }

  private static void pour(
      HttpServerRequest request, AsyncFile file, Path path, long most, Promise<Raw> done) {
    var digest = sha256();
    var size = new AtomicLong();
    request.handler(
        piece -> {
          if (done.future().isComplete()) {
            return;
          }
          if (size.addAndGet(piece.length()) > most) {
            done.tryFail(tooLarge(most));
            return;
          }
          digest.update(piece.getBytes());
          file.write(piece).onFailure(done::tryFail);
          if (file.writeQueueFull()) {
            request.pause();
            file.drainHandler(drained -> request.resume());
          }
        });
    request.endHandler(
        end ->
            file.close()
                .onFailure(done::tryFail)
                .onSuccess(
                    closed -> {
                      Buffer hash = Buffer.buffer(digest.digest());
                      done.tryComplete(new Raw(Buffer.buffer(), Optional.of(path), () -> hash));
                    }));
    request.exceptionHandler(gone -> done.tryFail(cutOff()));
    done.future().onFailure(failed -> file.close().onFailure(closedAlready -> {}));
    request.resume();
  }

  static Refusal tooLarge(long most) {
    return Refusal.of(ProblemType.TOO_LARGE, "at most " + most + " bytes");
  }

  private static Refusal cutOff() {
    return Refusal.of(ProblemType.MALFORMED, "the body was cut off");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
