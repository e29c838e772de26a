package tableflow.console.remote.aws;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.TooManyRequestsException;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.support.Quoting;

/// Turns what the AWS SDK throws into a failure that says what to do. Codes differ by service for one cause (S3 XML,
/// query and JSON protocols), hence the groups.
final class AwsFailures {

    private static final Pattern WRAPPED = Pattern.compile("Error Code: (\\w+)");
    private static final Pattern EXPECTED_REGION = Pattern.compile("expecting '([a-z0-9-]+)'");

    private final Profile.Aws aws;

    AwsFailures(Profile.Aws aws) {
        this.aws = aws;
    }

    /// What `call` gives; what the SDK throws meanwhile becomes the failure of `what`.
    <T> T during(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException failed) {
            throw translate(what, failed);
        }
    }

    /// The failure of `what` ("read bucket x") by `exception`.
    RemoteFailure translate(String what, SdkException exception) {
        if (exception instanceof AbortedException || causes(exception, InterruptedException.class).isPresent()
                || Thread.currentThread().isInterrupted()) {
            return RemoteFailure.cancelled(what).withCause(exception);
        }
        return exception instanceof AwsServiceException answered
                ? answered(what, answered)
                : unanswered(what, exception).withCause(exception);
    }

    private RemoteFailure answered(String what, AwsServiceException exception) {
        AwsErrorDetails details = exception.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        String message = details == null || details.errorMessage() == null ? "" : details.errorMessage();
        Reading reading = read(new Answer(exception, behind(code, message), message));
        String why = Stream.of(code, message).filter(part -> !part.isBlank()).reduce((a, b) -> a + ": " + b)
                .orElse("HTTP " + exception.statusCode());
        RemoteFailure failure = RemoteFailure.of(reading.kind, what, why)
                .withRequest(exception.requestId(), exception.statusCode())
                .withCause(exception);
        failure = code.isEmpty() ? failure : failure.withCode(finest(exception, code));
        return reading.advice == null ? failure : failure.withAdvice(reading.advice);
    }

    /// What the catalog behind Athena has answered stands in the sentence of a `MetadataException`, with its code.
    private static String behind(String code, String message) {
        Matcher wrapped = WRAPPED.matcher(message);
        return code.equals("MetadataException") && wrapped.find() ? wrapped.group(1) : code;
    }

    /// Athena puts all that is wrong with a request under one code, and the finer one beside it.
    private static String finest(AwsServiceException exception, String code) {
        String finer = switch (exception) {
            case InvalidRequestException wrong -> wrong.athenaErrorCode();
            case TooManyRequestsException many -> many.reasonAsString();
            default -> null;
        };
        return finer == null || finer.isBlank() ? code : finer;
    }

    private record Answer(AwsServiceException exception, String code, String message) {

        Optional<String> header(String name) {
            AwsErrorDetails details = exception.awsErrorDetails();
            return details == null || details.sdkHttpResponse() == null
                    ? Optional.empty()
                    : details.sdkHttpResponse().firstMatchingHeader(name);
        }
    }

    private record Reading(Kind kind, @Nullable String advice) {}

    private Reading read(Answer answer) {
        return switch (answer.code) {
            case "ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired" ->
                new Reading(Kind.UNAUTHORIZED, login("The session has ended. "));
            case "InvalidClientTokenId", "InvalidAccessKeyId", "InvalidToken", "UnrecognizedClientException" ->
                new Reading(Kind.UNAUTHORIZED, "The access key is unknown or inactive, or belongs to another AWS "
                        + "partition. List the keys with: aws iam list-access-keys" + profileOption());
            case "SignatureDoesNotMatch", "InvalidSignatureException" -> clockOrSecret(answer.message);
            case "RequestTimeTooSkewed", "RequestExpired" -> new Reading(Kind.UNAUTHORIZED, clockAdvice());
            case "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException" ->
                new Reading(Kind.INVALID, regionAdvice(answer));
            case "AccessDenied", "AccessDeniedException", "UnauthorizedException", "ForbiddenException" ->
                denied(answer);
            case "SlowDown", "ThrottlingException", "Throttling", "TooManyRequestsException", "RequestLimitExceeded" ->
                new Reading(Kind.THROTTLED, "Wait a moment, then try again; other programs use up the rate too.");
            case "NoSuchBucket" -> new Reading(Kind.NOT_FOUND, bucketAdvice());
            case "EntityNotFoundException", "ResourceNotFoundException" -> new Reading(Kind.NOT_FOUND, null);
            default -> byStatus(answer);
        };
    }

    /// HEAD answers of S3 have no body, hence no code.
    private Reading byStatus(Answer answer) {
        int status = answer.exception.statusCode();
        if (answer.message.toLowerCase(Locale.ROOT).contains("workgroup is not found")) {
            return new Reading(Kind.NOT_FOUND, "Choose a work group of this region and account.");
        }
        return switch (status) {
            case 301, 307 -> new Reading(Kind.INVALID, regionAdvice(answer));
            case 401 -> new Reading(Kind.UNAUTHORIZED, login(""));
            case 403 -> denied(answer);
            case 404 -> new Reading(Kind.NOT_FOUND, null);
            case 412 -> new Reading(Kind.CONFLICT, "It was changed meanwhile: read it again from the start.");
            case 429, 503 -> new Reading(Kind.THROTTLED, "Wait a moment and try again.");
            default -> status >= 400 && status < 500
                    ? new Reading(Kind.INVALID, null)
                    : new Reading(Kind.UNEXPECTED, "A fault of the service: try again; its request id helps support.");
        };
    }

    private static Reading denied(Answer answer) {
        if (answer.message.contains("Lake Formation permission")) {
            return new Reading(Kind.FORBIDDEN, "Lake Formation decides here, not IAM: have DESCRIBE on the database "
                    + "and SELECT and DESCRIBE on the table granted; an administrator of the data lake is not granted "
                    + "SELECT by that.");
        }
        return new Reading(Kind.FORBIDDEN, AccessDenial.parse(answer.message)
                .map(AccessDenial::advice)
                .orElse("Allow the call in a policy of the identity; across accounts the policy of the bucket or "
                        + "catalog must allow it too."));
    }

    private static Reading clockOrSecret(String message) {
        return message.contains("expired") || message.contains("not yet current")
                ? new Reading(Kind.UNAUTHORIZED, clockAdvice())
                : new Reading(Kind.UNAUTHORIZED, "The secret does not belong to the access key: enter it again. A "
                        + "proxy that rewrites headers has the same effect.");
    }

    private static String clockAdvice() {
        return "The clock of this machine is off by more than AWS tolerates (about 15 minutes): set it by NTP.";
    }

    private String regionAdvice(Answer answer) {
        Matcher expected = EXPECTED_REGION.matcher(answer.message);
        Optional<String> right = answer.header("x-amz-bucket-region")
                .or(() -> expected.find() ? Optional.of(expected.group(1)) : Optional.empty());
        return right.map(region -> "The bucket is in " + region + ", the profile says " + aws.region()
                        + ": correct the region of the profile, or choose a bucket in the cluster's region.")
                .orElse("The bucket is in another region than " + aws.region() + ": correct the profile's region.");
    }

    private String bucketAdvice() {
        return "Correct the name of bucket " + aws.bucket() + " in the profile. If it was deleted, Tableflow has to be "
                + "enabled anew for its topics.";
    }

    private RemoteFailure unanswered(String what, SdkException exception) {
        String message = String.valueOf(exception.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        String type = exception.getClass().getSimpleName();
        if (type.equals("ExpiredTokenException") || (lower.contains("sso") && lower.contains("expired"))) {
            return failure(Kind.UNAUTHORIZED, what, "there is no SSO login, or it has expired", login(""));
        }
        if (lower.contains("unable to load region")) {
            return failure(Kind.INVALID, what, "no region is set", "Set the region in the profile.");
        }
        if (lower.contains("unable to load credentials") || lower.contains("no credentials for profile")
                || lower.contains("profile file contained no")) {
            // The SDK tells what each link of its chain said: a page of text that ends in "there are none".
            return failure(Kind.UNAUTHORIZED, what, aws.profileName() == null
                    ? "no AWS credentials were found on this machine"
                    : "the AWS profile " + aws.profileName() + " has no usable credentials", aws.profileName() == null
                    ? "Choose a named AWS profile or enter an access key; or set the machine up with: aws configure sso"
                    : "Check that the profile exists with: aws configure list" + profileOption());
        }
        return unreachable(what, exception)
                .orElseGet(() -> failure(Kind.UNEXPECTED, what, message, "The log file has the details."));
    }

    private static Optional<RemoteFailure> unreachable(String what, SdkException exception) {
        Optional<UnknownHostException> unknown = causes(exception, UnknownHostException.class);
        if (unknown.isPresent()) {
            return Optional.of(failure(Kind.UNREACHABLE, what, "unknown host " + unknown.get().getMessage(),
                    "Check the region's spelling, then DNS, VPN and proxy."));
        }
        Optional<SSLException> tls = causes(exception, SSLException.class);
        if (tls.isPresent()) {
            return Optional.of(failure(Kind.UNREACHABLE, what, "no trusted connection: " + tls.get().getMessage(),
                    "A proxy that looks into TLS needs its company's certificate in the trust store of this program."));
        }
        if (exception instanceof ApiCallTimeoutException || exception instanceof ApiCallAttemptTimeoutException
                || causes(exception, SocketTimeoutException.class).isPresent()) {
            return Optional.of(failure(Kind.UNREACHABLE, what, "no answer in time",
                    "Check VPN, proxy and firewall on the way to AWS, then try again."));
        }
        Optional<? extends Exception> refused = causes(exception, ConnectException.class)
                .<Exception>map(cause -> cause)
                .or(() -> causes(exception, NoRouteToHostException.class));
        if (refused.isPresent()) {
            return Optional.of(failure(Kind.UNREACHABLE, what, "no connection: " + refused.get().getMessage(),
                    "Check the endpoint in the profile, and that something listens there."));
        }
        return causes(exception, java.io.IOException.class).map(lost -> failure(
                Kind.UNREACHABLE, what, "the connection was lost: " + lost.getMessage(), "Try again."));
    }

    private String login(String before) {
        return aws.accessKey() != null
                ? before + "Enter a new access key in the profile."
                : before + "Log in again with: aws sso login" + profileOption() + " (environment variables with old "
                        + "keys come before it).";
    }

    private String profileOption() {
        return aws.profileName() == null ? "" : " --profile " + Quoting.shell(aws.profileName());
    }

    private static RemoteFailure failure(Kind kind, String what, String why, String advice) {
        return RemoteFailure.of(kind, what, why).withAdvice(advice);
    }

    private static <T extends Throwable> Optional<T> causes(Throwable top, Class<T> type) {
        return Stream.iterate(top, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
