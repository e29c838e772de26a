package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.ExecutionContext;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryExecution.StatementType;
import tableflow.console.domain.query.QueryState;
import tableflow.console.domain.query.QueryStatistics;
import tableflow.console.service.query.plan.Price;
import tableflow.console.service.query.plan.ScanEstimate;

/// The parts of the command `query` that need no Athena.
class QueryOptionsTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final RunProgress progress = new RunProgress(new Terminal(
            System.out, new PrintStream(err, true, StandardCharsets.UTF_8), text -> text));

    @ParameterizedTest
    @CsvSource({"0,0", "1000,1000", "1kB,1000", "10 MB,10000000", "2.5gb,2500000000", "1TB,1000000000000",
        "9223372036854775807,9223372036854775807"})
    void bytesHaveUnitsOfTheirPrice(String text, long bytes) {
        assertThat(new ByteCount().convert(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "ten", "1.5", "1XB", "9223372036854775808", "99999999TB", "1 MiB"})
    void whatIsNoNumberOfBytesIsRefused(String text) {
        assertThatThrownBy(() -> new ByteCount().convert(text)).isInstanceOf(TypeConversionException.class);
    }

    private static QueryExecution in(QueryState state) {
        return new QueryExecution("q-1", "SELECT 1", Open.of(state), Open.of(StatementType.DML), null, null,
                QueryStatistics.NONE, ExecutionContext.UNKNOWN);
    }

    @Test
    void eachStateIsToldOnceAndAnOutageOnce() {
        RemoteFailure away = RemoteFailure.of(Kind.UNREACHABLE, "look", "no answer in time");
        progress.seen(in(QueryState.QUEUED));
        progress.seen(in(QueryState.RUNNING));
        progress.seen(in(QueryState.RUNNING));
        progress.unknown(Instant.EPOCH, away);
        progress.unknown(Instant.EPOCH, away);
        progress.seen(in(QueryState.RUNNING));
        progress.seen(in(QueryState.SUCCEEDED));

        assertThat(err.toString(StandardCharsets.UTF_8).lines()).containsExactly(
                "Queued: query q-1",
                "Running: query q-1",
                "State unknown since 1970-01-01T00:00:00Z: no answer in time. The query goes on; trying again.",
                "Running: query q-1");
        assertThat(progress.last().orElseThrow().isFinal()).isTrue();
    }

    @Test
    void whatIsNotWhollyKnownHasNoUpperLimit() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8), System.err, text -> text);
        ScanEstimate unknown = new ScanEstimate(List.of(), List.of(), false, false, "v is a view");
        new EstimateText(terminal, Price.ASSUMED).tell(unknown, null, false);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("How much it reads is not known.", "Not known: v is a view.")
                .doesNotContain("Up to");
    }
}
