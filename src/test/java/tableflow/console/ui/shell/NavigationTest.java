package tableflow.console.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

/// Which pane is shown, and requests between panes.
class NavigationTest {

    private final Navigation navigation = new Navigation();
    private final List<String> delivered = new ArrayList<>();

    NavigationTest() {
        navigation.deliverWith((pane, request) -> delivered.add(pane.id() + " " + request));
        navigation.replace(
                List.of(spec("a", Set.of()), spec("b", Set.of(Request.ShowTopic.class)), spec("c", Set.of())), "c");
    }

    @Test
    void theRememberedPaneIsShownElseTheFirst() {
        assertThat(current()).isEqualTo("c");
        navigation.replace(List.of(spec("a", Set.of())), "gone");
        assertThat(current()).isEqualTo("a");
    }

    @Test
    void backReturnsThroughThePanes() {
        navigation.show("a");
        navigation.show("b");
        navigation.show("b");
        navigation.back();
        assertThat(current()).isEqualTo("a");
        navigation.back();
        assertThat(current()).isEqualTo("c");
        assertThat(navigation.canGoBackProperty().get()).isFalse();
        navigation.back();
        assertThat(current()).isEqualTo("c");
    }

    @Test
    void aRequestGoesToThePaneThatAnswersIt() {
        assertThat(navigation.answers(Request.ShowTopic.class)).isTrue();
        navigation.send(new Request.ShowTopic("orders"));
        assertThat(current()).isEqualTo("b");
        assertThat(delivered).containsExactly("b ShowTopic[topic=orders]");
    }

    @Test
    void aRequestThatNoPaneAnswersChangesNothing() {
        assertThat(navigation.answers(Request.Provision.class)).isFalse();
        navigation.send(new Request.Provision(null));
        assertThat(current()).isEqualTo("c");
        assertThat(delivered).isEmpty();
    }

    @Test
    void listenersOfThePanesOutliveACollection() {
        List<Integer> counts = new ArrayList<>();
        navigation.panes().subscribe(() -> counts.add(navigation.panes().size()));
        System.gc();
        navigation.replace(List.of(spec("a", Set.of())), "a");
        assertThat(counts).endsWith(1);
    }

    @Test
    void anUnknownPaneIsIgnored() {
        navigation.show("nowhere");
        assertThat(current()).isEqualTo("c");
    }

    private String current() {
        PaneSpec pane = navigation.currentProperty().get();
        return pane == null ? "none" : pane.id();
    }

    private static PaneSpec spec(String id, Set<Class<? extends Request>> answers) {
        return new PaneSpec(id, id, Feather.BOX, answers, context -> {
            throw new AssertionError("not made in this test");
        });
    }
}
