package tableflow.console.ui.provisioning;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tableflow.console.domain.Problem;
import tableflow.console.domain.provisioning.Manifest;

/// What a form says: the manifest, as far as it can be read, and what is wrong at which input.
///
/// @param missing inputs whose problem is only that they are empty: told when the user wants to go on, not before
record FormReading(Manifest manifest, Map<Input, String> problems, Set<Input> missing) {

    FormReading {
        problems = Map.copyOf(problems);
        missing = Set.copyOf(missing);
    }

    boolean isValid() {
        return problems.isEmpty();
    }

    /// Reads `form`.
    ///
    /// @param flaw what is wrong with the schema's text; empty when nothing is
    /// @param check the service's own rules
    static FormReading of(TopicForm form, String flaw, Function<Manifest, List<Problem>> check) {
        FormReader reader = new FormReader(form);
        Manifest manifest = reader.read();
        Map<Input, String> problems = new EnumMap<>(Input.class);
        Set<Input> missing = EnumSet.noneOf(Input.class);
        FormRules.check(form, flaw, problems, missing);
        problems.putAll(reader.unread());
        for (Problem problem : check.apply(manifest)) {
            problems.putIfAbsent(FormRules.inputOf(problem, form), FormRules.words(problem));
        }
        return new FormReading(manifest, problems, missing);
    }
}
