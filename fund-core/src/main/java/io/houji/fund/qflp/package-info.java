/**
 * QFLP 合格境外有限合伙人: foreign investors' commitments in their own currency, what they remitted at dated
 * rates, and the quota it used.
 */
@NullMarked
@CheckReturnValue
package io.houji.fund.qflp;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
