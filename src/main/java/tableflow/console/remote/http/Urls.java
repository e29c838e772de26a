package tableflow.console.remote.http;

import java.net.URI;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;

/// Addresses of calls, made from parts that are encoded one by one.
public final class Urls {

    private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}");

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

    /// Refuses to send credentials over a network in clear: `http://` is for this machine alone, where the sandbox is.
    ///
    /// @throws RemoteFailure INVALID for plain HTTP to any other host
    static void requireSafe(String what, HttpUrl url) {
        if (!url.isHttps() && !isThisMachine(url.host())) {
            throw RemoteFailure.of(Kind.INVALID, what, "the address http://" + url.host()
                            + " is not encrypted: the API key would cross the network for all to read")
                    .withAdvice("Nothing was sent. Write https:// in the profile; plain http:// is for addresses of this"
                            + " machine only.");
        }
    }

    /// Whether `host` is this machine, by its name or its loopback address.
    public static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.endsWith(".localhost") || host.equals("::1")
                || LOOPBACK.matcher(host).matches();
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
