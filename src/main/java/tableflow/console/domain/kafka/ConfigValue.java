package tableflow.console.domain.kafka;

import java.util.Optional;
import tableflow.console.domain.Units;

/// What the value of a topic's setting means to people, judged by the ending of the setting's name, as Kafka names
/// them.
public final class ConfigValue {

    private ConfigValue() {}

    /// `7 days` for `retention.ms=604800000`, `1 GiB` for `segment.bytes=1073741824`, `unlimited` where -1 or the
    /// greatest number stand for it; empty when the value speaks for itself.
    public static Optional<String> human(String name, String value) {
        boolean time = name.endsWith(".ms");
        boolean size = name.endsWith(".bytes");
        if (!time && !size) {
            return Optional.empty();
        }
        try {
            long number = Long.parseLong(value);
            if (number == Long.MAX_VALUE || (number == -1 && name.startsWith("retention."))) {
                return Optional.of(TopicSettings.UNLIMITED);
            }
            if (number < 1000) {
                return Optional.empty();
            }
            return Optional.of(time ? Units.duration(number) : Units.size(number));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
