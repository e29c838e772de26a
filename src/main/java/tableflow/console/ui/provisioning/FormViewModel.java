package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.schemas.SchemaTexts;
import tableflow.console.ui.provisioning.TopicForm.SchemaSource;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// The form at work: judges what is typed, looks for the schema's file, parses the schema, and offers what exists.
final class FormViewModel {

    /// The role that a form on a sandbox begins with: there is no account to look one up in.
    private static final String SANDBOX_ROLE = "arn:aws:iam::123456789012:role/{env}-tableflow";

    private record Typed(SchemaFormat format, String schema) {}

    private final Work work;
    private final Provisioner provisioner;
    private final Profile profile;
    private final SchemaFiles files;
    private final TopicForm form = new TopicForm();
    private final Choices choices;
    private final LatestOnly looking = new LatestOnly();
    private final LatestOnly parsing = new LatestOnly();
    private final ReadOnlyObjectWrapper<FormReading> reading;
    private final ReadOnlyStringWrapper flaw = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final Map<Input, ReadOnlyStringWrapper> errors = new EnumMap<>(Input.class);
    private boolean asked;
    private boolean chosen;
    private String offeredRole = "";
    private @Nullable Typed parsed;
    private @Nullable Runnable whenParsed;

    FormViewModel(Work work, Provisioner provisioner, Profile profile, SchemaFiles files, ChoiceSources sources) {
        this.work = work;
        this.provisioner = provisioner;
        this.profile = profile;
        this.files = files;
        this.choices = new Choices(work, sources);
        for (Input input : Input.values()) {
            errors.put(input, new ReadOnlyStringWrapper(""));
        }
        String account = profile.confluent().serviceAccountId();
        form.accountId.set(account == null ? "" : account);
        form.newAccount.set(account == null);
        form.accountName.set(profile.environmentTag() + "-tableflow");
        // The roles of an account that the profile names are somebody's choice already.
        form.grantRoles.set(account == null);
        reading = new ReadOnlyObjectWrapper<>(FormReading.of(form, "", provisioner::check));
        form.watch(this::read);
        form.name.subscribe((before, now) -> look());
        form.format.subscribe((before, now) -> look());
        form.source.subscribe((before, now) -> parse());
        form.schemaText.subscribe((before, now) -> parse());
        form.fileText.subscribe((before, now) -> parse());
        choices.integrations.items().addListener((javafx.beans.Observable it) -> offerRole());
        read();
    }

    TopicForm form() {
        return form;
    }

    Choices choices() {
        return choices;
    }

    Profile profile() {
        return profile;
    }

    /// What the form says now.
    ReadOnlyObjectProperty<FormReading> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /// A failure of something that the user asked for, such as reading a file.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What is wrong at `input`; empty while nothing is.
    ObservableValue<String> error(Input input) {
        return wrapper(input).getReadOnlyProperty();
    }

    /// Reads what may be reused; called when the form is shown.
    void open() {
        choices.load();
        offerRole();
        look();
    }

    /// Gives the manifest to `next` once the schema has been parsed; does nothing but show what is wrong when something
    /// is.
    void submit(java.util.function.Consumer<Manifest> next) {
        asked = true;
        Runnable go = () -> {
            read();
            if (reading.get().isValid()) {
                next.accept(reading.get().manifest());
            }
        };
        if (parsing.isBusy() || looking.isBusy()) {
            whenParsed = go;
        } else {
            go.run();
        }
    }

    /// Takes the schema from a file that the user chose.
    void chooseFile(Path file) {
        looking.clear();
        work.job(text("provisioning.job.schema"), progress -> files.read(file))
                .in(looking)
                .onResult(found -> {
                    problem.set(null);
                    chosen = true;
                    SchemaFormat.ofFileName(found.path()).ifPresent(form.format::set);
                    take(found);
                    form.source.set(SchemaSource.FILE);
                })
                .onFailure(failure -> problem.set(new Problem(failure, () -> chooseFile(file))))
                .onEnd(this::settled)
                .start();
    }

