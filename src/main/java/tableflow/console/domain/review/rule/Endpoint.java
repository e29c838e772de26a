package tableflow.console.domain.review.rule;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.profile.Profile;

/// Where a profile says that a system is.
///
/// @param what the system, for sentences: "Kafka"
/// @param place as the profile has it
/// @param encrypted whether it is spoken to over TLS
/// @param here whether all of it is on this machine
public record Endpoint(String what, String place, boolean encrypted, boolean here) {

    private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}");

    /// All that a profile names; AWS's own endpoints, which it does not name, use TLS.
    static List<Endpoint> of(Profile profile) {
        List<Endpoint> all = new ArrayList<>();
        add(all, "Confluent", profile.confluent().apiUrl());
        add(all, "Metrics API", profile.confluent().metricsUrl());
        Profile.Kafka kafka = profile.kafka();
        if (kafka != null) {
            all.add(new Endpoint("Kafka", kafka.securityProtocol() + "://" + kafka.bootstrapServers(),
                    kafka.securityProtocol().endsWith("SSL"),
                    Arrays.stream(kafka.bootstrapServers().split(",")).allMatch(Endpoint::server)));
            add(all, "Kafka REST", kafka.restUrl());
        }
        Profile.Registry registry = profile.schemaRegistry();
        if (registry != null) {
            add(all, "Schema Registry", registry.url());
        }
        Profile.Aws aws = profile.aws();
        if (aws != null) {
            new TreeMap<>(aws.endpoints()).forEach((service, url) -> add(all, "AWS " + service, url));
        }
        return all;
    }

    private static void add(List<Endpoint> all, String what, @Nullable URI url) {
        if (url != null) {
            String host = url.getHost() == null ? "" : url.getHost();
            all.add(new Endpoint(what, url.getScheme() + "://" + host
                    + (url.getPort() < 0 ? "" : ":" + url.getPort()), "https".equalsIgnoreCase(url.getScheme()),
                    isHere(host)));
        }
    }

    private static boolean server(String address) {
        String bare = address.strip().replaceFirst("^[A-Za-z_]+://", "");
        int colon = bare.lastIndexOf(':');
        return isHere(colon < 0 ? bare : bare.substring(0, colon));
    }

    private static boolean isHere(String host) {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return bare.equals("localhost") || bare.endsWith(".localhost") || bare.equals("::1")
                || LOOPBACK.matcher(bare).matches();
    }
}
