package tableflow.console.sandbox.sql.child;

import io.trino.plugin.iceberg.IcebergPlugin;
import io.trino.server.testing.TestingTrinoServer;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Trino with one Iceberg catalog, for the process that started it.
///
/// Settings come over standard input, up to an empty line, as properties: `directory`, `catalog`, `server.*` and
/// `catalog.*`; so no secret stands in an argument or a file. When it serves it prints `serving URL`. It ends when
/// standard input ends, which is when its parent closes it or is gone.
public final class EngineMain {
    /// What is printed when it serves, before the address.
    public static final String SERVING = "serving ";
    /// What is printed when it cannot serve, before the first line of why.
    public static final String FAILED = "failed ";

    private EngineMain() {}

    public static void main(String[] arguments) throws IOException {
        // Trino's libraries write to System.out: only the one line may go there.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        Logger.getLogger("").setLevel(Level.WARNING);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Properties settings = settings(in);
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> endWith(in));
        try {
            out.println(SERVING + serve(settings));
        } catch (RuntimeException | LinkageError e) {
            e.printStackTrace();
            out.println(FAILED + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            System.exit(1);
        }
    }

    private static URI serve(Properties settings) {
        TestingTrinoServer server = TestingTrinoServer.builder()
                .setProperties(below("server.", settings))
                .setBaseDataDir(Optional.of(Path.of(settings.getProperty("directory"))))
                .build();
        server.installPlugin(new IcebergPlugin());
        server.createCatalog(settings.getProperty("catalog"), "iceberg", below("catalog.", settings));
        return server.getBaseUrl();
    }

    private static Properties settings(BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            text.append(line).append('\n');
        }
        Properties settings = new Properties();
        settings.load(new StringReader(text.toString()));
        return settings;
    }

    private static Map<String, String> below(String prefix, Properties settings) {
        Map<String, String> below = new HashMap<>();
        for (String name : settings.stringPropertyNames()) {
            if (name.startsWith(prefix)) {
                below.put(name.substring(prefix.length()), settings.getProperty(name));
            }
        }
        return below;
    }

    /// Exits rather than halts: only so does the JVM write a cache that it was told to record.
    private static void endWith(BufferedReader in) {
        try {
            while (in.readLine() != null) {
                // Nothing more is said.
            }
        } catch (IOException e) {
            // The parent is gone.
        }
        System.exit(0);
    }
}
