package tableflow.console.remote.aws;

import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.profile.Profile;

/// Asks AWS who it is, with the AWS profile `lake` of the machine: in a process of its own, because the SDK reads the
/// home folder from the environment.
final class SsoProcess {

    private SsoProcess() {}

    public static void main(String[] arguments) {
        Profile.Aws aws = new Profile.Aws("us-east-1", "lake", null, null, Map.of(), null);
        AwsClients clients = new AwsClients(aws, key -> {
            throw new IllegalStateException("no key is wanted");
        }, AwsClients.Limits.USUAL);
        try (StsClient sts = clients.sts()) {
            System.out.println("built " + sts.serviceName());
            if (arguments.length == 0) {
                sts.getCallerIdentity();
            }
        } catch (SdkException exception) {
            RemoteFailure failure = new AwsFailures(aws).translate("ask AWS who we are", exception);
            System.out.println(failure.kind() + "; " + failure.why() + "; " + failure.advice().orElse(""));
        }
    }
}
