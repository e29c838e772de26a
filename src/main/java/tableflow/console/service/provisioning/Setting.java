package tableflow.console.service.provisioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.change.ChangeRequest;
import tableflow.console.domain.change.ChangeRequest.MorePartitions;
import tableflow.console.domain.confluent.ErrorHandling;
import tableflow.console.domain.confluent.TableflowTopic;

/// A value that a step changes on something that exists.
///
/// @param before absent when it was unset, or the service did not tell it
record Setting(String name, @Nullable String before, String after) {

    /// The name for a topic's number of partitions.
    static final String PARTITIONS = "partitions";

    static final String FORMATS = "formats";
    static final String SNAPSHOTS = "snapshot retention";
    static final String ROWS = "row retention";
    static final String ERRORS = "error handling";
    static final String COLUMNS = "metadata column naming";

    /// The name for a subject's compatibility level.
    static final String LEVEL = "compatibility";

    private static final String BEFORE = "before:";
    private static final String AFTER = "after:";

    /// Those of `settings` that `request` changes, as the journal keeps them.
    static Map<String, String> facts(List<Setting> settings, ChangeRequest request) {
        Map<String, String> facts = new TreeMap<>();
        for (Setting it : settings) {
            if (it.name().equals(PARTITIONS) == request instanceof MorePartitions) {
                facts.put(AFTER + it.name(), it.after());
                if (it.before() != null) {
                    facts.put(BEFORE + it.name(), it.before());
                }
            }
        }
        return facts;
    }

    /// The settings that a line of a journal tells.
    static List<Setting> of(Map<String, String> facts) {
        List<Setting> settings = new ArrayList<>();
        new TreeMap<>(facts).forEach((fact, value) -> {
            if (fact.startsWith(AFTER)) {
                String name = fact.substring(AFTER.length());
                settings.add(new Setting(name, facts.get(BEFORE + name), value));
            }
        });
        return settings;
    }

    /// What a table's settings are now, as text; those that the service does not tell are absent.
    static Map<String, String> of(TableflowTopic table) {
        Map<String, String> texts = new TreeMap<>();
        TableflowTopic.Config config = table.config();
        texts.put(FORMATS, table.formats().stream().map(Object::toString).sorted().collect(Collectors.joining(",")));
        put(texts, SNAPSHOTS, config.snapshotRetentionMillis());
        put(texts, ROWS, config.rowRetentionMillis());
        put(texts, COLUMNS, config.metadataColumnNaming());
        if (config.errorHandling() != null) {
            texts.put(ERRORS, text(config.errorHandling()));
        }
        return texts;
    }

    static String text(ErrorHandling errors) {
        return errors.mode() + (errors.deadLetterTopic() == null ? "" : " into " + errors.deadLetterTopic());
    }

    static String text(Iterable<? extends Enum<?>> formats) {
        TreeSet<String> names = new TreeSet<>();
        formats.forEach(it -> names.add(it.name()));
        return String.join(",", names);
    }

    private static void put(Map<String, String> texts, String name, @Nullable Object value) {
        if (value != null) {
            texts.put(name, value.toString());
        }
    }
}
