package tableflow.console.service.provisioning;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import tableflow.console.domain.Open;
import tableflow.console.domain.Place;
import tableflow.console.domain.Problem;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.change.ChangeRequest.TableSettings;
import tableflow.console.domain.confluent.ErrorHandling;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.provisioning.TopicSpec;
import tableflow.console.domain.provisioning.TopicSpec.Storage;
import tableflow.console.domain.provisioning.TopicSpec.ValueSchema;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.schemas.SchemaTexts;

/// Reads one topic of a manifest, and its schema file.
final class TopicReader {

    private static final Pattern AGE = Pattern.compile("(\\d{1,12})\\s*(ms|s|m|h|d)?");

    private final YamlDocument document;
    private final YamlFields fields;
    private final String name;
    private final Path folder;

    TopicReader(YamlDocument document, YamlFields fields, String name, Path folder) {
        this.document = document;
        this.fields = fields;
        this.name = name;
        this.folder = folder;
    }

    private enum Consent {
        UPSERT
    }

    TopicSpec read() {
        String cluster = fields.text("cluster");
        Integer partitions = fields.integer("partitions");
        Map<String, String> configs = configs();
        ValueSchema schema = schema();
        CompatibilityLevel level = fields.choice("compatibility", CompatibilityLevel.class);
        List<TableFormat> formats = fields.choices("formats", TableFormat.class);
        boolean unwritten = fields.node("formats") == null;
        Storage storage = storage();
        TableSettings settings = new TableSettings(age("snapshotRetention"), age("rowRetention"), errors(),
                fields.choice("metadataColumns", MetadataColumnNaming.class));
        boolean upsert = fields.choices("accept", Consent.class).contains(Consent.UPSERT);
        fields.done();
        Set<TableFormat> chosen = unwritten ? Set.of(TableFormat.ICEBERG) : set(formats);
        return new TopicSpec(name, cluster, partitions == null ? TopicSpec.DEFAULT_PARTITIONS : partitions, configs,
                schema, level, new TopicSpec.Table(chosen, storage, settings, upsert));
    }

    private static Set<TableFormat> set(List<TableFormat> formats) {
        Set<TableFormat> set = EnumSet.noneOf(TableFormat.class);
        set.addAll(formats);
        return set;
    }

    private Map<String, String> configs() {
        Map<String, String> values = new LinkedHashMap<>();
        YamlFields configs = fields.object("configs");
        if (configs != null) {
            for (String key : configs.names()) {
                String value = configs.scalar(key);
                if (value != null) {
                    values.put(key, value);
                } else if (configs.node(key) == null) {
                    configs.problem(key, "has no value", null);
                }
            }
        }
        return values;
    }

    private Storage storage() {
        Node node = fields.node("storage");
        if (node instanceof ScalarNode scalar) {
            if (scalar.getValue().equals(ManifestReader.MANAGED)) {
                return new Storage.Managed();
            }
            fields.wrong("storage", node, "\"managed\", or bucket: and the bucket's name");
            return new Storage.Bucket(null);
        }
        YamlFields storage = fields.object("storage");
        if (storage == null) {
            return new Storage.Bucket(null);
        }
        Storage read = new Storage.Bucket(storage.text("bucket"), storage.text("providerIntegration"));
        storage.done();
        return read;
    }

    private @Nullable ErrorHandling errors() {
        Node node = fields.node("errorHandling");
        if (node == null) {
            return null;
        }
        if (node instanceof ScalarNode) {
            ErrorHandling.Mode mode = fields.choice("errorHandling", ErrorHandling.Mode.class);
            return mode == null ? null : new ErrorHandling(Open.of(mode), target(mode, null));
        }
        YamlFields errors = fields.object("errorHandling");
        if (errors == null) {
            return null;
        }
        ErrorHandling.Mode mode = errors.choice("mode", ErrorHandling.Mode.class);
        String target = errors.text("deadLetterTopic");
        if (!errors.has("mode")) {
            errors.missing("mode", "SUSPEND, SKIP or LOG");
        }
        errors.done();
        return mode == null ? null : new ErrorHandling(Open.of(mode), target(mode, target));
    }

    private static @Nullable String target(ErrorHandling.Mode mode, @Nullable String written) {
        return written == null && mode == ErrorHandling.Mode.LOG ? ErrorHandling.DEFAULT_DEAD_LETTER_TOPIC : written;
    }

