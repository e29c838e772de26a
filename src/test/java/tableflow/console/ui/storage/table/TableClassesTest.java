package tableflow.console.ui.storage.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Progress;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.storage.ClassMix;
import tableflow.console.service.lake.AgedLake;
import tableflow.console.service.lake.MemoryLake;
import tableflow.console.service.storage.keep.KeptScan;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.service.storage.scan.ScanRequest;
import tableflow.console.ui.work.TestWork;

/// In which classes a table's files lie, and what retention costs in them.
class TableClassesTest {

    private static final S3Uri TABLE = new S3Uri("bucket", "lake/lkc-abc123/orders/");

    @TempDir
    private Path folder;

    private static Checkpoint scan(TableStand in, String prefix, int daysAgo) {
        Checkpoint scan = in.services().scans().get().scan(ScanRequest.of(new S3Uri("bucket", prefix))
                .withTables(Set.of(TABLE.key())), null).run(progress -> {}).kept();
        return new Checkpoint(scan.root(), scan.started().minus(Duration.ofDays(daysAgo)), scan.report(),
                scan.left(), scan.unseen(), scan.effort());
    }

    @Test
    void theNewestWholeScanThatSawTheTableTells() throws IOException {
        TableStand in = new TableStand(folder, TestWork.inline());
        assertThat(TableClasses.find(in.files, TABLE)).isEqualTo(TableClasses.UNSEEN);
        in.lake.pages.put(TABLE.key() + "data/a", 30, 0, "STANDARD");
        in.files.keep(scan(in, "", 5));
        in.lake.pages.put(TABLE.key() + "data/b", 10, 0, "GLACIER_IR");
        Checkpoint mixed = scan(in, "lake/", 3);
        in.files.keep(mixed);
        in.files.keep(scan(in, "other/", 1));
        KeptScan damaged = in.files.keep(scan(in, "", 0));
        Files.write(damaged.file(), java.util.Arrays.copyOf(Files.readAllBytes(damaged.file()), 150));

        TableClasses found = TableClasses.find(in.files, TABLE);
        assertThat(found.seen()).isEqualTo(mixed.started());
        assertThat(found.mix().bytes()).isEqualTo(Map.of(
                "STANDARD", BigInteger.valueOf(30), "GLACIER_IR", BigInteger.valueOf(10)));
        assertThat(TableClasses.of(mixed, new S3Uri("bucket", "lake/lkc-abc123/nobody/")))
                .isEqualTo(TableClasses.UNSEEN);
        Checkpoint plain = in.services().scans().get().scan(ScanRequest.of(new S3Uri("bucket", "lake/")), null)
                .run(progress -> {}).kept();
        assertThat(plain.report().roots()).as("nobody's table").isEmpty();
        assertThat(TableClasses.of(plain, TABLE).mix()).isEqualTo(found.mix());
        assertThat(TableClasses.of(mixed, new S3Uri("elsewhere", TABLE.key()))).isEqualTo(TableClasses.UNSEEN);
    }

    @Test
    void oneMoreDayIsPricedInTheClassesOfTheFiles() {
        TestWork jobs = TestWork.inline();
        TableStand in = new TableStand(folder, jobs);
        Table table = in.lake.table("orders", 36, Duration.ofHours(8));
        assertThat(AgedLake.key(table)).isEqualTo(TABLE.key());
        TablePast past = TablePast.read(new TablePast.Sources(in.tables(), () -> in.files), MemoryLake.DATABASE,
                "orders", jobs.timer.instant(), Progress.NONE);
        assertThat(past.classes()).isEqualTo(TableClasses.UNSEEN);
        TablePast.Cost standard = past.cost(5, ClassMix.UNKNOWN);
        ClassMix archive = new ClassMix(Map.of("GLACIER_IR", BigInteger.TEN));
        TablePast.Cost colder = past.cost(5, archive);
        assertThat(standard.oneMoreMonth()).isPositive();
        assertThat(colder.oneMoreMonth().doubleValue() / standard.oneMoreMonth().doubleValue())
                .as("0.004 instead of 0.023 a GiB").isBetween(0.1735, 0.1745);
        assertThat(colder.oneMore()).isEqualTo(standard.oneMore());
        assertThat(past.withoutPrice(archive)).isEmpty();
        assertThat(past.withoutPrice(new ClassMix(Map.of("NEW", BigInteger.ONE)))).containsExactly("NEW");
    }
}
