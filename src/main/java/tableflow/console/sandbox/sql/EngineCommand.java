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
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.sandbox.sql.child.EngineMain;

/// How the engine's JVM is started.
///
/// @param words the command line
/// @param records whether this run records what makes the next start quicker; such a JVM takes half a minute to end
record EngineCommand(List<String> words, boolean records) {
    private static final Logger LOG = LoggerFactory.getLogger(EngineCommand.class);
    private static final String CACHE = ".aot";
    /// What a run has recorded gets its name from the next start: so nobody reads a file that is being written.
    private static final String RECORDED = ".aot-new";

    EngineCommand {
        words = List.copyOf(words);
    }

    /// @throws IOException when the jars cannot be read or the launcher cannot be written
    static EngineCommand of(TrinoSettings settings) throws IOException {
        Path launcher = launcher(settings.cache().orElse(settings.directory()));
        List<Path> jars = new ArrayList<>(List.of(launcher));
        jars.addAll(EngineLibraries.jars(settings.libraries()));
        List<String> options = new ArrayList<>(List.of(
                "-Xmx" + settings.memoryMb() + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                // The JVM's own warnings would go to standard output, which is for one line.
                "-Xlog:disable",
                "-Xlog:all=warning:stderr",
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        List<String> words = new ArrayList<>(List.of(java().toString()));
        boolean records = false;
        if (settings.cache().isPresent()) {
            Path cache = cacheFile(settings.cache().get(), jars, options);
            records = !Files.exists(cache);
            words.add(records ? "-XX:AOTCacheOutput=" + recorded(cache) : "-XX:AOTCache=" + cache);
        }
        words.addAll(options);
        words.addAll(List.of("-cp", String.join(File.pathSeparator, jars.stream().map(Path::toString).toList()),
                EngineMain.class.getName()));
        return new EngineCommand(words, records);
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

    /// The cache for exactly this JVM, these jars and these options; those for others go.
    private static Path cacheFile(Path folder, List<Path> jars, List<String> options) throws IOException {
        List<String> facts = new ArrayList<>(options);
        facts.add(System.getProperty("java.home") + " " + System.getProperty("java.vm.version"));
        for (Path jar : jars) {
            facts.add(jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar).toMillis());
        }
        Path cache = folder.resolve("sql-engine-" + hash(facts) + CACHE);
        Path recorded = recorded(cache);
        if (!Files.exists(cache) && Files.exists(recorded)) {
            Files.move(recorded, cache, StandardCopyOption.ATOMIC_MOVE);
        }
        forgetOthers(folder, cache);
        return cache;
    }

    private static Path recorded(Path cache) {
        return cache.resolveSibling(cache.getFileName().toString().replace(CACHE, RECORDED));
    }

    private static void forgetOthers(Path folder, Path cache) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> isCache(file) && !file.equals(cache)).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.debug("old caches of the SQL engine stay", e);
        }
    }

    private static boolean isCache(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith("sql-engine-") && name.endsWith(CACHE);
    }

    /// The cache that this command uses.
    Optional<Path> cache() {
        String option = "-XX:AOTCache=";
        return words.stream().filter(word -> word.startsWith(option))
                .map(word -> Path.of(word.substring(option.length())))
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
