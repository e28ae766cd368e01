/** What a manager is paid for its work: fees by stage of the fund, base and day count. */
@NullMarked
@CheckReturnValue
package io.houji.fund.fees;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
