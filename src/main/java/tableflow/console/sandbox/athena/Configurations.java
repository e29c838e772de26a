package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import tableflow.console.sandbox.aws.AwsFailure;

/// How a workgroup's configuration is made and changed.
final class Configurations {
    private static final long LEAST_CUTOFF = 10_000_000;
    private static final Set<String> VERSIONS = Set.of("AUTO", WorkGroup.ENGINE);
    private static final List<String> PLAIN = List.of("EnforceWorkGroupConfiguration",
            "PublishCloudWatchMetricsEnabled", "RequesterPaysEnabled", "EnableMinimumEncryptionConfiguration",
            "BytesScannedCutoffPerQuery", "AdditionalConfiguration", "ExecutionRole",
            "CustomerContentEncryptionConfiguration");
    private static final List<String> OF_RESULTS =
            List.of("OutputLocation", "EncryptionConfiguration", "ExpectedBucketOwner", "AclConfiguration");
    private static final String RESULTS = "ResultConfiguration";
    private static final String MANAGED = "ManagedQueryResultsConfiguration";
    private static final String CUTOFF = "BytesScannedCutoffPerQuery";

    private Configurations() {}

    /// From the `Configuration` of `CreateWorkGroup`. A new workgroup is enforced unless it says otherwise.
    static ObjectNode created(Input wanted) throws AwsFailure {
        ObjectNode node = WorkGroup.defaults().put("EnforceWorkGroupConfiguration", true)
                .put("PublishCloudWatchMetricsEnabled", true);
        plain(node, wanted);
        Input results = wanted.part(RESULTS);
        for (String name : OF_RESULTS) {
            copy((ObjectNode) node.path(RESULTS), results, name);
        }
        copy(node, wanted, MANAGED);
        return checked(node, wanted);
    }

    /// From the `ConfigurationUpdates` of `UpdateWorkGroup`: what is not named stays.
    static ObjectNode updated(ObjectNode old, Input wanted) throws AwsFailure {
        ObjectNode node = old.deepCopy();
        plain(node, wanted);
        if (wanted.flag("RemoveBytesScannedCutoffPerQuery")) {
            node.remove(CUTOFF);
        }
        if (wanted.flag("RemoveCustomerContentEncryptionConfiguration")) {
            node.remove("CustomerContentEncryptionConfiguration");
        }
        Input results = wanted.part("ResultConfigurationUpdates");
        ObjectNode kept = node.withObject("/" + RESULTS);
        for (String name : OF_RESULTS) {
            copy(kept, results, name);
            if (results.flag("Remove" + name)) {
                kept.remove(name);
            }
        }
        Input managed = wanted.part("ManagedQueryResultsConfigurationUpdates");
        if (managed.has("Enabled")) {
            node.withObject("/" + MANAGED).put("Enabled", managed.flag("Enabled"));
        }
        if (managed.has("EncryptionConfiguration")) {
            copy(node.withObject("/" + MANAGED), managed, "EncryptionConfiguration");
        }
        if (managed.flag("RemoveEncryptionConfiguration")) {
            node.withObject("/" + MANAGED).remove("EncryptionConfiguration");
        }
        return checked(node, wanted);
    }

    private static void plain(ObjectNode node, Input wanted) throws AwsFailure {
        for (String name : PLAIN) {
            copy(node, wanted, name);
        }
        wanted.number(CUTOFF, LEAST_CUTOFF, Long.MAX_VALUE);
        if (wanted.has("EngineVersion")) {
            String version = wanted.part("EngineVersion").optional("SelectedEngineVersion").orElse("AUTO");
            if (!VERSIONS.contains(version)) {
                throw Refusals.invalid("The specified engine version is not valid: " + version);
            }
            node.set("EngineVersion", WorkGroup.engine().put("SelectedEngineVersion", version));
        }
    }

    private static ObjectNode checked(ObjectNode node, Input wanted) throws AwsFailure {
        wanted.valid();
        String location = node.path(RESULTS).path("OutputLocation").asText("");
        if (!location.isEmpty() && S3Uri.parse(location).isEmpty()) {
            throw Refusals.invalid("outputLocation is not a valid S3 path.");
        }
        if (!location.isEmpty() && node.path(MANAGED).path("Enabled").asBoolean()) {
            throw Refusals.invalid(
                    "A workgroup with managed query results cannot have an output location for query results.");
        }
        return node;
    }

    private static void copy(ObjectNode to, Input from, String name) {
        if (from.has(name)) {
            to.set(name, from.raw().path(name));
        }
    }
}
