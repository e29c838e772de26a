package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.http.Json;

/// The workgroups of the account, kept in one file.
final class WorkGroups {
    private static final String LIST = "WorkGroups";

    private final Map<String, WorkGroup> groups = new ConcurrentSkipListMap<>();
    private final KeptFile file;

    private WorkGroups(KeptFile file) {
        this.file = file;
    }

    /// Reads what was kept. At the first time there is `primary` with this output location.
    static WorkGroups open(KeptFile file, String location, Instant now) throws IOException {
        WorkGroups all = new WorkGroups(file);
        file.read().path(LIST).forEach(node -> {
            WorkGroup group = WorkGroup.of(node);
            all.groups.put(group.name(), group);
        });
        if (!all.groups.containsKey(WorkGroup.PRIMARY)) {
            ObjectNode configuration = WorkGroup.defaults();
            configuration.withObject("/ResultConfiguration").put("OutputLocation", location);
            all.put(new WorkGroup(WorkGroup.PRIMARY, "", true, now, configuration));
        }
        return all;
    }

    WorkGroup get(String name) throws AwsFailure {
        WorkGroup group = groups.get(name);
        if (group == null) {
            throw Refusals.invalid("WorkGroup is not found.");
        }
        return group;
    }

    /// By name.
    List<WorkGroup> all() {
        return List.copyOf(groups.values());
    }

    synchronized void create(WorkGroup group) throws AwsFailure {
        if (groups.containsKey(group.name())) {
            throw Refusals.invalid("WorkGroup is already created");
        }
        put(group);
    }

    /// Keeps a new or changed one.
    synchronized void put(WorkGroup group) {
        groups.put(group.name(), group);
        save();
    }

    synchronized void remove(String name) throws AwsFailure {
        if (name.equals(WorkGroup.PRIMARY)) {
            throw Refusals.invalid("WorkGroup primary cannot be deleted.");
        }
        groups.remove(name);
        save();
    }

    private void save() {
        ObjectNode document = Json.object();
        ArrayNode list = document.putArray(LIST);
        groups.values().forEach(group -> list.add(group.json()));
        file.write(document);
    }
}
