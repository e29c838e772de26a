package tableflow.console.service.provisioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.provisioning.Notice;
import tableflow.console.domain.provisioning.Notice.Severity;
import tableflow.console.domain.provisioning.TopicSpec;
import tableflow.console.domain.provisioning.TopicSpec.ValueSchema;
import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.schemas.SchemaReader;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.preview.Before;
import tableflow.console.service.schemas.preview.Draft;
import tableflow.console.service.schemas.preview.Previewer;
import tableflow.console.service.schemas.preview.TableFinding;
import tableflow.console.service.schemas.preview.TablePreview;

/// Says before a schema is registered what Tableflow will make of it: the registry accepts schemas that no table can
/// hold, and changes that stop a table. It asks for consent and does not block: the rules are Tableflow's to judge.
final class TableCheck {

    private final TopicSpec topic;
    private final Optional<SchemaRegistry> registry;
    private final SchemaReader reader = new SchemaReader(this::registered);

    /// @param registry absent while there is no key to it: then the schema is looked at by itself
    TableCheck(TopicSpec topic, Optional<SchemaRegistry> registry) {
        this.topic = topic;
        this.registry = registry;
    }

    List<Notice> notices() {
        try {
            Optional<SchemaVersion> latest = registry.flatMap(it -> it.latest(topic.subject()));
            ValueSchema schema = topic.schema();
            if (schema == null && latest.isEmpty()) {
                return List.of();
            }
            SchemaDocument registered = latest.isEmpty() ? null : document(latest.get());
            SchemaDocument wanted = schema == null ? Objects.requireNonNull(registered) : document(schema);
            return notices(wanted, registered);
        } catch (InvalidSchema unreadable) {
            return List.of(notChecked(String.valueOf(unreadable.getMessage())));
        } catch (RemoteFailure failure) {
            if (failure.is(RemoteFailure.Kind.CANCELLED) || failure.is(RemoteFailure.Kind.UNAUTHORIZED)) {
                throw failure;
            }
            return List.of(notChecked(failure.why()));
        }
    }

    /// The key's columns are left out: provisioning never changes the key's schema.
    private List<Notice> notices(SchemaDocument wanted, @Nullable SchemaDocument registered) throws InvalidSchema {
        MetadataColumnNaming naming = topic.table().settings().metadataColumnNaming();
        Before.Schema before = registered == null ? null : new Before.Schema(read(registered).column(), null);
        read(wanted);
        TablePreview preview = Previewer.preview(
                new Draft(wanted, null, naming == null ? MetadataColumnNaming.DEFAULT : naming), before);
        List<TableFinding> invalid = preview.findings().stream().filter(it -> !it.rule().evolution()).toList();
        List<TableFinding> stops = preview.findings().stream().filter(it -> it.rule().evolution()).toList();
        List<Notice> notices = new ArrayList<>();
        if (!invalid.isEmpty()) {
            notices.add(consent("table-impossible", "No Iceberg table can be made of the schema of " + topic.subject()
                    + ": " + told(invalid) + "."));
        }
        if (!stops.isEmpty()) {
            notices.add(consent("table-stops", "A table that follows the registered schema of " + topic.subject()
                    + " will be suspended by the new one, although the registry may take it: " + told(stops) + "."));
        }
        return notices;
    }

    private Optional<SchemaVersion> registered(SchemaReference reference) {
        return registry
                .orElseThrow(() -> RemoteFailure.of(RemoteFailure.Kind.INVALID, "read " + reference.subject(),
                        "it refers to " + reference.subject() + ", and there is no key to the registry yet"))
                .version(reference.subject(), reference.version());
    }

    private SchemaDocument document(ValueSchema schema) throws InvalidSchema {
        return SchemaDocument.read(schema.format(), schema.text(), reader.referenced(schema.references()));
    }

    private SchemaDocument document(SchemaVersion version) throws InvalidSchema {
        SchemaFormat format = version.format().known();
        if (format == null) {
            throw new InvalidSchema("the console does not know the format " + version.format());
        }
        return SchemaDocument.read(format, version.text(), reader.referenced(version.references()));
    }

    private static ParsedSchema read(SchemaDocument document) throws InvalidSchema {
        return document.schema().orElseThrow(() -> new InvalidSchema(document.findings().stream()
                .filter(SchemaFinding::isError).findFirst().map(SchemaFinding::message).orElse("it is no schema")));
    }

    /// Each with its place in the schema.
    private static String told(List<TableFinding> findings) {
        return findings.stream().map(it -> it.rule() + (it.column().isEmpty() ? "" : " " + it.column()) + " (line "
                        + it.finding().span().line() + "): " + it.explanation())
                .collect(Collectors.joining("; "));
    }

    private Notice consent(String code, String text) {
        return new Notice(Severity.NEEDS_CONSENT, code, SchemaStep.idFor(topic.name()), text);
    }

    private Notice notChecked(String why) {
        return new Notice(Severity.INFO, "table-not-checked", SchemaStep.idFor(topic.name()),
                "Whether a table can be made of the schema of " + topic.subject() + " was not checked: " + why + ".");
    }
}
