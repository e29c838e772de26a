package tableflow.console.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import tableflow.console.PatientDeletion;
import tableflow.console.sandbox.access.Pace;
import tableflow.console.sandbox.http.Json;

/// One demo sandbox without its SQL engine, for all test classes that ask for it as a parameter: planting takes long.
final class DemoSandbox implements AutoCloseable {
    private final Queue<String> ready = new ConcurrentLinkedQueue<>();
    private final Path folder;
    private final Sandbox sandbox;

    private DemoSandbox() {
        try {
            folder = Files.createTempDirectory("demo-sandbox");
            sandbox = Sandbox.start(new SandboxSettings(folder.resolve("data"), Seed.DEMO, Pace.FAST),
                    (part, after) -> ready.add(part));
            SandboxProfile.write(sandbox, file());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /// Its profile file.
    Path file() {
        return folder.resolve("profile/p.json");
    }

    JsonNode profile() throws Exception {
        return Json.parse(Files.readAllBytes(file()));
    }

    /// What has been reported as ready so far, in order.
    List<String> ready() {
        return List.copyOf(ready);
    }

    /// Returns when all of the seed was tried.
    void planted() throws Exception {
        sandbox.planted().toCompletableFuture().get(600, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
        PatientDeletion.of(folder);
    }

    /// Gives it to the methods that have it as a parameter. It is closed behind the last test of the run.
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == DemoSandbox.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(DemoSandbox.class, key -> new DemoSandbox(), DemoSandbox.class);
        }
    }
}
