package tableflow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.profile.Profile;
import tableflow.console.sandbox.armoury.Lab;
import tableflow.console.sandbox.armoury.Recorder;
import tableflow.console.sandbox.armoury.Scene;
import tableflow.console.service.support.AppDirs;

/// A real environment behind a recorder, which lets no call be that changes something.
@ExtendWith(Lab.Shared.class)
abstract class RecordedLab {
    @TempDir
    static Path home;

    static Wiring wiring;
    static Recorder recorder;

    @BeforeAll
    static void wire(Lab lab) throws Exception {
        wiring = new Wiring(AppDirs.under(home));
        recorder = new Recorder(lab);
    }

    @AfterAll
    static void close() {
        wiring.close();
        recorder.close();
    }

    /// What `look` finds in `scene`, by calls that change nothing.
    static <T> T looking(Scene scene, Function<Profile, T> look) throws IOException {
        Path file = home.resolve("profile.json");
        Files.writeString(file, recorder.before(scene.profile()).toString());
        Profile profile = wiring.profile(null, file);
        recorder.forget();
        T found = look.apply(profile);
        assertThat(recorder.calls()).isNotEmpty().noneMatch(Recorder.Call::changes);
        return found;
    }
}
