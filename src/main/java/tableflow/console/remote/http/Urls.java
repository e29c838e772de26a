package tableflow.console.remote.http;

import java.net.URI;
import okhttp3.HttpUrl;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;

/// Addresses of calls, made from parts that are encoded one by one.
public final class Urls {

    private Urls() {}

    /// The base address of a system, without user information, query and fragment.
    ///
    /// @throws RemoteFailure INVALID unless it is `http://` or `https://` with a host
    public static HttpUrl base(URI uri) {
        HttpUrl url = HttpUrl.parse(uri.toString());
        if (url == null) {
            throw RemoteFailure.of(Kind.INVALID, "open " + withoutUser(uri), "not an http:// or https:// address");
        }
        return url.newBuilder().username("").password("").query(null).fragment(null).build();
    }

    private static String withoutUser(URI uri) {
        return uri.toString().replaceAll("//[^/@]*@", "//");
    }

    /// `base` with `path` (fixed, such as `iam/v2/api-keys`) behind it.
    public static HttpUrl.Builder at(HttpUrl base, String path) {
        return base.newBuilder().addPathSegments(path);
    }

    /// A user's or server's value as exactly one path segment, `/` encoded. `what` names it in the failure.
    ///
    /// @throws RemoteFailure INVALID for the empty value and for dot segments, which would address something else
    public static String segment(String what, String value) {
        if (value.isEmpty() || value.equals(".") || value.equals("..")) {
            throw RemoteFailure.of(Kind.INVALID, "address " + what + " \"" + value + "\"", "no such name can exist");
        }
        return value;
    }
}
