package tableflow.console.service.doctor.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Call;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Comparison;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Examination;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.doctor.ladder.Remedy.Action;
import tableflow.console.domain.doctor.ladder.Remedy.PolicyChange;
import tableflow.console.domain.doctor.ladder.Remedy.Where;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.RungReport;
import tableflow.console.domain.doctor.ladder.RungReport.Checked;
import tableflow.console.domain.doctor.ladder.Subject;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;

class ExaminationStoreTest {

    private static final Instant AT = Instant.parse("2026-11-22T10:15:30.250Z");
    private static final Fact<String> POLICY = Fact.of("bucket policy");
    private static final Profile PROFILE = new Profile("test", Open.of(Profile.Kind.SANDBOX), "dev", false,
            new Profile.Confluent(URI.create("http://localhost"), null, null, KeyRef.stored("K", "confluent"), null),
            null, null, null, null);

    @TempDir
    private Path data = Path.of("");

    private final JsonMapper json = JsonMapper.builder().build();
    private ExaminationStore store = store(3);

    @BeforeEach
    void make() {
        store = store(3);
    }

    private ExaminationStore store(int most) {
        return new ExaminationStore(
                data, text -> text.replace("hush", "****"), InstantSource.fixed(AT), most);
    }

    private static Examination examination(Instant at, Verdict verdict) {
        Call call = new Call(Source.S3, "s3:GetBucketPolicy", "lake", "hush: 200", "r-1", at, Duration.ofMillis(12));
        Check check = new Check("bucket-policy", Rung.BUCKET, "The bucket's policy lets the role in", Set.of(POLICY),
                Set.of(), evidence -> verdict);
        Subject subject = Subject.of(PROFILE, "payments");
        return new Examination(subject, at, Duration.ofMillis(1840),
                List.of(new RungReport(Rung.BUCKET, List.of(new Checked(check, verdict)), List.of(call),
                        Duration.ofMillis(300))),
                Evidence.NONE.with(Facts.SUBJECT, subject).with(POLICY, new Answer.Known<>("{}", List.of(call))));
    }

    private static Verdict broken(Instant at) {
        return Verdict.of(Finding.of("S5", Rung.BUCKET, Severity.ERROR, "The policy of lake denies role hush.")
                .supportedBy(List.of(new Call(Source.S3, "s3:GetBucketPolicy", "lake", "hush: 200", "r-1", at,
                        Duration.ofMillis(12))))
                .contradictedBy(List.of("It was written to yesterday."))
                .unchecked(List.of("Service control policies."))
                .remedy(Remedy.steps(List.of("Take the statement out."))
                        .change(new PolicyChange(Where.BUCKET_POLICY, "lake", "{\"Statement\": []}", true, "Why."))
                        .action(new Action(Action.Kind.SHOW_TOPIC, "payments"))));
    }

    @Test
    void whatIsKeptIsReadAsItWas() {
        Examination before = examination(AT, broken(AT));
        Kept kept = store.add(before, true);

        assertThat(store.list().examinations()).containsExactly(kept);
        assertThat(kept.errors()).isEqualTo(1);
        assertThat(kept.about().topic()).contains("payments");
        assertThat(kept.watched()).isTrue();

        Examination after = store.read(kept.id(), PROFILE);
        Checked checked = after.rungs().getFirst().checks().getFirst();
        Finding finding = after.findings().getFirst();
        assertThat(after.startedAt()).isEqualTo(AT);
        assertThat(after.took()).isEqualTo(before.took());
        assertThat(checked.check().title()).isEqualTo("The bucket's policy lets the role in");
        assertThat(checked.check().calls(after.evidence())).extracting(Call::operation)
                .containsExactly("s3:GetBucketPolicy");
        assertThat(finding.id()).isEqualTo("S5");
        assertThat(finding.supports()).hasSize(1);
        assertThat(finding.supports().getFirst().took()).isEqualTo(Duration.ofMillis(12));
        assertThat(finding.contradicts()).containsExactly("It was written to yesterday.");
        assertThat(finding.unchecked()).containsExactly("Service control policies.");
        assertThat(finding.remedy()).isEqualTo(before.findings().getFirst().remedy());
    }

