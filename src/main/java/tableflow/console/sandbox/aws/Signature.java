package tableflow.console.sandbox.aws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tableflow.console.sandbox.http.Request;

/// What a request says about its signature (version 4), in the header or in the query.
///
/// @param keyId of the access key
/// @param time as signed, `20261122T120000Z`
/// @param signedHeaders in lower case
/// @param expires seconds for which a presigned address is good; only those have it
record Signature(
        String keyId,
        Scope scope,
        String time,
        List<String> signedHeaders,
        String value,
        Optional<Long> expires) {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";
    static final String UNSUPPORTED = "The authorization mechanism you have provided is not supported. "
            + "Please use " + ALGORITHM + ".";
    private static final Pattern SCOPE = Pattern.compile("([^/]+)/([0-9]{8})/([^/]*)/([^/]+)/aws4_request");

    /// What a signing key is good for.
    record Scope(String date, String region, String service) {
        @Override
        public String toString() {
            return date + "/" + region + "/" + service + "/aws4_request";
        }
    }

    boolean presigned() {
        return expires.isPresent();
    }

    /// The service that a request is signed for, before anything else is looked at.
    static Optional<String> serviceOf(Request request) {
        String text = request.header("Authorization").filter(a -> a.startsWith(ALGORITHM))
                .or(() -> request.query("X-Amz-Credential")).orElse("");
        Matcher scope = Pattern.compile("[0-9]{8}/[^/]*/([^/,]+)/aws4_request").matcher(text);
        return scope.find() ? Optional.of(scope.group(1)) : Optional.empty();
    }

    /// The request's signature; nothing when it is not signed.
    ///
    /// @throws IllegalArgumentException with a sentence, when there is one that cannot be read
    static Optional<Signature> of(Request request) {
        Optional<String> header = request.header("Authorization");
        if (header.isPresent()) {
            return Optional.of(inHeader(request, header.get()));
        }
        if (request.query("AWSAccessKeyId").isPresent() && request.query("Signature").isPresent()) {
            // Version 2, which newer buckets refuse; older clients still presign with it.
            throw new IllegalArgumentException(UNSUPPORTED);
        }
        return request.query("X-Amz-Algorithm").map(algorithm -> inQuery(request, algorithm));
    }

    private static Signature inHeader(Request request, String header) {
        if (!header.startsWith(ALGORITHM)) {
            throw new IllegalArgumentException(UNSUPPORTED);
        }
        Map<String, String> fields = new HashMap<>();
        for (String part : header.substring(ALGORITHM.length()).split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                fields.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
            }
        }
        String time = request.header("X-Amz-Date").or(() -> request.header("Date")).orElse("");
        return signature(fields.getOrDefault("Credential", ""), time, fields.getOrDefault("SignedHeaders", ""),
                fields.getOrDefault("Signature", ""), Optional.empty());
    }

    private static Signature inQuery(Request request, String algorithm) {
        if (!algorithm.equals(ALGORITHM)) {
            throw new IllegalArgumentException("X-Amz-Algorithm only supports \"" + ALGORITHM + "\"");
        }
        long expires;
        try {
            expires = Long.parseLong(request.query("X-Amz-Expires").orElse(""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("X-Amz-Expires should be a number", e);
        }
        if (expires < 0 || expires > 604_800) {
            throw new IllegalArgumentException("X-Amz-Expires must be less than a week (in seconds); "
                    + "that is, the given X-Amz-Expires must be less than 604800 seconds");
        }
        return signature(request.query("X-Amz-Credential").orElse(""), request.query("X-Amz-Date").orElse(""),
                request.query("X-Amz-SignedHeaders").orElse(""), request.query("X-Amz-Signature").orElse(""),
                Optional.of(expires));
    }

    private static Signature signature(
            String credential, String time, String headers, String value, Optional<Long> expires) {
        Matcher parts = SCOPE.matcher(credential);
        if (!parts.matches()) {
            throw new IllegalArgumentException("the Credential is mal-formed; expecting "
                    + "\"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".");
        }
        if (!time.matches("[0-9]{8}T[0-9]{6}Z")) {
            throw new IllegalArgumentException("a valid X-Amz-Date or Date is needed");
        }
        if (headers.isEmpty() || value.isEmpty()) {
            throw new IllegalArgumentException("SignedHeaders and Signature are needed");
        }
        Scope scope = new Scope(parts.group(2), parts.group(3), parts.group(4));
        return new Signature(parts.group(1), scope, time, List.of(headers.split(";", -1)), value, expires);
    }
}
