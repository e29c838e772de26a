package tableflow.console.ui.storage.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.storage.SnapshotHold;
import tableflow.console.domain.storage.TableLine;
import tableflow.console.service.lake.AgedLake;
import tableflow.console.service.lake.MemoryLake;
import tableflow.console.service.storage.table.TableContents;
import tableflow.console.ui.shell.Request;
import tableflow.console.ui.storage.StorageStand;
import tableflow.console.ui.work.TestWork;

/// Tables and the one that is chosen, without a window, whatever their metadata is.
class TablesViewModelTest {

    @TempDir
    private Path folder;

    private final TestWork jobs = TestWork.queued();
    private final List<Request> sent = new ArrayList<>();
    private TableStand stand = new TableStand(Path.of(""), jobs);
    private TablesViewModel model = new TablesViewModel(jobs.work, stand.tables());
    private TableDetailViewModel detail = detail(model);

    private TableDetailViewModel detail(TablesViewModel of) {
        return new TableDetailViewModel(
                StorageStand.desk(stand.context(), stand.services()), stand.tables(), of);
    }

    @BeforeEach
    void open() {
        stand = new TableStand(folder, jobs);
        stand.navigation.take(Request.OpenStatement.class, sent::add);
        model = new TablesViewModel(jobs.work, stand.tables());
        detail = detail(model);
    }

    @AfterEach
    void close() {
        detail.close();
        model.close();
    }

    private void runAll() {
        while (jobs.waiting() > 0) {
            jobs.runNext();
        }
    }