    @Test
    void noSecretGetsOntoTheDisk() throws IOException {
        store.add(examination(AT, broken(AT)), false);
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file)).doesNotContain("hush").contains("****");
            }
        }
    }

    @Test
    void whatANewerConsoleWroteStaysAndDoesNotStandInTheWay() throws IOException {
        Kept kept = store.add(examination(AT, broken(AT)), false);
        Path file = data.resolve(kept.id() + ".json");
        ObjectNode root = (ObjectNode) json.readTree(file.toFile());
        root.put("mood", "hopeful");
        ((ObjectNode) root.path("rungs").get(0).path("checks").get(0)).put("outcome", "PUZZLING");
        ((ObjectNode) root.path("rungs").get(0).path("checks").get(0).path("findings").get(0)).put("mode", "Z99");
        Files.write(file, json.writeValueAsBytes(root));

        store.pin(kept.id(), true);

        assertThat(json.readTree(file.toFile()).path("mood").asText()).isEqualTo("hopeful");
        assertThat(store.list().examinations().getFirst().pinned()).isTrue();
        Examination read = store.read(kept.id(), PROFILE);
        assertThat(read.rungs().getFirst().outcome()).isEqualTo(Verdict.Outcome.NOT_CHECKED);
        assertThat(read.findings().getFirst().mode()).isEmpty();
    }

    @Test
    void aDamagedFileIsPutAsideAndTheOthersStay() throws IOException {
        Kept kept = store.add(examination(AT, broken(AT)), false);
        Files.writeString(data.resolve("20261122T101530251Z-deadbeef.json"), "{\"version\": 1, \"star");
        Files.writeString(data.resolve("20261122T101530252Z-deadbeef.json"), "{\"startedAt\": \"noon\"}");
        Files.writeString(data.resolve("notes.txt"), "not ours");

        ExaminationStore.Found found = store.list();

        assertThat(found.examinations()).containsExactly(kept);
        assertThat(found.notices()).hasSize(2).allMatch(it -> it.contains(".corrupt-"));
        assertThat(data.resolve("notes.txt")).exists();
        assertThat(store.list().notices()).isEmpty();
    }

    /// As a link to nowhere is: listed, and not there when it is read.
    @Test
    void oneThatAnotherConsoleRemovesMeanwhileIsNone() throws IOException {
        Kept kept = store.add(examination(AT, broken(AT)), false);
        Files.createSymbolicLink(data.resolve("20261122T101530251Z-deadbeef.json"), data.resolve("nowhere"));
        assertThat(store.list()).isEqualTo(new ExaminationStore.Found(List.of(kept), List.of()));
    }

    @Test
    void theOldGoButThePinnedAndTheLastGoodOneStay() {
        Kept good = store.add(examination(AT, Verdict.healthy("Fine.")), false);
        Kept pinned = store.add(examination(AT.plusSeconds(1), broken(AT)), false);
        store.pin(pinned.id(), true);
        for (int i = 2; i < 9; i++) {
            store.add(examination(AT.plusSeconds(i), broken(AT)), false);
        }
        List<Kept> left = store.list().examinations();

        assertThat(left).hasSize(5);
        assertThat(left).extracting(Kept::id).contains(good.id(), pinned.id());
        assertThat(left.getFirst().startedAt()).isEqualTo(AT.plusSeconds(8));
        assertThat(store.lastGood(good.about(), AT.plusSeconds(9))).map(Kept::id).contains(good.id());
        assertThat(store.lastGood(good.about(), AT)).isEqualTo(Optional.empty());
    }

    @Test
    void oneThatIsGoneIsToldOf() {
        Kept kept = store.add(examination(AT, broken(AT)), false);
        store.remove(kept.id());
        assertThatThrownBy(() -> store.read(kept.id(), PROFILE))
                .isInstanceOfSatisfying(RemoteFailure.class, failure ->
                        assertThat(failure.kind()).isEqualTo(RemoteFailure.Kind.NOT_FOUND));
        assertThatThrownBy(() -> store.remove("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyFieldThatIsWrittenStandsInTheSchema() throws IOException {
        Kept kept = store.add(examination(AT, broken(AT)), false);
        JsonNode schema = json.readTree(Path.of("schemas/console/examination.schema.json").toFile());
        JsonNode document = json.readTree(data.resolve(kept.id() + ".json").toFile());
        assertKnown(document, schema, "");
        assertKnown(document.path("rungs").get(0), schema.path("$defs").path("rung"), "rung");
        JsonNode check = document.path("rungs").get(0).path("checks").get(0);
        assertKnown(check, schema.path("$defs").path("check"), "check");
        assertKnown(check.path("findings").get(0), schema.path("$defs").path("finding"), "finding");
        assertKnown(document.path("calls").get(0), schema.path("$defs").path("call"), "call");
    }

    private static void assertKnown(JsonNode document, JsonNode schema, String where) {
        document.fieldNames().forEachRemaining(name ->
                assertThat(schema.path("properties").has(name)).as(where + "." + name).isTrue());
        schema.path("required").forEach(name ->
                assertThat(document.has(name.asText())).as(where + "." + name.asText()).isTrue());
    }

    @Test
    void aComparisonTellsWhatBrokeWhatWasMendedAndWhatIsOnlyWords() {
        Examination good = examination(AT, Verdict.healthy("Fine."));
        Examination other = examination(AT, Verdict.healthy("Fine, for 3 minutes."));
        Examination bad = examination(AT, broken(AT));
        Examination blind = examination(AT, Verdict.notChecked("Not allowed."));

        assertThat(kinds(good, bad)).containsExactly(Comparison.Kind.NEWLY_BROKEN);
        assertThat(kinds(bad, good)).containsExactly(Comparison.Kind.MENDED);
        assertThat(kinds(good, other)).containsExactly(Comparison.Kind.OTHER_ANSWER);
        assertThat(kinds(bad, blind)).containsExactly(Comparison.Kind.NO_LONGER_CHECKED);
        assertThat(kinds(blind, good)).containsExactly(Comparison.Kind.CHECKED_NOW);
        assertThat(kinds(blind, bad)).containsExactly(Comparison.Kind.NEWLY_BROKEN);
        assertThat(kinds(bad, bad)).isEmpty();
        assertThat(Comparison.of(good, good).same()).isEqualTo(1);
        assertThat(Comparison.of(good, blind).thatMatter()).isEmpty();
    }

    private static List<Comparison.Kind> kinds(Examination before, Examination after) {
        return Comparison.of(before, after).changes().stream().map(Comparison.Change::kind).toList();
    }
}
