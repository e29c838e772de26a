package tableflow.console.service.schemas.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.RemoteFailure;

class FileTextTest {

    @TempDir
    private Path folder;

    private static String plain(String escaped) {
        return escaped.replace("\\r", "\r").replace("\\n", "\n").replace("\\m", "\ufeff");
    }

    private static FileText of(String content) {
        return FileText.of(content.getBytes(StandardCharsets.UTF_8), "a.json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            a\\nb\\n         | a\\nB\\n     | a\\nB\\n
            a\\r\\nb\\r\\n   | a\\nB\\n     | a\\r\\nB\\r\\n
            a\\r\\nb\\r\\n   | a\\nx\\nb\\n | a\\r\\nx\\r\\nb\\r\\n
            a\\r\\nb\\nc\\n  | a\\nb\\nC\\n | a\\r\\nb\\nC\\n
            \\ma\\n          | b\\n         | \\mb\\n
            a\\nb            | a\\nB\\n     | a\\nB
            a\\nb\\n         | a\\nB        | a\\nB\\n
            a                | b            | b
            a\\n             | b\\n\\n\\n   | b\\n
            ``               | {}\\n        | {}\\n
            """)
    void whatAnEditorDoesNotKnowStays(String before, String edited, String after) {
        assertThat(new String(of(plain(before)).with(plain(edited)), StandardCharsets.UTF_8)).isEqualTo(plain(after));
    }

    @Test
    void aTextThatIsNotChangedIsTheSameToTheByte() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String[] parts = {"a", "{\"x\": 1}", "\n", "\r\n", "\n\n", "é", "\ufeff", "", "\t", "\r"};
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "\ufeff" : "");
            for (int i = random.nextInt(8); i > 0; i--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            FileText file = of(text.toString());
            assertThat(new String(file.with(file.text()), StandardCharsets.UTF_8)).as("seed %s", seed)
                    .isEqualTo(text.toString());
        }
    }

    @Test
    void whatIsNotUtf8IsNotEdited() {
        assertThatThrownBy(() -> FileText.of(new byte[] {'a', (byte) 0xff}, "a.json"))
                .isInstanceOf(BadInput.class).hasMessageContaining("UTF-8");
    }

    @Test
    void whoMayReadAFileStays() throws IOException {
        Path file = folder.resolve("a.json");
        Files.writeString(file, "one\n");
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return;
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        FileText.overwrite(file, "two\n".getBytes(StandardCharsets.UTF_8));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-r--r--");
        assertThat(file).hasContent("two\n");
    }

    @Test
    void aFileThatIsNotThereSaysSo() {
        assertThatThrownBy(() -> FileText.read(folder.resolve("none.json"))).isInstanceOf(RemoteFailure.class);
        assertThat(FileText.find(folder.resolve("none.json"))).isEmpty();
    }
}
