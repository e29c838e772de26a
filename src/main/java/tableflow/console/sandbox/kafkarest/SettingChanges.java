package tableflow.console.sandbox.kafkarest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import tableflow.console.sandbox.kafka.CloudSettings;

/// Settings that a caller wants to have, parted into the broker's and those that only Confluent's brokers know. An
/// absent value stands for the default.
final class SettingChanges {
    private final Map<String, Optional<String>> broker = new LinkedHashMap<>();
    private final Map<String, Optional<String>> cloud = new LinkedHashMap<>();

    /// @throws RestFailure if the setting is ours to judge and has no such name or value
    void add(String name, Optional<String> value) throws RestFailure {
        if (!CloudSettings.owns(name)) {
            broker.put(name, value);
            return;
        }
        Optional<String> objection = CloudSettings.objection(name, value);
        if (objection.isPresent()) {
            throw RestFailure.invalid(objection.get());
        }
        cloud.put(name, value);
    }

    Map<String, Optional<String>> cloud() {
        return cloud;
    }

    /// The broker's settings that differ from the defaults.
    Map<String, String> forNewTopic() {
        var values = new HashMap<String, String>();
        broker.forEach((name, value) -> value.ifPresent(v -> values.put(name, v)));
        return values;
    }

    /// The broker's settings as changes to a topic that exists.
    List<AlterConfigOp> forTopic() {
        var operations = new ArrayList<AlterConfigOp>();
        broker.forEach((name, value) -> operations.add(new AlterConfigOp(
            new ConfigEntry(name, value.orElse("")),
            value.isPresent() ? AlterConfigOp.OpType.SET : AlterConfigOp.OpType.DELETE)));
        return operations;
    }
}
