package tableflow.console.sandbox.confluent;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads and checks the `spec` of a Tableflow topic, as far as the API does when it is posted or patched.
final class TableflowRequest {
    static final TableflowTopic.Config DEFAULTS = new TableflowTopic.Config(
            List.of("ICEBERG"), "604800000", Optional.empty(),
            new TableflowTopic.ErrorHandling("SUSPEND", Optional.empty()), "DEFAULT");

    private static final long SHORTEST_RETENTION_MS = 86_400_000L;
    private static final long SHORTEST_DATA_RETENTION_MS = 2_592_000_000L;
    private static final Set<String> FORMATS = Set.of("ICEBERG", "DELTA");
    private static final Set<String> MODES = Set.of("SUSPEND", "SKIP", "LOG");
    private static final Set<String> NAMINGS = Set.of("DEFAULT", "PORTABLE");
    private static final String TOPIC_NAME = "[a-zA-Z0-9_-]{1,249}";

    private TableflowRequest() {}

    /// `storage` of a creation. Where the table lies is not the caller's choice.
    static TableflowTopic.Storage storage(Fields spec, Scopes scopes, Organization org) throws ApiFailure {
        Fields storage = spec.object("storage");
        String kind = storage.text("kind");
        KafkaCluster cluster = org.cluster(scopes.environment(), scopes.cluster()).orElseThrow(ApiFailure::forbidden);
        if (!RegionsApi.offered(cluster.placement().cloud(), cluster.placement().region())) {
            throw spec.invalid("kafka_cluster", "Tableflow is not offered in the cluster's region.");
        }
        return switch (kind) {
            case "ByobAws" -> {
                String bucket = storage.text("bucket_name");
                String integration = storage.text("provider_integration_id");
                if (!bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
                    throw storage.invalid("bucket_name", "bucket_name is not the name of an S3 bucket.");
                }
                if (org.integration(scopes.environment(), integration).isEmpty()) {
                    throw storage.invalid("provider_integration_id", "provider integration not found");
                }
                yield new TableflowTopic.Storage(kind, bucket, Optional.of(integration),
                        TablePath.fresh(bucket, org.id(), scopes.environment(), scopes.cluster()));
            }
            case "Managed" -> {
                String bucket = "confluent-tableflow-managed-" + cluster.placement().region();
                yield new TableflowTopic.Storage(kind, bucket, Optional.empty(),
                        TablePath.fresh(bucket, org.id(), scopes.environment(), scopes.cluster()));
            }
            case "AzureDataLakeStorageGen2" ->
                throw storage.invalid("kind", "AzureDataLakeStorageGen2 needs a cluster on Azure.");
            default -> throw storage.invalid("kind", "kind must be ByobAws or Managed.");
        };
    }

    /// `table_formats` and `config`, over what held before.
    static TableflowTopic.Config config(Fields spec, TableflowTopic.Config old) throws ApiFailure {
        List<String> formats = formats(spec, old.formats());
        Optional<Fields> given = spec.maybeObject("config");
        if (given.isEmpty()) {
            return new TableflowTopic.Config(
                    formats, old.retentionMs(), old.dataRetentionMs(), old.errors(), old.columnNaming());
        }
        Fields config = given.get();
        for (String readOnly : List.of("enable_compaction", "enable_partitioning")) {
            if (config.has(readOnly)) {
                throw config.invalid(readOnly, readOnly + " is read-only.");
            }
        }
        return new TableflowTopic.Config(
                formats,
                millis(config, "retention_ms", SHORTEST_RETENTION_MS, false).orElse(old.retentionMs()),
                millis(config, "data_retention_ms", SHORTEST_DATA_RETENTION_MS, true)
                        .or(old::dataRetentionMs).filter(ms -> !ms.equals("0")),
                errors(config, old.errors()),
                naming(config, old.columnNaming()));
    }

    /// Only `false` can be asked for: a table suspends itself and is resumed by its owner.
    static boolean resumes(Fields spec) throws ApiFailure {
        Optional<Boolean> suspended = spec.maybeFlag("suspended");
        if (suspended.orElse(false)) {
            throw spec.invalid("suspended", "suspended can only be set to false.");
        }
        return suspended.isPresent();
    }

    private static List<String> formats(Fields spec, List<String> old) throws ApiFailure {
        List<String> formats = spec.maybeTexts("table_formats").orElse(old);
        if (formats.isEmpty() || new HashSet<>(formats).size() != formats.size() || !FORMATS.containsAll(formats)) {
            throw spec.invalid("table_formats", "table_formats must be one or both of ICEBERG and DELTA.");
        }
        return List.copyOf(formats);
    }

    private static Optional<String> millis(Fields config, String name, long least, boolean zeroTurnsOff)
            throws ApiFailure {
        Optional<String> text = config.maybeText(name);
        if (text.isEmpty()) {
            return text;
        }
        long value = text.get().matches("[0-9]{1,18}") ? Long.parseLong(text.get()) : -1;
        if (value < least && !(zeroTurnsOff && value == 0)) {
            throw config.invalid(name, name + " must be a whole number of milliseconds, at least " + least + ".");
        }
        return Optional.of(Long.toString(value));
    }

    private static TableflowTopic.ErrorHandling errors(Fields config, TableflowTopic.ErrorHandling old)
            throws ApiFailure {
        Optional<String> strategy = config.maybeText("record_failure_strategy");
        Optional<Fields> handling = config.maybeObject("error_handling");
        if (strategy.isPresent() && handling.isPresent()) {
            throw config.invalid("record_failure_strategy",
                    "Only one of error_handling and record_failure_strategy can be given.");
        }
        if (strategy.isPresent()) {
            if (!strategy.get().equals("SUSPEND") && !strategy.get().equals("SKIP")) {
                throw config.invalid("record_failure_strategy", "record_failure_strategy must be SUSPEND or SKIP.");
            }
            return new TableflowTopic.ErrorHandling(strategy.get(), Optional.empty());
        }
        return handling.isEmpty() ? old : handling(handling.get());
    }

    private static TableflowTopic.ErrorHandling handling(Fields handling) throws ApiFailure {
        String mode = handling.text("mode");
        if (!MODES.contains(mode)) {
            throw handling.invalid("mode", "mode must be one of SUSPEND, SKIP, LOG.");
        }
        if (!mode.equals("LOG")) {
            return new TableflowTopic.ErrorHandling(mode, Optional.empty());
        }
        String target = handling.maybeText("target").orElse("error_log");
        if (!target.matches(TOPIC_NAME)) {
            throw ApiFailure.malformed(handling.pointer() + "/target",
                    "target must be a topic name of letters, digits, underscores and hyphens, without a period.");
        }
        return new TableflowTopic.ErrorHandling(mode, Optional.of(target));
    }

    private static String naming(Fields config, String old) throws ApiFailure {
        String naming = config.maybeText("metadata_column_naming_scheme").orElse(old);
        if (!NAMINGS.contains(naming)) {
            throw config.invalid("metadata_column_naming_scheme",
                    "metadata_column_naming_scheme must be DEFAULT or PORTABLE.");
        }
        return naming;
    }
}
