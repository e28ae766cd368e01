/** The stored ledger of facts: appended in one transaction, followed by every node. */
@NullMarked
@CheckReturnValue
package io.houji.http.ledger;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
