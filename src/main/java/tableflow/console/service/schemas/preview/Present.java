package tableflow.console.service.schemas.preview;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.service.lake.LakeTable;
import tableflow.console.service.lake.LakeTables;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.query.ready.TopicTable;
import tableflow.console.service.query.ready.TopicTables;
import tableflow.console.service.schemas.SchemaReader;
import tableflow.console.service.schemas.document.SchemaDocument;

/// What there is before a draft: the tables of topics as the catalog and their metadata tell, and registered schemas.
///
/// All calls may throw a [RemoteFailure] of the system that they ask.
public final class Present {

    private final Supplier<SchemaRegistry> registry;
    private final Supplier<LakeTables> tables;
    private final List<String> databases;

    /// @param registry may open a client when it is first asked, as may `tables`
    /// @param databases of the catalog that may have the tables of topics, the likeliest first
    public Present(Supplier<SchemaRegistry> registry, Supplier<LakeTables> tables, List<String> databases) {
        this.registry = registry;
        this.tables = tables;
        this.databases = List.copyOf(databases);
    }

    /// The table of a topic as it is; empty when the catalog has none.
    public Optional<Before.Table> table(String topic) {
        LakeTables opened = tables.get();
        TopicTable found;
        try {
            found = new TopicTables(opened::entry, databases).find(topic);
        } catch (RemoteFailure failure) {
            if (failure.is(Kind.NOT_FOUND)) {
                return Optional.empty();
            }
            throw failure;
        }
        CatalogTable entry = opened.entry(found.database(), found.name())
                .orElseThrow(() -> RemoteFailure.of(Kind.CONFLICT, "read the table of " + topic,
                        "the catalog's entry went away meanwhile"));
        LakeTable table = opened.open(entry);
        return Optional.of(new Before.Table(table.columns(), table.fieldIds()));
    }

    /// A topic's table with what its keys are.
    ///
    /// @param key null when the topic's keys have no schema
    public record Sight(Before.Table table, @Nullable SchemaDocument key) {}

    /// The table of a topic as it is, with the schema of its keys; empty when the catalog has none.
    public Optional<Sight> sight(String topic) {
        return table(topic).map(table -> new Sight(table, latest(topic + "-key").orElse(null)));
    }

    /// The newest version of a subject as a document, with all that it refers to; empty when there is none.
    public Optional<SchemaDocument> latest(String subject) {
        return registry.get().latest(subject).map(this::document);
    }

    /// A registered schema as a document, with all that it refers to.
    ///
    /// @throws RemoteFailure INVALID when its format is none that the console knows, or the registry lacks what it
    ///     refers to
    public SchemaDocument document(SchemaVersion version) {
        String what = "read version " + version.version() + " of " + version.subject();
        SchemaFormat format = version.format().known();
        if (format == null) {
            throw RemoteFailure.of(Kind.INVALID, what, "the console does not know the format " + version.format());
        }
        SchemaReader reader = new SchemaReader(
                reference -> registry.get().version(reference.subject(), reference.version()));
        try {
            return SchemaDocument.read(format, version.text(), reader.referenced(version.references()));
        } catch (InvalidSchema incomplete) {
            throw RemoteFailure.of(Kind.INVALID, what, String.valueOf(incomplete.getMessage()));
        }
    }
}
