package tableflow.console.sandbox.confluent;

import java.util.Optional;

/// A refusal, thrown where it is found and worded by [Errors].
///
/// @see "the error table of the API: 400 malformed, 402 quota, 403 no role or gone, 404, 409 taken, 422 invalid"
final class ApiFailure extends Exception {
    private final int status;
    private final String code;
    private final String detail;
    private Optional<String> pointer = Optional.empty();
    private Optional<String> parameter = Optional.empty();
    private Optional<String> location = Optional.empty();
    private int errorCode;

    private ApiFailure(int status, String code, String detail) {
        super(status + " " + code + ": " + detail);
        this.status = status;
        this.code = code;
        this.detail = detail;
    }

    static ApiFailure malformed(String pointer, String detail) {
        return new ApiFailure(400, "bad_request", detail).at(pointer);
    }

    static ApiFailure invalid(String pointer, String detail) {
        return new ApiFailure(422, "unprocessable_entity", detail).at(pointer);
    }

    static ApiFailure filter(String parameter, String detail) {
        ApiFailure failure = new ApiFailure(400, "invalid_filter", detail);
        failure.parameter = Optional.of(parameter);
        return failure;
    }

    /// No more than this is said, whatever was wrong with the credential.
    static ApiFailure unauthenticated() {
        return new ApiFailure(401, "user_unauthenticated", "Unauthorized");
    }

    /// No role, or the object is gone: the real service does not tell which.
    static ApiFailure forbidden() {
        return new ApiFailure(403, "forbidden_access", "Forbidden Access");
    }

    static ApiFailure notFound(String code, String detail) {
        return new ApiFailure(404, code, detail);
    }

    /// @param location path of the object in conflict
    static ApiFailure conflict(String detail, String location) {
        ApiFailure failure = new ApiFailure(409, "resource_already_exists", detail);
        failure.location = Optional.of(location);
        return failure;
    }

    static ApiFailure busy(int status, String detail) {
        return new ApiFailure(status, "resource_in_use", detail);
    }

    static ApiFailure quota(String quota, int limit) {
        return new ApiFailure(402, "quota_exceeded",
                "The quota " + quota + " is currently limited to " + limit + ".");
    }

    /// Adds `error_code` and `message` beside `errors`, as role bindings (403) and provider integrations (404) do.
    ApiFailure alsoCoded(int number) {
        errorCode = number;
        return this;
    }

    /// Names the place in the body that is at fault, as a JSON pointer.
    ApiFailure at(String place) {
        pointer = Optional.of(place);
        return this;
    }

    /// The same refusal under the status that an API without 422 uses.
    ApiFailure as(int otherStatus) {
        ApiFailure other = new ApiFailure(otherStatus, otherStatus == 400 ? "bad_request" : code, detail);
        other.pointer = pointer;
        return other;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String detail() {
        return detail;
    }

    Optional<String> pointer() {
        return pointer;
    }

    Optional<String> parameter() {
        return parameter;
    }

    Optional<String> location() {
        return location;
    }

    /// 0 when there is none.
    int errorCode() {
        return errorCode;
    }
}
