package tableflow.console.service.doctor.ladder;

import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.service.port.AwsConnector;
import tableflow.console.service.port.Connector;

/// What probes can ask.
///
/// @param confluent opens Confluent's systems
/// @param aws opens AWS's, with the profile's credentials
/// @param keys finds the secret of a key; fails UNAUTHORIZED where there is none
/// @param clock of this machine
/// @param threads for probes, and for reading Iceberg's metadata
public record Systems(Connector confluent, AwsConnector aws, Keys keys, InstantSource clock, ThreadFactory threads) {

    /// Finds the secret of a key of the subject's profile.
    @FunctionalInterface
    public interface Keys {
        ApiKey resolve(KeyRef key);
    }
}
