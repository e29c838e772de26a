package tableflow.console.sandbox.s3.rest;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tableflow.console.sandbox.aws.AwsEndpoint;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.aws.UriCode;
import tableflow.console.sandbox.http.Request;

/// One call of the API: which bucket and key it names, in the path or, for the bucket, in the host.
///
/// @param bucket empty for calls that are about none
/// @param key empty for calls about a bucket
/// @param hosted true when the bucket is part of the host's name
record S3Call(Request request, Principal caller, String bucket, String key, boolean hosted) {
    private static final Pattern HOST = Pattern.compile(
            "(?<bucket>[a-z0-9][a-z0-9.-]{1,61}?[a-z0-9])\\.(?:s3[.-][a-z0-9-]+\\.amazonaws\\.com|s3\\.amazonaws\\.com"
                    + "|s3\\.localhost|localhost)(?::[0-9]+)?");

    static S3Call of(Request request, Principal caller) {
        Matcher host = HOST.matcher(request.header("Host").orElse("").toLowerCase(Locale.ROOT));
        String path = UriCode.decode(request.rawPath());
        if (host.matches() && !host.group("bucket").equals("s3")) {
            return new S3Call(request, caller, host.group("bucket"), path.substring(1), true);
        }
        int slash = path.indexOf('/', 1);
        return slash < 0
                ? new S3Call(request, caller, path.substring(1), "", false)
                : new S3Call(request, caller, path.substring(1, slash), path.substring(slash + 1), false);
    }

    String method() {
        return request.method();
    }

    boolean is(String method) {
        return request.method().equals(method);
    }

    /// True for a subresource such as `?acl`, with or without a value.
    boolean has(String name) {
        return request.query(name).isPresent();
    }

    Optional<String> query(String name) {
        return request.query(name);
    }

    /// A header that is there and not empty.
    Optional<String> header(String name) {
        return request.header(name).filter(value -> !value.isBlank());
    }

    /// A number of the query.
    ///
    /// @throws AwsFailure `InvalidArgument` when it is none, or less than `least`
    int number(String name, int otherwise, int least) throws AwsFailure {
        Optional<String> text = query(name).filter(value -> !value.isEmpty());
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw argument("Provided " + name + " not an integer or within integer range", name, text.get());
        }
        throw argument("Argument " + name + " must be an integer between " + least + " and 2147483647", name,
                text.get());
    }

    private static AwsFailure argument(String message, String name, String value) {
        return S3Errors.invalidArgument(message, name, value);
    }

    String requestId() {
        return AwsEndpoint.requestId(request);
    }
}
