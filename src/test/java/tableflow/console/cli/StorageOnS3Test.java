package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tableflow.console.sandbox.http.Fault;

/// The commands about storage on the sandbox's S3, whatever keys and faults there are.
class StorageOnS3Test extends StorageS3Rig {

    @Test
    void keysWithEveryCharacterAreToldInTextAndJson() throws Exception {
        for (String by : List.of("prefix", "topic", "class", "age", "size", "kind")) {
            assertThat(run("storage", "usage", "--by", by, "--depth", "9")).as(err()).isZero();
            assertThat(out().lines()).as("a row a line").allMatch(line -> line.codePoints()
                    .noneMatch(point -> Character.isISOControl(point) || Character.getType(point) == Character.FORMAT));
        }
        assertThat(run("storage", "usage", "s3://bucket/a", "--json")).isZero();
        assertThat(json().path("largest").findValuesAsText("key"))
                .containsExactlyInAnyOrderElementsOf(ODD.stream().filter(key -> key.startsWith("a")).toList());
        assertThat(run("storage", "findings", "--scan")).isIn(ExitCode.DONE, ExitCode.NO);
    }

    @Test
    void whatIsElsewhereMissingOrDeniedIsToldWithWhatToDo() throws Exception {
        for (String command : List.of("usage", "findings")) {
            assertThat(run("storage", command, "s3://nobody/x/")).isEqualTo(ExitCode.REMOTE);
            assertThat(err()).contains("NoSuchBucket");
            assertThat(run("storage", command, "s3://far/")).isEqualTo(ExitCode.REMOTE);
            assertThat(err()).contains("eu-west-1", "What to do");
        }
        denied = "logs/";
        assertThat(run("storage", "usage", "--json")).isEqualTo(ExitCode.NO);
        assertThat(json().path("complete").asBoolean()).isFalse();
        assertThat(json().path("objects").asLong()).isEqualTo(ODD.size());
        assertThat(json().path("unseen").findValuesAsText("prefix")).contains("logs/");
        assertThat(err()).contains("Not seen: s3://bucket/logs/");
        assertThat(run("storage", "findings", "--scan")).isZero();
        assertThat(out()).contains("as far as it was seen");
    }

    @Test
    void askedToSlowDownOrCutOffItCountsAllTheSame() throws Exception {
        faults.arm(new Fault("s3", "*", Pattern.compile(".*"), 2, new Fault.Answer(503, Map.of(), Optional.empty(),
                Optional.empty(), Optional.of(new Fault.Wording("SlowDown", "Please reduce your request rate.")))));
        assertThat(run("storage", "usage", "--json")).isZero();
        assertThat(json().path("objects").asLong()).isEqualTo(1_200L + ODD.size());
        // The second refusal may be of a look ahead that nobody waits for any more.
        assertThat(json().path("effort").path("slowed").asLong()).isBetween(1L, 2L);
    }
}
