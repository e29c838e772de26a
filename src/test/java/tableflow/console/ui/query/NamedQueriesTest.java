package tableflow.console.ui.query;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.NamedQuery;

/// The named queries of the workgroup in the side bar.
class NamedQueriesTest extends QueryPaneFixture {

    @Test
    void theyAreListedOpenedAndFound() {
        named.with("orders per hour", "primary").with("lag of all partitions", "primary").with("other", "etl");
        open(1200, 760);
        await("listed", () -> fx(() -> list().getItems().size() == 2));
        pictures("query-named");
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
        assertThat(named.all).singleElement().satisfies(it -> assertThat(it.draft())
                .isEqualTo(new NamedQuery.Draft("Mine", "", "lake", "SELECT 'mine'", "primary")));
        run(() -> {
            list().getSelectionModel().select(0);
            list().requestFocus();
        });
        robot.push(KeyCode.DELETE);
        await("asked", () -> texts(".button").contains("Delete for everybody"));
        assertThat(named.all).hasSize(1);
        run(() -> stage().getScene().getRoot().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(it -> "Delete for everybody".equals(it.getText()))
                .findFirst().orElseThrow().fire());
        await("deleted", () -> named.all.isEmpty() && fx(() -> list().getItems().isEmpty()));
    }

    @Test
    void aFailureIsToldAndTriedAgain() {
        named.with("a", "primary").failure = RemoteFailure.of(Kind.FORBIDDEN, "list the named queries", "not allowed");
        open(1200, 760);
        await("told", () -> texts(".error-why").contains("Not allowed"));
        named.failure = null;
        run(() -> stage().getScene().getRoot().lookupAll(".error-retry").stream()
                .map(Button.class::cast).filter(it -> it.isVisible() && it.localToScene(0, 0).getX() < 300)
                .forEach(Button::fire));
        await("listed", () -> fx(() -> list().getItems().size() == 1));
        assertThat(named.listed).containsExactly("primary", "primary");
    }

    private ListView<?> list() {
        return find("#query-named", ListView.class);
    }
}
