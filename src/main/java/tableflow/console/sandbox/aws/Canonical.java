package tableflow.console.sandbox.aws;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import tableflow.console.sandbox.http.Request;

/// The text that is signed. Source: "Create a signed AWS API request" in the IAM user guide.
final class Canonical {
    private Canonical() {}

    /// @param payload hash of the body, or the word that stands for it
    static String request(Request request, Signature signature, String payload) {
        return String.join("\n",
                request.method(),
                path(request.rawPath(), signature.scope().service().equals("s3")),
                query(request.rawQuery()),
                headers(request, signature.signedHeaders()),
                String.join(";", signature.signedHeaders()),
                payload);
    }

    static String stringToSign(Signature signature, String canonicalRequest) {
        return String.join("\n", Signature.ALGORITHM, signature.time(), signature.scope().toString(),
                Crypto.sha256Hex(canonicalRequest));
    }

    /// S3 takes a path as it is and encodes it once; all others normalise it and encode what was sent once more.
    private static String path(String raw, boolean s3) {
        if (s3) {
            return raw.isEmpty() ? "/" : UriCode.encodePath(UriCode.decode(raw));
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : raw.split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        String path = "/" + String.join("/", parts);
        return UriCode.encodePath(UriCode.encodePath(UriCode.decode(
                raw.endsWith("/") && path.length() > 1 ? path + "/" : path)));
    }

    private static String query(String raw) {
        if (raw.isEmpty()) {
            return "";
        }
        List<String> pairs = new ArrayList<>();
        for (String part : raw.split("&", -1)) {
            int equals = part.indexOf('=');
            String name = UriCode.decodeQuery(equals < 0 ? part : part.substring(0, equals));
            if (!name.equals("X-Amz-Signature") && !part.isEmpty()) {
                String value = equals < 0 ? "" : UriCode.decodeQuery(part.substring(equals + 1));
                // The equals sign sorts above the digits: a zero byte stands for it while names are compared.
                pairs.add(UriCode.encode(name) + '\0' + UriCode.encode(value));
            }
        }
        return pairs.stream().sorted().map(pair -> pair.replace('\0', '=')).collect(Collectors.joining("&"));
    }

    private static String headers(Request request, List<String> names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            String value = request.header(name).orElse("").strip().replaceAll(" +", " ");
            text.append(name).append(':').append(value).append('\n');
        }
        return text.toString();
    }
}
