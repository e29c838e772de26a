package tableflow.console.bench;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import javafx.animation.AnimationTimer;
import javafx.stage.Window;
import tableflow.console.ui.connect.Connecting;
import tableflow.console.ui.profiles.TestProfiles;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.shell.Desktop;
import tableflow.console.ui.shell.ShellPorts;
import tableflow.console.ui.shell.ShellViewModel;
import tableflow.console.ui.unlock.PassphraseDesk;
import tableflow.console.ui.work.FxWork;

/// Opens the window once, prints the milliseconds from the start of the JVM to the first drawn frame, and ends.
/// Needs a display, or `-Dglass.platform=Headless`.
public final class FirstFrame {

    private FirstFrame() {}

    public static void main(String[] arguments) throws Exception {
        FxWork work = new FxWork(InstantSource.system());
        Path folder = Files.createTempDirectory("first-frame");
        WindowSettings remembered =
                new WindowSettings(folder.resolve("window.json"), work.work().timer(), InstantSource.system());
        Desktop.launch(() -> {
            new Pulses().start();
            return new ShellViewModel(work.work(), ports(folder), remembered);
        });
    }

    private static ShellPorts ports(Path folder) {
        Connecting nobody = (Connecting) Proxy.newProxyInstance(
                FirstFrame.class.getClassLoader(), new Class<?>[] {Connecting.class}, (proxy, method, values) -> {
                    throw new IllegalStateException("not part of the measurement");
                });
        return new ShellPorts(
                progress -> {
                    throw new IllegalStateException("not part of the measurement");
                },
                (profile, progress) -> {
                    throw new IllegalStateException("not part of the measurement");
                },
                nobody,
                new TestProfiles(folder).services,
                new PassphraseDesk());
    }

    /// The second pulse after the window is shown comes when the first frame has been drawn.
    private static final class Pulses extends AnimationTimer {
        private int seen;

        @Override
        public void handle(long now) {
            boolean shown = Window.getWindows().stream().anyMatch(Window::isShowing);
            if (shown && ++seen == 2) {
                long started = ManagementFactory.getRuntimeMXBean().getStartTime();
                System.out.println(System.currentTimeMillis() - started);
                System.out.flush();
                Runtime.getRuntime().halt(0);
            }
        }
    }
}
