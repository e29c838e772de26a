package tableflow.console.service.doctor.ladder;

import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import tableflow.console.service.port.AwsConnector;
import tableflow.console.service.port.Connector;
import tableflow.console.service.port.Reachability;
import tableflow.console.service.profile.KeyResolver;

/// What probes can ask.
///
/// @param confluent opens Confluent's systems
/// @param aws opens AWS's, with the profile's credentials
/// @param network tries whether a host can be reached
/// @param keys finds the secrets of the profile's keys
/// @param clock of this machine
/// @param threads for probes, and for reading Iceberg's metadata
public record Systems(
        Connector confluent,
        AwsConnector aws,
        Reachability network,
        KeyResolver keys,
        InstantSource clock,
        ThreadFactory threads) {}
