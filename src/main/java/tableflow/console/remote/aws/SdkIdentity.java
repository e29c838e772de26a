package tableflow.console.remote.aws;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.StsClient;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.port.Identity;

/// STS through the AWS SDK.
final class SdkIdentity implements Identity {

    private static final String DATE = "Date";

    private final StsClient client;
    private final AwsFailures failures;

    /// @param client closed with this
    SdkIdentity(StsClient client, AwsFailures failures) {
        this.client = client;
        this.failures = failures;
    }

    @Override
    public Caller caller() {
        return failures.during("ask AWS who we are", () -> {
            var told = client.getCallerIdentity();
            return new Caller(told.account(), told.arn(), told.responseMetadata().requestId());
        });
    }

    @Override
    public Instant time() {
        String what = "ask AWS for the time";
        return failures.during(what, () -> {
            try {
                return client.getCallerIdentity().sdkHttpResponse().firstMatchingHeader(DATE);
            } catch (AwsServiceException refused) {
                Optional<String> told = HeadAnswers.header(refused, DATE);
                if (told.isEmpty()) {
                    throw refused;
                }
                return told;
            }
        }).flatMap(SdkIdentity::instant).orElseThrow(() -> RemoteFailure.of(
                RemoteFailure.Kind.UNEXPECTED, what, "the answer does not tell it"));
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
