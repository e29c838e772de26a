package tableflow.console.remote.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.profile.Profile;

class AwsFailuresTest {

    private final SdkClientException chain = SdkClientException.create("Unable to load credentials from any of"
            + " the providers in the chain AwsCredentialsProviderChain(credentialsProviders=[SystemProperty"
            + "CredentialsProvider(), EnvironmentVariableCredentialsProvider()]) :"
            + " [SystemPropertyCredentialsProvider(): Unable to load credentials from system settings.]");

    @Test
    void missingCredentialsAreOneSentence() {
        RemoteFailure failure = translated(null);
        assertThat(failure.kind()).isEqualTo(RemoteFailure.Kind.UNAUTHORIZED);
        assertThat(failure.why()).isEqualTo("no AWS credentials were found on this machine");
        assertThat(failure.getCause()).isSameAs(chain);
        assertThat(failure.advice()).isPresent();
    }

    @Test
    void aNamedProfileWithoutCredentialsIsNamed() {
        assertThat(translated("lake").why()).isEqualTo("the AWS profile lake has no usable credentials");
    }

    private RemoteFailure translated(@Nullable String profileName) {
        Profile.Aws aws = new Profile.Aws("eu-central-1", profileName, null, null, Map.of(), null);
        return new AwsFailures(aws).translate("ask AWS who we are", chain);
    }
}
