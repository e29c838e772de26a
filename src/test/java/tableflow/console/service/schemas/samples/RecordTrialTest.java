package tableflow.console.service.schemas.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.samples.RecordTrial.Misfit;
import tableflow.console.service.schemas.samples.RecordTrial.Tally;

class RecordTrialTest {

    private static RecordTrial trial() throws InvalidSchema {
        SchemaDocument draft = SchemaDocument.read(SchemaFormat.JSON, "{\"type\":\"object\",\"required\":[\"id\"],"
                + "\"properties\":{\"id\":{\"type\":\"integer\"}}}", List.of());
        return new RecordTrial(SampleDesk.of(draft), new RecordDecoder(() -> {
            throw new AssertionError("lines name no schema");
        }), false);
    }

    private static BufferedReader lines(String text) {
        return new BufferedReader(new StringReader(text));
    }

    @Test
    void everyLineIsCountedAndTheFailingPathTold() throws InvalidSchema, IOException {
        RecordTrial trial = trial();
        trial.lines(lines("{\"id\":1}\n\n{\"id\":\"one\"}\n{\"id\":\n{}\n{\"id\":2}"));
        Tally tally = trial.tally();
        assertThat(List.of(tally.fit(), tally.unfit(), tally.unread(), tally.empty())).containsExactly(2L, 2L, 1L, 1L);
        assertThat(tally.records()).isEqualTo(6);
        assertThat(tally.allFit()).isFalse();
        assertThat(tally.kept()).extracting(Misfit::place).containsExactly("line 3", "line 4", "line 5");
        assertThat(tally.kept().getFirst().flaws().getFirst().pointer()).isEqualTo("/id");
        assertThat(tally.kept().get(1).read()).isFalse();
    }

    @Test
    void countsStayExactBeyondWhatIsKept() throws InvalidSchema, IOException {
        RecordTrial trial = trial();
        trial.lines(lines("{}\n".repeat(RecordTrial.MOST_KEPT + 7) + "{\"id\":1}\n"));
        assertThat(trial.tally().unfit()).isEqualTo(RecordTrial.MOST_KEPT + 7L);
        assertThat(trial.tally().kept()).hasSize(RecordTrial.MOST_KEPT);
        assertThat(trial.tally().fit()).isEqualTo(1);
    }

    @Test
    void aCancelKeepsWhatWasCounted() throws InvalidSchema {
        RecordTrial trial = trial();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> trial.lines(lines("{\"id\":1}\n")))
                .isInstanceOfSatisfying(RemoteFailure.class,
                        it -> assertThat(it.is(RemoteFailure.Kind.CANCELLED)).isTrue());
        Thread.interrupted();
        assertThat(trial.tally().records()).isZero();
    }
}
