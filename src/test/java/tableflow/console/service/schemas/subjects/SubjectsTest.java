package tableflow.console.service.schemas.subjects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.change.ChangeRequest.DeleteSchemaVersion;
import tableflow.console.domain.change.ChangeRequest.DeleteSubject;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.change.ChangeRequest.SetCompatibility;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.remote.HttpConnector;
import tableflow.console.sandbox.registry.RegistryProbe;
import tableflow.console.schema.Referenced;
import tableflow.console.schema.evolution.Evolution;
import tableflow.console.schema.evolution.Evolutions;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.port.SchemaRegistry.Verdict;
import tableflow.console.service.profile.WriteGuard;
import tableflow.console.service.schemas.compat.Earlier;
import tableflow.console.service.schemas.compat.VersionVerdict.Answer;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.subjects.Registration.Outcome;
import tableflow.console.service.schemas.subjects.RegistryWord.Failed;
import tableflow.console.service.schemas.subjects.RegistryWord.Said;
import tableflow.console.service.schemas.subjects.RegistryWord.Unasked;

/// On a registry over HTTP.
class SubjectsTest {

    private static final String ONE =
        "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"}]}";
    private static final String TWO = ONE.replace("]}", ",{\"name\":\"b\",\"type\":\"int\",\"default\":0}]}");
    private static final String BREAKING = ONE.replace("]}", ",{\"name\":\"c\",\"type\":\"int\"}]}");

    private static final RegistryProbe PROBE = start();
    private static final SchemaRegistry REGISTRY = HttpConnector.standard(PROBE.url(), "test")
        .schemaRegistry(PROBE.url(), new ApiKey(RegistryProbe.KEY, new Secret("secret of " + RegistryProbe.KEY)));

    private final Subjects subjects = new Subjects(REGISTRY, guard(false));

    private static RegistryProbe start() {
        try {
            return new RegistryProbe(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() {
        PROBE.close();
    }

    private static WriteGuard guard(boolean readOnly) {
        return new WriteGuard(new Profile("test", Open.of(Profile.Kind.SANDBOX), "dev", readOnly,
            new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                KeyRef.inline("key", new Secret("secret")), null), null, null, null, null));
    }

    private static Draft draft(String subject, String text) {
        return new Draft(subject, SchemaDocument.read(SchemaFormat.AVRO, text, List.of()), List.of(), false);
    }

    private static void register(String subject, String... texts) {
        for (String text : texts) {
            REGISTRY.register(new NewSchema(subject, SchemaFormat.AVRO, text, List.of()));
        }
    }

    /// What is found here and what the registry says cannot differ: both go by the same rules, and read what is stored
    /// alike. Every case of the table, through HTTP, with references where it has some.
    @ParameterizedTest
    @EnumSource(SchemaFormat.class)
    void theRegistryAgreesInEveryCase(SchemaFormat format) {
        Set<CompatibilityLevel> levels = EnumSet.of(CompatibilityLevel.BACKWARD, CompatibilityLevel.FORWARD,
            CompatibilityLevel.FULL_TRANSITIVE);
        int number = 0;
        for (Evolution evolution : Evolutions.of(format)) {
            String subject = format + "-" + number++;
            REGISTRY.setCompatibility(new SetCompatibility(subject, CompatibilityLevel.NONE));
            List<SchemaReference> old = references(subject + "-old-", format, evolution.references().old());
            evolution.old().forEach(text -> REGISTRY.register(new NewSchema(subject, format, text, old)));
            List<SchemaReference> next = references(subject + "-new-", format, evolution.references().next());
            for (CompatibilityLevel level : levels) {
                REGISTRY.setCompatibility(new SetCompatibility(subject, level));
                SubjectVerdict verdict = subjects.check(new Draft(subject, SchemaDocument.read(format,
                    evolution.next(), subjects.referenced(next)), next, false));
                assertThat(verdict.disagreement()).as("%s at %s", evolution, level).isEmpty();
                assertThat(verdict.answer()).as("%s at %s: %s", evolution, level, verdict)
                    .isEqualTo(evolution.allowed().contains(level) ? Answer.YES : Answer.NO);
                assertThat(verdict.registry()).isInstanceOf(Said.class);
                assertThat(verdict.level().known()).isEqualTo(level);
            }
        }
        assertThat(number).isGreaterThan(30);
    }

    private static List<SchemaReference> references(String prefix, SchemaFormat format, List<Referenced> all) {
        List<SchemaReference> references = new ArrayList<>();
        for (Referenced one : all) {
            SchemaVersion version = REGISTRY.register(
                new NewSchema(prefix + one.name(), format, one.text(), List.copyOf(references)));
            references.add(new SchemaReference(one.name(), version.subject(), version.version()));
        }
        return references;
    }

    @Test
    void versionsAreReadAsTheLevelWants() {
        register("read-value", ONE, TWO);
        assertThat(subjects.earlier("read-value", CompatibilityLevel.FULL)).extracting(Earlier::name)
            .containsExactly("version 2");
        assertThat(subjects.earlier("read-value", CompatibilityLevel.FULL_TRANSITIVE)).extracting(Earlier::number)
            .containsExactly(1, 2);
        assertThat(subjects.earlier("read-value", CompatibilityLevel.NONE)).isEmpty();
        REGISTRY.delete(new DeleteSchemaVersion("read-value", 1, false));
        assertThat(subjects.earlier("read-value", CompatibilityLevel.FULL_TRANSITIVE)).extracting(Earlier::number)
            .containsExactly(2);
        assertThat(subjects.version("read-value", null).number()).isEqualTo(2);
        assertThatThrownBy(() -> subjects.version("read-value", 7)).isInstanceOfSatisfying(RemoteFailure.class,
            failure -> assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND));
    }

    @Test
    void aFirstVersionIsANewSubject() {
        Registration review = subjects.review(draft("first-value", ONE));
        assertThat(review.outcome()).isEqualTo(Outcome.NEW_SUBJECT);
        assertThat(REGISTRY.versions("first-value")).isEmpty();
        assertThat(subjects.register(review).version()).isEqualTo(1);
        assertThat(REGISTRY.versions("first-value")).containsExactly(1);
    }

    @Test
    void nothingIsRegisteredTwice() {
        register("twice-value", ONE, TWO);
        Registration review = subjects.review(draft("twice-value", ONE));
        assertThat(review.outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(subjects.register(review).version()).isEqualTo(1);
        assertThat(REGISTRY.versions("twice-value")).containsExactly(1, 2);
    }

    @Test
    void anotherSpellingIsTheSameSchemaWhenNormalized() {
        String json = "{\"type\":\"object\",\"title\":\"T\"}";
        REGISTRY.register(new NewSchema("spelling-value", SchemaFormat.JSON, json, List.of()));
        SchemaDocument other = SchemaDocument.read(SchemaFormat.JSON, "{\"title\": \"T\", \"type\": \"object\"}",
            List.of());
        assertThat(subjects.review(new Draft("spelling-value", other, List.of(), true)).outcome())
            .isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(subjects.review(new Draft("spelling-value", other, List.of(), false)).outcome())
            .isEqualTo(Outcome.NEXT_VERSION);
    }

    @Test
    void whatIsNotCompatibleIsBlocked() {
        register("blocked-value", ONE);
        Registration review = subjects.review(draft("blocked-value", BREAKING));
        assertThat(review.outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(review.blocked()).singleElement().asString().contains("BACKWARD");
        assertThat(review.verdict().registry()).isInstanceOfSatisfying(Said.class,
            said -> assertThat(said.messages().getFirst()).contains("READER_FIELD_MISSING_DEFAULT_VALUE"));
        assertThatThrownBy(() -> subjects.register(review)).isInstanceOf(IllegalArgumentException.class);
        assertThat(REGISTRY.versions("blocked-value")).containsExactly(1);
    }

    @Test
    void aReadOnlyProfileRefusesBeforeAnythingIsSent() {
        Subjects readOnly = new Subjects(REGISTRY, guard(true));
        Registration review = readOnly.review(draft("guarded-value", ONE));
        assertThat(review.blocked()).containsExactly("the profile is read-only");
        assertThatThrownBy(() -> readOnly.register(review)).isInstanceOfSatisfying(RemoteFailure.class,
            failure -> assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN));
        assertThat(REGISTRY.versions("guarded-value")).isEmpty();
    }

    @Test
    void aModeThatTakesNothingBlocks() {
        PROBE.call("PUT", "/mode/frozen-value", "{\"mode\":\"READONLY\"}");
        assertThat(subjects.review(draft("frozen-value", ONE)).blocked()).singleElement().asString()
            .contains("READONLY");
    }

    @Test
    void aDraftThatIsNoSchemaIsNotSent() {
        Registration review = subjects.review(draft("none-value", "{\"type\":"));
        assertThat(review.outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(review.verdict().registry()).isInstanceOf(Unasked.class);
        assertThat(review.verdict().answer()).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void aReferenceThatIsNotThereIsSaidSo() {
        assertThatThrownBy(() -> subjects.referenced(List.of(new SchemaReference("n.P", "nowhere", 3))))
            .isInstanceOf(BadInput.class).hasMessageContaining("version 3 of nowhere");
    }

    @Test
    void anotherLevelIsTriedHereAlone() {
        register("tried-value", ONE);
        List<String> told = new ArrayList<>();
        SubjectVerdict verdict = subjects.tryAt(draft("tried-value", BREAKING), CompatibilityLevel.FORWARD_TRANSITIVE,
            (message, done, total) -> told.add(message + " " + done + "/" + total));
        assertThat(verdict.answer()).isEqualTo(Answer.YES);
        assertThat(told).containsExactly("Reading the versions of tried-value 0/1", "Comparing with version 1 1/1");
        assertThat(verdict.registry()).isInstanceOf(Unasked.class);
    }

    /// A registry whose word is given, in front of the real one.
    private static Subjects saying(Map<String, Object> answers) {
        return new Subjects((SchemaRegistry) Proxy.newProxyInstance(SchemaRegistry.class.getClassLoader(),
            new Class<?>[] {SchemaRegistry.class}, (self, method, arguments) -> {
                Object answer = answers.get(method.getName());
                if (answer instanceof RuntimeException failure) {
                    throw failure;
                }
                return answer != null ? answer : method.invoke(REGISTRY, arguments);
            }), guard(false));
    }

    @Test
    void aRegistryThatSaysOtherwiseIsRightAndTheDifferenceIsVisible() {
        register("other-value", ONE);
        Subjects lenient = saying(Map.of("compatibility", new Verdict(true, List.of())));
        SubjectVerdict allowed = lenient.check(draft("other-value", BREAKING));
        assertThat(allowed.answer()).isEqualTo(Answer.YES);
        assertThat(allowed.disagreement()).hasValueSatisfying(text -> assertThat(text).contains("Its word counts"));
        Subjects strict = saying(Map.of("compatibility", new Verdict(false, List.of("because"))));
        SubjectVerdict refused = strict.check(draft("other-value", TWO));
        assertThat(refused.answer()).isEqualTo(Answer.NO);
        assertThat(refused.disagreement()).isPresent();
        assertThat(strict.review(draft("other-value", TWO)).outcome()).isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void aLevelThatNobodyKnowsLeavesTheRegistrysWord() {
        register("newer-value", ONE);
        Subjects newer = saying(Map.of("compatibilityLevel", Open.of(CompatibilityLevel.class, "SIDEWAYS")));
        SubjectVerdict verdict = newer.check(draft("newer-value", TWO));
        assertThat(verdict.local()).isEmpty();
        assertThat(verdict.level()).hasToString("SIDEWAYS");
        assertThat(verdict.answer()).isEqualTo(Answer.YES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNREACHABLE", "THROTTLED", "FORBIDDEN"})
    void aRegistryThatDoesNotAnswerLeavesWhatWasFoundHere(Kind kind) {
        register("silent-value", ONE);
        Subjects silent = saying(Map.of("compatibility", RemoteFailure.of(kind, "check", "no answer")));
        SubjectVerdict verdict = silent.check(draft("silent-value", BREAKING));
        assertThat(verdict.registry()).isInstanceOf(Failed.class);
        assertThat(verdict.answer()).isEqualTo(Answer.NO);
        assertThat(silent.review(draft("silent-value", TWO)).outcome()).isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void aCancelledQuestionEndsTheCheck() {
        register("cancelled-value", ONE);
        Subjects cancelled = saying(Map.of("compatibility", RemoteFailure.cancelled("check")));
        assertThatThrownBy(() -> cancelled.check(draft("cancelled-value", TWO))).isInstanceOf(RemoteFailure.class);
    }

    /// Registries that cannot list versions are asked for each.
    @Test
    void versionsAreFoundWithoutAList() {
        register("listed-value", ONE, TWO);
        REGISTRY.delete(new DeleteSchemaVersion("listed-value", 1, false));
        Map<Integer, Boolean> asked = new LinkedHashMap<>();
        SchemaRegistry plain = (SchemaRegistry) Proxy.newProxyInstance(SchemaRegistry.class.getClassLoader(),
            new Class<?>[] {SchemaRegistry.class}, (self, method, arguments) -> {
                if (method.getName().equals("versions")) {
                    return InvocationHandler.invokeDefault(self, method, arguments);
                }
                Object answer = method.invoke(REGISTRY, arguments);
                if (method.getName().equals("version") && answer instanceof Optional<?> found) {
                    asked.put((Integer) arguments[1], found.isPresent());
                }
                return answer;
            });
        assertThat(plain.versions("listed-value")).containsExactly(2);
        assertThat(asked).isEqualTo(Map.of(1, false, 2, true));
    }

    @Test
    void aSubjectWhoseVersionsAreDeletedIsNoNewOne() {
        register("buried", ONE, TWO);
        assertThat(subjects.review(draft("buried", BREAKING)).outcome()).isEqualTo(Outcome.BLOCKED);
        REGISTRY.admin().delete(new DeleteSubject("buried", false));
        Registration review = subjects.review(draft("buried", BREAKING));
        assertThat(review.outcome()).isEqualTo(Outcome.AFTER_DELETED);
        assertThat(review.makes()).isTrue();
        assertThat(review.deleted()).isEqualTo(2);
        assertThat(subjects.register(review).version()).as("as it was told").isEqualTo(3);
    }
}
