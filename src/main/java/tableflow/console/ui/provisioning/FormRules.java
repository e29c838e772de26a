package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tableflow.console.domain.Problem;
import tableflow.console.domain.kafka.TopicName;
import tableflow.console.ui.provisioning.TopicForm.SchemaSource;

/// What is wrong with a form, at which input, in the words of the form. Names, numbers and limits are judged by the
/// service; here are the rules about what is missing and about inputs that contradict each other, which are told at
/// all inputs concerned.
final class FormRules {

    private FormRules() {}

    static void check(TopicForm form, String flaw, Map<Input, String> problems, Set<Input> missing) {
        if (form.name.get().isBlank()) {
            problems.put(Input.NAME, text("provisioning.problem.name"));
            missing.add(Input.NAME);
        }
        schema(form, flaw, problems, missing);
        if (form.glue.get() && form.managed.get()) {
            problems.put(Input.STORAGE, text("provisioning.problem.managed.storage"));
            problems.put(Input.GLUE, text("provisioning.problem.managed.glue"));
        } else if (form.glue.get() && form.delta.get() && !form.iceberg.get()) {
            problems.put(Input.FORMATS, text("provisioning.problem.delta.formats"));
            problems.put(Input.GLUE, text("provisioning.problem.delta.glue"));
        }
        if (!form.iceberg.get() && !form.delta.get()) {
            problems.put(Input.FORMATS, text("provisioning.problem.formats"));
        }
        boolean named = !form.ownIntegration.get().isBlank() && !form.glue.get();
        String shared = form.existing.get() ? form.integration.get() : form.roleArn.get();
        if (!form.managed.get() && !named && shared.isBlank()) {
            Input input = integration(form);
            problems.put(input, text(form.existing.get()
                    ? "provisioning.problem.integration" : "provisioning.problem.role"));
            missing.add(input);
        }
        if (form.newAccount.get() && form.accountName.get().isBlank()) {
            problems.put(Input.OWNER, text("provisioning.problem.owner.name"));
            missing.add(Input.OWNER);
        }
    }

    /// The input that says through which integration tables are written.
    private static Input integration(TopicForm form) {
        return form.existing.get() ? Input.INTEGRATION : Input.ROLE;
    }

    private static void schema(TopicForm form, String flaw, Map<Input, String> problems, Set<Input> missing) {
        if (form.source.get() == SchemaSource.REGISTERED) {
            return;
        }
        if (form.source.get() == SchemaSource.FILE && form.filePath.get().isEmpty()) {
            boolean nameless = TopicName.problem(form.name.get().strip()).isPresent();
            problems.put(Input.SCHEMA, nameless
                    ? text("provisioning.problem.schema.file")
                    : text("provisioning.problem.schema.nofile",
                            SchemaFiles.usualPath(form.name.get().strip(), form.format.get())));
            if (nameless) {
                missing.add(Input.SCHEMA);
            }
        } else if (form.schema().isBlank()) {
            problems.put(Input.SCHEMA, text("provisioning.problem.schema.empty"));
            missing.add(Input.SCHEMA);
        } else if (!flaw.isEmpty()) {
            problems.put(Input.SCHEMA, flaw);
        }
    }

    /// The input that a problem of the manifest is about.
    static Input inputOf(Problem problem, TopicForm form) {
        String path = problem.path();
        String topic = "topics." + form.name.get().strip();
        if (path.startsWith(topic)) {
            return switch (path.substring(topic.length())) {
                case "" -> Input.NAME;
                case ".cluster" -> Input.CLUSTER;
                case ".schema.references" -> Input.REFERENCES;
                case ".partitions" -> Input.PARTITIONS;
                case ".formats" -> Input.FORMATS;
                case ".storage" -> form.managed.get() ? Input.STORAGE : integration(form);
                case ".storage.bucket" -> Input.BUCKET;
                case ".snapshotRetention" -> Input.SNAPSHOTS;
                case ".rowRetention" -> Input.ROWS;
                case ".errorHandling.deadLetterTopic", ".errorHandling.mode" -> Input.DEAD_LETTERS;
                default -> Input.OTHER;
            };
        }
        return switch (path) {
            case "providerIntegration.roleArn" -> Input.ROLE;
            case "providerIntegration.name", "providerIntegration.id" -> Input.INTEGRATION;
            case "providerIntegration", "glue" -> integration(form);
            case "glue.database" -> Input.DATABASE;
            case "owner" -> Input.OWNER;
            default -> Input.OTHER;
        };
    }

    /// A problem as a sentence.
    static String words(Problem problem) {
        String message = problem.message();
        String sentence = message.isEmpty()
                ? message
                : message.substring(0, 1).toUpperCase(Locale.ENGLISH) + message.substring(1);
        return sentence + (problem.allowed() == null ? "" : " (" + problem.allowed() + ")");
    }
}
