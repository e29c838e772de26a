package tableflow.console.ui.messages.tools;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import tableflow.console.domain.Open;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.messages.Messages;
import tableflow.console.service.messages.replay.Replay;
import tableflow.console.service.messages.write.FakeWriting;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.profile.OtherProfiles;
import tableflow.console.service.profile.OtherProfiles.Opened;
import tableflow.console.service.profile.TestProfiles;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.ui.dialog.Dialogs;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.work.Work;

/// A topic `orders` with an Avro schema, on a cluster in memory that takes records.
final class ToolFixture {

    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final String AVRO = """
            {"type": "record", "name": "Order", "fields": [
              {"name": "order_id", "type": "string"},
              {"name": "amount", "type": {"type": "bytes", "logicalType": "decimal", "precision": 12, "scale": 2}},
              {"name": "state", "type": {"type": "enum", "name": "State", "symbols": ["NEW", "PAID"]}},
              {"name": "placed_at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "lines", "type": {"type": "array", "items": {"type": "record", "name": "Line", "fields": [
                {"name": "sku", "type": "string"}, {"name": "count", "type": "int"}]}}}]}
            """;

    final FakeCluster cluster = new FakeCluster().topic("orders", 3).topic("orders-copy", 2);
    final FakeWriting writing = new FakeWriting();
    final Navigation navigation = new Navigation();
    final List<String> told = new CopyOnWriteArrayList<>();
    /// The profiles beside the open one, which each open their own.
    final Map<String, Opened<Replay.Systems>> others = new TreeMap<>();
    /// Of the open profile.
    Supplier<SchemaRegistry> registry = cluster.sources().registry();

    ToolFixture() {
        cluster.schemas.put("orders-value",
                new SchemaVersion("orders-value", 3, 100_003, Open.of(SchemaFormat.AVRO), AVRO, List.of()));
    }

    ToolDesk desk(Work work, Dialogs dialogs, String environment, boolean readOnly) {
        Messages messages = new Messages(
                () -> writing, registry, Runnable::run, InstantSource.fixed(NOW));
        return new ToolDesk(work, dialogs, messages, new ToolServices(cluster.sources().kafka(), new Others()),
                TestProfiles.of(environment, readOnly), navigation);
    }

    /// Another profile with a cluster and a registry of its own.
    ///
    /// @return what is written to it
    FakeWriting other(String name, String environment, boolean readOnly, Supplier<SchemaRegistry> itsRegistry) {
        FakeWriting itsWriting = new FakeWriting();
        FakeCluster its = new FakeCluster().topic("orders", 2).topic("orders-" + name, 2);
        others.put(name, new Opened<>(TestProfiles.of(environment, readOnly).withName(name),
                new Replay.Systems(() -> itsWriting, its.sources().kafka(), itsRegistry),
                () -> told.add("closed " + name)));
        return itsWriting;
    }

    private final class Others implements OtherProfiles<Replay.Systems> {

        @Override
        public List<String> names() {
            return List.copyOf(others.keySet());
        }

        @Override
        public Opened<Replay.Systems> open(String name) {
            told.add("opened " + name);
            return Objects.requireNonNull(others.get(name));
        }
    }
}
