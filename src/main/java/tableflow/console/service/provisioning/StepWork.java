package tableflow.console.service.provisioning;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.provisioning.Notice;
import tableflow.console.domain.provisioning.Step.Kind;

/// One step: how to see what exists, and how to make it as wanted. Most steps are nothing but a look that names the
/// requests to send; [StepRun#converge] sends them and looks again until all is as wanted.
interface StepWork {

    /// What a step is, whatever it finds.
    ///
    /// @param after the ids of the steps that it waits for
    /// @param facts what undoing needs to know besides the object's id: `environment`, `cluster`
    record Facts(
            String id,
            Kind kind,
            String subject,
            @Nullable String topic,
            Set<String> after,
            Map<String, String> facts) {
        public Facts {
            after = Set.copyOf(after);
            facts = Map.copyOf(facts);
        }
    }

    Facts facts();

    default String id() {
        return facts().id();
    }

    /// Reads, and compares with what is wanted. With keys missing it says that it cannot see.
    Look look(Site site);

    /// Does the step's work; ends when all is as wanted and was read back.
    default Done run(StepRun run) {
        return run.converge(this);
    }

    /// What it cannot undo, given what it found.
    default List<String> irreversible(Look look) {
        return List.of();
    }

    /// What the user should know, given what it found.
    default List<Notice> notices(Look look, Site site) {
        return List.of();
    }

    /// How a step ended well.
    record Done(boolean changed, String note) {}
}
