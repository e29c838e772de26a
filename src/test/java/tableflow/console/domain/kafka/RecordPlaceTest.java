package tableflow.console.domain.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordPlaceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cannot read the record at partition 3 offset 4711: no magic byte   | 3  | 4711
            partition: 3, offset: 9007199254740993                              | 3  | 9007199254740993
            Record at offset 4711 of partition 12 is not JSON                   | 12 | 4711
            Error deserializing key/value for partition orders-3 at offset 4711 | 3  | 4711
            """)
    void isFoundInTheWordsOfAFailure(String text, int partition, long offset) {
        assertThat(RecordPlace.in(text)).contains(new RecordPlace(partition, offset));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "partition 3 has no leader", "offset 12", "partitions 3 of offset", "in 3 partitions, offset unknown",
        "partition 99999999999 offset 1"})
    void otherWordsNameNone(String text) {
        assertThat(RecordPlace.in(text)).isEmpty();
    }
}
