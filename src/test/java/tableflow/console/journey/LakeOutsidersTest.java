package tableflow.console.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clients that share no code with the sandbox drive its lake: kcat, Confluent's Python client, the AWS CLI, boto3,
/// rclone and a Parquet reader in JavaScript. The script says which of them is absent; with `OUTSIDERS=required` in the
/// environment an absent one is a failure. The JavaScript reader is looked for in `target/outsiders`.
@Tag("outsiders")
class LakeOutsidersTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final String MANIFEST = Path.of("examples/topic2.yaml").toString();
    private static final Path PROJECT = Path.of(System.getProperty("project.directory", "."));

    @Test
    void producedRecordsAreATableForEveryClient(@TempDir Path folder) throws Exception {
        boolean required = "required".equals(System.getenv("OUTSIDERS"));
        assumeTrue(required || Files.isExecutable(PYTHON), "absent: " + PYTHON);
        Program program = new Program(folder);
        Path info = folder.resolve("p.json");
        Process sandbox = program.sandbox(info, "--seed", "empty");
        try {
            Path keys = folder.resolve("client.conf");
            Program.Ended applied = program.run(
                    "provision", "apply", "-f", MANIFEST, "--profile-file", info.toString());
            assertThat(applied.code()).as(applied.err()).isZero();
            Program.Ended written = program.run("provision", "keys", "-f", MANIFEST, "--out", keys.toString(),
                    "--profile-file", info.toString());
            assertThat(written.code()).as(written.err()).isZero();

            Path output = folder.resolve("outsiders.txt");
            Process script = new ProcessBuilder(PYTHON.toString(),
                    PROJECT.resolve("src/test/resources/outsiders/lake.py").toString(),
                    info.toString(), keys.toString(), PROJECT.resolve("target/outsiders").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = script.waitFor(8, TimeUnit.MINUTES);
            String said = Files.readString(output);
            System.out.println(said);
            assertThat(ended).as(said).isTrue();
            assumeTrue(script.exitValue() == 0 || !said.contains("nothing can be asked"), said);
            assertThat(script.exitValue()).as(said).isZero();
            assertThat(said).endsWith("ok\n");
        } finally {
            sandbox.destroy();
            assertThat(sandbox.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }
}