    /// Goes back to the file at the usual place.
    void usualFile() {
        chosen = false;
        look();
    }

    /// Takes the text for editing here; the file stays as it is.
    void editHere() {
        form.schemaText.set(form.schema());
        form.source.set(SchemaSource.TEXT);
    }

    /// The existing integration of the role that is typed.
    Optional<ProviderIntegration> existingIntegration() {
        return choices.integrations.items().stream()
                .filter(it -> it.customerRoleArn().equals(form.roleArn.get().strip()))
                .findFirst();
    }

    /// The Glue integration that the cluster has already.
    Optional<CatalogIntegration> existingGlue() {
        return choices.catalogs.items().stream().filter(CatalogIntegration::isGlue).findFirst();
    }

    /// Whether something would be lost if the form went away.
    boolean isBegun() {
        return !form.name.get().isBlank();
    }

    void close() {
        choices.close();
        looking.clear();
        parsing.clear();
    }

    private void offerRole() {
        if (!form.roleArn.get().equals(offeredRole)) {
            return;
        }
        Optional<ProviderIntegration> existing = likely(choices.integrations.items());
        if (existing.isPresent()) {
            offeredRole = existing.get().customerRoleArn();
        } else if (profile.kind().is(Profile.Kind.SANDBOX)) {
            offeredRole = SANDBOX_ROLE.replace("{env}", profile.environmentTag());
        }
        form.roleArn.set(offeredRole);
    }

    /// The integration that the next table most likely belongs to: the one by this environment's default name, else the
    /// one that most tables and catalogs use, else the first.
    private Optional<ProviderIntegration> likely(List<ProviderIntegration> existing) {
        String usual = profile.environmentTag() + "-tableflow";
        return existing.stream()
                .filter(it -> it.displayName().equals(usual))
                .findFirst()
                .or(() -> existing.stream()
                        .reduce((one, other) -> other.usages().size() > one.usages().size() ? other : one));
    }

    private void look() {
        if (chosen) {
            parse();
            return;
        }
        String topic = form.name.get().strip();
        SchemaFormat format = form.format.get();
        work.job(text("provisioning.job.schema"), progress -> files.find(topic, format))
                .in(looking)
                .quiet()
                .onResult(found -> {
                    problem.set(null);
                    found.ifPresentOrElse(this::take, () -> {
                        form.filePath.set("");
                        form.fileText.set("");
                    });
                    parse();
                })
                .onFailure(failure -> problem.set(new Problem(failure, this::look)))
                .onEnd(this::settled)
                .start();
    }

    private void take(SchemaFiles.Found found) {
        form.filePath.set(found.path());
        form.fileText.set(found.content());
    }

    private void parse() {
        Typed typed = new Typed(form.format.get(), form.schema());
        if (typed.equals(parsed)) {
            return;
        }
        parsed = typed;
        work.job(text("provisioning.job.parse"), progress -> typed.schema().isBlank()
                        ? Optional.<SchemaTexts.Flaw>empty()
                        : SchemaTexts.flaw(typed.format(), typed.schema(), false))
                .in(parsing)
                .quiet()
                .onResult(found -> {
                    flaw.set(found.map(it -> text("provisioning.problem.schema.flaw", Integer.toString(it.line()),
                            Integer.toString(it.column()), it.message())).orElse(""));
                    read();
                })
                .onEnd(this::settled)
                .start();
    }

    private void settled() {
        Runnable waiting = whenParsed;
        if (waiting != null && !parsing.isBusy() && !looking.isBusy()) {
            whenParsed = null;
            waiting.run();
        }
    }

    private void read() {
        FormReading now = FormReading.of(form, flaw.get(), provisioner::check);
        reading.set(now);
        for (Input input : Input.values()) {
            boolean told = asked || !now.missing().contains(input);
            wrapper(input).set(told ? now.problems().getOrDefault(input, "") : "");
        }
    }

    private ReadOnlyStringWrapper wrapper(Input input) {
        return Objects.requireNonNull(errors.get(input));
    }
}
