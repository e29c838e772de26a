package tableflow.console.remote.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import tableflow.console.service.support.ParentWatch;

/// What the tests start as a child: behaves as its first argument says.
public final class TinySandbox {

    private TinySandbox() {}

    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        ParentWatch.parent(System.getenv()).ifPresent(TinySandbox::endWith);
        Path info = Path.of(words.get(words.indexOf("--info") + 1));
        switch (words.getFirst()) {
            case "ready" -> {
                System.out.println("broker ready");
                System.err.println("registry ready with password=geheim");
                // First half of it, then all: whoever waits must not be misled.
                Files.writeString(info, "{\"version\":1,");
                Files.writeString(info, PROFILE);
                new CountDownLatch(1).await();
            }
            case "dies" -> {
                System.out.println("port is taken");
                System.exit(3);
            }
            case "nonsense" -> {
                Files.writeString(info, "{\"version\":1,\"name\":5}");
                new CountDownLatch(1).await();
            }
            case "parent" -> {
                // A parent that starts a child, tells its id, and is then killed by the test.
                ProcessBuilder child = new ProcessBuilder(
                        words.get(1), "-cp", System.getProperty("java.class.path"), TinySandbox.class.getName(),
                        "ready", "--info", info.toString());
                child.environment().put(ParentWatch.VARIABLE, Long.toString(ProcessHandle.current().pid()));
                System.out.println(child.start().pid());
                new CountDownLatch(1).await();
            }
            default -> new CountDownLatch(1).await();
        }
    }

    /// At once when that process has ended already.
    private static void endWith(long parent) {
        ProcessHandle.of(parent).ifPresentOrElse(
                it -> {
                    var _ = it.onExit().thenRun(() -> Runtime.getRuntime().halt(0));
                },
                () -> Runtime.getRuntime().halt(0));
    }

    static final String PROFILE = """
            {"version":1,"name":"sandbox","kind":"sandbox","environmentTag":"dev",
             "confluent":{"apiUrl":"http://127.0.0.1:1","cloudApiKey":{"id":"C","secret":"s"}}}
            """;
}
