package tableflow.console.ui.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.service.query.RunMemory;

/// What was running when the console ended, in the pane.
class LeftoversTest extends QueryPaneFixture {

    @Test
    void nothingIsSaidWhenNothingWasRunning() {
        open(1200, 760);
        assertThat(visible()).isFalse();
    }

    @Test
    void theyAreFollowedToTheirEnd() {
        leave("q-1", "SELECT 'first'");
        leave("q-2", "SELECT 'second'");
        open(1200, 760);
        await("the bar", this::visible);
        assertThat(texts("#query-leftovers .label"))
                .containsExactly("2 statements were running when the console ended");
        pictures("query-leftovers");
        click("#query-leftovers-follow");
        assertThat(List.of(stateOf(0), stateOf(1))).containsOnly("Succeeded");
        assertThat(visible()).isFalse();
        assertThat(runner.unfinished).isEmpty();
        assertThat(runner.requests).extracting(QueryRequest::sql).as("nothing is sent again").isEmpty();
        await("it is in the history", () -> {
            try {
                return services().desk().history().list().size() == 2;
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @Test
    void theyAreForgotten() {
        leave("q-1", "SELECT 'first'");
        open(1200, 760);
        await("the bar", this::visible);
        assertThat(texts("#query-leftovers .label"))
                .containsExactly("One statement was running when the console ended");
        click("#query-leftovers-forget");
        await("forgotten", runner.unfinished::isEmpty);
        assertThat(visible()).isFalse();
        assertThat(texts(".query-state")).isEmpty();
    }

    private void leave(String id, String sql) {
        runner.unfinished.add(
                new RunMemory.Unfinished(id, sql, "lake", "primary", Instant.parse("2026-03-04T05:06:07Z")));
    }

    private boolean visible() {
        return fx(() -> stage().getScene().lookup("#query-leftovers").isVisible());
    }
}
