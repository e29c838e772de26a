package tableflow.console.service.schemas.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.TooComplex;
import tableflow.console.domain.schema.diff.SchemaChanges;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.schema.Referenced;
import tableflow.console.schema.evolution.Evolution;
import tableflow.console.schema.evolution.Evolutions;
import tableflow.console.service.schemas.compat.VersionVerdict.Answer;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.preview.Before;
import tableflow.console.service.schemas.preview.Draft;
import tableflow.console.service.schemas.preview.Previewer;
import tableflow.console.service.schemas.preview.TablePreview;
import tableflow.console.service.schemas.preview.TablePreview.Verdict;

/// Pairs of schemas of which one or both were mutated: whatever comes of them, the verdict on compatibility at every
/// level, what changed, and what becomes of the table are found, are the same when they are asked for again, and stand
/// at places in the text; and each schema follows itself. The build takes one seed, as it is to fail for what changed;
/// `-Dfuzz.seed=N` takes another, `-Dfuzz.seconds=N` takes longer.
class PairFuzzTest {

    private static final Duration FOR = Duration.ofSeconds(Long.getLong("fuzz.seconds", 3));
    /// No claim of speed: a pair takes milliseconds. What takes longer than this does not end.
    private static final Duration ENDS = Duration.ofSeconds(60);
    private static final List<CompatibilityLevel> LEVELS = List.of(CompatibilityLevel.values());

    private record Side(SchemaFormat format, String text, List<Referenced> references) {
        SchemaDocument read() {
            return SchemaDocument.read(format, text, references);
        }

        Earlier earlier() {
            return Earlier.of("old", format, text, references);
        }
    }

    /// All that is said of a pair.
    private record Said(Map<CompatibilityLevel, CompatibilityVerdict> verdicts, TablePreview table,
            @Nullable SchemaChanges changes) {}

    @ParameterizedTest
    @EnumSource(SchemaFormat.class)
    void pairs(SchemaFormat format) throws IOException {
        List<Side> seeds = seeds(format);
        List<Side> foreign = seeds(format == SchemaFormat.AVRO ? SchemaFormat.JSON : SchemaFormat.AVRO);
        long seed = Long.getLong("fuzz.seed", 20_261_123);
        System.out.println("PairFuzzTest " + format + ": -Dfuzz.seed=" + seed);
        Random random = new Random(seed);
        Mutations mutations = new Mutations(format, random);
        long end = System.nanoTime() + FOR.toNanos();
        int count = 0;
        int valid = 0;
        while (System.nanoTime() < end || count < 100) {
            int at = random.nextInt(seeds.size());
            Side old = seeds.get(at);
            // Neighbours in the corpus are versions of one schema.
            Side next = random.nextInt(4) == 0 ? seeds.get(random.nextInt(seeds.size()))
                    : seeds.get(Math.min(at + random.nextInt(2), seeds.size() - 1));
            if (random.nextInt(50) == 0) {
                old = foreign.get(random.nextInt(foreign.size()));
            } else {
                old = new Side(format, mutations.of(old.text, random.nextInt(3)), old.references);
            }
            next = new Side(format, mutations.of(next.text, random.nextInt(5)), next.references);
            valid += check(old, next) ? 1 : 0;
            count++;
        }
        System.out.println("PairFuzzTest " + format + ": " + count + " pairs, " + valid + " of schemas");
        assertThat(valid).isPositive();
    }

    /// Whether both are schemas.
    private static boolean check(Side old, Side next) {
        try {
            return assertTimeoutPreemptively(ENDS, () -> {
                Said said = said(old, next);
                assertThat(said(old, next)).isEqualTo(said);
                followsItself(old);
                followsItself(next);
                return said.changes != null;
            });
        } catch (Throwable failed) {
            throw new AssertionError("failed at:\n" + old.format + "\n" + old.text + "\n" + next.format + "\n"
                    + next.text + "\nreferences " + old.references + " " + next.references, failed);
        }
    }

