package tableflow.console.sandbox.aws;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tableflow.console.sandbox.aws.AccessKeys.AccessKey;
import tableflow.console.sandbox.http.Request;

/// Checks signatures of version 4: of headers, of presigned addresses, and of what is sent.
///
/// Bodies of S3 are checked while they are read; those of other services are read here, for their hash is signed.
final class SigV4 {
    private static final Duration SKEW = Duration.ofMinutes(15);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
    private static final String HASH = "X-Amz-Content-Sha256";
    private static final int LARGEST_CALL = 64 << 20;

    private final AccessKeys keys;
    private final Clock clock;

    /// @param request with a body that is decoded, and is checked when it is read to its end
    /// @param region that was signed for; empty for an unsigned request
    record Checked(Request request, Principal caller, String region) {}

    SigV4(AccessKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /// @param service whose words a refusal has
    /// @throws AwsFailure when the signature is not good, or is missing where the service wants one
    Checked check(Request request, String service) throws AwsFailure, IOException {
        SigningErrors errors = SigningErrors.of(service);
        Optional<Signature> signature;
        try {
            signature = Signature.of(request);
        } catch (IllegalArgumentException e) {
            throw errors.unreadable(String.valueOf(e.getMessage()));
        }
        if (signature.isEmpty()) {
            if (errors != SigningErrors.S3) {
                throw errors.unsigned();
            }
            return new Checked(unsignedBody(request), Principal.ANONYMOUS, "");
        }
        return check(request, signature.get(), errors);
    }

    private Checked check(Request request, Signature signature, SigningErrors errors)
            throws AwsFailure, IOException {
        Optional<AccessKey> key = keys.find(signature.keyId());
        if (key.isEmpty()) {
            throw errors.unknownKey(signature.keyId());
        }
        checkTime(signature, errors);
        checkHeaders(request, signature, errors);
        Request whole = errors == SigningErrors.S3 ? request : request.withBody(read(request));
        String payload = payload(whole, signature, errors);
        byte[] signing = Crypto.signingKey(key.get().secret(), signature.scope());
        String canonical = Canonical.request(whole, signature, payload);
        String computed = Crypto.hmacHex(signing, Canonical.stringToSign(signature, canonical));
        if (!Crypto.same(computed, signature.value())) {
            throw errors.wrongSignature(canonical);
        }
        checkToken(request, key.get(), errors);
        return new Checked(errors == SigningErrors.S3 ? body(whole, payload, signing, signature) : whole,
                key.get().principal(), signature.scope().region());
    }

    private void checkTime(Signature signature, SigningErrors errors) throws AwsFailure {
        Instant now = clock.instant();
        Instant signed;
        try {
            signed = TIME.parse(signature.time(), Instant::from);
        } catch (DateTimeException e) {
            throw errors.unreadable("a valid X-Amz-Date or Date is needed");
        }
        if (!signature.time().startsWith(signature.scope().date())) {
            throw errors.unreadable("Invalid credential date \"" + signature.scope().date() + "\". This date is not "
                    + "the same as X-Amz-Date: \"" + signature.time().substring(0, 8) + "\".");
        }
        boolean early = signed.isAfter(now.plus(SKEW));
        if (signature.presigned()) {
            Instant end = signed.plusSeconds(signature.expires().get());
            if (early || now.isAfter(end)) {
                throw new AwsFailure(403, "AccessDenied", early ? "Request is not valid yet" : "Request has expired");
            }
        } else if (early || signed.isBefore(now.minus(SKEW))) {
            throw errors.skewed(signature.time(), TIME.format(now));
        }
    }

    /// A header that says something to AWS must be signed: S3 refuses a request to which somebody added one.
    private static void checkHeaders(Request request, Signature signature, SigningErrors errors) throws AwsFailure {
        List<String> signed = signature.signedHeaders();
        if (!signed.contains("host")) {
            throw errors.unreadable("'Host' must be a signed header");
        }
        for (String name : request.headers().keySet()) {
            if (errors == SigningErrors.S3 && name.startsWith("x-amz-") && !signed.contains(name)
                    && !name.equals("x-amz-content-sha256")) {
                throw new AwsFailure(403, "AccessDenied",
                        "There were headers present in the request which were not signed",
                        Map.of("HeadersNotSigned", name));
            }
        }
    }

    private void checkToken(Request request, AccessKey key, SigningErrors errors) throws AwsFailure {
        Optional<String> token = request.header("X-Amz-Security-Token")
                .or(() -> request.query("X-Amz-Security-Token"));
        if (key.session().isEmpty()) {
            if (token.isPresent()) {
                throw errors.wrongToken();
            }
            return;
        }
        if (token.isEmpty() || !Crypto.same(token.get(), key.session().get().token())) {
            throw errors.wrongToken();
        }
        if (!clock.instant().isBefore(key.session().get().expiresAt())) {
            throw errors.expiredToken();
        }
    }

    private static String payload(Request request, Signature signature, SigningErrors errors) throws AwsFailure {
        Optional<String> header = request.header(HASH);
        if (errors != SigningErrors.S3) {
            return Crypto.sha256Hex(request.body());
        }
        if (signature.presigned()) {
            return header.or(() -> request.query(HASH)).orElse(UNSIGNED);
        }
        if (header.isEmpty()) {
            throw new AwsFailure(400, "InvalidRequest",
                    "Missing required header for this request: x-amz-content-sha256");
        }
        return header.get();
    }

    private static Request body(Request request, String payload, byte[] signing, Signature signature)
            throws AwsFailure {
        InputStream sent = request.stream();
        return switch (payload) {
            case UNSIGNED -> unsignedBody(request);
            case "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER" ->
                request.withBody(new ChunkedBody(sent, Optional.of(new ChunkedBody.Chain(signing, signature))));
            case "STREAMING-UNSIGNED-PAYLOAD-TRAILER" -> request.withBody(new ChunkedBody(sent, Optional.empty()));
            default -> {
                if (!payload.matches("[0-9a-f]{64}")) {
                    throw new AwsFailure(400, "InvalidArgument", "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, "
                            + "STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, "
                            + "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER or a valid sha256 value.");
                }
                yield request.withBody(new HashedBody(sent, payload));
            }
        };
    }

    /// Nobody vouches for it, but it may come in chunks all the same.
    private static Request unsignedBody(Request request) {
        return request.header(HASH).filter("STREAMING-UNSIGNED-PAYLOAD-TRAILER"::equals).isPresent()
                ? request.withBody(new ChunkedBody(request.stream(), Optional.empty()))
                : request;
    }

    private static byte[] read(Request request) throws AwsFailure, IOException {
        byte[] body = request.stream().readNBytes(LARGEST_CALL + 1);
        if (body.length > LARGEST_CALL) {
            throw new AwsFailure(413, "RequestEntityTooLarge", "The request is too large");
        }
        return body;
    }
}
