package tableflow.console.schema.evolution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.schema.Referenced;

/// Reads the table of evolutions. How it is written: `schemas/evolution/README.md`.
public final class Evolutions {

    private static final JsonMapper RELAXED = JsonMapper.builder()
        .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
        .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
    private static final Map<String, String> DRAFTS = Map.of(
        "04", "http://json-schema.org/draft-04/schema#",
        "06", "http://json-schema.org/draft-06/schema#",
        "07", "http://json-schema.org/draft-07/schema#",
        "2019-09", "https://json-schema.org/draft/2019-09/schema",
        "2020-12", "https://json-schema.org/draft/2020-12/schema");
    private static final Set<String> KEYS = Set.of("case", "draft", "old", "new", "reference", "old-reference",
        "new-reference", "levels", "backward", "forward", "table", "why");

    private record Line(String key, String name, String value) {}

    private Evolutions() {}

    /// All cases of all formats.
    public static List<Evolution> all() {
        return Arrays.stream(SchemaFormat.values()).flatMap(format -> of(format).stream()).toList();
    }

    /// The cases of one format.
    public static List<Evolution> of(SchemaFormat format) {
        String resource = "/schemas/evolution/" + format.name().toLowerCase(Locale.ROOT) + ".txt";
        try (InputStream file = Evolutions.class.getResourceAsStream(resource)) {
            String text = new String(Objects.requireNonNull(file, resource).readAllBytes(), StandardCharsets.UTF_8);
            return blocks(text).stream().map(block -> read(format, block)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    private static List<List<Line>> blocks(String text) {
        List<List<Line>> blocks = new ArrayList<>();
        List<Line> block = new ArrayList<>();
        for (String line : (text + "\n\n").lines().toList()) {
            if (line.isBlank()) {
                if (!block.isEmpty()) {
                    blocks.add(List.copyOf(block));
                    block.clear();
                }
            } else if (line.startsWith(" ")) {
                Line before = block.removeLast();
                block.add(new Line(before.key, before.name, before.value + "\n" + line));
            } else if (!line.startsWith("#")) {
                block.add(line(line));
            }
        }
        return blocks;
    }

    private static Line line(String text) {
        String[] words = text.split(" +", 2);
        String rest = words.length > 1 ? words[1] : "";
        if (!KEYS.contains(words[0])) {
            throw new IllegalArgumentException("no key: " + text);
        }
        boolean named = words[0].endsWith("reference") || rest.matches("\\d+ .*");
        if (!named) {
            return new Line(words[0], "", rest);
        }
        String[] parts = rest.split(" +", 2);
        return new Line(words[0], parts[0], parts[1]);
    }

    private static Evolution read(SchemaFormat format, List<Line> block) {
        String title = one(block, "case");
        String draft = DRAFTS.get(first(block, "draft"));
        List<String> old = new ArrayList<>();
        List<Referenced> before = new ArrayList<>();
        List<Referenced> after = new ArrayList<>();
        Map<Integer, List<String>> backward = new HashMap<>();
        Map<Integer, List<String>> forward = new HashMap<>();
        int versions = (int) block.stream().filter(line -> line.key.equals("old")).count();
        for (Line line : block) {
            Referenced reference = new Referenced(line.name, line.key.endsWith("reference")
                ? text(format, line.value, draft) : "");
            switch (line.key) {
                case "old" -> old.add(text(format, line.value, draft));
                case "reference" -> {
                    before.add(reference);
                    after.add(reference);
                }
                case "old-reference" -> before.add(reference);
                case "new-reference" -> after.add(reference);
                case "backward" -> backward.put(version(line, versions), list(line.value));
                case "forward" -> forward.put(version(line, versions), list(line.value));
                default -> { }
            }
        }
        String table = first(block, "table");
        return new Evolution(format, title, List.copyOf(old), text(format, one(block, "new"), draft),
            new Evolution.References(List.copyOf(before), List.copyOf(after)),
            Evolution.levels(one(block, "levels"), versions == 1), new Evolution.Expected(backward, forward),
            table.isEmpty() ? null : table.equals("ok") ? List.of() : list(table));
    }

    private static int version(Line line, int versions) {
        return line.name.isEmpty() ? versions : Integer.parseInt(line.name);
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",")).map(it -> it.strip().replaceAll("\\s+", " ")).toList();
    }

    private static String one(List<Line> block, String key) {
        String value = first(block, key);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("no " + key + " in " + block);
        }
        return value;
    }

    private static String first(List<Line> block, String key) {
        return block.stream().filter(line -> line.key.equals(key)).map(Line::value).findFirst().orElse("");
    }

    private static String text(SchemaFormat format, String text, @Nullable String draft) {
        if (format == SchemaFormat.PROTOBUF) {
            return text.startsWith("syntax") ? text : "syntax = \"proto3\";\n" + text;
        }
        try {
            JsonNode tree = RELAXED.readTree(text);
            if (draft != null && tree instanceof ObjectNode object) {
                ObjectNode with = RELAXED.createObjectNode().put("$schema", draft);
                with.setAll(object);
                return with.toString();
            }
            return tree.toString();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}
