package tableflow.console.sandbox.aws;

import java.util.Map;

/// How a service words it that a signature or a key is not good: S3 in a way of its own, JSON services and Query
/// services in two others. Source: the common errors in each service's API reference.
enum SigningErrors {
    S3 {
        @Override
        AwsFailure unknownKey(String id) {
            return new AwsFailure(403, "InvalidAccessKeyId",
                    "The AWS Access Key Id you provided does not exist in our records.", Map.of("AWSAccessKeyId", id));
        }

        @Override
        AwsFailure wrongSignature(String canonical) {
            return new AwsFailure(403, "SignatureDoesNotMatch", "The request signature we calculated does not match "
                    + "the signature you provided. Check your key and signing method.",
                    Map.of("CanonicalRequest", canonical));
        }

        @Override
        AwsFailure expiredToken() {
            return new AwsFailure(400, "ExpiredToken", "The provided token has expired.");
        }

        @Override
        AwsFailure wrongToken() {
            return new AwsFailure(400, "InvalidToken", "The provided token is malformed or otherwise invalid.");
        }

        @Override
        AwsFailure skewed(String signed, String now) {
            return new AwsFailure(403, "RequestTimeTooSkewed", "The difference between the request time and the "
                    + "current time is too large.", Map.of("RequestTime", signed, "ServerTime", now,
                    "MaxAllowedSkewMilliseconds", "900000"));
        }

        @Override
        AwsFailure unreadable(String why) {
            return why.equals(Signature.UNSUPPORTED)
                    ? new AwsFailure(400, "InvalidRequest", why)
                    : new AwsFailure(400, "AuthorizationHeaderMalformed",
                            "The authorization header is malformed; " + why);
        }

        @Override
        AwsFailure unsigned() {
            return new AwsFailure(403, "AccessDenied", "Access Denied");
        }
    },
    JSON {
        @Override
        AwsFailure unknownKey(String id) {
            return new AwsFailure(400, "UnrecognizedClientException", INVALID_TOKEN);
        }

        @Override
        AwsFailure wrongSignature(String canonical) {
            return new AwsFailure(400, "InvalidSignatureException", MISMATCH);
        }

        @Override
        AwsFailure expiredToken() {
            return new AwsFailure(400, "ExpiredTokenException", EXPIRED_TOKEN);
        }

        @Override
        AwsFailure skewed(String signed, String now) {
            return new AwsFailure(400, "InvalidSignatureException", skew(signed, now));
        }

        @Override
        AwsFailure unreadable(String why) {
            return new AwsFailure(400, "IncompleteSignatureException", why);
        }

        @Override
        AwsFailure unsigned() {
            return new AwsFailure(400, "MissingAuthenticationTokenException", MISSING);
        }
    },
    QUERY {
        @Override
        AwsFailure unknownKey(String id) {
            return new AwsFailure(403, "InvalidClientTokenId", INVALID_TOKEN);
        }

        @Override
        AwsFailure wrongSignature(String canonical) {
            return new AwsFailure(403, "SignatureDoesNotMatch", MISMATCH);
        }

        @Override
        AwsFailure expiredToken() {
            return new AwsFailure(403, "ExpiredToken", EXPIRED_TOKEN);
        }

        @Override
        AwsFailure skewed(String signed, String now) {
            return new AwsFailure(403, "SignatureDoesNotMatch", skew(signed, now));
        }

        @Override
        AwsFailure unreadable(String why) {
            return new AwsFailure(400, "IncompleteSignature", why);
        }

        @Override
        AwsFailure unsigned() {
            return new AwsFailure(403, "MissingAuthenticationToken", MISSING);
        }
    };

    private static final String INVALID_TOKEN = "The security token included in the request is invalid.";
    private static final String EXPIRED_TOKEN = "The security token included in the request is expired";
    private static final String MISSING = "Request is missing Authentication Token";
    private static final String MISMATCH = "The request signature we calculated does not match the signature you "
            + "provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for "
            + "details.";

    static SigningErrors of(String service) {
        return switch (service) {
            case "s3" -> S3;
            case "sts", "iam" -> QUERY;
            default -> JSON;
        };
    }

    abstract AwsFailure unknownKey(String id);

    abstract AwsFailure wrongSignature(String canonical);

    abstract AwsFailure expiredToken();

    /// A session's key without its token, with another one, or a token with a key that has none.
    AwsFailure wrongToken() {
        return unknownKey("");
    }

    abstract AwsFailure skewed(String signed, String now);

    /// @param why what cannot be read about the signature
    abstract AwsFailure unreadable(String why);

    abstract AwsFailure unsigned();

    private static String skew(String signed, String now) {
        return signed.compareTo(now) < 0
                ? "Signature expired: " + signed + " is now earlier than " + now + " (less 15 min.)"
                : "Signature not yet current: " + signed + " is still later than " + now + " (plus 15 min.)";
    }
}