    private @Nullable Long age(String key) {
        String text = fields.scalar(key);
        if (text == null) {
            return null;
        }
        Matcher age = AGE.matcher(text.strip());
        if (!age.matches()) {
            fields.problem(key, "\"" + text + "\" is not a time", "milliseconds, or a number with s, m, h or d");
            return null;
        }
        long unit = switch (age.group(2)) {
            case "s" -> 1_000L;
            case "m" -> 60_000L;
            case "h" -> 3_600_000L;
            case "d" -> 86_400_000L;
            case null, default -> 1L;
        };
        return Math.multiplyExact(Long.parseLong(age.group(1)), unit);
    }

    private @Nullable ValueSchema schema() {
        Node node = fields.node("schema");
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().equals(ManifestReader.REGISTERED)
                    ? null : file(scalar.getValue(), null, List.of(), "schema");
        }
        YamlFields schema = fields.object("schema");
        if (schema == null) {
            return node == null ? file(null, null, List.of(), "schema") : null;
        }
        String file = schema.text("file");
        String text = schema.text("text");
        SchemaFormat format = schema.choice("format", SchemaFormat.class);
        List<SchemaReference> references = references(schema);
        schema.done();
        if (file != null && text != null) {
            schema.problem("text", "stands beside file", "one of them");
            return null;
        }
        return text == null ? file(file, format, references, "schema.file") : inline(text, format, references);
    }

    private static List<SchemaReference> references(YamlFields schema) {
        List<SchemaReference> references = new ArrayList<>();
        for (YamlFields reference : schema.objects("references")) {
            String refName = reference.text("name");
            String subject = reference.text("subject");
            Integer version = reference.integer("version");
            for (String key : List.of("name", "subject", "version")) {
                if (!reference.has(key)) {
                    reference.missing(key, "name, subject and version");
                }
            }
            reference.done();
            if (refName != null && subject != null && version != null) {
                references.add(new SchemaReference(refName, subject, version));
            }
        }
        return references;
    }

    private ValueSchema inline(String text, @Nullable SchemaFormat format, List<SchemaReference> references) {
        SchemaFormat known = format == null ? SchemaFormat.JSON : format;
        SchemaTexts.flaw(known, text, !references.isEmpty()).ifPresent(it -> document.problem(
                fields.inner("schema.text"), null,
                "line " + it.line() + ", column " + it.column() + ": " + it.message(), null));
        return new ValueSchema(known, text, references, "the schema in the manifest");
    }

    private @Nullable ValueSchema file(
            @Nullable String written, @Nullable SchemaFormat format, List<SchemaReference> references, String key) {
        String relative = written == null ? "schemas/json/values/" + name + "-value.json" : written;
        Optional<Path> found = find(relative, written == null);
        if (found.isEmpty()) {
            document.problem(fields.inner(key), null, "there is no schema file " + relative,
                    written == null ? "schema.file, or schema: registered for the one in the registry" : null);
            return null;
        }
        SchemaFormat known = format != null
                ? format : SchemaFormat.ofFileName(relative).orElse(SchemaFormat.JSON);
        return load(found.get(), known, references, key);
    }

    private @Nullable ValueSchema load(Path file, SchemaFormat format, List<SchemaReference> references, String key) {
        String path = fields.inner(key);
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            SchemaTexts.flaw(format, text, !references.isEmpty()).ifPresent(it -> document.add(new Problem(
                    path, it.message(), null, new Place(shown(file), it.line(), it.column()))));
            return new ValueSchema(format, text, references, shown(file));
        } catch (CharacterCodingException notText) {
            document.add(new Problem(path, "is not a text in UTF-8", null, new Place(shown(file), 1, 1)));
        } catch (IOException unreadable) {
            document.problem(path, null, shown(file) + " cannot be read: " + unreadable.getMessage(), null);
        }
        return null;
    }

    /// A written path begins at the manifest's folder; the default one is looked for in the folders above it too, so
    /// that manifests may lie in a folder of their own.
    private Optional<Path> find(String relative, boolean above) {
        try {
            for (Path at = folder; at != null; at = above ? at.getParent() : null) {
                Path file = at.resolve(relative);
                if (Files.isRegularFile(file)) {
                    return Optional.of(file);
                }
            }
        } catch (InvalidPathException notAPath) {
            document.problem(fields.inner("schema"), null, "\"" + relative + "\" is not a path", null);
        }
        return Optional.empty();
    }

    private static String shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
    }
}
