package io.houji.deploy.serving;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.houji.deploy.demo.DemoHistory;
import io.houji.http.ledger.Change;
import io.houji.http.ledger.LedgerStore;
import io.houji.http.ledger.Recording;
import io.houji.http.server.Role;
import java.util.List;

/** Facts put into the home tenant past the API, as an import would. */
public final class DemoRows {
  private DemoRows() {}

  /** Fills the home tenant with the illustrative history; answers a token of its fund manager. */
  @CanIgnoreReturnValue
  public static String into(Service service) {
    String token = service.token(Service.HOME, Role.FUND_MANAGER);
    append(service, DemoHistory.facts().stream().map(Change::stated).toList());
    return token;
  }

  public static void append(Service service, List<Change> changes) {
    var recording = new Recording(Service.HOME, "tests", Recording.Source.DEMO, null, "test");
    var known =
        Service.await(
            service
                .database
                .longWrite(Service.HOME, sql -> LedgerStore.append(sql, recording, changes))
                .compose(commit -> service.snapshots.caughtUp(Service.HOME, commit.seq())));
    if (known.lastSeq() < 1) {
      throw new AssertionError("nothing is known");
    }
  }
}