    private TableLine line(String name) {
        return model.shown().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void tablesAreReadOnceSummedAndFiltered() {
        stand.lake.table("orders", 6, Duration.ofHours(8));
        stand.lake.table("payments", 3, Duration.ofHours(1));
        model.begin();
        model.begin();
        assertThat(jobs.waiting()).isEqualTo(1);
        assertThat(model.readingProperty().get()).isTrue();
        assertThat(model.endedProperty().get()).isNull();
        runAll();

        assertThat(model.totalsProperty().get().tables()).isEqualTo(2);
        assertThat(model.totalsProperty().get().unread()).isZero();
        assertThat(model.totalsProperty().get().files().intValueExact()).isPositive();
        assertThat(Objects.requireNonNull(model.endedProperty().get()).outcome().requests()).isEqualTo(2);
        model.filterProperty().set(" ORD ");
        assertThat(model.shown()).singleElement().isEqualTo(line("orders"));
        model.filterProperty().set("");
        model.chosenProperty().set(line("payments"));
        model.read();
        assertThat(model.shown()).as("read anew").isEmpty();
        runAll();
        assertThat(Objects.requireNonNull(model.chosenProperty().get()).name()).isEqualTo("payments");
    }

    /// An entry of the catalog whose metadata file has this content.
    private void broken(String name, String content) {
        Table table = stand.lake.lake.create(name,
                new Schema(Types.NestedField.optional(1, "id", Types.LongType.get())));
        String file = table.location() + "/metadata/broken.metadata.json";
        try (var out = table.io().newOutputFile(file).createOrOverwrite()) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        stand.lake.entries.add(new CatalogTable(MemoryLake.DATABASE, name, "1",
                Map.of("table_type", "ICEBERG", "metadata_location", file), table.location()));
        stand.lake.pages.put(AgedLake.key(table) + "data/x.parquet", 50, 0, "STANDARD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"format-version\":2}", "{\"format-version\":99}",
            "{\"format-version\":\"two\",\"location\":\"s3://bucket/x\"}", "\u0000\u0001"})
    void metadataThatMakesNoSenseIsSaidOfItsTableAlone(String content) {
        stand.lake.table("orders", 6, Duration.ofHours(8));
        broken("odd", content);
        model.begin();
        runAll();
        assertThat(model.problemProperty().get()).as("the survey is no failure").isNull();
        assertThat(model.totalsProperty().get().tables()).isEqualTo(2);
        assertThat(model.totalsProperty().get().unread()).isEqualTo(1);
        TableLine odd = line("odd");
        assertThat(odd.figures()).isNull();
        assertThat(Objects.requireNonNull(odd.failure()).why()).isNotBlank();

        model.chosenProperty().set(odd);
        detail.readPast();
        runAll();
        assertThat(detail.pastProperty().get()).isNull();
        assertThat(Objects.requireNonNull(detail.problemProperty().get()).failure().why()).isNotBlank();
        assertThat(detail.foreseen()).as("its metadata tells no figures").isEmpty();
        detail.readContents();
        runAll();
        TableContents contents = Objects.requireNonNull(detail.contentsProperty().get());
        assertThat(contents.split().isToldApart()).isFalse();
        assertThat(contents.split().parts().orphans().isNone()).as("nothing of it is called an orphan").isTrue();
        assertThat(contents.split().parts().untold().objects()).isEqualTo(1);
        assertThat(detail.problemProperty().get()).isNull();
        detail.growth().begin();
        runAll();
        assertThat(Objects.requireNonNull(detail.growth().problemProperty().get()).failure().why()).isNotBlank();
    }

    @Test
    void metadataThatIsGoneIsNamed() {
        stand.lake.entries.add(new CatalogTable(MemoryLake.DATABASE, "hidden", "1", Map.of("table_type", "ICEBERG",
                "metadata_location", "s3://bucket/none/metadata/1.metadata.json"), "s3://bucket/none"));
        model.begin();
        runAll();
        assertThat(Objects.requireNonNull(line("hidden").failure()).getMessage()).contains("none/metadata/1.metadata");
        assertThat(line("hidden").figures()).isNull();
    }

    @Test
    void aSnapshotIsQueriedAsItWas() {
        stand.lake.table("orders", 6, Duration.ofHours(8));
        model.begin();
        runAll();
        model.chosenProperty().set(line("orders"));
        detail.readPast();
        detail.readPast();
        assertThat(jobs.waiting()).as("read once").isEqualTo(1);
        runAll();
        List<SnapshotHold> holds = Objects.requireNonNull(detail.pastProperty().get()).history().holds();
        assertThat(holds).hasSize(6);
        assertThat(detail.canQuery()).isTrue();
        Set<Long> ids = new HashSet<>();
        for (SnapshotHold hold : holds) {
            detail.query(hold.step());
            ids.add(hold.step().id());
            assertThat(sent).last().isEqualTo(new Request.OpenStatement("""
                    SELECT *
                    FROM "%s".orders FOR VERSION AS OF %d
                    LIMIT 100""".formatted(MemoryLake.DATABASE, hold.step().id())));
        }
        assertThat(ids).as("each its own").hasSize(6);
    }

    @Test
    void anotherTableTakesTheAnswersOfTheLastWithIt() {
        stand.lake.table("orders", 6, Duration.ofHours(8));
        stand.lake.table("payments", 3, Duration.ofHours(1));
        model.begin();
        runAll();
        model.chosenProperty().set(line("orders"));
        detail.readPast();
        detail.readContents();
        model.chosenProperty().set(line("payments"));
        runAll();
        assertThat(detail.pastProperty().get()).as("late").isNull();
        assertThat(detail.contentsProperty().get()).isNull();
        detail.readPast();
        runAll();
        assertThat(Objects.requireNonNull(detail.pastProperty().get()).history().holds()).hasSize(3);
    }

    @Test
    void aSurveyThatIsCancelledKeepsWhatCame() throws InterruptedException {
        stand.lake.table("orders", 6, Duration.ofHours(8));
        stand.lake.table("payments", 3, Duration.ofHours(1));
        CountDownLatch one = new CountDownLatch(1);
        model.totalsProperty().subscribe(totals -> {
            if (totals.tables() == 1) {
                one.countDown();
            }
        });
        stand.lake.lake.before(object -> {
            if (object.toString().contains("payments")) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException cancelled) {
                    Thread.currentThread().interrupt();
                    throw RemoteFailure.cancelled("read").withCause(cancelled);
                }
            }
        });
        model.begin();
        Thread thread = Thread.ofVirtual().start(jobs::runNext);
        assertThat(one.await(60, TimeUnit.SECONDS)).isTrue();
        jobs.onFx(model::cancel);
        assertThat(thread.join(Duration.ofSeconds(60))).isTrue();
        assertThat(model.shown()).extracting(TableLine::name).containsExactly("orders");
        assertThat(model.readingProperty().get()).isFalse();
        assertThat(model.endedProperty().get()).as("it came to no end").isNull();
        assertThat(model.problemProperty().get()).isNull();
    }
}
