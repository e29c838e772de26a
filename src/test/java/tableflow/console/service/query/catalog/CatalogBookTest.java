package tableflow.console.service.query.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.lake.CatalogDatabase;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.service.port.Catalog;

class CatalogBookTest {

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final Glue glue = new Glue();
    private final CatalogBook book = new CatalogBook(
            () -> new CatalogRefresh(glue, new CatalogCache(folder), new CatalogKey("r", ""), Clock.systemUTC()),
            () -> now);

    private static final class Glue implements Catalog {
        private int asked;
        private @Nullable RemoteFailure refuses;

        @Override
        public Optional<CatalogTable> table(String database, String name) {
            return Optional.empty();
        }

        @Override
        public Optional<CatalogDatabase> database(String name) {
            return Optional.empty();
        }

        @Override
        public List<CatalogDatabase> databases() {
            asked++;
            return List.of(new CatalogDatabase("lake", "", ""));
        }

        @Override
        public void tables(String database, Consumer<CatalogTable> sink) {
            if (refuses != null) {
                throw refuses;
            }
        }

        @Override
        public void close() {}
    }

    @Test
    void whatOneReaderReadIsKnownToAllAndReadOnce() {
        assertThat(book.index().databases()).isEmpty();
        book.read("", step -> {}, Progress.NONE);
        assertThat(book.index().databases()).hasSize(1);

        List<CatalogIndex> steps = new ArrayList<>();
        book.read("lake", steps::add, Progress.NONE);
        assertThat(steps).singleElement().satisfies(it -> assertThat(it.databases()).hasSize(1));
        assertThat(glue.asked).isEqualTo(1);
    }

    @Test
    void itIsReadAgainWhenThatIsWantedAndWhenItIsOld() {
        book.read("", step -> {}, Progress.NONE);
        book.readAgain("", step -> {}, Progress.NONE);
        assertThat(glue.asked).isEqualTo(2);
        now = now.plus(Duration.ofMinutes(2));
        book.read("", step -> {}, Progress.NONE);
        assertThat(glue.asked).isEqualTo(3);
    }

    @Test
    void whatWasReadInPartIsReadAgain() {
        glue.refuses = RemoteFailure.of(RemoteFailure.Kind.FORBIDDEN, "list the tables", "no right");
        assertThat(book.read("", step -> {}, Progress.NONE).failures()).hasSize(1);
        glue.refuses = null;
        assertThat(book.read("", step -> {}, Progress.NONE).failures()).isEmpty();
        assertThat(glue.asked).isEqualTo(2);
    }

    @Test
    void aReaderThatIsInterruptedWhileItWaitsIsCancelled() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> book.read("", step -> {}, Progress.NONE)).isInstanceOf(RemoteFailure.class)
                .satisfies(it -> assertThat(((RemoteFailure) it).is(RemoteFailure.Kind.CANCELLED)).isTrue());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(glue.asked).isZero();
    }
}
