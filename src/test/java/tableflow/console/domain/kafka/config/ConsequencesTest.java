package tableflow.console.domain.kafka.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.lake.CommitRhythm;

class ConsequencesTest {

    private static List<String> of(String name, String before, String after, boolean materialised) {
        return Consequences.of(List.of(new SettingEdit(name, before, true, after, null)), 3, materialised, null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            retention.ms                     | 604800000 | 3600000      | Records older than 1 h are deleted
            retention.ms                     | -1        | 3600000      | Records older than 1 h are deleted
            retention.bytes                  | -1        | 1073741824   | above 1 GiB are deleted
            cleanup.policy                   | delete    | compact      | only the newest stays
            cleanup.policy                   | compact   | delete       | older than the retention
            min.insync.replicas              | 1         | 4            | can write nothing
            min.insync.replicas              | 1         | 3            | whenever a broker does
            max.message.bytes                | 2000000   | 1000         | larger records are refused
            unclean.leader.election.enable   | false     | true         | can be lost
            message.timestamp.type           | CreateTime | LogAppendTime | the broker
            confluent.value.schema.validation | false    | true         | registered schema are refused
            segment.bytes                    | 1073741824 | 1048576     | smaller files
            """)
    void namesWhatAChangeBringsAbout(String name, String before, String after, String words) {
        assertThat(of(name, before, after, false)).singleElement().asString().contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "retention.ms, 3600000, 604800000", "retention.ms, 3600000, -1", "retention.bytes, 1000, -1",
        "min.insync.replicas, 1, 2", "max.message.bytes, 1000, 2000", "unclean.leader.election.enable, true, false",
        "retention.ms, 1000, soon", "file.delete.delay.ms, 60000, 1"})
    void looserLimitsAndTheRestSayNothing(String name, String before, String after) {
        assertThat(of(name, before, after, false)).isEmpty();
    }

    @Test
    void retentionBelowTwentyCommitsOfTheTableIsNamed() {
        assertThat(of("retention.ms", "604800000", "3600000", true)).hasSize(2)
                .last().asString().contains("Retention 1 h is below 20 commits", "every 5 min", "1 h 40 min");
        assertThat(of("retention.ms", "604800000", "6000000", true)).as("just as long").hasSize(1);
    }

    @Test
    void theRhythmOfTheTableItselfCountsWhereItIsKnown() {
        List<SettingEdit> hour = List.of(new SettingEdit("retention.ms", "604800000", true, "3600000", null));
        assertThat(Consequences.of(hour, 3, true, new CommitRhythm(60_000, 44)))
                .as("an hour is sixty commits a minute apart").hasSize(1);
        assertThat(Consequences.of(hour, 3, true, new CommitRhythm(600_000, 1_044))).last().asString()
                .contains("below 20 commits", "every 10 min", "the median of its last 1,044", "3 h 20 min in all")
                .doesNotContain("not known");
        assertThat(Consequences.of(hour, 3, true, null)).last().asString().contains("own rhythm is not known");
        assertThat(Consequences.of(hour, 3, false, new CommitRhythm(600_000, 1_044))).hasSize(1);
    }

    @Test
    void takingAValueAwayHasTheConsequencesOfTheInheritedOne() {
        SettingEdit edit = new SettingEdit("retention.ms", "-1", true, null, "3600000");
        assertThat(Consequences.of(List.of(edit), 3, false, null)).singleElement().asString().contains("1 h");
    }

    @Test
    void settingsAreGroupedByWhatTheyAreFor() {
        assertThat(Purpose.of("retention.ms")).isEqualTo(Purpose.RETENTION);
        assertThat(Purpose.of("delete.retention.ms")).isEqualTo(Purpose.COMPACTION);
        assertThat(Purpose.of("max.compaction.lag.ms")).isEqualTo(Purpose.COMPACTION);
        assertThat(Purpose.of("max.message.bytes")).isEqualTo(Purpose.RECORDS);
        assertThat(Purpose.of("min.insync.replicas")).isEqualTo(Purpose.REPLICATION);
        assertThat(Purpose.of("local.retention.ms")).isEqualTo(Purpose.TIERED);
        assertThat(Purpose.of("confluent.topic.type")).isEqualTo(Purpose.CONFLUENT);
        assertThat(Purpose.of("segment.jitter.ms")).isEqualTo(Purpose.FILES);
        assertThat(Purpose.of("what.comes.next")).isEqualTo(Purpose.OTHER);
    }
}
