package tableflow.console.sandbox.sql;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.sandbox.sql.child.EngineMain;

/// How the engine's JVM is started.
///
/// @param words the command line
/// @param recording where this run records what makes the next start quicker; such a JVM takes half a minute to end
record EngineCommand(List<String> words, Optional<CacheSlot> recording) {
    private static final Logger LOG = LoggerFactory.getLogger(EngineCommand.class);
    private static final String USES = "-XX:AOTCache=";
    private static final String RECORDS = "-XX:AOTCacheOutput=";

    EngineCommand {
        words = List.copyOf(words);
    }

    /// Whoever gets one that records has the right to, and gives it back or hands it on.
    ///
    /// @throws IOException when the jars cannot be read or the launcher cannot be written
    static EngineCommand of(TrinoSettings settings) throws IOException {
        if (settings.cache().isPresent()) {
            try {
                return of(settings, settings.cache());
            } catch (IOException e) {
                LOG.debug("the SQL engine starts without a cache", e);
            }
        }
        return of(settings, Optional.empty());
    }

    private static EngineCommand of(TrinoSettings settings, Optional<Path> folder) throws IOException {
        Path launcher = launcher(folder.orElse(settings.directory()));
        List<Path> jars = new ArrayList<>(List.of(launcher));
        jars.addAll(EngineLibraries.jars(settings.libraries()));
        List<String> options = new ArrayList<>(List.of(
                "-Xmx" + settings.memoryMb() + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                // Each growth of the classes' memory up to here would cost a full collection during the start.
                "-XX:MetaspaceSize=256m",
                // A start is short of processors, and half of its time went into compiling with C2 what runs for
                // seconds only. C1's code is slower in loops over millions of rows, which a sandbox rarely has.
                "-XX:TieredStopAtLevel=1",
                // The JVM's own warnings would go to standard output, which is for one line.
                "-Xlog:disable",
                "-Xlog:all=warning:stderr",
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        List<String> words = new ArrayList<>(List.of(java().toString()));
        Optional<CacheSlot> recording = Optional.empty();
        if (folder.isPresent()) {
            CacheSlot slot = slot(folder.get(), jars, options);
            Optional<Path> cache = slot.usable();
            if (cache.isPresent()) {
                words.add(USES + cache.get());
            } else if (slot.claim()) {
                words.add(RECORDS + slot.recorded());
                recording = Optional.of(slot);
            }
        }
        words.addAll(options);
        words.addAll(List.of("-cp", String.join(File.pathSeparator, jars.stream().map(Path::toString).toList()),
                EngineMain.class.getName()));
        return new EngineCommand(words, recording);
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", File.separatorChar == '\\' ? "java.exe" : "java");
    }

    /// A jar with nothing but the main class: so the engine's JVM sees none of the console's classes, and its cache
    /// works for a build too, where classes lie in folders.
    private static Path launcher(Path folder) throws IOException {
        String name = EngineMain.class.getName().replace('.', '/') + ".class";
        byte[] code;
        try (InputStream in = EngineMain.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the class file of " + EngineMain.class.getName() + " is not there");
            }
            code = in.readAllBytes();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            JarEntry entry = new JarEntry(name);
            entry.setTime(0);
            jar.putNextEntry(entry);
            jar.write(code);
        }
        Files.createDirectories(folder);
        Path file = folder.resolve("sql-engine-main-" + hash(List.of(HexFormat.of().formatHex(code))) + ".jar");
        if (!Files.exists(file)) {
            Path part = Files.createTempFile(folder, "sql-engine-main", ".part");
            Files.write(part, bytes.toByteArray());
            try {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException e) {
                // Another sandbox was quicker, with the same bytes.
                Files.delete(part);
            }
        }
        return file;
    }

    /// The place of the cache for exactly this JVM, these jars and these options.
    private static CacheSlot slot(Path folder, List<Path> jars, List<String> options) throws IOException {
        List<String> facts = new ArrayList<>(options);
        facts.add(System.getProperty("java.home") + " " + System.getProperty("java.vm.version"));
        for (Path jar : jars) {
            facts.add(jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar).toMillis());
        }
        return new CacheSlot(folder, hash(facts));
    }

    /// The cache that this command uses.
    Optional<Path> cache() {
        return words.stream().filter(word -> word.startsWith(USES))
                .map(word -> Path.of(word.substring(USES.length())))
                .findFirst();
    }

    private static String hash(List<String> facts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] all = digest.digest(String.join("\n", facts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(all, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each JVM has SHA-256", e);
        }
    }
}
