package tableflow.console.service.provisioning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Place;
import tableflow.console.domain.Problem;

/// A YAML 1.2 document, of which JSON is a part, that knows where each of its values stands.
final class YamlDocument {

    private static final int DEEPEST = 50;

    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Place> places = new HashMap<>();
    private final MappingNode root;

    private YamlDocument(String file, MappingNode root) {
        this.file = file;
        this.root = root;
    }

    /// Parses `text`, named `file` in problems.
    ///
    /// @throws BadInput when it is no document, or not a mapping
    static YamlDocument parse(String file, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setMaxAliasesForCollections(20)
                .setCodePointLimit(4 * 1024 * 1024)
                .build();
        Optional<Node> node;
        try {
            node = new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException broken) {
            Place place = place(file, broken.getProblemMark().or(broken::getContextMark));
            throw new BadInput(List.of(
                    new Problem("", "is not YAML: " + broken.getProblem(), null, place)));
        } catch (YamlEngineException broken) {
            throw new BadInput(List.of(new Problem(
                    "", "is not YAML: " + broken.getMessage(), null, new Place(file, 1, 1))));
        }
        if (node.isPresent() && node.get() instanceof MappingNode mapping) {
            YamlDocument document = new YamlDocument(file, mapping);
            document.index(mapping, "", 0);
            return document;
        }
        throw new BadInput(List.of(new Problem(
                "", node.isEmpty() ? "is empty" : "must be a mapping", "version and topics", new Place(file, 1, 1))));
    }

    private void index(Node node, String path, int depth) {
        places.putIfAbsent(path, placeOf(node));
        if (depth > DEEPEST) {
            return;
        }
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    String inner = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
                    if (isSection(tuple.getValueNode())) {
                        places.putIfAbsent(inner, placeOf(key));
                    }
                    index(tuple.getValueNode(), inner, depth + 1);
                }
            }
        } else if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                index(sequence.getValue().get(i), path + "[" + i + "]", depth + 1);
            }
        }
    }

    /// A problem with a whole section is best shown at its name.
    private static boolean isSection(Node node) {
        return !(node instanceof ScalarNode scalar) || scalar.getValue().isEmpty();
    }

    YamlFields root() {
        return new YamlFields(this, "", root);
    }

    void problem(String path, @Nullable Node node, String message, @Nullable String allowed) {
        problems.add(new Problem(path, message, allowed, node == null ? placeOf(path) : placeOf(node)));
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    /// All problems so far, in the order of the file.
    List<Problem> problems() {
        return problems.stream()
                .sorted((a, b) -> {
                    Place left = a.place() == null ? new Place(file, 0, 0) : a.place();
                    Place right = b.place() == null ? new Place(file, 0, 0) : b.place();
                    int lines = Integer.compare(left.line(), right.line());
                    return lines != 0 ? lines : Integer.compare(left.column(), right.column());
                })
                .toList();
    }

    /// Where the value at `path` stands, or the nearest value around it.
    Place placeOf(String path) {
        String inner = path;
        while (!places.containsKey(inner)) {
            int cut = Math.max(inner.lastIndexOf('.'), inner.lastIndexOf('['));
            inner = cut < 0 ? "" : inner.substring(0, cut);
        }
        return places.getOrDefault(inner, new Place(file, 1, 1));
    }

    private Place placeOf(Node node) {
        return place(file, node.getStartMark());
    }

    private static Place place(String file, Optional<Mark> mark) {
        return mark.map(it -> new Place(file, it.getLine() + 1, it.getColumn() + 1)).orElse(new Place(file, 1, 1));
    }
}
