package tableflow.console.ui.doctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.service.report.ReportFormat;
import tableflow.console.ui.doctor.report.Reporting.Done;
import tableflow.console.ui.work.TestWork;

/// Reports as jobs, without a toolkit.
class ReportingTest {

    private static final Reportable REPORT = new Reportable("doctor-test", format -> "a report as " + format);

    @TempDir
    private Path folder = Path.of("");

    private final List<String> clipboard = new ArrayList<>();
    private final List<Path> opened = new ArrayList<>();
    private boolean opens = true;

    private Reporting reporting(TestWork work) {
        return new Reporting(work.work, file -> {
            opened.add(file);
            return opens;
        }, clipboard::add);
    }

    @Test
    void eachKindIsWrittenAndOpened() throws IOException {
        Reporting reporting = reporting(TestWork.inline());
        for (ReportFormat format : ReportFormat.values()) {
            Path file = folder.resolve("report." + format.ending());
            Files.writeString(file, "an older and much longer report that is to be replaced");
            reporting.save(REPORT, format, file);

            assertThat(Files.readString(file)).isEqualTo("a report as " + format);
            assertThat(reporting.doneProperty().get()).isEqualTo(new Done.Written(file));
            reporting.open();
            assertThat(opened.getLast()).isEqualTo(file);
            assertThat(ReportFormat.of(file)).contains(format);
        }
        reporting.dismiss();
        assertThat(reporting.doneProperty().get()).isNull();
        assertThat(ReportFormat.of(folder.resolve("report.pdf"))).isEmpty();
    }

    @Test
    void theClipboardGetsMarkdown() {
        Reporting reporting = reporting(TestWork.inline());
        reporting.copy(REPORT);
        assertThat(clipboard).containsExactly("a report as MARKDOWN");
        assertThat(reporting.doneProperty().get()).isEqualTo(new Done.Copied());
        reporting.open();
        assertThat(opened).as("there is no file to open").isEmpty();
    }

    @Test
    void aFolderThatIsNotThereIsToldAndTriedAgain() throws IOException {
        Reporting reporting = reporting(TestWork.inline());
        Path file = folder.resolve("missing").resolve("report.md");
        reporting.save(REPORT, ReportFormat.MARKDOWN, file);

        var problem = Objects.requireNonNull(reporting.problemProperty().get());
        assertThat(problem.failure().kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(problem.failure().what()).isEqualTo("write the report");
        assertThat(reporting.doneProperty().get()).isNull();

        Files.createDirectory(folder.resolve("missing"));
        Objects.requireNonNull(problem.retry()).run();
        assertThat(file).exists();
        assertThat(reporting.problemProperty().get()).isNull();
    }

    @Test
    void aReportThatIsStoppedLeavesTheOldFile() throws IOException {
        Reporting reporting = reporting(TestWork.inline());
        Path file = Files.writeString(folder.resolve("report.html"), "old");
        Reportable slow = new Reportable("slow", format -> {
            // The user cancels while the text is made: the job's thread is interrupted.
            reporting.cancel();
            return "new";
        });

        reporting.save(slow, ReportFormat.HTML, file);

        assertThat(file).hasContent("old");
        assertThat(reporting.doneProperty().get()).isNull();
        assertThat(reporting.problemProperty().get()).as("the user knows").isNull();
        assertThat(reporting.busyProperty().get()).isFalse();
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void whatCannotBeMadeIsAFailureOfItsOwn() {
        Reporting reporting = reporting(TestWork.inline());
        reporting.copy(new Reportable("gone", format -> {
            throw RemoteFailure.of(Kind.NOT_FOUND, "read the examination", "it is not there any more");
        }));
        assertThat(Objects.requireNonNull(reporting.problemProperty().get()).failure().why())
                .isEqualTo("it is not there any more");
        assertThat(clipboard).isEmpty();
    }

    @Test
    void aDesktopWithoutAProgramForItIsToldWithTheFile() {
        opens = false;
        Reporting reporting = reporting(TestWork.inline());
        Path file = folder.resolve("report.json");
        reporting.save(REPORT, ReportFormat.JSON, file);
        reporting.open();
        assertThat(Objects.requireNonNull(reporting.problemProperty().get()).failure().advice().orElse(""))
                .contains(file.toString());
        assertThat(reporting.doneProperty().get()).as("the file is there all the same").isNotNull();
    }

    @Test
    void theNewerReportCounts() {
        TestWork queued = TestWork.queued();
        Reporting reporting = reporting(queued);
        reporting.save(REPORT, ReportFormat.HTML, folder.resolve("a.html"));
        reporting.copy(REPORT);
        assertThat(reporting.busyProperty().get()).isTrue();
        queued.runNext();
        queued.runNext();
        assertThat(reporting.doneProperty().get()).isEqualTo(new Done.Copied());
        assertThat(folder.resolve("a.html")).doesNotExist();
    }

    @Test
    void namesOfFilesHoldNothingThatAFileSystemMinds() {
        Instant when = Instant.parse("2026-11-22T21:39:00Z");
        assertThat(Reportable.name(when, "doctor", "prod/eu: west", "", "orders.v1"))
                .matches("doctor-prod-eu-west-orders\\.v1-2026112[123]-[0-9]{4}");
        assertThat(Reportable.name(when, "..", "x".repeat(500))).hasSizeLessThan(100).doesNotStartWith(".");
    }
}
