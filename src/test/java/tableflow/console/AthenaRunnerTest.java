package tableflow.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.service.query.RunMemory;

class AthenaRunnerTest {

    private static final String SENT = """
            {"version":1,"id":"q-1","sql":"SELECT 1","database":"lake","workgroup":"primary",
             "started":"2026-03-04T05:06:07Z"}""";

    @TempDir
    Path folder;

    @Test
    void whatIsRememberedIsReadWithoutAKeyAndForgotten() throws IOException {
        AthenaRunner runner = failing(Kind.UNAUTHORIZED);
        assertThat(runner.unfinished()).extracting(RunMemory.Unfinished::id).containsExactly("q-1");
        runner.forget("q-1");
        assertThat(runner.unfinished()).isEmpty();
    }

    @Test
    void aQueryThatAthenaKnowsNoMoreIsForgottenAndOthersAreKept() throws IOException {
        AthenaRunner locked = failing(Kind.UNAUTHORIZED);
        assertThatThrownBy(() -> locked.reattach("q-1", now -> {})).isInstanceOf(RemoteFailure.class);
        assertThat(locked.unfinished()).hasSize(1);
        AthenaRunner gone = failing(Kind.NOT_FOUND);
        assertThatThrownBy(() -> gone.reattach("q-1", now -> {})).isInstanceOf(RemoteFailure.class);
        assertThat(gone.unfinished()).isEmpty();
    }

    private AthenaRunner failing(Kind kind) throws IOException {
        Files.writeString(folder.resolve("q-1.json"), SENT);
        return new AthenaRunner(
                () -> {
                    throw RemoteFailure.of(kind, "look at the query", "no");
                },
                RunMemory.in(folder),
                request -> request);
    }
}
