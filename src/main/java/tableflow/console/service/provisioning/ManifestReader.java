package tableflow.console.service.provisioning;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Place;
import tableflow.console.domain.Problem;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.Manifest.Glue;
import tableflow.console.domain.provisioning.Manifest.Integration;
import tableflow.console.domain.provisioning.Manifest.KeySpec;
import tableflow.console.domain.provisioning.Manifest.Keys;
import tableflow.console.domain.provisioning.Manifest.Owner;
import tableflow.console.domain.provisioning.ManifestRules;
import tableflow.console.domain.provisioning.TopicSpec;

/// Reads a manifest, YAML or JSON, with the schema files that it names. Its format is described in
/// `schemas/console/manifest.schema.json` and in the guide.
final class ManifestReader {

    /// In place of a schema: take the one that the registry has.
    static final String REGISTERED = "registered";

    /// In place of a bucket: storage run by Confluent.
    static final String MANAGED = "managed";

    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private ManifestReader() {}

    /// Reads `file`.
    ///
    /// @throws BadInput with every problem, each with its place
    static Manifest read(Path file) {
        String name = file.toString();
        Path folder = file.toAbsolutePath().getParent();
        return read(name, content(file, name), folder == null ? Path.of("").toAbsolutePath() : folder);
    }

    private static String content(Path file, String name) {
        Place start = new Place(name, 1, 1);
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new BadInput(List.of(new Problem("", "is larger than 4 MB", null, start)));
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
        } catch (NoSuchFileException missing) {
            throw new BadInput(List.of(new Problem("", "there is no such file", null, start)));
        } catch (CharacterCodingException notText) {
            throw new BadInput(List.of(new Problem("", "is not a text in UTF-8", null, start)));
        } catch (IOException unreadable) {
            throw new BadInput(List.of(
                    new Problem("", "cannot be read: " + unreadable.getMessage(), null, start)));
        }
    }

    /// Reads `text`, named `name` in problems.
    ///
    /// @param folder where relative paths of schema files begin
    static Manifest read(String name, String text, Path folder) {
        YamlDocument document = YamlDocument.parse(name, text);
        YamlFields root = document.root();
        version(root);
        Manifest manifest = new Manifest(
                root.text("env"),
                root.text("environment"),
                root.text("cluster"),
                owner(root),
                keys(root),
                integration(root),
                glue(root),
                topics(document, root, folder));
        root.done();
        boolean read = document.problems().isEmpty();
        for (Problem problem : ManifestRules.problems(manifest)) {
            // With a part unread, a rule about the whole may misfire; those of the topics that were read stand.
            if (read || problem.path().startsWith("topics.")) {
                document.add(problem.at(document.placeOf(problem.path())));
            }
        }
        if (!document.problems().isEmpty()) {
            throw new BadInput(document.problems());
        }
        return manifest;
    }

    private static void version(YamlFields root) {
        Integer version = root.integer("version");
        if (!root.has("version")) {
            root.missing("version", Integer.toString(Manifest.VERSION));
        } else if (version != null && version != Manifest.VERSION) {
            root.problem("version", version > Manifest.VERSION
                    ? version + " is of a newer console" : version + " is no version",
                    Integer.toString(Manifest.VERSION));
        }
    }

    private static @Nullable Owner owner(YamlFields root) {
        YamlFields owner = root.object("owner");
        if (owner == null) {
            return null;
        }
        String id = owner.text("id");
        String name = owner.text("name");
        Owner read = new Owner(id, name, owner.text("description"), owner.flag("grantRoles", id == null));
        owner.done();
        return read;
    }

    private static Keys keys(YamlFields root) {
        YamlFields keys = root.object("keys");
        if (keys == null) {
            return Keys.DEFAULTS;
        }
        Keys read = new Keys(key(keys, "kafka"), key(keys, "schemaRegistry"), key(keys, "tableflow"));
        keys.done();
        return read;
    }

    private static KeySpec key(YamlFields keys, String purpose) {
        YamlFields key = keys.object(purpose);
        if (key == null) {
            return KeySpec.DEFAULT;
        }
        KeySpec read = new KeySpec(key.text("name"), key.text("description"));
        key.done();
        return read;
    }

    private static @Nullable Integration integration(YamlFields root) {
        YamlFields integration = root.object("providerIntegration");
        if (integration == null) {
            return null;
        }
        Integration read = new Integration(
                integration.text("id"), integration.text("name"), integration.text("roleArn"));
        integration.done();
        return read;
    }

    private static @Nullable Glue glue(YamlFields root) {
        if (root.mentions("glue") && root.node("glue") == null) {
            return new Glue(null, null);
        }
        YamlFields glue = root.object("glue");
        if (glue == null) {
            return null;
        }
        Glue read = new Glue(glue.text("name"), glue.text("database"));
        glue.done();
        return read;
    }

    private static List<TopicSpec> topics(YamlDocument document, YamlFields root, Path folder) {
        List<TopicSpec> specs = new ArrayList<>();
        YamlFields topics = root.object("topics");
        if (topics == null) {
            if (!root.has("topics")) {
                root.missing("topics", "a mapping from topic names");
            }
            return specs;
        }
        for (String name : topics.names()) {
            if (topics.mentions(name) && topics.node(name) == null) {
                topics.problem(name, "says nothing", "at least {} for all defaults");
                continue;
            }
            YamlFields topic = topics.object(name);
            if (topic != null) {
                specs.add(new TopicReader(document, topic, name, folder).read());
            }
        }
        return specs;
    }
}
