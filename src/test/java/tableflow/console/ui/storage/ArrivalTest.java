package tableflow.console.ui.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.storage.scan.MemoryPages;
import tableflow.console.service.storage.scan.ScanRequest;
import tableflow.console.ui.dialog.AskedDialogs;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.Request;
import tableflow.console.ui.work.TestWork;

/// What another pane wants to see, asked of a pane in each of its states.
class ArrivalTest {

    private static final Request.ShowStorage ORDERS =
            new Request.ShowStorage("orders", "s3://bucket//" + StorageStand.ORDERS);

    @TempDir
    Path folder = Path.of("");

    private final TestWork jobs = TestWork.queued();

    private StorageStand stand() {
        return new StorageStand(folder).fill();
    }

    private StorageDesk desk(StorageStand stand) {
        return new StorageDesk(
                StorageStand.context(jobs.work, new AskedDialogs(), new Navigation()), stand.services());
    }

    private void runAll() {
        while (jobs.waiting() > 0) {
            jobs.runNext();
        }
    }

    private static void keep(StorageStand stand) {
        stand.files().keep(stand.scans().scan(ScanRequest.of(MemoryPages.root(""))
                .withTables(stand.scans().owners("bucket").roots()), null).run(now -> {}).kept());
    }

    @Test
    void aPaneThatHasOnlyJustOpenedOffersThePlace() {
        StorageStand stand = stand();
        StorageDesk desk = desk(stand);
        ScanViewModel scan = new ScanViewModel(desk);
        Arrival arrival = new Arrival(desk, scan);
        scan.begin();
        arrival.show(ORDERS);
        runAll();
        assertThat(Objects.requireNonNull(scan.prospectProperty().get()).root().toString())
                .isEqualTo("s3://bucket//" + StorageStand.ORDERS);
        assertThat(scan.stateProperty().get()).isEqualTo(ScanState.READY);
        assertThat(stand.pages().asked()).as("nothing is listed unasked").isZero();
        arrival.close();
        scan.close();
    }

    @Test
    void aKeptScanThatHoldsItIsEnough() {
        StorageStand stand = stand();
        keep(stand);
        StorageDesk desk = desk(stand);
        ScanViewModel scan = new ScanViewModel(desk);
        Arrival arrival = new Arrival(desk, scan);
        scan.begin();
        arrival.show(ORDERS);
        runAll();
        assertThat(desk.prefixProperty().get()).isEqualTo(StorageStand.ORDERS);
        assertThat(Objects.requireNonNull(scan.prospectProperty().get()).root()).isEqualTo(S3Uri.parse("s3://bucket/"));

        desk.look("");
        arrival.show(new Request.ShowStorage("orders", null));
        assertThat(desk.prefixProperty().get()).as("by its topic alone").isEqualTo(StorageStand.ORDERS);
        arrival.show(new Request.ShowStorage("nobody", null));
        arrival.show(new Request.ShowStorage(null, "not a place"));
        runAll();
        assertThat(desk.prefixProperty().get()).isEqualTo(StorageStand.ORDERS);
        arrival.close();
        scan.close();
    }

    @Test
    void whileAScanRunsItWaitsUntilThatHoldsIt() {
        StorageStand stand = stand();
        StorageDesk desk = desk(stand);
        ScanViewModel scan = new ScanViewModel(desk);
        Arrival arrival = new Arrival(desk, scan);
        scan.begin();
        runAll();
        AtomicInteger asked = new AtomicInteger();
        stand.pages().before(ask -> {
            if (asked.incrementAndGet() == 1) {
                jobs.onFx(() -> arrival.show(ORDERS));
            }
        });
        scan.start();
        runAll();
        assertThat(desk.prefixProperty().get()).isEqualTo(StorageStand.ORDERS);
        assertThat(scan.placeProperty().get()).as("what is scanned stays").isEqualTo("s3://bucket/");
        arrival.close();
        scan.close();
    }
}
