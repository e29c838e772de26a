package tableflow.console.service.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.service.support.AppDirs.Machine;

class AppDirsTest {

    @TempDir
    private Path home;

    @Test
    void linuxFollowsXdg() {
        AppDirs usual = AppDirs.of(new Machine("Linux", home, Map.of(), null));
        assertThat(usual.config()).isEqualTo(home.resolve(".config/tableflow-console"));
        assertThat(usual.data()).isEqualTo(home.resolve(".local/share/tableflow-console"));
        assertThat(usual.logs()).isEqualTo(home.resolve(".local/state/tableflow-console/logs"));
        Path own = home.resolve("own");
        Map<String, String> variables = Map.of("XDG_CONFIG_HOME", own.toString(), "XDG_DATA_HOME", "relative");
        Machine machine = new Machine("Linux", home, variables, null);
        assertThat(AppDirs.of(machine).config()).isEqualTo(own.resolve("tableflow-console"));
        assertThat(AppDirs.of(machine).data()).isEqualTo(usual.data());
    }

    @Test
    void macAndWindowsHaveTheirOwnPlaces() {
        assertThat(AppDirs.of(new Machine("Mac OS X", home, Map.of(), null)).config())
                .isEqualTo(home.resolve("Library/Application Support/Tableflow Console/config"));
        Map<String, String> windows = Map.of(
                "APPDATA", home.resolve("roaming").toString(),
                "LOCALAPPDATA", home.resolve("local").toString());
        AppDirs places = AppDirs.of(new Machine("Windows 11", home, windows, null));
        assertThat(places.config()).isEqualTo(home.resolve("roaming/Tableflow Console"));
        assertThat(places.state()).isEqualTo(home.resolve("local/Tableflow Console/state"));
    }

    @Test
    void oneFolderForAllWhenToldSoThePropertyBeforeTheVariable() {
        Path one = home.resolve("one");
        Map<String, String> variable = Map.of(AppDirs.HOME_VARIABLE, home.resolve("two").toString());
        assertThat(AppDirs.of(new Machine("Linux", home, variable, one.toString())))
                .isEqualTo(AppDirs.under(one));
        assertThat(AppDirs.of(new Machine("Linux", home, variable, null)))
                .isEqualTo(AppDirs.under(home.resolve("two")));
    }
}
