package tableflow.console.domain.kafka.compare;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.Units;
import tableflow.console.domain.confluent.ErrorHandling;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaVersion;

/// What the registry and Tableflow tell of a topic, as facts to compare.
public final class TableFacts {

    private static final int DIGEST_BYTES = 6;

    private TableFacts() {}

    /// What Tableflow was told to do; how far it is (phase, lag) is no configuration and not compared. Paths of tables
    /// are chosen by Confluent and never the same, so they are not compared either.
    public static Told table(Optional<TableflowTopic> found) {
        Map<String, Side> facts = new TreeMap<>();
        facts.put("tableflow", Side.Has.of(found.isPresent() ? "on" : "off"));
        found.ifPresent(table -> {
            facts.put("formats", Side.Has.of(table.formats().stream()
                    .map(Open::text).sorted().collect(Collectors.joining(", "))));
            facts.put("suspended", Side.Has.of(table.suspended() ? "yes" : "no"));
            put(facts, "write mode", table.status().writeMode());
            config(facts, table.config());
            storage(facts, table.storage());
        });
        return Told.Facts.of(facts);
    }

    private static void config(Map<String, Side> facts, TableflowTopic.Config config) {
        period(facts, "snapshot retention", config.snapshotRetentionMillis());
        period(facts, "row retention", config.rowRetentionMillis());
        put(facts, "metadata columns", config.metadataColumnNaming());
        ErrorHandling handling = config.errorHandling();
        if (handling != null) {
            facts.put("record failure strategy", Side.Has.of(handling.mode().text()));
            String dead = handling.deadLetterTopic();
            if (dead != null) {
                facts.put("dead-letter topic", Side.Has.of(dead));
            }
        }
    }

    private static void storage(Map<String, Side> facts, TableStorage storage) {
        switch (storage) {
            case TableStorage.ByobAws own -> {
                facts.put("storage", Side.Has.of("own bucket"));
                facts.put("storage bucket", Side.Has.of(own.bucketName()));
                facts.put("storage integration", Side.Has.of(own.providerIntegrationId()));
                String region = own.bucketRegion();
                if (region != null) {
                    facts.put("storage region", Side.Has.of(region));
                }
            }
            case TableStorage.Managed _ -> facts.put("storage", Side.Has.of("managed by Confluent"));
            case TableStorage.Other other -> facts.put("storage", Side.Has.of(other.kind()));
        }
    }

    private static void period(Map<String, Side> facts, String name, @Nullable Long millis) {
        if (millis != null) {
            facts.put(name, new Side.Has(
                    millis == 0 ? "off" : Units.duration(millis), Long.toString(millis), "", true, true));
        }
    }

    private static void put(Map<String, Side> facts, String name, @Nullable Open<?> value) {
        if (value != null) {
            facts.put(name, Side.Has.of(value.text()));
        }
    }

    /// The newest schema of `part` (`key`, `value`) as facts that are added to `facts`.
    ///
    /// @param level absent where it could not be asked for
    public static void schema(
            Map<String, Side> facts, String part, @Nullable SchemaVersion version,
            @Nullable Open<CompatibilityLevel> level) {
        if (version == null) {
            facts.put(part + " schema", Side.Has.of("none registered"));
            return;
        }
        facts.put(part + " schema", Side.Has.of("registered"));
        facts.put(part + " schema format", Side.Has.of(version.format().text()));
        facts.put(part + " schema version", Side.Has.of(Integer.toString(version.version())));
        facts.put(part + " schema compatibility", level == null
                ? new Side.NotKnown("the registry did not tell its level")
                : Side.Has.of(level.text()));
        String exact = version.text() + version.references();
        facts.put(part + " schema text", new Side.Has(
                version.text().length() + " characters, sha256 " + digest(exact), exact, "", true, true));
    }

    /// The first bytes of a text's SHA-256, enough for two eyes to see that two texts differ.
    private static String digest(String text) {
        try {
            byte[] all = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(all, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
