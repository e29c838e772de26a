package tableflow.console.ui.query;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.NamedQuery;

/// What the workgroup keeps, in the side bar.
class KeptStatementsTest extends QueryPaneFixture {

    @Test
    void theyAreListedOpenedAndFound() {
        kept.withPrepared("since", "SELECT * FROM orders WHERE id > ?").withPrepared("by_key", "SELECT 1");
        kept.with("orders per hour", "primary").with("lag of all partitions", "primary").with("other", "etl");
        open(1200, 760);
        await("listed", () -> fx(() -> list().getItems().size() == 2));
        pictures("query-kept");
        run(() -> {
            list().getSelectionModel().select(1);
            list().requestFocus();
        });
        robot.push(KeyCode.ENTER);
        await("opened", () -> editor().text().equals("SELECT * FROM \"orders per hour\""));
        enter("#query-saved-filter", "LAG parti");
        await("found", () -> fx(() -> list().getItems().size() == 1));
    }

    @Test
    void theStatementIsSavedAndDeletedAfterAQuestion() {
        open(1200, 760);
        run(() -> editor().replace(0, 0, "SELECT 'mine'"));
        click("#query-named-save");
        await("the question", () -> stage().getScene().lookup("#query-name-yes") != null);
        enter("#query-name", "Mine");
        click("#query-name-yes");
        await("listed", () -> fx(() -> list().getItems().size() == 1));
        assertThat(kept.all).singleElement().satisfies(it -> assertThat(it.draft())
                .isEqualTo(new NamedQuery.Draft("Mine", "", "lake", "SELECT 'mine'", "primary")));
        run(() -> {
            list().getSelectionModel().select(0);
            list().requestFocus();
        });
        robot.push(KeyCode.DELETE);
        await("asked", () -> texts(".button").contains("Delete for everybody"));
        assertThat(kept.all).hasSize(1);
        run(() -> stage().getScene().getRoot().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(it -> "Delete for everybody".equals(it.getText()))
                .findFirst().orElseThrow().fire());
        await("deleted", () -> kept.all.isEmpty() && fx(() -> list().getItems().isEmpty()));
    }

    @Test
    void aFailureIsToldAndTriedAgain() {
        kept.with("a", "primary").failure = RemoteFailure.of(Kind.FORBIDDEN, "list the named queries", "not allowed");
        open(1200, 760);
        await("told", () -> texts(".error-why").contains("Not allowed"));
        kept.failure = null;
        run(() -> stage().getScene().getRoot().lookupAll(".error-retry").stream()
                .map(Button.class::cast).filter(it -> it.isVisible() && it.localToScene(0, 0).getX() < 300)
                .forEach(Button::fire));
        await("listed", () -> fx(() -> list().getItems().size() == 1));
        assertThat(kept.listed).containsExactly("primary", "primary");
    }

    @Test
    void aPreparedStatementIsExecutedWithValues() {
        kept.withPrepared("since", "SELECT * FROM orders WHERE id > ? AND name = ?");
        open(1200, 760);
        ListView<?> prepared = find("#query-prepared", ListView.class);
        await("listed", () -> fx(() -> prepared.getItems().size() == 1));
        run(() -> {
            prepared.getSelectionModel().select(0);
            prepared.requestFocus();
        });
        robot.push(KeyCode.ENTER);
        await("the form", () -> stage().getScene().lookup("#query-parameter-2") != null);
        enter("#query-parameter-1", "it's");
        enter("#query-parameter-2", "x");
        click("#query-parameters-run");
        await("run", () -> runner.requests.size() == 1);
        assertThat(runner.requests.getFirst().sql()).isEqualTo("EXECUTE since USING 'it''s', 'x'");
        assertThat(runner.requests.getFirst().workgroup()).isEqualTo("primary");
        assertThat(fx(() -> tabs().getSelectionModel().getSelectedItem().getText())).isEqualTo("since");
    }

    @Test
    void aQueryIsRenamedByAKeyAndItsStatementReplacedAfterAQuestion() {
        kept.with("old name", "primary");
        open(1200, 760);
        await("listed", () -> fx(() -> list().getItems().size() == 1));
        run(() -> {
            list().getSelectionModel().select(0);
            list().requestFocus();
        });
        robot.push(KeyCode.F2);
        await("the question", () -> stage().getScene().lookup("#query-name-yes") != null);
        enter("#query-name", "new name");
        click("#query-name-yes");
        await("renamed", () -> texts("#query-named .label").contains("new name"));
        write("SELECT 'better'");
        run(() -> {
            list().getSelectionModel().select(0);
            list().requestFocus();
        });
        robot.push(KeyCode.F3);
        await("asked", () -> texts(".button").contains("Replace for everybody"));
        assertThat(kept.all.getFirst().draft().sql()).doesNotContain("better");
        pictures("query-kept-replace");
        press(texts(".button"), "Replace for everybody");
        await("replaced", () -> kept.all.getFirst().draft().sql().equals("SELECT 'better'"));
    }

    private void press(java.util.List<String> there, String title) {
        assertThat(there).contains(title);
        run(() -> stage().getScene().getRoot().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(it -> title.equals(it.getText()))
                .findFirst().orElseThrow().fire());
    }

    private ListView<?> list() {
        return find("#query-named", ListView.class);
    }
}
