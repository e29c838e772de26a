package tableflow.console.ui.storage.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.service.storage.view.UsageNode;
import tableflow.console.service.storage.view.UsageView;
import tableflow.console.ui.dialog.AskedDialogs;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.storage.StorageDesk;
import tableflow.console.ui.storage.StorageStand;
import tableflow.console.ui.work.TestWork;

/// Ways to look at a scan, down and up again, while it grows and while others look elsewhere.
class UsageViewModelTest {

    @TempDir
    Path folder = Path.of("");

    private final TestWork jobs = TestWork.queued();
    private StorageStand stand = new StorageStand(Path.of(""));
    private StorageDesk desk = StorageStand.desk(context(), stand.services());
    private UsageViewModel model = new UsageViewModel(desk);

    private PaneContext context() {
        return StorageStand.context(jobs.work, new AskedDialogs(), new Navigation());
    }

    private void open() {
        stand = new StorageStand(folder).fill();
        desk = StorageStand.desk(context(), stand.services());
        model.close();
        model = new UsageViewModel(desk);
    }

    @AfterEach
    void close() {
        model.close();
    }

    private void runAll() {
        while (jobs.waiting() > 0) {
            jobs.runNext();
        }
    }

    private UsageNode child(String name) {
        return Objects.requireNonNull(model.current()).children().stream()
                .filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    private List<String> path() {
        return model.pathProperty().get().stream().map(UsageNode::key).toList();
    }

    @Test
    void withoutAScanThereIsNothing() {
        open();
        assertThat(model.builtProperty().get()).isNull();
        assertThat(model.current()).isNull();
        model.up();
        model.viewProperty().set(UsageView.AGE);
        assertThat(jobs.waiting()).isZero();
        desk.look("logs/");
        assertThat(model.pathProperty().get()).isEmpty();
    }

    @Test
    void oneGoesDownAndUpAndTheOthersFollow() {
        open();
        stand.show(desk, "", false);
        runAll();
        assertThat(path()).containsExactly("");
        assertThat(model.busyProperty().get()).isFalse();
        UsageNode logs = child("logs/");
        model.enter(logs);
        assertThat(path()).containsExactly("", "logs/");
        assertThat(desk.prefixProperty().get()).as("the other parts look there too").isEqualTo("logs/");
        UsageNode leaf = Objects.requireNonNull(model.current()).children().getFirst();
        model.enter(leaf);
        model.up();
        assertThat(model.selectedProperty().get()).as("where one came from").isIn(leaf, logs);
        model.upTo(Objects.requireNonNull(model.builtProperty().get()).root());
        assertThat(path()).containsExactly("");
        assertThat(model.selectedProperty().get()).isEqualTo(logs);
        model.up();
        assertThat(path()).as("there is nothing above").containsExactly("");
        assertThat(desk.prefixProperty().get()).isEmpty();
    }

    @Test
    void whileItGrowsWhatIsLookedIntoAndChosenStays() {
        open();
        stand.show(desk, "", true);
        runAll();
        model.enter(child("logs/"));
        model.select(Objects.requireNonNull(model.current()).children().getFirst());
        String chosen = Objects.requireNonNull(model.selectedProperty().get()).key();
        stand.pages().put("logs/2026-1/fresh.log", 999_000_000, 0, "STANDARD");
        stand.pages().put("new/one.log", 5, 0, "STANDARD");
        stand.show(desk, "", true);
        runAll();
        assertThat(path()).containsExactly("", "logs/");
        assertThat(Objects.requireNonNull(model.selectedProperty().get()).key()).isEqualTo(chosen);
        assertThat(Objects.requireNonNull(model.current()).amount().bytes().longValueExact())
                .isGreaterThan(999_000_000L);

        stand.pages().things().keySet().removeIf(key -> key.startsWith("logs/"));
        stand.show(desk, "", false);
        runAll();
        assertThat(path()).as("as far as there is one").containsExactly("");
        assertThat(model.selectedProperty().get()).isNull();
    }

    @Test
    void anotherScanBeginsAtItsTop() {
        open();
        stand.show(desk, "", false);
        runAll();
        model.enter(child("logs/"));
        stand.show(desk, "odd/", false);
        runAll();
        assertThat(path()).hasSize(1);
        desk.look("odd/");
        assertThat(path()).hasSize(1);
    }

    @Test
    void onlyTheWayThatWasAskedForLastIsShown() {
        open();
        stand.show(desk, "", false);
        runAll();
        model.viewProperty().set(UsageView.AGE);
        model.viewProperty().set(UsageView.KIND);
        model.measureProperty().set(Measure.OBJECTS);
        jobs.runNext();
        jobs.runNext();
        assertThat(Objects.requireNonNull(model.builtProperty().get()).view()).as("late ones are dropped")
                .isEqualTo(UsageView.PREFIX);
        jobs.runNext();
        Built built = Objects.requireNonNull(model.builtProperty().get());
        assertThat(built.view()).isEqualTo(UsageView.KIND);
        assertThat(built.measure()).isEqualTo(Measure.OBJECTS);
    }

    @Test
    void aPrefixThatAnotherPartLooksAtIsFoundWhateverIsShown() {
        open();
        stand.show(desk, "", false);
        runAll();
        model.viewProperty().set(UsageView.AGE);
        runAll();
        desk.look("logs/");
        assertThat(model.viewProperty().get()).isEqualTo(UsageView.PREFIX);
        runAll();
        assertThat(path()).containsExactly("", "logs/");
        desk.look(StorageStand.ORDERS);
        assertThat(path()).as("at once where it is built").last().isEqualTo(StorageStand.ORDERS);
    }

    @Test
    void whoChoosesAnotherWayMeanwhileIsNotPulledBackLater() {
        open();
        stand.show(desk, "", false);
        runAll();
        model.viewProperty().set(UsageView.AGE);
        runAll();
        desk.look("logs/");
        model.viewProperty().set(UsageView.TOPIC);
        runAll();
        model.enter(child("orders"));
        assertThat(desk.prefixProperty().get()).as("the others still follow").isEqualTo(StorageStand.ORDERS);
        model.viewProperty().set(UsageView.PREFIX);
        runAll();
        assertThat(path()).as("and not where one was pulled to before").doesNotContain("logs/");
    }

    @Test
    void aScanThatIsNoLongerShownTakesEverythingWithIt() {
        open();
        stand.show(desk, "", false);
        runAll();
        model.enter(child("logs/"));
        stand.show(desk, "nothing/", false);
        runAll();
        assertThat(path()).hasSize(1);
        assertThat(Objects.requireNonNull(model.current()).amount().isNone()).isTrue();
    }

    @Test
    void anAnswerBehindItsEndIsDropped() {
        open();
        stand.show(desk, "", false);
        runAll();
        model.enter(child("logs/"));
        stand.pages().put("logs/late.log", 1, 0, "STANDARD");
        stand.show(desk, "", false);
        model.close();
        assertThat(jobs.waiting()).isPositive();
        Built before = model.builtProperty().get();
        runAll();
        assertThat(model.builtProperty().get()).as("closed: late answers are dropped").isSameAs(before);
    }

    @Test
    void keysWithOddBytesKeepTheirNames() {
        open();
        String odd = "new\nline/\t tab/%2F/\u0001/\uD83D\uDE00/";
        stand.pages().things().clear();
        stand.pages().put(odd + "a", 5, 0, "STANDARD");
        stand.pages().put("/", 1, 0, "STANDARD");
        stand.pages().put("//", 1, 0, "STANDARD");
        stand.show(desk, "", false);
        runAll();
        desk.look(odd);
        assertThat(path()).last().isEqualTo(odd);
        assertThat(Objects.requireNonNull(model.builtProperty().get()).root().amount().objects()).isEqualTo(3);
    }
}
