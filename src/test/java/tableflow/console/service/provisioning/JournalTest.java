package tableflow.console.service.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.Notice;
import tableflow.console.domain.provisioning.Plan;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.domain.provisioning.RunResult.Outcome;
import tableflow.console.domain.provisioning.Step;

/// The journal's file, sound and damaged.
class JournalTest {

    @TempDir
    private Path folder;

    private Stand stand;

    @BeforeEach
    void stand() {
        stand = new Stand(folder);
    }

    private Journal open(Path file) throws IOException, Journal.Corrupt {
        return Journal.open(file, stand.time, Boundary.NONE);
    }

    private static Entry create(String step) {
        return Entry.about(Entry.Type.CREATE,
                new StepWork.Facts(step, Step.Kind.TOPIC, step, null, Set.of(), Map.of("cluster", "lkc-1")));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(it -> it.getFileName().toString()).toList();
        }
    }

    @Test
    void remembersWhatItWasTold() throws Exception {
        Path file = folder.resolve("j.jsonl");
        Journal journal = open(file);
        Entry made = journal.intend(create("a"));
        journal.close(made, Entry.Type.RESULT, "id-a");
        Entry refused = journal.intend(create("b"));
        journal.close(refused, Entry.Type.REFUSED, "no");
        journal.intend(create("c"));

        Journal again = open(file);

        assertThat(again.made()).singleElement().satisfies(it -> {
            assertThat(it.objectId()).isEqualTo("id-a");
            assertThat(it.facts()).containsEntry("cluster", "lkc-1");
        });
        assertThat(again.pending("a")).isEmpty();
        assertThat(again.pending("b")).isEmpty();
        assertThat(again.pending("c")).hasSize(1);
        assertThat(again.intend(create("d")).seq()).isEqualTo(4L);
    }

    @Test
    void dropsALineThatACrashTore() throws Exception {
        Path file = folder.resolve("j.jsonl");
        open(file).intend(create("a"));
        String whole = Files.readString(file);
        for (int cut = 0; cut < whole.length(); cut++) {
            Files.writeString(file, whole + whole.substring(0, cut));

            Journal again = open(file);
            again.intend(create("b"));

            assertThat(open(file).pending()).as("cut at " + cut).hasSize(2);
        }
    }

    @Test
    void setsADamagedJournalAsideAndLosesNoKey() throws Exception {
        Manifest manifest = Stand.whole("topic2");
        RunResult run = stand.apply(manifest);
        Path file = Path.of(run.journal());
        byte[] sound = Files.readAllBytes(file);
        sound[sound.length / 2] = '\n';
        Files.write(file, sound);

        Plan plan = stand.plan(manifest);

        assertThat(plan.notices()).filteredOn(it -> it.code().equals("journal-set-aside"))
                .singleElement()
                .extracting(Notice::text).asString().contains(file.toString(), "line ");
        assertThat(plan.hasChanges()).isFalse();
        assertThat(file).doesNotExist();
        assertThat(names(file.resolveSibling(""))).anyMatch(it -> it.contains(".corrupt-"));
        assertThat(stand.apply(manifest).outcome()).isEqualTo(Outcome.DONE);
        assertThat(stand.world.keys).hasSize(3);
    }

    @Test
    void leavesANewerJournalToANewerConsole() throws Exception {
        Manifest manifest = Stand.whole("topic2");
        Path file = Path.of(stand.apply(manifest).journal()).resolveSibling("newer.jsonl");
        int newer = Entry.VERSION + 1;
        String line = "{\"v\":" + newer + ",\"type\":\"NOT_KNOWN_YET\",\"at\":\"2026-11-22T10:00:00Z\"}\n";
        Files.writeString(file, line);

        Plan plan = stand.plan(manifest);

        assertThatExceptionOfType(Journal.Newer.class).isThrownBy(() -> open(file)).withMessageContaining("newer");
        assertThat(plan.notices()).extracting(Notice::text).anyMatch(it -> it.contains("left as it is"));
        assertThat(file).hasContent(line);
    }

    @Test
    void isForItsOwnerAlone() throws Exception {
        Path file = Path.of(stand.apply(Stand.whole("topic2")).journal());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.resolveSibling(""))))
                .isEqualTo("rwx------");
    }

    @Test
    void isWrittenAlsoByAnInterruptedThread() throws Exception {
        Path file = folder.resolve("j.jsonl");
        Journal journal = open(file);

        Thread.currentThread().interrupt();
        journal.intend(create("a"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(open(file).pending("a")).hasSize(1);
    }

    @Test
    void keepsTheManifestSoThatARunCanBeResumedWithoutItsFile() {
        Manifest manifest = Stand.whole("topic2");
        stand.world.trouble(World.failing("create table", 1, false, World.failure(RemoteFailure.Kind.INVALID, 400)));
        RunResult failed = stand.apply(manifest);
        Provisioning provisioning = stand.provisioning();
        assertThat(provisioning.runs()).singleElement().matches(it -> it.canResume()
                && it.runId().equals(failed.runId()) && it.topics().equals(List.of("topic2")));

        RunResult resumed = stand.apply(provisioning.manifestOf(failed.runId()));

        assertThat(resumed.runId()).isEqualTo(failed.runId());
        assertThat(resumed.outcome()).isEqualTo(Outcome.DONE);
        assertThat(provisioning.runs()).singleElement().matches(it -> !it.canResume());
        assertThat(stand.plan(manifest).resumes()).isNull();
    }

    @Test
    void ofAnotherEnvironmentIsLeftAlone() throws IOException {
        Manifest manifest = Stand.whole("topic2");
        stand.world.trouble(World.failing("create table", 1, false, World.failure(RemoteFailure.Kind.INVALID, 400)));
        Path file = Path.of(stand.apply(manifest).journal());
        Files.writeString(file, Files.readString(file).replace("env-1", "env-2"));
        Provisioning provisioning = stand.provisioning();

        assertThat(provisioning.runs()).isEmpty();
        assertThat(provisioning.planRemoval(manifest).removals()).isEmpty();
        assertThat(stand.plan(manifest).resumes()).isNull();
    }

    @Test
    void aClosedJournalTakesNothingMore() throws Exception {
        Path file = folder.resolve("j.jsonl");
        Files.write(file, new byte[0], StandardOpenOption.CREATE);
        Journal journal = open(file);
        journal.close();

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> journal.intend(create("a")));
    }

    @Test
    void profilesWithLikeNamesHaveFoldersOfTheirOwn() {
        Journals one = new Journals(folder, "Prod EU", stand.time, Boundary.NONE);
        Journals other = new Journals(folder, "prod-eu", stand.time, Boundary.NONE);

        assertThat(one.fileOf("x")).isNotEqualTo(other.fileOf("x"));
    }

    @Test
    void aRenamedProfileKeepsItsRunsAndAnotherOfThatNameKeepsItsOwn() throws Exception {
        Journals old = new Journals(folder, "Shop", stand.time, Boundary.NONE);
        Journals taken = new Journals(folder, "shop-eu", stand.time, Boundary.NONE);
        old.moveTo("nothing-to-move");
        Files.createDirectories(old.fileOf("r1").getParent());
        Files.createDirectories(taken.fileOf("r2").getParent());
        Files.writeString(old.fileOf("r1"), "one");
        Files.writeString(taken.fileOf("r2"), "two");
        old.moveTo("shop-eu");
        assertThat(taken.fileOf("r1")).hasContent("one");
        assertThat(taken.fileOf("r2")).hasContent("two");
        assertThat(old.fileOf("r1")).doesNotExist();
        taken.moveTo("shop-eu");
        assertThat(taken.fileOf("r1")).as("its own name is no move").hasContent("one");
    }
}
