package tableflow.console.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Code and `messages.properties` agree.
class MessagesTest {

    private static final Path SOURCES = Path.of("src/main/java/tableflow/console/ui");
    /// A literal that looks like a key: lower-case words joined by dots, at the start of a `text(` call or alone.
    private static final Pattern KEY = Pattern.compile("\"([a-z][a-z0-9]*(?:\\.[a-z0-9-]+)+)\"");
    private static final Pattern CALL = Pattern.compile("\\btext\\(\\s*\"([a-z][^\"]*)\"(\\s*\\+)?");

    @Test
    void everyKeyUsedExists() {
        Set<String> missing = new TreeSet<>();
        Matcher call = CALL.matcher(sources());
        while (call.find()) {
            boolean prefix = call.group(2) != null;
            boolean known = prefix
                    ? keys().stream().anyMatch(key -> key.startsWith(call.group(1)))
                    : keys().contains(call.group(1));
            if (!known) {
                missing.add(call.group(1));
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyKeyIsUsed() {
        String sources = sources();
        Set<String> used = new HashSet<>();
        Matcher literal = KEY.matcher(sources);
        while (literal.find()) {
            used.add(literal.group(1));
        }
        Set<String> prefixes = new HashSet<>();
        Matcher call = CALL.matcher(sources);
        while (call.find()) {
            if (call.group(2) != null) {
                prefixes.add(call.group(1));
            }
        }
        assertThat(keys())
                .filteredOn(key -> !used.contains(key) && prefixes.stream().noneMatch(key::startsWith))
                .as("keys that nobody uses")
                .isEmpty();
    }

    @Test
    void everyPatternCanBeFormatted() {
        List<String> broken = new ArrayList<>();
        Properties texts = texts();
        for (String key : keys()) {
            String text = texts.getProperty(key);
            if (!text.contains("{")) {
                continue;
            }
            String shown = new MessageFormat(text).format(new Object[] {1, 2, 3, 4, 5});
            if (shown.contains("{") || text.replace("''", "").contains("'")) {
                broken.add(key + "=" + text);
            }
        }
        assertThat(broken).isEmpty();
    }

    /// Without arguments a text is shown as it stands.
    @Test
    void onlyPatternsDoubleTheirApostrophes() {
        Properties texts = texts();
        assertThat(keys())
                .filteredOn(key -> !texts.getProperty(key).contains("{") && texts.getProperty(key).contains("''"))
                .isEmpty();
    }

    @Test
    void noKeyStandsTwice() throws IOException {
        Set<String> seen = new HashSet<>();
        List<String> twice = new ArrayList<>();
        try (Stream<String> lines = Files.lines(Path.of(
                "src/main/resources/tableflow/console/ui/messages.properties"))) {
            lines.filter(line -> !line.startsWith("#") && line.contains("="))
                    .map(line -> line.substring(0, line.indexOf('=')).strip())
                    .filter(key -> !seen.add(key))
                    .forEach(twice::add);
        }
        assertThat(twice).isEmpty();
    }

    @Test
    void anUnknownKeyShowsItself() {
        assertThat(Messages.text("no.such.key")).isEqualTo("no.such.key");
        assertThat(Messages.has("no.such.key")).isFalse();
        assertThat(Messages.text("jobs.count", 0)).isEqualTo("No jobs running");
        assertThat(Messages.text("jobs.count", 1)).isEqualTo("1 job running");
        assertThat(Messages.text("jobs.count", 7)).isEqualTo("7 jobs running");
    }

    private static Set<String> keys() {
        return new TreeSet<>(texts().stringPropertyNames());
    }

    private static Properties texts() {
        Properties texts = new Properties();
        try (InputStream in = Objects.requireNonNull(Messages.class.getResourceAsStream("messages.properties"));
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static String sources() {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file)).append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }
}