    private static Said said(Side old, Side next) {
        SchemaDocument draft = next.read();
        Earlier earlier = old.earlier();
        ParsedSchema before = earlier.schema().orElse(null);
        Map<CompatibilityLevel, CompatibilityVerdict> verdicts = new EnumMap<>(CompatibilityLevel.class);
        for (CompatibilityLevel level : LEVELS) {
            CompatibilityCheck.check(draft, List.of(earlier), level)
                    .ifPresent(verdict -> verdicts.put(level, verdict));
        }
        assertThat(verdicts).hasSize(draft.schema().isPresent() ? LEVELS.size() : 0);
        for (CompatibilityVerdict verdict : verdicts.values()) {
            assertThat(verdict.answer() == Answer.NO).isEqualTo(!verdict.findings().isEmpty());
            verdict.findings().forEach(finding -> placed(draft, finding));
        }
        if (!verdicts.isEmpty()) {
            agree(level -> Objects.requireNonNull(verdicts.get(level)).answer());
        }
        TablePreview table = Previewer.preview(Draft.of(draft),
                before == null ? null : new Before.Schema(before.column(), null));
        assertThat(table.verdict() == Verdict.UNREADABLE).isEqualTo(draft.schema().isEmpty());
        table.findings().forEach(finding -> placed(draft, finding.finding()));
        assertThat(table.verdict().runs()).isEqualTo(table.findings().isEmpty() && draft.schema().isPresent());
        return new Said(verdicts, table, changes(before, draft.schema().orElse(null)));
    }

    /// Both directions at once allow what each allows; of one version all is said.
    private static void agree(Function<CompatibilityLevel, Answer> answers) {
        Answer backward = answers.apply(CompatibilityLevel.BACKWARD);
        Answer forward = answers.apply(CompatibilityLevel.FORWARD);
        Answer full = answers.apply(CompatibilityLevel.FULL);
        assertThat(answers.apply(CompatibilityLevel.NONE)).isEqualTo(Answer.YES);
        assertThat(answers.apply(CompatibilityLevel.BACKWARD_TRANSITIVE)).isEqualTo(backward);
        assertThat(answers.apply(CompatibilityLevel.FORWARD_TRANSITIVE)).isEqualTo(forward);
        assertThat(answers.apply(CompatibilityLevel.FULL_TRANSITIVE)).isEqualTo(full);
        if (backward != Answer.UNKNOWN && forward != Answer.UNKNOWN && full != Answer.UNKNOWN) {
            assertThat(full == Answer.YES).isEqualTo(backward == Answer.YES && forward == Answer.YES);
        }
    }

    private static @Nullable SchemaChanges changes(@Nullable ParsedSchema before, @Nullable ParsedSchema after) {
        if (before == null || after == null || before.format() != after.format()) {
            return null;
        }
        try {
            return SchemaComparison.compare(before, after);
        } catch (TooComplex told) {
            return null;
        }
    }

    private static void followsItself(Side side) {
        SchemaDocument draft = side.read();
        ParsedSchema schema = draft.schema().orElse(null);
        if (schema == null) {
            return;
        }
        for (CompatibilityLevel level : LEVELS) {
            assertThat(CompatibilityCheck.check(draft, List.of(side.earlier()), level).orElseThrow().answer())
                    .as("%s against itself, %s", level, side.text).isEqualTo(Answer.YES);
        }
        TablePreview made = Previewer.preview(Draft.of(draft), null);
        TablePreview same = Previewer.preview(Draft.of(draft), new Before.Schema(schema.column(), null));
        assertThat(same.verdict()).as("against itself, %s %s", side.text, same.findings())
                .isEqualTo(made.verdict() == Verdict.CREATES ? Verdict.FOLLOWS : Verdict.STOPS);
        assertThat(same.steps()).isEmpty();
        SchemaChanges changes = changes(schema, schema);
        assertThat(changes == null ? List.of() : changes.all()).isEmpty();
    }

    private static void placed(SchemaDocument draft, SchemaFinding finding) {
        assertThat(finding.span()).as(finding.toString())
                .isEqualTo(draft.span(finding.span().from(), finding.span().to()));
        assertThat(finding.rule()).isNotBlank();
        assertThat(finding.message()).isNotBlank();
    }

    /// The cases of evolution and the samples.
    private static List<Side> seeds(SchemaFormat format) throws IOException {
        List<Side> seeds = new ArrayList<>();
        for (Evolution one : Evolutions.of(format)) {
            one.old().forEach(text -> seeds.add(new Side(format, text, one.references().old())));
            seeds.add(new Side(format, one.next(), one.references().next()));
        }
        try (Stream<Path> files = Files.walk(Path.of("schemas"))) {
            String ending = "." + format.fileExtension();
            for (Path file : files.filter(it -> it.toString().endsWith(ending)).sorted().toList()) {
                seeds.add(new Side(format, Files.readString(file), List.of()));
            }
        }
        return seeds;
    }
}
