package tableflow.console.service.doctor.probe;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.check.confluent.ConfluentFacts;
import tableflow.console.domain.doctor.check.confluent.ConfluentFacts.Reach;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.doctor.ladder.Asking;
import tableflow.console.service.doctor.ladder.Probe;
import tableflow.console.service.doctor.ladder.Probe.NotAskable;
import tableflow.console.service.port.Reachability;

/// Tries the way to each system of the profile, without a key.
final class NetworkProbes {

    private NetworkProbes() {}

    static List<Probe<?>> all() {
        return ConfluentFacts.SYSTEMS.stream().<Probe<?>>map(system -> Probe.of(
                        ConfluentFacts.REACH.about(system), Rung.WORKSTATION, Source.LOCAL, "reach " + system,
                        Set.of(), asking -> reach(system, asking))
                .telling(reach -> "it answers")).toList();
    }

    private static Reach reach(String system, Asking asking) throws NotAskable {
        URI place = place(system, asking.subject().profile());
        Reachability.Reached reached = asking.call("connect", place.toString(),
                () -> asking.systems().network().reach(place), it -> "it answers");
        String host = place.getPort() < 0 ? place.getHost() : place.getHost() + ":" + place.getPort();
        return new Reach(host, reached.address(), reached.proxy(), reached.issuer(), reached.date() == null
                ? null
                : Duration.between(reached.date(), asking.systems().clock().instant()));
    }

    private static URI place(String system, Profile profile) throws NotAskable {
        return switch (system) {
            case "Confluent" -> profile.confluent().apiUrl();
            case "Kafka" -> kafka(profile.kafka());
            case "Schema Registry" -> {
                Profile.Registry registry = profile.schemaRegistry();
                if (registry == null) {
                    throw new NotAskable("The profile names no Schema Registry.");
                }
                yield registry.url();
            }
            default -> aws(system.toLowerCase(Locale.ROOT), profile.aws());
        };
    }

    /// The first of the bootstrap servers: each of them would do.
    private static URI kafka(Profile.@Nullable Kafka kafka) throws NotAskable {
        if (kafka == null) {
            throw new NotAskable("The profile names no Kafka cluster.");
        }
        String first = kafka.bootstrapServers().split(",", 2)[0].strip();
        try {
            return URI.create((kafka.securityProtocol().endsWith("SSL") ? "kafkas://" : "kafka://") + first);
        } catch (IllegalArgumentException e) {
            throw new NotAskable("The bootstrap servers " + kafka.bootstrapServers() + " are none.");
        }
    }

    private static URI aws(String service, Profile.@Nullable Aws aws) throws NotAskable {
        if (aws == null) {
            throw new NotAskable("The profile has no AWS account.");
        }
        URI own = aws.endpoints().get(service);
        String suffix = aws.region().startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
        return own != null ? own : URI.create("https://" + service + "." + aws.region() + suffix);
    }
}
