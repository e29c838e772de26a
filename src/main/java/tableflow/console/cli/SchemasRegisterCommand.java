package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.subjects.Draft;
import tableflow.console.service.schemas.subjects.Registration;
import tableflow.console.service.schemas.subjects.Registration.Outcome;
import tableflow.console.service.schemas.subjects.Subjects;

/// Registers a schema: what would come of it first, then, when somebody agrees, the registration.
@Command(
        name = "register",
        mixinStandardHelpOptions = true,
        description = {
            "Registers a schema as the next version of a subject.",
            "First it shows what would come of it: the verdict against each version, and the registry's own word. "
                    + "At a terminal it then asks; elsewhere, and with --json, --yes must be given to go on.",
            "A schema that is a version already is not registered again. Exit code 1 when it is refused."
        })
final class SchemasRegisterCommand implements Callable<Integer> {

    private final Services services;
    private final Terminal terminal;
    private final Prompt prompt;
    private final InputStream in;

    @Parameters(index = "0", paramLabel = "FILE", description = "The schema; - for standard input.")
    private String file = "";

    @Option(names = "--subject", required = true, paramLabel = "SUBJECT", description = "The subject, such as "
            + "orders-value.")
    private String subject = "";

    @Option(names = "--normalize", description = "Let the registry spell the schema its own way, so that white space "
            + "and order make no other version.")
    private boolean normalize;

    @Mixin
    private final SchemaFiles schemas = new SchemaFiles();

    @Mixin
    private final RegistryReferences references = new RegistryReferences();

    @Mixin
    private final RegistryPlan.Consent consent = new RegistryPlan.Consent();

    SchemasRegisterCommand(Services services, Terminal terminal, Prompt prompt, InputStream in) {
        this.services = services;
        this.terminal = terminal;
        this.prompt = prompt;
        this.in = in;
    }

    @Override
    public Integer call() {
        schemas.tell(terminal.doing());
        RegistryPlan plans = consent.plan(terminal, prompt);
        Profile opened = consent.open(services);
        Subjects subjects = services.subjects(opened);
        List<SchemaReference> refers = references.of(file);
        SchemaDocument document = schemas.read(file, in, subjects.referenced(refers));
        Registration review = subjects.review(
                new Draft(subject, document, refers, normalize), terminal.doing());
        if (!consent.isJson()) {
            show(review);
        }
        if (!review.makes() || consent.isOnly()) {
            return end(review, Optional.empty(), review.outcome() == Outcome.BLOCKED ? ExitCode.NO : ExitCode.DONE);
        }
        if (!plans.agreed("Register it under " + subject + " with profile " + opened.name())) {
            return ExitCode.CANCELLED;
        }
        return end(review, Optional.of(subjects.register(review)), ExitCode.DONE);
    }

    private void show(Registration review) {
        CompatibilityText text = new CompatibilityText(SchemaFiles.shown(file), review.draft().document());
        if (text.document().schema().isEmpty()) {
            text.document().findings().forEach(finding ->
                    FindingsText.lines(text.file(), text.document(), finding).forEach(terminal::line));
        } else {
            review.verdict().local().map(text::lines).orElse(List.of()).forEach(terminal::line);
            CompatibilityText.registry(review.verdict()).forEach(terminal::line);
        }
        terminal.line(summary(review));
        if (review.outcome() == Outcome.BLOCKED) {
            review.blocked().forEach(reason -> terminal.line("    " + reason));
        }
    }

    private String summary(Registration review) {
        String about = subject + " (" + review.verdict().level() + "): ";
        return about + switch (review.outcome()) {
            case NOTHING_TO_DO -> "the same schema is there already, as version "
                    + review.verdict().same().map(SchemaVersion::version).orElse(0);
            case BLOCKED -> "it cannot be registered";
            case NEW_SUBJECT -> "it would be the first version of a new subject";
            case AFTER_DELETED -> "it would be the next version after version " + review.deleted()
                    + "; all versions that are there are deleted softly, and it is compared with none of them";
            case NEXT_VERSION -> "it would follow version "
                    + review.newest().map(SchemaVersion::version).orElse(0);
        };
    }

    private int end(Registration review, Optional<SchemaVersion> made, int code) {
        if (consent.isJson()) {
            CompatibilityText text = new CompatibilityText(SchemaFiles.shown(file), review.draft().document());
            ObjectNode node = text.json("registration");
            CompatibilityText.write(node, review.verdict());
            if (text.document().schema().isEmpty()) {
                FindingsText.json(node.putArray("findings"), text.document().findings());
            }
            CompatibilityText.answer(node, "compatible", review.verdict().answer());
            node.put("outcome", review.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            review.blocked().forEach(node.putArray("blocked")::add);
            made.or(() -> review.verdict().same()).ifPresent(version -> node.putObject("registered")
                    .put("version", version.version()).put("id", version.id()).put("new", made.isPresent()));
            terminal.json(node);
        } else {
            made.ifPresent(version -> terminal.line("Registered: " + subject + " version " + version.version()
                    + ", id " + version.id() + "."));
        }
        return code;
    }
}
