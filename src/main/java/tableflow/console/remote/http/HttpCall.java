package tableflow.console.remote.http;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.change.PlannedCall;

/// One call as data: shown in a plan, then sent.
///
/// @param what what it does, as a phrase for failures: `create topic orders`
/// @param url without credentials
public record HttpCall(String what, String method, HttpUrl url, @Nullable JsonNode body, Effect effect) {

    /// What a repeat would do.
    public enum Effect {
        /// Nothing is changed: repeated freely.
        NONE,
        /// The second time changes nothing more: repeated freely, but an end without an answer is uncertain.
        SAME,
        /// A repeat may make a second object: never repeated unless the first was certainly refused.
        ONE_EACH
    }

    public static HttpCall get(String what, HttpUrl url) {
        return new HttpCall(what, "GET", url, null, Effect.NONE);
    }

    public static HttpCall put(String what, HttpUrl url, JsonNode body) {
        return new HttpCall(what, "PUT", url, body, Effect.SAME);
    }

    public static HttpCall delete(String what, HttpUrl url) {
        return new HttpCall(what, "DELETE", url, null, Effect.SAME);
    }

    public static HttpCall post(String what, HttpUrl url, JsonNode body) {
        return new HttpCall(what, "POST", url, body, Effect.ONE_EACH);
    }

    public static HttpCall patch(String what, HttpUrl url, JsonNode body) {
        return new HttpCall(what, "PATCH", url, body, Effect.ONE_EACH);
    }

    /// The same call, known to have `other` effect: a POST that only asks, say.
    public HttpCall with(Effect other) {
        return new HttpCall(what, method, url, body, other);
    }

    /// The call for the eyes of the user.
    public PlannedCall planned() {
        return new PlannedCall(method, url.toString(), body == null ? null : Json.pretty(body));
    }
}
