/** Agreements of funds, who is due what by them, capital accounts, and foreign money (QFLP). */
@NullMarked
@CheckReturnValue
package io.houji.http.partnership;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
