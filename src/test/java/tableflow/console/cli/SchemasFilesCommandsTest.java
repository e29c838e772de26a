package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.port.FileHistory;
import tableflow.console.service.schemas.files.FileDesk;
import tableflow.console.service.schemas.files.FileStates;
import tableflow.console.service.schemas.files.FileSubjects;
import tableflow.console.service.schemas.files.ReferenceFile;

/// `schemas status` on a registry over HTTP, and `schemas check --records`.
class SchemasFilesCommandsTest extends SchemaCommands {

    private static final String ONE = """
        {"type": "record", "name": "R", "fields": [
          {"name": "a", "type": "int"}
        ]}
        """;
    private static final String MORE = ONE.replace(
        "\n]}", ",\n  {\"name\": \"b\", \"type\": \"int\", \"default\": 0}\n]}");
    private static final String WIDER = ONE.replace("int", "long");

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("one.avsc"), ONE);
        Files.writeString(folder.resolve("broken.avsc"), "{\"type\": \"record\",\n \"name\": }");
    }

    @Override
    protected List<Object> commands(Services services, Terminal terminal, Prompt prompt) {
        ByteArrayInputStream in = new ByteArrayInputStream(new byte[0]);
        return List.of(
                new SchemasCheckCommand(services, terminal, in), new SchemasStatusCommand(services, terminal));
    }

    @Override
    protected Object service(String method, Profile profile) {
        assertThat(method).isEqualTo("schemaFiles");
        return new FileDesk(new FileSubjects(folder.resolve("settings.json"), InstantSource.system()),
                () -> FileStates.open(STAND.registry(), file -> new FileHistory.Past(List.of(ONE), true)),
                Thread::startVirtualThread);
    }

    @Test
    void checkTriesRecordsAndNamesTheFailingPath() throws IOException {
        Files.writeString(folder.resolve("records.jsonl"), "{\"a\": 1}\n{\"a\": \"x\"}\n");
        assertThat(run("check", "--records", file("records.jsonl"), file("one.avsc"))).isEqualTo(ExitCode.NO);
        assertThat(said()).contains("line 2 /a: ", "1 fit, 1 do not, 0 could not be read, 0 hold nothing");
        assertThat(run("check", "--records", file("records.jsonl"), file("one.avsc"), "--json")).isEqualTo(ExitCode.NO);
        JsonNode document = json();
        assertThat(document.path("records").asInt()).isEqualTo(2);
        assertThat(document.at("/misfits/0/flaws/0/path").asText()).isEqualTo("/a");
        Files.writeString(folder.resolve("records.jsonl"), "{\"a\": 1}\n");
        assertThat(run("check", "--records", file("records.jsonl"), file("one.avsc"))).isEqualTo(ExitCode.DONE);
        assertThat(run("check", "--records", file("none.jsonl"), file("one.avsc"))).isNotEqualTo(ExitCode.DONE);
        assertThat(run("check", "--records", file("records.jsonl"), "--subject", "s", file("one.avsc")))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("check", "--records", file("records.jsonl"), file("broken.avsc"))).isEqualTo(ExitCode.NO);
    }

    /// Decision 72: the references of the newest version do not count where the file has its own.
    @Test
    void statusReadsTheReferencesBesideTheFile() throws IOException {
        Path schemas = Files.createDirectories(folder.resolve("schemas"));
        String text = "{\"type\": \"record\", \"name\": \"W\", \"fields\": [{\"name\": \"r\", \"type\": \"R\"}]}";
        for (String part : List.of(ONE, MORE)) {
            int version = STAND.registry().register(
                    new NewSchema("part-value", SchemaFormat.AVRO, part, List.of())).version();
            STAND.registry().register(new NewSchema("whole-value", SchemaFormat.AVRO, text,
                    List.of(new SchemaReference("R", "part-value", version))));
        }
        Path file = Files.writeString(schemas.resolve("whole-value.avsc"), text);
        ReferenceFile.keep(file, Optional.of(List.of(new SchemaReference("R", "part-value", 1))));
        assertThat(run("status", schemas.toString())).as(said() + err).isEqualTo(ExitCode.NO);
        assertThat(said()).containsPattern("whole-value.avsc +whole-value +behind +1 +2");
        ReferenceFile.keep(file, Optional.of(List.of(new SchemaReference("R", "part-value", 2))));
        assertThat(run("status", schemas.toString())).as(said() + err).isEqualTo(ExitCode.DONE);
        Files.writeString(ReferenceFile.beside(file), "[{\"name\": ");
        assertThat(run("status", schemas.toString())).isEqualTo(ExitCode.NO);
        assertThat(said()).containsPattern("whole-value +untold .*whole-value.avsc.references.json");
    }

    @Test
    void statusHoldsAFolderAgainstTheRegistry() throws IOException {
        Path schemas = Files.createDirectories(folder.resolve("schemas/avro"));
        for (String text : List.of(ONE, MORE)) {
            STAND.registry().register(new NewSchema("stated-value", SchemaFormat.AVRO, text, List.of()));
        }
        Files.writeString(schemas.resolve("stated-value.avsc"), MORE.replace("\n", "\r\n"));
        String root = folder.resolve("schemas").toString();
        assertThat(run("status", root)).as(said() + err).isEqualTo(ExitCode.DONE);
        assertThat(said()).containsPattern("avro/stated-value.avsc +stated-value +same +2 +2");
        Files.writeString(schemas.resolve("stated-value.avsc"), ONE);
        Files.writeString(schemas.resolve("other.avsc"), ONE);
        assertThat(run("status", root, "--json")).isEqualTo(ExitCode.NO);
        JsonNode document = json();
        assertThat(document.at("/files/0/state").asText()).isEqualTo("no-subject");
        assertThat(document.at("/files/1/state").asText()).isEqualTo("behind");
        assertThat(document.at("/files/1/version").asInt()).isEqualTo(1);
        assertThat(run("status", root, "--assign", "avro/other.avsc=fresh-value")).isEqualTo(ExitCode.NO);
        assertThat(said()).containsPattern("avro/other.avsc +fresh-value +absent");
        assertThat(run("status", root)).isEqualTo(ExitCode.NO);
        assertThat(said()).containsPattern("avro/other.avsc +fresh-value +absent");
        Files.writeString(schemas.resolve("stated-value.avsc"), WIDER);
        assertThat(run("status", root)).isEqualTo(ExitCode.NO);
        assertThat(said()).containsPattern("avro/stated-value.avsc +stated-value +diverged +1 +2");
        assertThat(run("status", root, "--assign", "none.avsc=x")).isEqualTo(ExitCode.USAGE);
        assertThat(run("status", folder.resolve("nowhere").toString())).isNotEqualTo(ExitCode.DONE);
    }
}
