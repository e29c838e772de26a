package tableflow.console.service.provisioning;

import java.util.ArrayList;
import java.util.List;
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
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.domain.table.Column;
import tableflow.console.domain.table.ColumnType.Struct;
import tableflow.console.domain.table.TableEvolution;
import tableflow.console.domain.table.TableLayout;
import tableflow.console.domain.table.TableProblem;
import tableflow.console.domain.table.TableValidity;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.schemas.SchemaReader;

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
            Struct registered = latest.isEmpty() ? null : columns(latest.get());
            Struct wanted = schema == null ? registered : columns(schema);
            return wanted == null ? List.of() : notices(wanted, registered);
        } catch (InvalidSchema unreadable) {
            return List.of(notChecked(String.valueOf(unreadable.getMessage())));
        } catch (RemoteFailure failure) {
            if (failure.is(RemoteFailure.Kind.CANCELLED) || failure.is(RemoteFailure.Kind.UNAUTHORIZED)) {
                throw failure;
            }
            return List.of(notChecked(failure.why()));
        }
    }

    private List<Notice> notices(Struct wanted, @Nullable Struct registered) {
        List<Notice> notices = new ArrayList<>();
        List<TableProblem> invalid = TableValidity.check(wanted);
        if (!invalid.isEmpty()) {
            notices.add(consent("table-impossible", "No Iceberg table can be made of the schema of " + topic.subject()
                    + ": " + told(invalid) + "."));
        }
        List<TableProblem> stops = registered == null ? List.of() : TableEvolution.check(registered, wanted);
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

    private Struct columns(ValueSchema schema) throws InvalidSchema {
        return columns(reader.read(schema.format(), schema.text(), schema.references()).column());
    }

    private Struct columns(SchemaVersion version) throws InvalidSchema {
        return columns(reader.read(version).column());
    }

    /// The key's columns are left out: provisioning never changes the key's schema.
    private Struct columns(Column value) {
        MetadataColumnNaming naming = topic.table().settings().metadataColumnNaming();
        return TableLayout.of(null, value, naming == null ? MetadataColumnNaming.DEFAULT : naming).columns();
    }

    private static String told(List<TableProblem> problems) {
        return problems.stream().map(TableProblem::toString).collect(Collectors.joining("; "));
    }

    private Notice consent(String code, String text) {
        return new Notice(Severity.NEEDS_CONSENT, code, SchemaStep.idFor(topic.name()), text);
    }

    private Notice notChecked(String why) {
        return new Notice(Severity.INFO, "table-not-checked", SchemaStep.idFor(topic.name()),
                "Whether a table can be made of the schema of " + topic.subject() + " was not checked: " + why + ".");
    }
}
