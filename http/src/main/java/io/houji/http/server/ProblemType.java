package io.houji.http.server;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Everything that can be wrong with a request, in the words of RFC 9457. A closed list. */
public enum ProblemType {
  MALFORMED(400, "The request cannot be read", "请求无法解析"),
  UNAUTHENTICATED(401, "A valid token is needed", "需要有效的访问令牌"),
  FORBIDDEN(403, "Not for this role", "该角色无权执行此操作"),
  NOT_FOUND(404, "Not found", "未找到"),
  METHOD_NOT_ALLOWED(405, "Not with this method", "不支持该方法"),
  NOT_ACCEPTABLE(406, "Not in that format", "无法以所要求的格式返回"),
  CONFLICT(409, "It contradicts what is there", "与现有数据冲突"),
  IDEMPOTENCY_IN_PROGRESS(409, "The same request is still at work", "相同请求仍在处理"),
  STALE_MODEL(409, "The model has moved on", "模型版本已更新"),
  PRECONDITION_FAILED(412, "It has changed since", "前置条件不满足"),
  TOO_LARGE(413, "Too large", "请求内容过大"),
  UNSUPPORTED_MEDIA_TYPE(415, "Not in that media type", "不支持该内容类型"),
  VALIDATION(422, "The content is not right", "请求内容有误"),
  IDEMPOTENCY_MISMATCH(422, "The key was used for another request", "幂等键已用于其他请求"),
  RATE_LIMITED(429, "Too many requests", "请求过于频繁"),
  INTERNAL(500, "Our mistake", "服务内部错误"),
  UNAVAILABLE(503, "Not now", "服务暂不可用");

  private final int status;
  private final String english;
  private final String chinese;

  ProblemType(int status, String english, String chinese) {
    this.status = status;
    this.english = english;
    this.chinese = chinese;
  }

  public int status() {
    return status;
  }

  public String english() {
    return english;
  }

  public String chinese() {
    return chinese;
  }

  /** The last part of the type's address, and the label of its counter. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The type of RFC 9457: an address relative to the service, with a page behind it. */
  public String address() {
    return "/problems/" + slug();
  }

  static List<String> slugs() {
    return Arrays.stream(values()).map(ProblemType::slug).toList();
  }
}
