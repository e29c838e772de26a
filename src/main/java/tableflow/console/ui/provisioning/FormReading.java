package tableflow.console.ui.provisioning;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Problem;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.TopicSpec;

/// What a form says: the manifest, as far as it can be read, and what is wrong at which input of which topic.
///
/// @param topics in the order of the form
/// @param shown which of them the fields show
record FormReading(Manifest manifest, List<Topic> topics, int shown) {

    /// What is wrong with one topic. What all topics share is told at the one that is shown.
    ///
    /// @param missing inputs whose problem is only that they are empty: told when the user wants to go on, not before
    record Topic(Map<Input, String> problems, Set<Input> missing) {
        Topic {
            problems = Map.copyOf(problems);
            missing = Set.copyOf(missing);
        }
    }

    FormReading {
        topics = List.copyOf(topics);
    }

    /// What is wrong at the inputs that are shown.
    Map<Input, String> problems() {
        return topics.get(shown).problems();
    }

    /// Of those, the inputs that are only empty.
    Set<Input> missing() {
        return topics.get(shown).missing();
    }

    boolean isValid() {
        return topics.stream().allMatch(it -> it.problems().isEmpty());
    }

    /// A topic before it is judged.
    ///
    /// @param flaw what is wrong with the schema's text; empty when nothing is
    record Typed(TopicForm form, String flaw) {}

    /// Reads a form.
    ///
    /// @param shown the index of the topic whose form has what all topics share
    /// @param opened the manifest that the form was filled with
    /// @param check the service's own rules
    static FormReading of(
            List<Typed> typed, int shown, @Nullable Manifest opened, Function<Manifest, List<Problem>> check) {
        TopicForm shared = typed.get(shown).form();
        List<TopicSpec> specs = new ArrayList<>();
        List<Map<Input, String>> problems = new ArrayList<>();
        List<Set<Input>> missing = new ArrayList<>();
        for (Typed one : typed) {
            if (one.form() != shared) {
                one.form().copyShared(shared);
            }
            FormReader reader = new FormReader(one.form());
            specs.add(reader.topic());
            Map<Input, String> found = new EnumMap<>(Input.class);
            Set<Input> empty = EnumSet.noneOf(Input.class);
            FormRules.check(one.form(), one.flaw(), found, empty);
            found.putAll(reader.unread());
            problems.add(found);
            missing.add(empty);
        }
        Manifest manifest = new FormReader(shared).manifest(specs, opened);
        for (Problem problem : check.apply(manifest)) {
            for (int concerned : concerned(problem, specs, shown)) {
                problems.get(concerned)
                        .putIfAbsent(
                                FormRules.inputOf(problem, typed.get(concerned).form()), FormRules.words(problem));
            }
        }
        List<Topic> topics = new ArrayList<>();
        for (int i = 0; i < typed.size(); i++) {
            topics.add(new Topic(problems.get(i), missing.get(i)));
        }
        return new FormReading(manifest, topics, shown);
    }

    /// The topics that a problem is about: those of the longest name that its path begins with, as names may hold
    /// periods; the shown one where it is about none.
    private static List<Integer> concerned(Problem problem, List<TopicSpec> specs, int shown) {
        String best = null;
        for (TopicSpec spec : specs) {
            String prefix = "topics." + spec.name();
            boolean fits = problem.path().equals(prefix) || problem.path().startsWith(prefix + ".");
            if (fits && (best == null || spec.name().length() > best.length())) {
                best = spec.name();
            }
        }
        List<Integer> concerned = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            if (specs.get(i).name().equals(best)) {
                concerned.add(i);
            }
        }
        return concerned.isEmpty() ? List.of(shown) : concerned;
    }
}
