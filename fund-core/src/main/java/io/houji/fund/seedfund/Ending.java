package io.houji.fund.seedfund;

/** How a project leaves a stage; what has not ended yet is still held. */
public enum Ending {
  /** 获下一轮融资: raised the next round and goes on in the next stage. */
  NEXT_ROUND,
  /** 退出: sold, listed, bought back. */
  EXIT,
  /** 核销: written off. */
  WRITE_OFF
}
