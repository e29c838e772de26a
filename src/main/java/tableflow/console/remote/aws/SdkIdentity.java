package tableflow.console.remote.aws;

import software.amazon.awssdk.services.sts.StsClient;
import tableflow.console.service.port.Identity;

/// STS through the AWS SDK.
final class SdkIdentity implements Identity {

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
    public void close() {
        client.close();
    }
}
