package tableflow.console.ui.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.profile.OtherProfiles;
import tableflow.console.service.schemas.registry.RegistryDesk;
import tableflow.console.service.schemas.registry.RegistryShelf.Entry;
import tableflow.console.service.schemas.registry.RegistryShelf.Figures;
import tableflow.console.service.schemas.registry.RegistryStand;
import tableflow.console.service.schemas.registry.SchemaUses;
import tableflow.console.ui.change.ChangeDesk;
import tableflow.console.ui.dialog.AskedDialogs;
import tableflow.console.ui.work.TestWork;

/// Rows ask for themselves; only those in sight are read, each once.
class RowFiguresTest {

    private final TestWork jobs = TestWork.queued();
    private final List<String> read = new ArrayList<>();
    private Function<String, Optional<SchemaVersion>> latest = RowFiguresTest::version;
    private final RowFigures figures = new RowFigures(kit());

    private static Optional<SchemaVersion> version(Object subject) {
        return Optional.of(new SchemaVersion(
                subject.toString(), 3, 17, Open.of(SchemaFormat.AVRO), "\"int\"", List.of()));
    }

    private RegistryKit kit() {
        SchemaRegistry registry = (SchemaRegistry) Proxy.newProxyInstance(SchemaRegistry.class.getClassLoader(),
                new Class<?>[] {SchemaRegistry.class}, (proxy, method, given) -> {
                    assertThat(method.getName()).isEqualTo("latest");
                    read.add(given[0].toString());
                    return latest.apply(given[0].toString());
                });
        RegistryDesk desk = new RegistryDesk("test", () -> registry, RegistryStand.guard(false));
        return new RegistryKit(new ChangeDesk(jobs.work, new AskedDialogs(), false, false),
                new RegistryServices(desk, new SchemaUses(desk, Set::of, () -> {
                    throw new AssertionError("tables are not asked about");
                }), () -> {
                    throw new AssertionError("nothing is registered");
                }, OtherProfiles.none()));
    }

    private static Entry entry(String name) {
        return new Entry(SubjectName.of(name), false);
    }

    private Optional<Figures> of(String name) {
        return figures.of(entry(name));
    }

    private void pause() {
        jobs.timer.advance(RowFigures.PAUSE);
    }

    @Test
    void aRowIsReadOnceAfterAPause() {
        assertThat(of("a-value")).isEmpty();
        assertThat(jobs.waiting()).as("rows that fly by are not read").isZero();
        pause();
        jobs.runNext();
        assertThat(figures.ticksProperty().get()).isEqualTo(1);
        assertThat(of("a-value")).contains(new Figures(3, 17, Open.of(SchemaFormat.AVRO)));
        pause();
        assertThat(read).containsExactly("a-value");
    }

    @Test
    void onlyTheNewestThatAWindowCanShowAreRead() {
        for (int row = 0; row < 500; row++) {
            of("s" + row);
        }
        pause();
        jobs.runNext();
        assertThat(read).hasSize(RowFigures.MOST_AT_ONCE).startsWith("s440").endsWith("s499");
        assertThat(of("s0")).as("it is asked for when it is seen again").isEmpty();
        pause();
        jobs.runNext();
        assertThat(read).endsWith("s499", "s0");
    }

    @Test
    void whatIsWishedForWhileOthersAreReadComesNext() {
        of("a");
        pause();
        of("b");
        pause();
        assertThat(jobs.waiting()).as("one reading at a time").isEqualTo(1);
        jobs.runNext();
        pause();
        jobs.runNext();
        assertThat(read).containsExactly("a", "b");
    }

    @Test
    void aSubjectThatMayNotBeReadHasNoFiguresAndHoldsNobodyUp() {
        latest = name -> {
            if (name.equals("b")) {
                throw RemoteFailure.of(Kind.FORBIDDEN, "read b", "the key may not");
            }
            return version(name);
        };
        List.of("a", "b", "c").forEach(this::of);
        pause();
        jobs.runNext();
        assertThat(of("a")).isPresent();
        assertThat(of("b")).isEmpty();
        assertThat(of("c")).isPresent();
        pause();
        assertThat(read).as("nobody asks again").containsExactly("a", "b", "c");
    }

    @Test
    void aSilentRegistryIsNotAskedForEveryRowAgain() {
        latest = name -> {
            throw RemoteFailure.of(Kind.UNREACHABLE, "read " + name, "nobody answers");
        };
        List.of("a", "b").forEach(this::of);
        pause();
        jobs.runNext();
        assertThat(read).containsExactly("a");
        of("a");
        of("b");
        pause();
        assertThat(jobs.waiting()).isZero();
        latest = RowFiguresTest::version;
        figures.forget();
        of("b");
        pause();
        jobs.runNext();
        assertThat(of("b")).as("after the subjects were read again").isPresent();
        assertThat(jobs.unhandled).isEmpty();
    }

    @Test
    void aClosedOneReadsNothing() {
        of("a");
        figures.close();
        of("b");
        pause();
        assertThat(jobs.waiting()).isZero();
        assertThat(read).isEmpty();
    }
}
