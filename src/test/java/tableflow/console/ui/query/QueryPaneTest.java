package tableflow.console.ui.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tableflow.console.ui.control.code.CodeEditor;

/// The pane as a user sees it.
class QueryPaneTest extends QueryPaneFixture {

    @Test
    void runsTheStatementAtTheCaretAndSaysHowItWent() {
        open(1200, 760);
        write("SELECT 1;\nSELECT 'two'");
        pictures("query-first");
        click("#query-run");
        await("the run", () -> texts(".query-state").contains("Succeeded"));
        assertThat(runner.requests).singleElement().satisfies(request -> {
            assertThat(request.sql()).isEqualTo("SELECT 'two'");
            assertThat(request.database()).isEqualTo("lake");
            assertThat(request.workgroup()).isEqualTo("primary");
            assertThat(request.resultLocation()).isEqualTo("s3://results/");
        });
        assertThat(texts(".query-figures")).singleElement().asString().contains("46 MiB scanned");
        pictures("query-succeeded");
    }

    @Test
    void aFailureSaysWhy() {
        open(1200, 760);
        write("SELECT\n  broken");
        click("#query-run");
        await("the failure", () -> texts(".error-why").stream().anyMatch(it -> it.contains("cannot be resolved")));
        pictures("query-failed");
    }

    @Test
    void aRunningStatementIsCancelled() {
        open(1200, 760);
        write("SELECT slow");
        click("#query-run");
        await("running", () -> texts(".query-state").contains("Running"));
        pictures("query-running");
        click(".query-cancel");
        await("cancelled", () -> texts(".query-state").contains("Cancelled"));
        await("its thread was interrupted", () -> runner.interrupted.contains("SELECT slow"));
    }

    @Test
    void aProfileWithoutAthenaSaysWhatToDo() {
        open(QueryPane.unset(profile(false)), 1000, 600);
        assertThat(texts(".placeholder-text")).singleElement().asString().contains("has no AWS part");
        pictures("query-unset");
    }

    @Test
    void aProfileWithoutAWorkgroupSaysSoToo() {
        open(QueryPane.unset(profile(true)), 1000, 600);
        assertThat(texts(".placeholder-text")).singleElement().asString().contains("names no workgroup");
    }

    private void write(String sql) {
        run(() -> {
            CodeEditor editor = (CodeEditor) stage().getScene().lookup(".code-editor");
            editor.requestFocus();
            editor.replace(0, editor.text().length(), sql);
        });
    }
}
