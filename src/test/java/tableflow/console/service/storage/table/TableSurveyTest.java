package tableflow.console.service.storage.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tableflow.console.domain.Open;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.lake.CatalogDatabase;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.storage.TableLine;
import tableflow.console.domain.storage.TableNow;
import tableflow.console.service.lake.MemoryLake;
import tableflow.console.service.lake.MemoryLake.Noted;
import tableflow.console.service.port.Catalog;

@Timeout(300)
class TableSurveyTest {

    private static final Schema SCHEMA = new Schema(Types.NestedField.optional(1, "id", Types.LongType.get()));

    private final MemoryLake lake = new MemoryLake();
    private final List<CatalogTable> entries = new ArrayList<>();
    private final List<TableflowTopic> topics = new ArrayList<>();
    private @Nullable RemoteFailure topicsFailure;

    private final Catalog catalog = new Catalog() {
        @Override
        public List<CatalogDatabase> databases() {
            return List.of();
        }

        @Override
        public Optional<CatalogDatabase> database(String name) {
            return Optional.empty();
        }

        @Override
        public void tables(String database, Consumer<CatalogTable> sink) {
            if (!database.equals(MemoryLake.DATABASE)) {
                throw RemoteFailure.of(Kind.FORBIDDEN, "list the tables of " + database, "AccessDenied");
            }
            entries.forEach(sink);
        }

        @Override
        public Optional<CatalogTable> table(String database, String name) {
            return Optional.empty();
        }

        @Override
        public void close() {}
    };

    @AfterEach
    void noInterruptStays() {
        Thread.interrupted();
    }

    private Table create(String name) {
        Table table = lake.create(name, SCHEMA);
        table.newFastAppend().appendFile(MemoryLake.file(table, Noted.of("a", 10, 1_000))).commit();
        table.newFastAppend().appendFile(MemoryLake.file(table, Noted.of("b", 5, 500))).commit();
        entries.add(lake.entry(MemoryLake.DATABASE, name).orElseThrow());
        return table;
    }

    private TableSurvey survey(String... databases) {
        return new TableSurvey(new TableSurvey.Sources(() -> catalog, () -> lake, () -> {
            RemoteFailure failure = topicsFailure;
            if (failure != null) {
                throw failure;
            }
            return topics;
        }, List.of(databases)), MemoryLake.threads());
    }

    private static TableflowTopic topic(String name, @Nullable String path) {
        return new TableflowTopic(
                name, "env-1", "lkc-1", Set.of(), new TableStorage.ByobAws("bucket", "cspi-1", "us-east-1", path),
                new TableflowTopic.Config(null, null, null, null), false,
                new TableflowTopic.Status(
                        Open.of(TableflowTopic.Phase.RUNNING), null, List.of(), List.of(), null), null);
    }

    @Test
    void eachTableTakesOneRequest() {
        create("orders");
        create("payments");
        entries.add(new CatalogTable(MemoryLake.DATABASE, "view", "1", Map.of(), null));
        topics.add(topic("Orders", null));
        lake.asked().clear();

        List<TableLine> lines = new ArrayList<>();
        TableSurvey.Outcome outcome = survey(MemoryLake.DATABASE).run(lines::add, Progress.NONE);

        assertThat(lines).extracting(TableLine::name).containsExactlyInAnyOrder("orders", "payments");
        assertThat(outcome).isEqualTo(new TableSurvey.Outcome(2, 1, 2, Map.of("Orders", topics.getFirst()), List.of()));
        assertThat(lake.asked()).hasSize(2);
        assertThat(outcome.dollars(new BigDecimal("0.0004"))).isEqualByComparingTo("0.0000008");
        TableLine orders = lines.stream().filter(one -> one.name().equals("orders")).findFirst().orElseThrow();
        assertThat(orders.topic()).as("the catalog keeps names in lower case").isEqualTo("Orders");
        TableNow now = java.util.Objects.requireNonNull(orders.figures());
        assertThat(now.bytes()).hasValue(1_500);
        assertThat(now.rows()).hasValue(15);
        assertThat(now.files()).hasValue(2);
        assertThat(now.deleteFiles()).hasValue(0);
        assertThat(now.snapshots()).isEqualTo(2);
        assertThat(now.oldest().orElseThrow()).isLessThanOrEqualTo(now.newest().orElseThrow());
    }

    @Test
    void theTopicIsFoundByThePathWhateverTheName() {
        Table table = create("kept_elsewhere");
        topics.add(topic("orders", table.location().replace("s3://bucket/", "s3://bucket//") + "/"));

        List<TableLine> lines = new ArrayList<>();
        survey(MemoryLake.DATABASE).run(lines::add, Progress.NONE);

        assertThat(lines).singleElement().extracting(TableLine::topic).isEqualTo("orders");
    }

    @Test
    void aTableThatCannotBeReadEndsNothing() {
        create("orders");
        Table hidden = create("hidden");
        lake.create("fresh", SCHEMA);
        entries.add(lake.entry(MemoryLake.DATABASE, "fresh").orElseThrow());
        entries.add(new CatalogTable(MemoryLake.DATABASE, "nowhere", "1", Map.of("table_type", "iceberg"), null));
        topicsFailure = RemoteFailure.of(Kind.UNAUTHORIZED, "list the topics", "no key");
        lake.before(object -> {
            if (object.toString().startsWith(hidden.location())) {
                throw RemoteFailure.of(Kind.FORBIDDEN, "read " + object, "AccessDenied");
            }
        });

        List<TableLine> lines = new ArrayList<>();
        TableSurvey.Outcome outcome = survey("secret", MemoryLake.DATABASE).run(lines::add, Progress.NONE);

        assertThat(outcome.tables()).isEqualTo(4);
        assertThat(outcome.notes()).hasSize(2).anyMatch(note -> note.contains("no key"))
                .anyMatch(note -> note.contains("secret") && note.contains("AccessDenied"));
        assertThat(lines).filteredOn(one -> one.failure() != null).extracting(TableLine::name)
                .containsExactlyInAnyOrder("hidden", "nowhere");
        assertThat(lines).filteredOn(one -> one.name().equals("fresh")).singleElement().satisfies(one -> {
            TableNow now = java.util.Objects.requireNonNull(one.figures());
            assertThat(now.bytes()).as("nothing was ever written").hasValue(0);
            assertThat(now.newest()).isEmpty();
        });
    }

    @Test
    void aThousandTablesComeOneByOneAndACancelKeepsWhatCame() {
        create("orders");
        CatalogTable one = entries.getFirst();
        for (int i = 1; i < 1_000; i++) {
            entries.add(new CatalogTable(one.database(), "t" + i, "1", one.parameters(), one.location()));
        }
        List<TableLine> lines = new ArrayList<>();
        assertThat(survey(MemoryLake.DATABASE).run(lines::add, Progress.NONE).tables()).isEqualTo(1_000);
        assertThat(lines).extracting(TableLine::name).doesNotHaveDuplicates().hasSize(1_000);

        List<TableLine> some = new ArrayList<>();
        assertThatThrownBy(() -> survey(MemoryLake.DATABASE).run(line -> {
            some.add(line);
            if (some.size() == 20) {
                Thread.currentThread().interrupt();
            }
        }, Progress.NONE)).isInstanceOfSatisfying(
                RemoteFailure.class, failure -> assertThat(failure.is(Kind.CANCELLED)).isTrue());
        assertThat(some).hasSize(20);
    }
}
